"""A translation counts for what it is, also where nobody merged."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathshala.translate.catalogues import po_path, pot_path, read_catalogue, read_catalogues, write_if_changed
from pathshala.translate.completeness import Completeness, completeness
from pathshala.translate.po.catalogue import Entry
from pathshala.translate.states import State, state, translations

FUZZY = ("fuzzy",)


@pytest.mark.parametrize(("entry", "expected", "text", "previous"), [
    (Entry("Src", ("T",), "a:1"), State.CURRENT, "T", None),
    (Entry("Src", ("Src",), "a:1"), State.CURRENT, "Src", None),
    (Entry("Src", ("",), "a:1"), State.UNTRANSLATED, "", None),
    (Entry("Old", ("T",), "a:1"), State.OUTDATED, "T", "Old"),
    (Entry("Old", ("",), "a:1"), State.UNTRANSLATED, "", None),
    (Entry("Src", ("T",), "a:1", flags=FUZZY), State.OUTDATED, "T", None),
    (Entry("Src", ("T",), "a:1", flags=FUZZY, previous_msgid="Old"), State.OUTDATED, "T", "Old"),
    (Entry("Now", ("T",), "a:1", flags=FUZZY, previous_msgid="Src"), State.CURRENT, "T", None),
    (Entry("Src", ("T",), "a:1", flags=FUZZY, previous_msgid="Src"), State.OUTDATED, "T", "Src"),
    (Entry("Src", ("T",), "a:1", flags=FUZZY, previous_context="b:2", previous_msgid="Src"),
     State.UNTRANSLATED, "", None),
    (Entry("Src", ("T",), "a:1", obsolete=True), State.CURRENT, "T", None),
    (Entry("Quite another", ("T",), "a:1", obsolete=True), State.UNTRANSLATED, "", None),
])
def test_states(entry: Entry, expected: State, text: str, previous: str | None) -> None:
    found = state(translations((entry,)).get("a:1"), "Src")
    assert (found.state, found.text) == (expected, text)
    if expected is State.OUTDATED:
        assert found.previous == previous


def test_nothing_is_untranslated() -> None:
    assert state(None, "Src").state is State.UNTRANSLATED
    assert state((), "Src").entry is None


def test_completeness_counts_words_and_units() -> None:
    current = state((Entry("one two three", ("x",)),), "one two three")
    outdated = state((Entry("one", ("x",)),), "one two")
    suggested = state((Entry("one", ("x",), flags=FUZZY, previous_context="b:1"),), "one")
    found = completeness([("one two three", current), ("one two", outdated), ("one", suggested)])
    assert found == Completeness(
        words=6, translated_words=3, units=3, current=1, outdated=1, untranslated=1, suggested=1,
        outdated_words=2,
    )
    assert found.percent == 50
    assert (found + found).words == 12


@pytest.mark.parametrize(("held", "shown"), [
    (Completeness(), "100"),
    (Completeness(words=1000, translated_words=0, units=9, untranslated=9), "0"),
    (Completeness(words=1000, translated_words=9, units=9, current=1, untranslated=8), "<1"),
    (Completeness(words=1000, translated_words=999, units=9, current=8, outdated=1), "99"),
    (Completeness(words=1000, translated_words=1000, units=9, current=8, untranslated=1), "99"),
    (Completeness(words=1000, translated_words=1000, units=9, current=9), "100"),
    (Completeness(words=0, translated_words=0, units=4, current=1, untranslated=3), "25"),
])
def test_a_percentage_never_flatters(held: Completeness, shown: str) -> None:
    assert held.shown == shown


def test_the_folder_is_read(tmp_path: Path) -> None:
    for path in ("translations/bn/LC_MESSAGES/v.po", "translations/pt_BR/LC_MESSAGES/v.po",
                 "translations/pt-BR/LC_MESSAGES/v.po", "translations/templates/v.pot",
                 "translations/bn/glossary.yml"):
        assert write_if_changed(tmp_path / path, b'msgid ""\nmsgstr "Language: x\\n"\n')
    header, escaped = 'msgid ""\nmsgstr "Language: ar\\n"\n', '\nmsgid "a"\nmsgstr "\\342\\200\\256b"\n'
    hidden = header + escaped + '\nmsgid "c"\nmsgstr "\u202ed"\n'
    write_if_changed(tmp_path / po_path("translations", "ar", "v"), hidden.encode())
    (tmp_path / "translations/ar/LC_MESSAGES/link.po").symlink_to(tmp_path / pot_path("translations", "v"))
    catalogues, templates, faults = read_catalogues(tmp_path, "translations", ["bn", "ar", "pt-BR"])
    assert sorted(catalogues) == [("ar", "v"), ("bn", "v"), ("pt-BR", "v")]
    assert list(templates) == ["v"]
    found = [(fault.name, fault.path, fault.span.line) for fault in faults]
    assert sorted(found) == [
        ("bidi-control", "translations/ar/LC_MESSAGES/v.po", 5),
        ("bidi-control", "translations/ar/LC_MESSAGES/v.po", 8),
        ("po-duplicate", "translations/pt-BR/LC_MESSAGES/v.po", 1),
        ("symbolic-link", "translations/ar/LC_MESSAGES/link.po", 1),
    ]
    assert "translations/pt_BR/LC_MESSAGES/v.po" in next(one.message for one in faults if one.name == "po-duplicate")


def test_a_language_may_be_written_as_in_its_tag(tmp_path: Path) -> None:
    write_if_changed(tmp_path / "translations/pt-BR/LC_MESSAGES/v.po", b'msgid ""\nmsgstr "Language: x\\n"\n')
    write_if_changed(tmp_path / "translations/pt_br/LC_MESSAGES/v.po", b'msgid ""\nmsgstr "Language: x\\n"\n')
    catalogues, _, faults = read_catalogues(tmp_path, "translations", ["pt-BR"])
    assert list(catalogues) == [("pt-BR", "v")]
    assert [(one.name, one.help[0]) for one in faults] == [("po-unknown-language", 'did you mean "pt_BR"?')]


HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\n"\n\n'


@pytest.mark.parametrize("entry", [
    'msgid "a"\nmsgstr "\u202eb"\n',
    '#, fuzzy\n#| msgid "\\342\\200\\256"\nmsgid "a"\nmsgstr "b"\n',
    '#~ msgid "a"\n#~ msgstr "\\342\\200\\256"\n',
    'msgctxt "\\xe2\\x80\\xae"\nmsgid "a"\nmsgstr "b"\n',
])
def test_hidden_characters_are_found_wherever_they_stand(tmp_path: Path, entry: str) -> None:
    place = tmp_path / "v.po"
    place.write_text(HEADER.format("UTF-8") + entry, "utf-8")
    assert [one.name for one in read_catalogue(place, "v.po")[1]] == ["bidi-control"]


def test_hidden_characters_are_found_in_any_encoding(tmp_path: Path) -> None:
    place = tmp_path / "v.po"
    place.write_bytes((HEADER.format("GB18030") + 'msgid "a"\nmsgstr "\u202eb"\n').encode("gb18030"))
    (fault,) = read_catalogue(place, "v.po")[1]
    assert (fault.name, fault.span.line) == ("bidi-control", 5)


def test_a_translation_that_costs_minutes_is_a_fault(tmp_path: Path) -> None:
    place = tmp_path / "v.po"
    place.write_text(HEADER.format("UTF-8") + f'msgid "a"\nmsgstr "{"![a" * 3000}"\n', "utf-8")
    (fault,) = read_catalogue(place, "v.po")[1]
    assert (fault.name, fault.span.line) == ("too-costly", 5)


def test_writing_is_whole_and_only_when_needed(tmp_path: Path) -> None:
    path = tmp_path / "new" / "x.po"
    assert write_if_changed(path, b"one")
    stamp = path.stat().st_mtime_ns
    assert not write_if_changed(path, b"one")
    assert path.stat().st_mtime_ns == stamp
    assert write_if_changed(path, b"two")
    assert [one.name for one in path.parent.iterdir()] == ["x.po"]
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write_if_changed(tmp_path / "folder", b"x")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["folder", "new"]
