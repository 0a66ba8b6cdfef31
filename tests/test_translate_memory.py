"""What was translated once is found again, in any PO file of the language, and is only ever a suggestion."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import small_site
from pathshala.build.library import site_project
from pathshala.cli import main
from pathshala.sources.read import read_site
from pathshala.translate.memory.suggest import Memory, Remembered, exported, imported, remembered
from pathshala.translate.memory.tmx import Pair, write_tmx
from pathshala.translate.merge import carry, complete
from pathshala.translate.po.catalogue import Catalogue, Entry
from pathshala.translate.po.codec import parse_po, write_po
from pathshala.translate.states import State, is_suggestion, state, translations
from pathshala.translate.units import Unit

LONG = "Sources tell readers where a fact comes from, and let them check it."
FUZZY = ("fuzzy",)


def memory(*entries: tuple[str, Entry]) -> Memory:
    return Memory([one for domain, entry in entries for one in remembered(domain, [entry])])


def test_exact_comes_before_close_and_close_before_nothing() -> None:
    held = memory(("a", Entry(LONG, ("close",), "x:1")), ("a", Entry(f"{LONG} Always.", ("exact",), "x:2")))
    assert [found and found.target for found in (
        held.closest(f"{LONG} Always.", "a"), held.closest(LONG.replace("check", "read"), "a"),
        held.closest("Take a photograph of something else entirely.", "a"),
    )] == ["exact", "close", None]


def test_the_surest_translation_is_offered_and_of_those_the_nearest() -> None:
    doubted = ("own", Entry("S", ("doubted",), "x:1", flags=FUZZY, previous_msgid="S"))
    gone = ("own", Entry("S", ("gone",), "x:2", obsolete=True))
    other, own = ("other", Entry("S", ("other",), "x:3")), ("own", Entry("S", ("own",), "x:4"))
    outdated = ("third", Entry("S now", ("outdated",), "x:5", flags=FUZZY, previous_msgid="S"))
    elsewhere = Memory(imported([Pair("en", "S", "elsewhere", "n")]))
    found = [memory(*held).closest("S", "own") for held in (
        (doubted, gone, other, own), (doubted, gone, other), (doubted, gone, outdated), (doubted, gone), (doubted,),
    )]
    assert [one and one.target for one in found] == ["own", "other", "outdated", "gone", "doubted"]
    assert elsewhere.closest("S", "own") == Remembered("S", "elsewhere", "memory", "n", 4)


def test_suggestions_and_plural_forms_are_not_remembered() -> None:
    suggestion = Entry("S", ("t",), "x:1", flags=FUZZY, previous_context="y:1", previous_msgid="T")
    plural = Entry("S", ("t", "u"), "x:2", msgid_plural="SS")
    assert list(remembered("a", [suggestion, plural, Entry("", ("header",)), Entry("S", ("",), "x:3")])) == []


def test_only_what_nobody_doubts_goes_to_other_programs() -> None:
    entries = [
        Entry("S", ("sure",), "x:1"), Entry("G", ("gone",), "x:2", obsolete=True), Entry("D", ("doubted",), "x:3", flags=FUZZY),
        Entry("N", ("outdated",), "x:4", flags=FUZZY, previous_msgid="O"),
    ]
    assert list(exported("a", entries, "en")) == [
        Pair("en", "S", "sure", "a:x:1"), Pair("en", "G", "gone", "a:x:2"), Pair("en", "O", "outdated", "a:x:4"),
    ]


@pytest.mark.parametrize("text", ["Source", "উৎসগুলি পাঠককে জানায় তথ্যটি কোথা থেকে এসেছে।", "来源告诉读者事实的出处在哪里"])
def test_texts_of_one_word_or_without_spaces_are_found(text: str) -> None:
    held = memory(("a", Entry(text + ("s" if text.isascii() else "।"), ("t",), "x:1")))
    found = held.closest(text, "a")
    assert found is not None
    assert found.target == "t"


def test_a_suggestion_says_where_it_comes_from() -> None:
    units = [Unit("l:1", LONG, "paragraph", (), "l.md")]
    merged, report = complete(carry(Catalogue((Entry("", ("x: y\n",)),)), units), "new", memory(
        ("old", Entry(LONG, ("t",), "m:9", obsolete=True))))
    entry = merged.messages[0]
    assert report.suggested == ("l:1",)
    assert (entry.msgstr, entry.flags, entry.previous_context, entry.previous_msgid) == (("t",), FUZZY, "old:m:9", LONG)
    assert state((entry,), LONG).suggested


SENTENCES = ["Eggs want water.", "Eggs want enough water.", "Water boils.", "A pot holds all eggs.", "A pot holds six eggs."]
UNITS = st.lists(st.sampled_from(SENTENCES), max_size=5)
ENTRIES = st.lists(st.builds(
    Entry, st.sampled_from(SENTENCES), st.sampled_from([("",), ("t1",), ("t2",)]), st.sampled_from(["l:0", "l:1", "l:2", "m:7"]),
    flags=st.sampled_from([(), FUZZY]), previous_msgid=st.sampled_from([None, *SENTENCES]),
    previous_context=st.sampled_from([None, None, "z:1"]), obsolete=st.booleans(),
), max_size=5, unique_by=lambda entry: entry.key)


def merge_both(catalogues: list[Catalogue], units: list[list[Unit]]) -> list[bytes]:
    """Two PO files of a language merged together."""
    carried = [carry(*pair) for pair in zip(catalogues, units, strict=True)]
    held = Memory([one for domain, half in zip("ab", carried, strict=True) for one in remembered(domain, half.entries)])
    return [write_po(complete(half, domain, held)[0]) for domain, half in zip("ab", carried, strict=True)]


@settings(max_examples=150, deadline=None)
@given(st.tuples(ENTRIES, ENTRIES), st.tuples(UNITS, UNITS))
def test_merging_all_files_twice_is_merging_them_once(entries: tuple[list[Entry], list[Entry]], texts: tuple[list[str], list[str]]) -> None:
    header = Entry("", ("Content-Type: text/plain; charset=UTF-8\n",))
    files = [write_po(Catalogue((header, *held))) for held in entries]
    units = [[Unit(f"l:{number}", text, "paragraph", (), "l.md") for number, text in enumerate(held)] for held in texts]
    before = [parse_po(data, "x.po")[0] for data in files]
    once = merge_both(before, units)
    after = [parse_po(data, "x.po")[0] for data in once]
    assert merge_both(after, units) == once
    for old, new, held in zip(before, after, units, strict=True):
        assert {text for entry in old.entries for text in entry.msgstr} - {""} <= {text for entry in new.entries for text in entry.msgstr}
        known = translations((*old.messages, *old.obsolete))
        found = translations((*new.messages, *new.obsolete))
        for unit in held:
            then, now = state(known.get(unit.context), unit.source), state(found.get(unit.context), unit.source)
            back = any(one.msgid == unit.source and one.msgstr == (now.text,) and not one.fuzzy and (one.context or "").startswith("l:")
                       for one in old.entries if one.context)
            assert (now.state, now.text) == (then.state, then.text) or (back and then.state is State.UNTRANSLATED), (
                "a suggestion counts for nothing; the passage itself, under a former context, does")


def po(root: Path, domain: str) -> Catalogue:
    return parse_po((root / f"translations/bn/LC_MESSAGES/{domain}.po").read_bytes(), "x.po")[0]


def merged(root: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What a merge says; the next one must find nothing to do."""
    assert main(["-C", str(root), "translate", "merge"]) == 0
    said = capsys.readouterr().out
    before = {path: path.read_bytes() for path in (root / "translations").rglob("*.po*")}
    assert main(["-C", str(root), "translate", "merge"]) == 0
    assert {path: path.read_bytes() for path in (root / "translations").rglob("*.po*")} == before
    capsys.readouterr()
    return said


