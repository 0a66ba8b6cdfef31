"""From PO files to pages: whatever state each passage is in, pages and counts tell the truth about it."""

from __future__ import annotations

import copy
import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import small_site
from pathshala.build.library import site_project
from pathshala.markup.html_tree import html_tree
from pathshala.pages.interface import Interface, interface
from pathshala.pages.texts import DocumentText
from pathshala.sources.read import read_site
from pathshala.translate.completeness import Completeness, completeness
from pathshala.translate.extract import TextDocument
from pathshala.translate.po.catalogue import Catalogue, Entry, changed
from pathshala.translate.po.codec import parse_po, write_po
from pathshala.translate.project import Project, assemble
from pathshala.translate.states import State
from pathshala.translate.template import new_catalogue
from pathshala.translate.units import Unit

MSGFMT = shutil.which("msgfmt")
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
BODY = """\
Paragraph *one* with [a link](time.md).

## Heading

- Item
- Other item

    Inside an item.

!!! note "Title of a note"

    Text of a note.

| Cell | Second cell |
|------|-------------|
| Third cell | Fourth cell |

Term
:   Meaning

### Deeper heading { #own }

> A quotation.[^n]

[^n]: A footnote.

![A picture](../media/p.svg)

Water is enough.
"""
MARKED = re.compile(r"(?:src|goal)(\d+)x")


@cache
def held() -> Project:
    """A site where each passage of one lesson holds a word that no other has."""
    with TemporaryDirectory() as folder:
        root = small_site.write(Path(folder), ("bn", "ar"))
        lesson = root / "learning_packs/egg/lessons/water.md"
        numbers = iter(range(10_000))
        words = re.compile(r"\b(?:one|Heading|Item|Other|Inside|Title|Text|\w+ell|Term|Meaning|Deeper|A quotation|A footnote|A picture|enough)\b")
        body = words.sub(lambda match: f"{match[0]} src{next(numbers)}x", BODY)
        lesson.write_text(lesson.read_text("utf-8").partition("\nEggs want")[0] + "\n" + body, "utf-8")
        return site_project(read_site(root)[0])


def document() -> TextDocument:
    return next(one for one in held().documents["egg"] if one.name == "water")


def units() -> Sequence[Unit]:
    return held().units["egg", "water"]


KINDS = ("current", "outdated", "merged", "doubted", "suggested", "empty", "absent")
STATES = {"current": State.CURRENT, "outdated": State.OUTDATED, "merged": State.OUTDATED, "doubted": State.OUTDATED}
CHOICES = st.lists(st.sampled_from(KINDS), min_size=len(units()), max_size=len(units()))


def entry(unit: Unit, kind: str) -> Entry:
    """An entry of a unit in one of the ways in which it can stand in a PO file."""
    target = MARKED.sub(r"goal\1x", unit.source)
    made = Entry(unit.source, (target,), unit.context)
    fuzzy = changed(made, flags=("fuzzy",))
    return {
        "current": made, "outdated": changed(made, msgid=f"{unit.source} Before."), "empty": changed(made, msgstr=("",)),
        "merged": changed(fuzzy, previous_msgid=f"{unit.source} Before."), "doubted": fuzzy,
        "suggested": changed(fuzzy, previous_context="z:1", previous_msgid="Another."),
    }[kind]


def project(kinds: Sequence[str], language: str) -> Project:
    entries = [entry(unit, kind) for unit, kind in zip(units(), kinds, strict=True) if kind != "absent"]
    data = write_po(Catalogue((*new_catalogue(language, "egg", NOW).entries, *entries)))
    catalogue, faults = parse_po(data, "x.po")
    assert faults == []
    return assemble(held().site, held().documents, {(language, "egg"): catalogue}, {})


def marks(tree: Element) -> dict[str, list[dict[str, str]]]:
    """Of each marked word on a page: the language and direction of every element around it that has one."""
    found: dict[str, list[dict[str, str]]] = {}

    def walk(element: Element, around: list[dict[str, str]]) -> None:
        here = [*around, {name: value for name, value in element.attrib.items() if name in ("lang", "dir")}]
        texts = [(element.text, here), *((value, here) for name, value in element.attrib.items() if name in ("alt", "title"))]
        for child in element:
            walk(child, here)
            texts.append((child.tail, here))
        for text, chain in texts:
            for match in MARKED.finditer(text or ""):
                found.setdefault(match[0], []).append({name: value for one in chain for name, value in one.items()})

    walk(tree, [])
    return found


