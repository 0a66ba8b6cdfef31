"""Contexts follow their texts through edits, and templates say what changed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from pathshala.model.document import Passage
from pathshala.translate.po.catalogue import header_value
from pathshala.translate.po.codec import parse_po
from pathshala.translate.template import new_catalogue, plural_forms, template
from pathshala.translate.units import Unit, assign_contexts, template_texts, units

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=3)
TEXTS = st.lists(st.sampled_from(["One text.", "Two texts.", "One text!", "Else", "", "বাংলা লেখা"]), max_size=8)


def born(*texts: str) -> list[tuple[str, str]]:
    return list(zip(assign_contexts([], texts, "a"), texts, strict=True))


def contexts(old: list[tuple[str, str]], *texts: str) -> list[str]:
    return list(assign_contexts(old, texts, "a"))


def test_contexts_are_born_from_document_and_text() -> None:
    first = assign_contexts([], ["One.", "Two.", "One."], "why-sources")
    assert all(re.fullmatch("why-sources:[0-9a-f]{6}", context) for context in first)
    assert len(set(first)) == 3
    assert first == assign_contexts([], ["One.", "Two.", "One."], "why-sources")
    assert set(first).isdisjoint(assign_contexts([], ["One.", "Two."], "other"))
    assert assign_contexts([], ["One."], "why-sources", taken=first[:1]) == (first[2],)


def test_an_edited_text_keeps_its_context() -> None:
    old = born("Keep this.", "A blog is no source.", "And this.")
    assert contexts(old, "Keep this.", "A blog is seldom a source.", "And this.") == [one for one, _ in old]


def test_a_wholly_other_text_gets_its_own() -> None:
    old = born("Keep this.", "A blog is no source.")
    new = contexts(old, "Keep this.", "Photographs need a licence, too.")
    assert new[0] == old[0][0]
    assert new[1] != old[1][0]


def test_a_moved_text_takes_its_context_along() -> None:
    (a, _), (b, _), (c, _) = old = born("First passage.", "Second one here.", "Third of them.")
    assert contexts(old, "Third of them.", "First passage.", "Second one here.") == [c, a, b]


def test_replaced_texts_are_paired_in_order_by_likeness() -> None:
    (a, _), (b, _) = old = born("The first point is short.", "The second aspect is longer.")
    new = contexts(old, "The first point is brief.", "Something new between them", "The second aspect is long.")
    assert (new[0], new[2]) == (a, b)
    assert new[1] not in (a, b)


def test_a_new_text_never_takes_the_context_of_an_edited_one() -> None:
    old = born("A blog is no source.")
    edited = list(zip(contexts(old, "A blog is no good source."), ["A blog is no good source."], strict=True))
    after = contexts(edited, "A blog is no good source.", "Wholly different words", "A blog is no source.")
    assert len(set(after)) == 3
    assert after[0] == old[0][0]


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_contexts_are_unique_and_stay_with_equal_texts(before: list[str], after: list[str]) -> None:
    old = born(*before)
    new = contexts(old, *after)
    assert len(set(new)) == len(new) == len(after)
    assert contexts(list(zip(new, after, strict=True)), *after) == new
    if set(before) <= set(after) and len(set(before)) == len(before):
        assert {context for context, _ in old} <= set(new)


def test_units_come_from_passages() -> None:
    passages = [Passage("Text.", "paragraph", ("Why", "Who\nsays")), Passage("Why", "heading 2")]
    first, second = units(passages, "why", "packs/a b/why.md")
    assert first.extracted == ("paragraph · Why › Who says",)
    assert first.references == ("\u2068packs/a b/why.md\u2069",)
    assert second.extracted == ("heading 2",)
    assert units(passages[::-1], "why", "x.md", [(first.context, "Text."), (second.context, "Why")])[1] == Unit(
        first.context, "Text.", "paragraph", ("Why", "Who\nsays"), "x.md",
    )


UNIT = Unit("why:000001", "Text.", "paragraph", ("Why",), "why.md")


def test_a_template_in_full() -> None:
    noted = Unit("why:000002", "Two\nlines", "list item", (), "why.md", ("keep the line break",))
    assert template([UNIT, noted], "verifiability", NOW, source_language="es").decode() == """\
# Translation template of verifiability.
msgid ""
msgstr ""
"Project-Id-Version: verifiability\\n"
"Report-Msgid-Bugs-To:\\n"
"POT-Creation-Date: 2026-03-01 12:00+0000\\n"
"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n"
"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n"
"Language-Team: LANGUAGE <LL@li.org>\\n"
"Language:\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Source-Language: es\\n"

#. paragraph · Why
#: why.md
msgctxt "why:000001"
msgid "Text."
msgstr ""

#. list item
#. keep the line break
#: why.md
msgctxt "why:000002"
msgid ""
"Two\\n"
"lines"
msgstr ""
"""


def test_the_date_of_a_template_moves_only_with_its_units() -> None:
    data = template([UNIT], "v", NOW)
    old, _ = parse_po(data, "v.pot")
    assert template([UNIT], "v", LATER, old) == data
    renamed = template([Unit(UNIT.context, UNIT.source, "paragraph", ("Other",), "why.md")], "v", LATER, old)
    assert renamed != data
    assert header_value(parse_po(renamed, "v.pot")[0], "POT-Creation-Date") == "2026-03-01 12:00+0000"
    edited = template([Unit(UNIT.context, "Other text.", "paragraph", ("Why",), "why.md")], "v", LATER, old)
    assert header_value(parse_po(edited, "v.pot")[0], "POT-Creation-Date") == "2026-03-04 12:00+0000"


def test_the_texts_of_a_template_are_found_by_file() -> None:
    pot, _ = parse_po(template([UNIT, Unit("a:b:1", "T", "p", (), "a x.md")], "v", NOW), "v.pot")
    assert template_texts(pot) == {UNIT.file: (("why:000001", "Text."),), "a x.md": (("a:b:1", "T"),)}
    assert template_texts(None) == {}


def test_a_new_file_of_a_language() -> None:
    pot, _ = parse_po(template([UNIT], "v", NOW, source_language="es"), "v.pot")
    catalogue = new_catalogue("pt-BR", "v", LATER, pot)
    assert header_value(catalogue, "Language") == "pt_BR"
    assert header_value(catalogue, "POT-Creation-Date") == "2026-03-01 12:00+0000"
    assert header_value(catalogue, "X-Source-Language") == "es"
    assert catalogue.entries[0].translator == (
        "A translation is a draft until somebody else has approved it: pathshala translate sign.",
    )


def test_plural_forms_come_from_cldr() -> None:
    assert plural_forms("ar").startswith("nplurals=6;")
    assert plural_forms("bn").startswith("nplurals=2;")
    assert plural_forms("th") == "nplurals=1; plural=(0);"
    assert plural_forms("xx-Unknown") == "nplurals=1; plural=0;"
    assert not re.search(r"\be\b", plural_forms("es"))