def test_a_passage_that_goes_to_another_pack_is_found_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site.write(tmp_path)
    merged(root, capsys)
    place = root / "translations/bn/LC_MESSAGES/egg.po"
    line = 'msgid "Eggs want enough water."\nmsgstr ""'
    assert line in place.read_text("utf-8")
    place.write_text(place.read_text("utf-8").replace(line, line[:-2] + '"ডিম জল চায়।"'), "utf-8")
    lesson, page = root / "learning_packs/egg/lessons/water.md", root / "content/about.md"
    lesson.write_text(lesson.read_text("utf-8").replace("Eggs want enough water.", "Take what you have and do not look back."), "utf-8")
    merged(root, capsys)
    assert [entry.msgstr for entry in po(root, "egg").obsolete] == [("ডিম জল চায়।",)]
    page.write_text(page.read_text("utf-8") + "\nEggs want enough water.\n", "utf-8")
    merged(root, capsys)
    found = [entry for entry in po(root, "site").messages if entry.msgid == "Eggs want enough water."]
    assert [(entry.msgstr, is_suggestion(entry)) for entry in found] == [(("ডিম জল চায়।",), True)]
    assert (found[0].previous_context or "").startswith("egg:water:")


def test_what_was_imported_is_suggested(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site.write(tmp_path)
    merged(root, capsys)
    file = tmp_path / "theirs.tmx"
    file.write_bytes(write_tmx([Pair("en-GB", "Eggs want enough water.", "ডিম জল চায়।", "7"), Pair("fr", "Rien", "x")], "bn-BD"))
    assert main(["-C", str(root), "translate", "tmx", "import", "bn", str(file)]) == 0
    assert "1 new of 1" in capsys.readouterr().out
    assert "1 suggested" in merged(root, capsys)
    (entry,) = (entry for entry in po(root, "egg").messages if entry.msgid == "Eggs want enough water.")
    assert (entry.msgstr, entry.flags, entry.previous_context) == (("ডিম জল চায়।",), FUZZY, "memory:7")
    document = site_project(read_site(root)[0])
    assert all(not one.text for text in document.documents["egg"] for one in document.look_up(text, "bn"))