def ids(html: str) -> list[str]:
    """The anchors of a page but those of the list of changes."""
    return [one for one in re.findall(r'\sid="([^"]*)"', html) if not one.startswith("was-")]


@settings(max_examples=60, deadline=None)
@given(CHOICES, st.sampled_from(["bn", "ar"]))
def test_a_page_shows_each_passage_once_in_its_language(kinds: list[str], language: str) -> None:
    one, source = project(kinds, language), document()
    states = one.look_up(source, language)
    html = str(DocumentText(source, states, one.site, interface(language)).article)
    found = marks(html_tree(html))
    shown = {word: [frame.get("lang") for frame in frames] for word, frames in found.items()}
    for unit, kind, state in zip(units(), kinds, states, strict=True):
        assert state.state is STATES.get(kind, State.UNTRANSLATED)
        for match in MARKED.finditer(unit.source):
            seen, unseen = (f"goal{match[1]}x", match[0]) if kind in STATES else (match[0], f"goal{match[1]}x")
            assert unseen not in shown
            assert len(shown[seen]) == 1, seen
            frame = found[seen][0]
            assert (frame.get("lang"), frame.get("dir")) == ((None, None) if kind in STATES else ("en", "ltr"))
    english = DocumentText(source, (), one.site, interface("en"))
    assert ids(html) == ids(str(english.article)), "anchors are those of the source"


@settings(max_examples=60, deadline=None)
@given(CHOICES)
def test_every_unit_is_counted_once(kinds: list[str]) -> None:
    one, source = project(kinds, "bn"), document()
    states = one.look_up(source, "bn")
    whole = completeness((text.text, state) for text, state in zip(source.texts, states, strict=True))
    assert whole.current + whole.voided + whole.outdated + whole.untranslated == whole.units == len(kinds)
    assert whole.suggested == kinds.count("suggested")
    assert (whole.percent == 100) == (set(kinds) == {"current"})
    assert whole.translated_words <= whole.words
    parts = [completeness([(text.text, state)]) for text, state in zip(source.texts, states, strict=True)]
    assert sum(parts, Completeness()) == whole


@pytest.mark.skipif(MSGFMT is None, reason="msgfmt (GNU gettext) is not on this machine")
@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from([kind for kind in KINDS if kind not in ("absent", "outdated")]),
                min_size=len(units()), max_size=len(units())))
def test_counts_are_those_of_msgfmt(kinds: list[str]) -> None:
    one, source = project(kinds, "bn"), document()
    whole = completeness((text.text, state) for text, state in zip(source.texts, one.look_up(source, "bn"), strict=True))
    done = subprocess.run([str(MSGFMT), "--statistics", "-o", "/dev/null", "-"], input=write_po(one.catalogues["bn", "egg"]),
                          capture_output=True, check=True, env={"LC_ALL": "C"})
    told = {name: int(number) for number, name in re.findall(r"(\d+) (translated|fuzzy|untranslated)", done.stderr.decode())}
    assert told.get("translated", 0) == whole.current + whole.voided
    # What waits as a suggestion is fuzzy to gettext, and untranslated to a reader.
    assert told.get("fuzzy", 0) == whole.outdated + whole.suggested
    assert told.get("untranslated", 0) == whole.untranslated - whole.suggested


def test_a_translation_equal_to_its_source_gives_the_sources_article() -> None:
    source, english = document(), DocumentText(document(), (), held().site, interface("en"))
    entries = [Entry(unit.source, (unit.source,), unit.context) for unit in units()]
    one = assemble(held().site, held().documents, {("bn", "egg"): Catalogue(tuple(entries))}, {})
    article = DocumentText(source, one.look_up(source, "bn"), one.site, named("bn")).article
    assert str(article) == str(english.article)


def named(language: str) -> Interface:
    """The English interface under another language's name, so that only the passages can differ."""
    found = copy.copy(interface("en"))
    found.tag = language
    return found
