"""The checks of translations find the faults that translators make, and nothing in sound translations."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from pathshala.checks.context import Checked
from pathshala.checks.registry import rule
from pathshala.checks.run import run_alone
from pathshala.model.finding import Finding
from pathshala.model.site import Language, Settings, Site
from pathshala.translate.catalogues import catalogue_of
from pathshala.translate.po.catalogue import Catalogue
from seeded import COUNT, HEADER, KINDS, Fault, po, seeded, sound
from seeded_texts import LANGUAGES
from tally import Tally

RECALL = 0.99
PATH = "translations/{}/LC_MESSAGES/lessons.po"
SITE = Site(Settings(Path(), "Seeded"), tuple(Language(tag, tag, "ltr") for tag in ("en", *LANGUAGES)))

EXPECTED = {
    "placeholders": "changed-placeholder",
    "code spans": "lost-code altered-code changed-placeholder",
    "link targets": "changed-link-target lost-link changed-image changed-file-name changed-address",
    "link counts": "lost-link added-link changed-footnote changed-link-target",
    "emphasis": "unclosed-emphasis changed-emphasis",
    "HTML": "changed-html",
    "anchors": "changed-anchor",
    "attribute lists": "changed-attributes",
    "numbers": "number-differs",
    "leading and trailing space": "newline-at-the-edge space-at-the-edge",
    "punctuation by language":
        "question-lost sentence-end-differs punctuation-of-another-language missing-opening-mark french-spacing",
    "doubled words": "doubled-word",
    "unchanged text": "unchanged-translation source-left-over",
    "length ratio": "length-out-of-proportion",
    "inconsistent translation": "inconsistent-translation",
    "brackets and quotes": "unpaired-brackets quotes-of-another-language",
    "bidi controls": "bidi-control",
    "mixed script": "mixed-script-word letter-of-another-language mixed-digits digits-of-another-language",
    "joiners": "misplaced-joiner zero-width-character",
    "unnormalised text": "unnormalised-text",
    "plural forms": "plural-rule-of-another-language missing-plural-form po-plural-forms changed-placeholder",
    "another language's page": "other-language-link",
    "identical quiz answers": "same-quiz-answer",
    "alt text untranslated": "untranslated-alternative changed-image unchanged-translation source-left-over",
}
"""The names of the checks that shall find a kind of fault, any of them."""


def read(data: bytes, language: str) -> tuple[Catalogue, list[Finding]]:
    """A PO file, and what the checks find in it by itself."""
    path, key = PATH.format(language), (language, "lessons")
    catalogue, faults = catalogue_of(data, path)
    return catalogue, run_alone(Checked.of(SITE, faults, catalogues={key: catalogue}))


def findings_at(fault: Fault) -> list[Finding]:
    """What is found where a fault was seeded."""
    catalogue, findings = read(po(fault.book), fault.book.language)
    lines = [range(entry.span.line, entry.span.end_line + 1) for entry in catalogue.entries
             if (HEADER if entry.is_header else (entry.context or "").partition(":")[2]) in fault.places]
    assert len(lines) == len(fault.places)
    return [finding for finding in findings if any(finding.span.line in one for one in lines)]


@cache
def missed(kind: str) -> tuple[int, tuple[str, ...]]:
    """How many faults of a kind were seeded over all languages, and those that were not found."""
    faults = [fault for language in LANGUAGES for fault in seeded(language) if fault.kind == kind]
    expected = set(EXPECTED[kind].split())
    found = [(fault, {finding.name for finding in findings_at(fault)}) for fault in faults]
    return len(faults), tuple(f"{fault.book.language} {'/'.join(fault.places)}: {fault.what!r} gives {sorted(names)}"
                              for fault, names in found if not names & expected)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sound_translations_have_no_findings(language: str) -> None:
    assert read(po(sound(language)), language)[1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_faults_of_all_kinds_are_seeded_each_time(language: str) -> None:
    faults = seeded(language)
    assert [po(fault.book) for fault in faults] == [po(fault.book) for fault in seeded(language)]
    assert len({po(fault.book) for fault in faults}) == COUNT == 100
    only_bengali = set() if language == "bn" else {"joiners"}
    assert {fault.kind for fault in faults} == set(KINDS) - only_bengali


@pytest.mark.parametrize("kind", KINDS)
def test_no_more_than_one_fault_of_a_kind_is_missed(kind: str, tally: Tally, request: pytest.FixtureRequest) -> None:
    seeded_of_kind, not_found = missed(kind)
    request.node.user_properties.append(("promise", f"seeded faults are found: {kind}"))
    tally(seeded_of_kind, len(not_found))
    assert len(not_found) <= 1, "\n".join(not_found)


def test_ninety_nine_of_a_hundred_faults_are_found(tally: Tally, request: pytest.FixtureRequest) -> None:
    counts = Counter({kind: missed(kind)[0] for kind in KINDS})
    not_found = [one for kind in KINDS for one in missed(kind)[1]]
    request.node.user_properties.append(("promise", "seeded faults are found: all kinds"))
    tally(counts.total(), len(not_found))
    assert counts.total() == 500
    assert len(not_found) <= (1 - RECALL) * counts.total(), "\n".join(not_found)


def test_the_checks_that_are_expected_exist() -> None:
    assert [name for names in EXPECTED.values() for name in names.split() if rule(name) is None] == []
