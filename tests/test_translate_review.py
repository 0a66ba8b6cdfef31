"""What is known of a single translation: a machine's draft, a draft, approved, changed since."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import small_site
from pathshala.cli import main
from pathshala.translate.merge import merge
from pathshala.translate.po.catalogue import Catalogue, Entry
from pathshala.translate.po.codec import parse_po, write_po
from pathshala.translate.review import (
    NOBODY,
    LastTranslator,
    Review,
    approved,
    last_translator,
    machine_made,
    readings,
    rebound,
    review,
    signatures,
)
from pathshala.translate.states import State, state
from pathshala.translate.units import Unit

DAY = date(2026, 6, 1)
TEXTS = {"Eggs want enough water.": "ডিমের যথেষ্ট পানি লাগে।", "Check yourself": "নিজেকে যাচাই করুন"}
HEADER = Entry("", ("Language: bn\nLast-Translator: Rahim Uddin <rahim@example.org>\n",))
ENTRY = Entry("Eggs want water.", ("ডিমের পানি লাগে।",), "water:000001")
FILE = Catalogue((HEADER, ENTRY))
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


def signed(name: str = "Asha Rahman", entry: Entry = ENTRY) -> Entry:
    return approved(entry, name, DAY, FILE)


def test_an_approval_names_the_reader_and_the_texts() -> None:
    assert review(ENTRY) is Review.DRAFT and not signatures(ENTRY)
    entry = signed()
    assert review(entry) is Review.REVIEWED
    (found,) = signatures(entry)
    assert (found.name, found.day) == ("Asha Rahman", "2026-06-01")


def test_a_change_of_either_text_voids_it_and_the_way_back_restores_it() -> None:
    entry = signed()
    mended = replace(entry, msgstr=("ডিমের জল লাগে।",))
    assert review(mended) is Review.VOID
    assert review(replace(entry, msgid="Eggs want salt.")) is Review.VOID
    assert review(replace(mended, msgstr=ENTRY.msgstr)) is Review.REVIEWED


def test_a_machine_draft_is_one_until_somebody_mends_it() -> None:
    entry = machine_made(ENTRY, "Apertium", DAY)
    assert review(entry) is Review.MACHINE
    assert review(replace(entry, msgstr=("অন্য",))) is Review.DRAFT
    assert review(signed(entry=entry)) is Review.REVIEWED


@pytest.mark.parametrize("name", [
    "Rahim Uddin", "rahim  UDDIN", "Uddin, Rahim", "Rahim Uddin.", "Rahim <rahim@example.org>", "rahim@example.org",
    "Rahim Uddin <other@example.org>", "", " , ",
])
def test_nobody_approves_their_own_work(name: str) -> None:
    with pytest.raises(ValueError):
        signed(name)
    with pytest.raises(ValueError):
        signed("Apertium", machine_made(ENTRY, "apertium", DAY))


@pytest.mark.parametrize(("translator", "heard"), [
    (LastTranslator("Rahim Uddin <rahim@example.org>"), True),
    (LastTranslator("Rahman, ASHA"), False), (LastTranslator("Asha Rahman", DAY), False),
    (LastTranslator("Asha Rahman", DAY - timedelta(1)), False),
    (LastTranslator("Asha Rahman", DAY + timedelta(1)), True), (NOBODY, True),
])
def test_who_was_the_translator_then_is_not_heard_and_who_became_it_later_is(
    translator: LastTranslator, heard: bool,
) -> None:
    entry = signed()
    assert review(entry, translator) is (Review.REVIEWED if heard else Review.DRAFT)
    assert bool(readings(entry, translator)) is heard
    assert state((entry,), entry.msgid, translator=translator).review is review(entry, translator)


@pytest.mark.parametrize(("day", "read"), [
    ("2026-06-01 12:00+0600", LastTranslator("Rahim", DAY)), ("YEAR-MO-DA HO:MI+ZONE", LastTranslator("Rahim")),
    ("", LastTranslator("Rahim")),
])
def test_the_header_tells_the_last_translator(day: str, read: LastTranslator) -> None:
    header = Entry("", (f"Last-Translator: Rahim\nPO-Revision-Date: {day}\n",))
    assert last_translator(Catalogue((header,))) == read
    assert last_translator(Catalogue(())) == NOBODY


@pytest.mark.parametrize("entry", [
    replace(ENTRY, flags=("fuzzy",)), replace(ENTRY, msgstr=("",)), replace(ENTRY, msgstr=(" ",)),
    replace(ENTRY, msgid_plural="Eggs", msgstr=("", "x")), HEADER,
])
def test_only_a_translation_that_is_sure_can_be_signed(entry: Entry) -> None:
    with pytest.raises(ValueError):
        signed(entry=entry)
    with pytest.raises(ValueError):
        machine_made(entry, "Apertium", DAY)


def test_two_readers_may_approve_and_the_same_one_once() -> None:
    twice = signed("Karim", signed())
    assert len(twice.translator) == 2 and review(twice) is Review.REVIEWED
    assert len(signed("Asha Rahman", twice).translator) == 2


def test_a_translation_that_nobody_sees_is_none() -> None:
    for msgstr in ((" ",), ("\n",)):
        assert state((replace(ENTRY, msgstr=msgstr),), ENTRY.msgid).state is State.UNTRANSLATED


@given(st.lists(TEXT, max_size=3), TEXT, TEXT)
def test_comments_of_others_stay_and_the_line_survives_the_file(comments: list[str], source: str, text: str) -> None:
    entry = replace(ENTRY, msgid=source, msgstr=(text,), translator=tuple(comments))
    again, faults = parse_po(write_po(Catalogue((HEADER, signed(entry=entry)))), "x.po")
    assert not faults and review(again.messages[0]) is Review.REVIEWED
    assert len(again.messages[0].translator) == len(comments) + 1


def test_a_second_approval_takes_the_place_of_a_void_one() -> None:
    mended = replace(signed(), msgstr=("ডিমের জল লাগে।",))
    again = signed("Karim", mended)
    assert review(again) is Review.REVIEWED and len(again.translator) == 1


def test_a_trivial_change_takes_the_approval_along() -> None:
    moved = replace(signed(), msgid="Eggs want water!")
    assert review(moved) is Review.VOID
    assert review(rebound(signed(), moved)) is Review.REVIEWED
    void = replace(signed(), msgstr=("x",))
    assert review(rebound(void, replace(void, msgid="Eggs want water!"))) is Review.VOID


def test_a_source_that_reads_as_before_has_its_approval_again_merged_or_not() -> None:
    edited = Unit("water:000001", "Eggs want much water.", "paragraph", (), "a.md")
    outdated, _ = merge(Catalogue((HEADER, signed())), [edited])
    assert state(outdated.messages, edited.source).state is State.OUTDATED
    back = replace(edited, source=ENTRY.msgid)
    before = state(outdated.messages, back.source)
    after = state(merge(outdated, [back])[0].messages, back.source)
    assert (before.state, before.review) == (after.state, after.review) == (State.CURRENT, Review.REVIEWED)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = small_site.write(tmp_path / "site")
    assert run(root, "merge") == 0
    po = root / "translations/bn/LC_MESSAGES/egg.po"
    text = po.read_text()
    for source, translation in TEXTS.items():
        text = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{translation}"')
    po.write_text(text)
    return root


def run(root: Path, *words: str) -> int:
    return main(["-C", str(root), "translate", *words])


def note(root: Path) -> str:
    """What the page of the lesson says of its translation."""
    assert main(["-C", str(root), "build", "--quiet"]) == 0
    page = (root / "site/bn/packs/egg/water.html").read_text()
    return page.split('<aside class="ps-note', 1)[1].partition("</aside>")[0]


def test_the_page_says_how_far_it_has_come(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    po = site / "translations/bn/LC_MESSAGES/egg.po"
    draft = note(site)
    assert draft.startswith(" ps-note--draft")
    assert run(site, "sign", "bn", "egg", "--by", "Engine 2", "--machine") == 0
    machine = note(site)
    assert machine.startswith(" ps-note--draft") and machine != draft
    assert run(site, "sign", "bn", "egg", "--by", "Asha Rahman") == 0
    reviewed = note(site)
    assert not reviewed.startswith(" ps-note--draft")
    po.write_text(po.read_text().replace("যথেষ্ট", "অনেক"))
    assert note(site).startswith(" ps-note--draft") and note(site) not in (draft, machine)


def test_translators_who_sign_their_own_work_by_hand_have_a_draft(site: Path) -> None:
    po = site / "translations/bn/LC_MESSAGES/egg.po"
    assert run(site, "sign", "bn", "egg", "--by", "Asha Rahman") == 0
    text = po.read_text()
    assert not note(site).startswith(" ps-note--draft")
    header = re.compile(r"Last-Translator: .*(?=\\n)")
    po.write_text(header.sub("Last-Translator: Asha Rahman", text, count=1))
    assert note(site).startswith(" ps-note--draft")
    later = re.sub(r"PO-Revision-Date: .*(?=\\n)", "PO-Revision-Date: 2099-01-01 00:00+0000", po.read_text(), count=1)
    po.write_text(later)
    assert not note(site).startswith(" ps-note--draft"), "who reads may translate more later"


def test_signing_says_what_it_cannot_sign(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    po = site / "translations/bn/LC_MESSAGES/egg.po"
    assert run(site, "sign", "bn", "nothing", "--by", "Asha") == 2
    assert run(site, "sign", "bn", "egg", "water:zzzzzz", "--by", "Asha") == 1
    assert "water:zzzzzz: the file has no passage" in capsys.readouterr().err
    assert run(site, "sign", "bn", "egg", "--by", "pathshala Authors") == 1
    assert "somebody else than its translator" in capsys.readouterr().err
    assert "reviewed by" not in po.read_text()
    po.write_text(po.read_text() + "\nmsgid \"broken\n")
    assert run(site, "sign", "bn", "egg", "--by", "Asha") == 2
    assert "must be mended first" in capsys.readouterr().err


def test_status_adds_up(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    po = site / "translations/bn/LC_MESSAGES/egg.po"
    assert run(site, "sign", "bn", "egg", "--by", "Asha") == 0
    po.write_text(po.read_text().replace("যথেষ্ট", "অনেক"))
    capsys.readouterr()
    assert run(site, "status", "--format", "json") == 0
    found = next(one for one in json.loads(capsys.readouterr().out)["translations"] if one["domain"] == "egg")
    assert (found["voided"], found["reviewed"]) == (1, 2)
    assert found["units"] == sum(found[name] for name in ("current", "voided", "outdated", "untranslated"))


def test_the_header_is_not_signed(site: Path) -> None:
    before = (site / "translations/bn/LC_MESSAGES/egg.po").read_bytes()
    assert run(site, "sign", "bn", "egg", "", "--by", "Asha") == 1
    assert (site / "translations/bn/LC_MESSAGES/egg.po").read_bytes() == before


def test_one_passage_is_signed_alone(site: Path) -> None:
    po = site / "translations/bn/LC_MESSAGES/egg.po"
    before = po.read_text().split("\n")
    context = before[before.index('msgid "Eggs want enough water."') - 1].removeprefix('msgctxt "')[:-1]
    assert run(site, "sign", "bn", "egg", context, "--by", "Asha") == 0
    new = [line for line in po.read_text().split("\n") if line not in before]
    assert len(new) == 1 and new[0].startswith("# pathshala: reviewed by Asha, ")
