"""A change that was declared trivial outdates nothing, before a merge as after it, and no other change is."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import small_site
from pathshala.cli import main
from pathshala.translate.memory.suggest import Memory
from pathshala.translate.merge import carry, complete
from pathshala.translate.po.catalogue import Catalogue, Entry
from pathshala.translate.po.codec import parse_po, write_po
from pathshala.translate.review import Review, approved, review
from pathshala.translate.states import State, state, translations
from pathshala.translate.trivial.declared import (
    Changes,
    Declared,
    covered,
    declaration,
    declared_in,
    text_digest,
    with_changes,
    words_changed,
)
from pathshala.translate.trivial.literals import carried_over, literals
from pathshala.translate.units import Unit

FUZZY = ("fuzzy",)
HEADER = Entry("", ("Content-Type: text/plain; charset=UTF-8\n",))


def changes(*texts: str) -> Changes:
    """The declarations that lead from each text to the next."""
    return [(text_digest(old), text_digest(new)) for old, new in pairwise(texts)]


def merged(entry: Entry, source: str, trivial: Changes) -> Entry:
    unit = Unit("a:1", source, "paragraph", (), "a.md")
    catalogue, _ = complete(carry(Catalogue((HEADER, entry)), [unit], {"a:1": trivial}), "x", Memory([]))
    return catalogue.messages[0]


@pytest.mark.parametrize(("entry", "trivial", "expected"), [
    (Entry("A", ("T",), "a:1"), changes("A", "C"), State.CURRENT),
    (Entry("A", ("T",), "a:1"), changes("A", "B", "C"), State.CURRENT),
    (Entry("A", ("T",), "a:1"), [*changes("A", "B"), *changes("B", "A", "C")], State.CURRENT),
    (Entry("A", ("T",), "a:1"), changes("A", "B"), State.OUTDATED),
    (Entry("A", ("T",), "a:1"), changes("C", "A"), State.OUTDATED),
    (Entry("A", ("T",), "a:1"), [], State.OUTDATED),
    (Entry("C", ("T",), "a:1", flags=FUZZY, previous_msgid="A"), changes("A", "C"), State.CURRENT),
    (Entry("B", ("T",), "a:1", flags=FUZZY, previous_msgid="A"), changes("A", "C"), State.CURRENT),
    (Entry("B", ("T",), "a:1", flags=FUZZY, previous_msgid="A"), changes("B", "C"), State.OUTDATED),
    (Entry("A", ("T",), "a:1", flags=FUZZY, previous_msgid="A"), changes("A", "C"), State.OUTDATED),
    (Entry("A", ("T",), "a:1", flags=FUZZY), changes("A", "C"), State.OUTDATED),
    (Entry("A", ("T",), "a:1", flags=FUZZY, previous_context="b:1", previous_msgid="A"), changes("A", "C"), State.UNTRANSLATED),
    (Entry("A", ("",), "a:1"), changes("A", "C"), State.UNTRANSLATED),
])
def test_states(entry: Entry, trivial: Changes, expected: State) -> None:
    before = state((entry,), "C", "a:1", trivial)
    after = merged(entry, "C", trivial)
    found = state((after,), "C", "a:1", trivial)
    assert before.state is expected
    assert (found.state, found.text, found.previous) == (before.state, before.text, before.previous)
    if expected is State.CURRENT:
        assert (after.msgid, after.flags, after.previous_msgid) == ("C", (), None)
        assert state((after,), "C").state is State.CURRENT, "it no longer needs the declaration"


TEXTS = st.sampled_from(["See [it](a.md).", "See [it](b.md).", "Run `x`.", "Run `y`.", "Say."])


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS, TEXTS, st.sampled_from([(), FUZZY]), st.sampled_from([None, "See [it](a.md).", "Run `x`."]),
       st.lists(st.tuples(TEXTS, TEXTS), max_size=4), st.booleans())
def test_before_and_after_a_merge_agree(msgid: str, target: str, source: str, flags: tuple[str, ...], previous: str | None,
                                        declared: list[tuple[str, str]], obsolete: bool) -> None:
    trivial = [(text_digest(old), text_digest(new)) for old, new in declared]
    entry = Entry(msgid, (target,), "a:1", flags=flags, previous_msgid=previous, obsolete=obsolete)
    unit = Unit("a:1", source, "paragraph", (), "a.md")
    before = state((entry,), source, "a:1", trivial)
    held = carry(Catalogue((HEADER, entry)), [unit], {"a:1": trivial})
    data = write_po(complete(held, "x", Memory([]))[0])
    once = parse_po(data, "x.po")[0]
    found = state(translations((*once.messages, *once.obsolete)).get("a:1"), source, "a:1", trivial)
    assert (found.state, found.text, found.previous) == (before.state, before.text, before.previous)
    again = complete(carry(once, [unit], {"a:1": trivial}), "x", Memory([]))[0]
    assert write_po(again) == data


def test_an_approval_survives_a_trivial_change_and_no_other() -> None:
    catalogue = Catalogue((HEADER, Entry("Recieve [it](a.md).", ("Toma [esto](a.md).",), "a:1")))
    entry = approved(catalogue.messages[0], "Ana", date(2026, 6, 1), catalogue)
    source = "Receive [it](b.md)."
    trivial = changes(entry.msgid, source)
    before, after = state((entry,), source, "a:1", trivial), merged(entry, source, trivial)
    assert before.review is review(after) is Review.REVIEWED
    assert before.text == after.msgstr[0] == "Toma [esto](b.md)."
    assert "by Ana, 2026-06-01" in after.translator[0]
    outdated = merged(entry, source, [])
    assert review(merged(outdated, source, trivial)) is Review.REVIEWED, "also when it was merged before it was declared"
    voided = merged(Entry("Recieve.", ("Otro.",), "a:1", translator=entry.translator), "Receive.", changes("Recieve.", "Receive."))
    assert review(voided) is Review.VOID


@pytest.mark.parametrize(("translation", "old", "new", "expected"), [
    ("[x](a.md) `c`", "[y](a.md) `c`", "[y](b.md) `d`", "[x](b.md) `d`"),
    ("`c` [x](a.md)", "[y](a.md) `c`", "[y](b.md) `d`", "`d` [x](b.md)"),
    ("[q](b.md) [p](a.md)", "[p](a.md) [q](b.md)", "[p](b.md) [q](a.md)", "[q](a.md) [p](b.md)"),
    ("[x](es.md)", "[y](a.md)", "[y](b.md)", "[x](es.md)"),
    ("[x](a.md)", "[y](a.md)", "[y](b.md) [z](c.md)", "[x](a.md)"),
    ("[x](a.md) [x](a.md)", "[y](a.md) [y](a.md)", "[y](b.md) [y](c.md)", "[x](b.md) [x](c.md)"),
    ("[x](a.md)", "[y](a.md) [y](a.md)", "[y](b.md) [y](c.md)", "[x](a.md)"),
    ("[x](a.md) [x](a.md)", "[y](a.md)", "[y](b.md)", "[x](b.md) [x](b.md)"),
    ("<https://a.b> https://c.d", "<https://a.b> https://c.d", "<https://a.c> https://c.e", "<https://a.c> https://c.e"),
    ('![x](a.svg "T")', '![y](a.svg "U")', '![y](b.svg "U")', '![x](b.svg "T")'),
    ("``a`b`` `[x](a.md)` [x](a.md)", "``a`b`` `[x](a.md)` [x](a.md)", "``a`b`` `[x](a.md)` [x](b.md)",
     "``a`b`` `[x](a.md)` [x](b.md)"),
    ("a.md c", "[y](a.md) `c`", "[y](b.md) `d`", "a.md c"),
    ("T", "recieve", "receive", "T"),
])
def test_addresses_and_code_are_carried_over(translation: str, old: str, new: str, expected: str) -> None:
    assert carried_over(translation, old, new) == expected


@pytest.mark.parametrize("piece", ["`", "``a`", "](", "](<", "](a(", "](   ", "<https://", "https://", "` ``"])
def test_hostile_texts_take_no_time(piece: str) -> None:
    assert len(literals(piece * 20_000)) <= 20_000


def test_a_declaration_shows_the_words() -> None:
    assert words_changed("We recieve it now.", "We receive it.") == "recieve → receive; now → ∅"
    assert words_changed("a", "a b") == "∅ → b"
    assert words_changed("a  b", "a b") == "white space → white space"
    assert len(words_changed("x " * 400, "y " * 300)) <= 161
    assert declaration("egg", "w:1", "a", "b", " Ann\n B ", "2026-06-01").by == "Ann B"


ORDERS = st.lists(st.tuples(st.sampled_from(["egg", "site", "a b"]), st.sampled_from(['w:1', 'w:2', 'x"y']), st.sampled_from("pq")), max_size=6)


@settings(max_examples=100, deadline=None)
@given(st.lists(ORDERS, max_size=4))
def test_lines_are_added_in_order_and_each_once(rounds: list[list[tuple[str, str, str]]]) -> None:
    held = Declared("trivial.yml")
    for new in rounds:
        before = held.text.splitlines()
        text = with_changes(held, [declaration(domain, context, old, "n: {\u202e}") for domain, context, old in new])
        held, faults = declared_in(text, "trivial.yml")
        assert faults == []
        assert [line for line in text.splitlines() if line in before] == before
    found = [(one.domain, one.context, one.old) for one, _ in held.changes]
    assert found == sorted(set(found))
    wanted = {(domain, context, text_digest(old)) for new in rounds for domain, context, old in new}
    assert set(found) == wanted
    for domain, context, old in wanted:
        assert (old, text_digest("n: {\u202e}")) in held.trivial[domain][context]


@pytest.mark.parametrize(("text", "names"), [
    ("a: b\n", ["wrong-type"]), ("- x\n", ["wrong-type"]), ("- {domain: egg}\n", ["missing-key"] * 3), ("- [\n", ["yaml-syntax"]),
    ('- {domain: egg, context: "w:1", old: "xyz", new: "60303ae22b99"}\n', ["bad-shape"]), ("", []), ("# only\n", []),
    ('- {domain: egg, context: "w:1", old: "9f86d081884c", new: "60303ae22b99", bye: "x"}\n', ["unknown-key"]),
])
def test_what_cannot_be_read_declares_nothing_and_is_a_fault(text: str, names: list[str]) -> None:
    held, faults = declared_in(text, "trivial.yml")
    assert [fault.name for fault in faults] == names
    assert len(held.changes) == (names == ["unknown-key"])
    if names:
        with pytest.raises(ValueError, match="mended first"):
            with_changes(held, [declaration("egg", "w:2", "a", "b")])


def test_chains_are_followed_to_their_end() -> None:
    texts = [str(number) for number in range(300)]
    assert covered(changes(*texts), "0", "299")
    assert not covered(changes(*texts), "299", "0")


def page(root: Path) -> str:
    """The lesson in Bengali, as a build makes it."""
    assert main(["-C", str(root), "build", "--quiet"]) == 0
    return (root / "site/bn/packs/egg/water.html").read_text("utf-8")


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = small_site.write(tmp_path)
    place, lesson = root / "translations/bn/LC_MESSAGES/egg.po", root / "learning_packs/egg/lessons/water.md"

    def run(*words: str) -> str:
        assert main(["-C", str(root), "translate", *words]) == 0
        return capsys.readouterr().out

    run("merge")
    line = 'msgid "Eggs want enough water."\nmsgstr ""'
    place.write_text(place.read_text("utf-8").replace(line, line[:-2] + '"ডিম জল চায়।"'), "utf-8")
    assert "no passage" in run("trivial")
    lesson.write_text(lesson.read_text("utf-8").replace("want enough water", "need enough water"), "utf-8")
    assert page(root).count('class="outdated"') == 1
    listed = run("trivial", "egg")
    assert "Eggs [-want-]{+need+} enough water." in listed
    context = listed.split()[1]
    assert main(["-C", str(root), "translate", "trivial", "egg", f"{context}0"]) == 2
    assert f"did you mean {context}?" in capsys.readouterr().err
    assert main(["-C", str(root), "translate", "trivial", "eg"]) == 2
    capsys.readouterr()
    assert "want → need" in run("trivial", "egg", context, "--by", "Ann")
    assert "(declared trivial)" in run("trivial")
    written = (root / "translations/trivial.yml").read_bytes()
    assert "0 changes" in run("trivial", "--all")
    assert (root / "translations/trivial.yml").read_bytes() == written
    assert "ডিম জল চায়।" in page(root) and 'class="outdated"' not in page(root), "nobody need merge for it"
    assert "1 trivial" in run("merge")
    assert 'msgid "Eggs need enough water."\nmsgstr "ডিম জল চায়।"' in place.read_text("utf-8")
    assert "no passage" in run("trivial")
    assert "unchanged" in run("merge")


def test_a_typo_declared_trivial_leaves_outdated_what_another_change_outdated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_site.write(tmp_path)
    place, lesson = root / "translations/bn/LC_MESSAGES/egg.po", root / "learning_packs/egg/lessons/water.md"

    def run(*words: str) -> str:
        assert main(["-C", str(root), "translate", *words]) == 0
        return capsys.readouterr().out

    def change(old: str, new: str) -> None:
        text = lesson.read_text("utf-8")
        assert old in text
        lesson.write_text(text.replace(old, new), "utf-8")

    run("merge")
    first = "Water, one finger above the eggs."
    line = f'msgid "{first}"\nmsgstr ""'
    place.write_text(place.read_text("utf-8").replace(line, line[:-2] + '"জল, এক আঙুল।"', 1), "utf-8")
    run("sign", "bn", "egg", "--by", "Ann")
    change("one finger above the eggs", "never three fingers below teh eggs")
    assert "1 outdated" in run("merge")
    change("teh eggs", "the eggs")
    step, whole = (line for line in run("trivial", "egg").splitlines() if not line.startswith(" "))
    name, longer = step.split()[1], whole.split()[1]
    assert longer == f"{name}@{text_digest(first)}"
    assert "(since it was translated into bn)" in whole and "since" not in step
    before = place.read_bytes()
    for words in (("egg", name), ("--all",)):
        (root / "translations/trivial.yml").unlink(missing_ok=True)
        place.write_bytes(before)
        assert "teh → the" in (said := run("trivial", *words)) and "1 changes declared" in said
        run("merge")
        entry = next(one for one in parse_po(place.read_bytes(), "x")[0].messages if one.msgstr[0])
        assert (entry.fuzzy, entry.previous_msgid) == (True, first), "it is outdated for another reason"
        lesson.write_text(lesson.read_text("utf-8").replace("the eggs.", "teh eggs."), "utf-8")
        run("extract")
        lesson.write_text(lesson.read_text("utf-8").replace("teh eggs.", "the eggs."), "utf-8")
    run("extract")
    assert main(["-C", str(root), "translate", "trivial", "egg", name]) == 2
    assert f"help: of all that changed since it was translated, {longer}" in capsys.readouterr().err
    assert "0 changes" in run("trivial", "egg", "--all")
    assert "1 changes declared" in run("trivial", "egg", longer)
    assert "1 trivial" in run("merge"), "somebody has said so of this very change"
