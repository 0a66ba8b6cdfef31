"""Merging loses nothing, and changes no more than the texts did."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathshala.translate.merge import MergeReport, merge
from pathshala.translate.po.catalogue import Catalogue, Entry, changed
from pathshala.translate.po.codec import parse_po, write_po
from pathshala.translate.states import State, state, translations
from pathshala.translate.template import new_catalogue, template
from pathshala.translate.units import Unit, assign_contexts

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
MSGFMT = shutil.which("msgfmt")


def unit(context: str, source: str, role: str = "paragraph") -> Unit:
    return Unit(context, source, role, ("Sources",), "lessons/a.md")


def translated(*pairs: tuple[Unit, str]) -> Catalogue:
    """A merged catalogue with these translations, as read from its bytes."""
    merged, _ = merge(new_catalogue("bn", "pack", NOW), [one for one, _ in pairs])
    texts = {one.context: text for one, text in pairs}
    entries = (entry if entry.is_header else changed(entry, msgstr=(texts[entry.context or ""],))
               for entry in merged.entries)
    return read(write_po(Catalogue(tuple(entries))))


def read(data: bytes) -> Catalogue:
    catalogue, faults = parse_po(data, "x.po")
    assert faults == []
    return catalogue


def merged_bytes(catalogue: Catalogue, *units: Unit) -> tuple[Catalogue, bytes, MergeReport]:
    merged, report = merge(catalogue, units)
    data = write_po(merged)
    again = read(data)
    assert write_po(merge(again, units)[0]) == data
    return again, data, report


A, B = unit("a:1", "Sources tell readers where a fact comes from."), unit("a:2", "Nobody checks a blog.")


def test_what_a_sure_translation_keeps_of_a_suggestion_is_dropped() -> None:
    """As after taking the flag away in an editor of plain text. msgmerge does the same."""
    catalogue = translated((A, "ক"), (B, "খ"))
    left = [entry if entry.context != "a:1" else changed(entry, previous_context="b:7", previous_msgid="Old.")
            for entry in catalogue.entries]
    merged, _, report = merged_bytes(Catalogue(tuple(left)), A, B)
    assert merged.entries == catalogue.entries and report.kept == ("a:1", "a:2")


def test_a_merge_without_changes_keeps_every_byte() -> None:
    catalogue = translated((A, "ক"), (B, "খ"))
    wrapped = write_po(catalogue).replace(b'msgstr "\xe0\xa6\x95"', b'msgstr ""\n"\xe0\xa6\x95"')
    _, data, report = merged_bytes(read(wrapped), A, B)
    assert data == wrapped
    assert report == MergeReport(kept=("a:1", "a:2"))


def test_an_edited_source_outdates_its_translation_and_no_other() -> None:
    catalogue = translated((A, "ক"), (B, "খ"))
    edited = unit("a:1", "Sources tell readers where each fact comes from.")
    again, data, report = merged_bytes(catalogue, edited, B)
    assert report == MergeReport(kept=("a:2",), outdated=("a:1",))
    entry = again.messages[0]
    assert (entry.fuzzy, entry.previous_msgid, entry.previous_context) == (True, A.source, None)
    assert entry.msgstr == ("ক",)
    twice, _, _ = merged_bytes(again, unit("a:1", "Quite another text."), B)
    assert twice.messages[0].previous_msgid == A.source
    assert again.messages[1].raw == catalogue.messages[1].raw
    _, undone, report = merged_bytes(twice, A, B)
    assert undone == write_po(catalogue)
    assert report.restored == ("a:1",)
    assert data != undone


def test_leftover_previous_lines_of_a_sure_entry_do_not_count() -> None:
    catalogue = translated((A, "ক"))
    header, entry = catalogue.entries
    careless = changed(entry, previous_context="z:9", previous_msgid="Other")
    again, _, _ = merged_bytes(read(write_po(Catalogue((header, careless)))), unit("a:1", "New text."))
    assert (again.messages[0].previous_context, again.messages[0].previous_msgid) == (None, A.source)


def test_a_fuzzy_mark_of_a_translator_is_never_lifted() -> None:
    catalogue = translated((A, "ক"))
    header, entry = catalogue.entries
    doubtful = read(write_po(Catalogue((header, changed(entry, flags=("fuzzy",))))))
    there, _, _ = merged_bytes(doubtful, unit("a:1", "New text."))
    back, data, _ = merged_bytes(there, A)
    assert back.messages[0].fuzzy
    assert data == write_po(doubtful)


def test_a_unit_that_goes_is_kept_and_found_again() -> None:
    catalogue = translated((A, "ক"), (B, "খ"))
    gone, _, report = merged_bytes(catalogue, A)
    assert report == MergeReport(kept=("a:1",), obsolete=("a:2",))
    assert [(entry.msgid, entry.msgstr, entry.raw) for entry in gone.obsolete] == [
        (B.source, ("খ",), '#~ msgctxt "a:2"\n#~ msgid "Nobody checks a blog."\n#~ msgstr "খ"\n'),
    ]
    _, back, report = merged_bytes(gone, A, B)
    assert back == write_po(catalogue)
    assert report.revived == ("a:2",)


def test_an_outdated_entry_that_goes_keeps_its_previous_source() -> None:
    outdated, before, _ = merged_bytes(translated((A, "ক"), (B, "খ")), A, unit("a:2", "Nobody checks any blog."))
    gone, data, _ = merged_bytes(outdated, A)
    assert '#~| msgid "Nobody checks a blog."\n' in data.decode()
    _, back, _ = merged_bytes(gone, A, unit("a:2", "Nobody checks any blog."))
    assert back == before


def test_the_same_text_elsewhere_is_only_a_suggestion() -> None:
    moved = unit("other:9", A.source)
    again, _, report = merged_bytes(translated((A, "ক")), moved)
    assert report == MergeReport(suggested=("other:9",), obsolete=("a:1",))
    entry = again.messages[0]
    assert (entry.fuzzy, entry.previous_context, entry.previous_msgid) == (True, "a:1", A.source)
    assert state(translations((*again.messages, *again.obsolete))["other:9"], A.source).state is State.UNTRANSLATED


def test_a_close_text_is_suggested_and_a_far_one_is_not() -> None:
    near, far = unit("a:3", "Nobody ever checks a blog."), unit("a:4", "Take a photograph.")
    again, _, report = merged_bytes(translated((A, "ক"), (B, "খ")), A, B, near, far)
    assert (report.suggested, report.untranslated) == (("a:3",), ("a:4",))
    found = again.messages[2]
    assert (found.msgstr, found.previous_context, found.previous_msgid) == (("খ",), "a:2", B.source)
    assert state(translations((*again.messages, *again.obsolete))["a:3"], near.source).suggested


def test_a_suggestion_is_not_suggested_further_nor_shown_after_an_edit() -> None:
    near = unit("a:3", "Nobody ever checks a blog.")
    first, _, _ = merged_bytes(translated((B, "খ")), B, near)
    edited = unit("a:3", "Nobody ever checks blogs.")
    again, _, _ = merged_bytes(first, B, edited, unit("a:5", "Nobody ever checks a blog!"))
    assert again.messages[1].previous_context == "a:2"
    assert again.messages[2].previous_context == "a:2"
    assert state(translations((*again.messages, *again.obsolete))["a:3"], edited.source).state is State.UNTRANSLATED


def test_a_header_comments_and_line_ends_stay() -> None:
    crlf = write_po(translated((A, "ক"))).replace(b"\n", b"\r\n") + b"# the end\r\n"
    catalogue = read(crlf)
    again, data, _ = merged_bytes(catalogue, A, B)
    assert again.header == catalogue.header
    assert data.count(b"\n") == data.count(b"\r\n")
    assert data.endswith(b"# the end\r\n")


def test_comments_of_the_source_follow_it() -> None:
    catalogue = translated((A, "ক"))
    moved = Unit(A.context, A.source, "list item", ("Facts",), "lessons/b.md")
    again, _, report = merged_bytes(catalogue, moved)
    assert report.kept == ("a:1",)
    assert (again.messages[0].extracted, again.messages[0].references) == (("list item · Facts",), ("lessons/b.md",))


def test_a_damaged_file_is_left_alone() -> None:
    data = write_po(translated((A, "ক"))) + b'\nmsgid "x\n'
    catalogue, _ = parse_po(data, "x.po")
    merged, report = merge(catalogue, [B])
    assert report == MergeReport(refused=True)
    assert write_po(merged) == data


def test_entries_on_one_line_or_without_a_last_line_end_can_move() -> None:
    data = write_po(translated((A, "ক"))) + (
        b'\n#~ msgctxt "o:1" msgid "x" msgstr "y" msgctxt "o:2" msgid "z" msgstr "w"'
    )
    again, _, _ = merged_bytes(read(data), B, unit("o:2", "z"), unit("new:1", "n"))
    assert {entry.msgstr[0] for entry in again.entries} >= {"ক", "y", "w"}


TEXTS = st.sampled_from([
    "Sources matter.", "Sources matter a lot.", "Sources always matter.", "No.", "Check it twice.",
    "Check it three times.", "বাংলা", "a\nb", 'say "x"\\', "{{ var }}",
])
DOCUMENT = st.lists(TEXTS, min_size=0, max_size=6)


def history(versions: list[list[str]]) -> list[list[Unit]]:
    """The units of each version of a document, with contexts carried from one to the next."""
    old: list[tuple[str, str]] = []
    found = []
    for texts in versions:
        old = list(zip(assign_contexts(old, texts, "a"), texts, strict=True))
        found.append([unit(context, text) for context, text in old])
    return found


@settings(max_examples=150, deadline=None)
@given(st.lists(DOCUMENT, min_size=2, max_size=5), st.data())
def test_nothing_is_ever_lost_and_states_hold_before_a_merge(versions: list[list[str]], data: st.DataObject) -> None:
    catalogue = new_catalogue("bn", "pack", NOW)
    number = 0
    for units in history(versions):
        known = translations((*catalogue.messages, *catalogue.obsolete))
        before = {one.context: state(known.get(one.context), one.source) for one in units}
        sure = {(entry.msgid, entry.msgstr[0]) for entry in catalogue.entries if entry.translated and not entry.fuzzy}
        ever = {text for entry in catalogue.entries for text in entry.msgstr if text}
        merged, written, _ = merged_bytes(catalogue, *units)
        after = translations((*merged.messages, *merged.obsolete))
        for one in units:
            now = state(after.get(one.context), one.source)
            then = before[one.context]
            back = one.context not in known and (one.source, now.text) in sure
            assert (now.state, now.text, now.previous) == (then.state, then.text, then.previous) or back
        assert ever <= {text for entry in merged.entries for text in entry.msgstr}
        entries = []
        for entry in merged.entries:
            if not entry.is_header and not entry.obsolete and data.draw(st.booleans()):
                number += 1
                sure = tuple(flag for flag in entry.flags if flag != "fuzzy")
                entry = changed(entry, msgstr=(f"t{number}",), flags=sure)
            entries.append(entry)
        catalogue = read(write_po(Catalogue(tuple(entries))))
        assert written.endswith(b"\n")


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=7), st.data())
def test_inserting_and_moving_change_no_other_entry(texts: list[str], data: st.DataObject) -> None:
    units = history([texts])[0]
    catalogue = translated(*((one, f"t{number}") for number, one in enumerate(units)))
    where, text = data.draw(st.integers(0, len(texts))), "A wholly fresh passage."
    longer = [*texts[:where], text, *texts[where:]]
    after = history([texts, longer])[1]
    merged, _, report = merged_bytes(catalogue, *after)
    assert report.outdated == report.obsolete == ()
    assert {entry.raw for entry in catalogue.messages} <= {entry.raw for entry in merged.messages}
    taken = data.draw(st.integers(0, len(texts) - 1))
    rest = [*texts[:taken], *texts[taken + 1:]]
    moved = [*rest[:where], texts[taken], *rest[where:]]
    merged, _, report = merged_bytes(catalogue, *history([texts, moved])[1])
    assert {entry.raw for entry in merged.messages} == {entry.raw for entry in catalogue.messages}
    assert len(report.kept) == len(texts)


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=7, unique=True), st.data())
def test_an_edit_outdates_exactly_one_and_undo_restores_the_bytes(texts: list[str], data: st.DataObject) -> None:
    units = history([texts])[0]
    catalogue = translated(*((one, f"t{number}") for number, one in enumerate(units)))
    which = data.draw(st.integers(0, len(texts) - 1))
    edited = [*texts[:which], texts[which] + "!", *texts[which + 1:]]
    versions = history([texts, edited, texts])
    merged, _, report = merged_bytes(catalogue, *versions[1])
    assert report.outdated == (units[which].context,)
    assert len(report.kept) == len(texts) - 1
    _, undone, _ = merged_bytes(merged, *versions[2])
    assert undone == write_po(catalogue)


def big() -> bytes:
    """A file with every kind of entry that a merge can write."""
    near, far = unit("a:3", "Nobody ever checks a blog."), unit("a:4", "two\nlines")
    catalogue = translated((A, "ক"), (B, "খ"), (unit("a:8", "Gone"), "গ"))
    merged, _ = merge(catalogue, [unit("a:1", A.source + "!"), B, near, far])
    return write_po(merged)


def test_polib_reads_what_we_write() -> None:
    theirs = polib.pofile(big().decode())
    ours = [entry for entry in read(big()).entries if not entry.is_header]
    found = [(one.msgctxt, one.msgid, one.msgstr, one.flags, one.previous_msgid, one.previous_msgctxt,
              bool(one.obsolete)) for one in theirs]
    assert found == [
        (one.context, one.msgid, one.msgstr[0], list(one.flags), one.previous_msgid, one.previous_context,
         one.obsolete) for one in ours
    ]


@pytest.mark.skipif(MSGFMT is None, reason="msgfmt (GNU gettext) is not on this machine")
def test_gettext_accepts_what_we_write(tmp_path: Path) -> None:
    units = [A, B, unit("a:4", "two\nlines")]
    files = {"big.po": big(), "empty.pot": template(units, "pack", NOW)}
    for tag in ("bn", "ar", "es", "sw", "fr", "ru", "zh-Hans", "pt-BR", "tlh"):
        files[f"{tag}.po"] = write_po(merge(new_catalogue(tag, "pack", NOW), units)[0])
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        done = subprocess.run([str(MSGFMT), "-c", "--statistics", "-o", "/dev/null", tmp_path / name],
                              capture_output=True, text=True, check=False, env={"LC_ALL": "C"})
        assert done.returncode == 0, done.stderr
        if name == "big.po":
            assert "1 translated message, 2 fuzzy translations, 1 untranslated message." in done.stderr
        elif name.endswith(".po"):
            assert "warning" not in done.stderr


def test_obsolete_entries_of_one_context_do_not_collide() -> None:
    one, other = Entry("A text.", ("T1",), context="a:1", obsolete=True), Entry("Other.", ("T2",), context="a:1")
    header = new_catalogue("bn", "pack", NOW).entries
    again, _, _ = merged_bytes(read(write_po(Catalogue((*header, other, one)))), unit("a:1", "A text."))
    assert [(entry.msgstr, entry.obsolete) for entry in again.entries[1:]] == [(("T1",), False), (("T2",), True)]


def test_a_passage_that_comes_back_under_another_context_has_its_translation() -> None:
    gone, _, _ = merged_bytes(translated((unit("a:1", "Text."), "তর্জমা"), (unit("b:1", "Other."), "অন্য")), unit("b:1", "Other."))
    again, data, report = merged_bytes(gone, unit("a:9", "Text."), unit("b:1", "Other."))
    assert report.revived == ("a:9",)
    entry = again.messages[0]
    assert (entry.context, entry.msgstr, entry.flags, entry.previous_context) == ("a:9", ("তর্জমা",), (), None)
    assert again.obsolete == () and b"#~" not in data
    # In another document it is a suggestion: the same words may mean something else there.
    elsewhere, _, report = merged_bytes(gone, unit("c:9", "Text."), unit("b:1", "Other."))
    assert report.suggested == ("c:9",) and elsewhere.messages[0].fuzzy
