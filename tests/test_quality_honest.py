"""Ways to make the site say that a pack was reviewed when it was not; none of them works."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pathshala.cli import main
from pathshala.model.review import PassagesRead, ReviewMeta
from pathshala.pages.quality.facts import ReviewNote
from pathshala.pages.quality.gather import pack_notes, pack_quality
from pathshala.quality.facts import ground_of
from pathshala.quality.passages import content_digest
from pathshala.quality.write import record_text
from pathshala.sources.reviews import parsed_review
from review_site import EGG, codes, declare, edit, held, merge, review, reviewed_site, translate

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SUMMER = date(2026, 6, 30)
READERS = (("content", "Cora"), ("pedagogy", "Pia"), ("accessibility", "Axel"))
PANEL = "schema: 1\nreviewers:\n{}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return reviewed_site(tmp_path)


def stable(root: Path) -> None:
    review(root, "self_check", "Small authors", "2026-05-20")
    review(root, "editor_triage", "Edith", "2026-06-01")
    for kind, who in READERS:
        review(root, kind, who, "2026-06-01")
    review(root, "pilot", "Paula", "2026-06-10")
    declare(root, "stable")
    assert held(root).status(SUMMER).shown == "stable"


def note(root: Path, document: str, language: str = "en") -> ReviewNote:
    """What the page of a text says of its reviews."""
    now = held(root)
    pack, texts = now.project.site.packs[0], now.project.documents["egg"]
    ground = ground_of(now.project.site, pack, now.project.catalogues)
    known = pack_quality(ground, now.facts, texts, ("en", "bn"), now.project.look_up)
    return pack_notes(known, ground, texts, SUMMER).notes[language, document]


def rewrite(path: Path, change) -> None:
    """Change a record by hand, with the hash that fits."""
    meta = parsed_review(path.read_text("utf-8"), path.name, "en")[0].meta
    assert meta
    new: ReviewMeta = change(meta)
    path.write_text(record_text(replace(new, content=content_digest(new.passages))), encoding="utf-8")


def first_passage(meta: ReviewMeta) -> ReviewMeta:
    one = meta.passages[0]
    return replace(meta, passages=(PassagesRead(one.document, one.digests[0]),))


@pytest.mark.parametrize("spelling", [
    "PIA  Ferreira", "Ferreira, Pia", "Ｐｉａ Ferreira", "Pia Ferreira <pia@example.org>", "P. F. <Pia@Example.org>",
])
def test_one_person_under_two_spellings(root: Path, spelling: str) -> None:
    stable(root)
    for path in (root / EGG / "reviews/en").glob("*-pia.yml"):
        path.unlink()
    review(root, "pedagogy", "Pia Ferreira <pia@example.org>", "2026-06-01")
    assert held(root).status(SUMMER).shown == "stable"
    (root / EGG / "reviews/en/2026-06-01-cora.yml").unlink()
    review(root, "content", spelling, "2026-06-02")
    now = held(root).status(SUMMER)
    assert now.shown == "in_review" and "one_person" in codes(now)


def test_a_record_of_one_passage_is_no_step(root: Path) -> None:
    stable(root)
    for name in ("2026-05-20-small-authors", "2026-06-01-edith", "2026-06-10-paula"):
        kept = (root / EGG / f"reviews/en/{name}.yml").read_bytes()
        rewrite(root / EGG / f"reviews/en/{name}.yml", first_passage)
        now = held(root).status(SUMMER)
        assert all(one.faults == () for one in held(root).facts.source.reviews), "the record is sound"
        assert now.shown != "stable" and "passages_changed" in codes(now), name
        (root / EGG / f"reviews/en/{name}.yml").write_bytes(kept)


def test_reviews_of_one_passage_are_no_review_that_ran_out(root: Path) -> None:
    stable(root)
    for path in (root / EGG / "reviews/en").glob("2026-06-01-[!e]*.yml"):
        rewrite(path, first_passage)
    now = held(root).status(SUMMER)
    assert (now.shown, now.as_reviewed) == ("in_review", 1)
    assert held(root).status(date(2027, 6, 5)).computed in ("draft", "in_review"), "nor has it expired"


def test_a_lesson_that_nobody_read_was_not_reviewed(root: Path) -> None:
    stable(root)
    assert note(root, "time").day == date(2026, 6, 1)
    for path in (root / EGG / "reviews/en").glob("2026-06-01-[!e]*.yml"):
        rewrite(path, lambda meta: replace(meta, passages=tuple(
            one for one in meta.passages if one.document != "time")))
    assert note(root, "water") == replace(note(root, "water"), day=date(2026, 6, 1), kept=16, passages=16)
    assert (note(root, "time").day, note(root, "time").kept) == (None, 0)


def test_a_no_that_stands_is_no_review(root: Path) -> None:
    stable(root)
    for kind, who in READERS:
        review(root, kind, f"Olga {who}", "2026-06-11", decision="reject")
    assert held(root).status(SUMMER).shown == "in_review"
    assert note(root, "water").day is None and note(root, "water").by_authors == date(2026, 5, 20)


HOT, POT = "- [x] Hot water on a cold egg", "- [ ] A heavy pot"


@pytest.mark.parametrize(("old", "new"), [
    (HOT, HOT.replace("[x]", "[ ]")),
    (POT, POT.replace("[ ]", "[X]")),
    ("    > Salt does not crack it; it only helps the white to set.\n",
     "    > Yes: the air inside grows faster than it can leave the shell.\n"),
])
def test_another_right_answer_is_another_question(root: Path, old: str, new: str) -> None:
    stable(root)
    edit(root, "lessons/water.md", old, new)
    now = held(root).status(SUMMER)
    assert now.shown == "needs_update" and now.as_reviewed < now.passages


def test_answers_that_change_places_are_another_question(root: Path) -> None:
    path = root / EGG / "lessons/water.md"
    text = path.read_text("utf-8")
    before, _, _ = text.partition("- [ ] A heavy pot")
    begin = before.replace("objective=o1", "kind=order objective=o1")
    steps = ["1. Put in the egg.\n", "1. Heat the water.\n", "1. Wait.\n"]
    path.write_text(begin + "".join(steps), encoding="utf-8")
    stable(root)
    path.write_text(begin + "".join([steps[1], steps[0], steps[2]]), encoding="utf-8")
    assert held(root).status(SUMMER).shown == "needs_update"
    path.write_text(begin.replace("## What you need", "\n## What you need") + "".join(steps), encoding="utf-8")
    assert held(root).status(SUMMER).shown == "stable", "lines may move"


def test_a_box_in_a_list_beside_a_question_is_none_of_its_answers(root: Path) -> None:
    stable(root)
    edit(root, "lessons/water.md", "- A pot that holds", "- [ ] A pot that holds")
    edit(root, "lessons/water.md", "- [ ] A pot that holds", "- [x] A pot that holds")
    assert held(root).status(SUMMER).shown == "stable"


def sign(root: Path, name: str) -> None:
    """Write into the PO file that somebody has read every translation."""
    po = root / "translations/bn/LC_MESSAGES/egg.po"
    assert main(["-C", str(root), "translate", "sign", "bn", "egg", "--by", "Rima Das"]) == 0
    po.write_text(re.sub(r"reviewed by Rima Das, [\d-]+", f"reviewed by {name}, 2026-06-02", po.read_text("utf-8")),
                  encoding="utf-8")


@pytest.mark.parametrize(("name", "shown"), [
    ("Nasreen", "reviewed"), ("Tahmina Begum", "in_review"), ("BEGUM Tahmina", "in_review"),
])
def test_translators_do_not_sign_their_own_work_by_hand(root: Path, name: str, shown: str) -> None:
    merge(root, NOW)
    translate(root, "bn")
    sign(root, name)
    assert held(root).language_status("bn", SUMMER).shown == shown
    assert (note(root, "water", "bn").day is None) == (shown != "reviewed")


@pytest.mark.parametrize(("revised", "shown"), [("2026-06-01", "in_review"), ("2026-06-02", "in_review"), ("2026-06-03", "reviewed")])
def test_who_translates_after_a_review_has_reviewed_all_the_same(root: Path, revised: str, shown: str) -> None:
    merge(root, NOW)
    translate(root, "bn")
    path = root / "translations/bn/LC_MESSAGES/egg.po"
    path.write_text(re.sub('"PO-Revision-Date: [0-9-]*', f'"PO-Revision-Date: {revised}', path.read_text("utf-8")), "utf-8")
    review(root, "translation", "Tahmina Begum", "2026-06-02", "bn")
    assert held(root).language_status("bn", SUMMER).shown == shown


@pytest.mark.parametrize(("listed", "shown"), [
    ("  - {id: nas, name: Nasreen}\n", "reviewed"),
    ("  - {id: nas, name: Nasreen, kinds: [translation], languages: [bn]}\n", "reviewed"),
    ("  - {id: nas, name: Nasreen, languages: [ar]}\n", "in_review"),
    ("  - {id: nas, name: Nasreen, kinds: [content]}\n", "in_review"),
    ("  - {id: rim, name: Rima Das}\n", "in_review"),
])
@pytest.mark.parametrize("by_record", [False, True])
def test_the_sites_list_says_who_reads_what(root: Path, listed: str, shown: str, by_record: bool) -> None:
    merge(root, NOW)
    translate(root, "bn")
    if by_record:
        review(root, "translation", "Nasreen", "2026-06-02", "bn")
    else:
        sign(root, "Nasreen")
    (root / "content/reviewers.yml").write_text(PANEL.format(listed), encoding="utf-8")
    assert held(root).language_status("bn", SUMMER).shown == shown


def test_who_is_listed_for_the_content_does_not_judge_the_teaching(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stable(root)
    every = ["Edith", "Cora", "Axel", "Paula"]
    (root / "content/reviewers.yml").write_text(PANEL.format(
        "".join(f"  - {{id: {one.lower()}, name: {one}}}\n" for one in every)
        + "  - {id: pia, name: Pia, kinds: [content]}\n"), encoding="utf-8")
    now = held(root).status(SUMMER)
    assert now.shown == "in_review" and "not_counted" in codes(now)
    main(["-C", str(root), "check"])
    assert '"Pia" is listed for content, not for pedagogy' in capsys.readouterr().out


def test_a_record_of_another_language_has_read_nothing(root: Path) -> None:
    (root / "translations/ar/LC_MESSAGES").mkdir(parents=True)
    merge(root, NOW)
    translate(root, "bn")
    translate(root, "ar")
    path = root / "translations/ar/LC_MESSAGES/egg.po"
    path.write_text(path.read_text("utf-8").replace("বাংলা", "عربي"), encoding="utf-8")
    record = review(root, "translation", "Nasreen", "2026-06-02", "bn")
    copied = root / EGG / "reviews/ar" / record.name
    copied.parent.mkdir()
    shutil.copy(record, copied)
    assert held(root).language_status("bn", SUMMER).shown == "reviewed"
    now = held(root).language_status("ar", SUMMER)
    assert (now.shown, now.as_reviewed) == ("in_review", 0)


def test_a_record_of_another_pack_has_read_nothing(root: Path) -> None:
    stable(root)
    other = root / "learning_packs/tea"
    shutil.copytree(root / EGG, other)
    for path in [*other.glob("lessons/*.md"), other / "facilitator.md", other / "pack.yml"]:
        path.write_text(re.sub(r"\b[Ee]gg", "tea", path.read_text("utf-8")), encoding="utf-8")
    site_facts = {one["pack"]: one for one in _status(root) if one["language"] == "en"}
    assert site_facts["egg"]["as_reviewed"] == 39 > site_facts["tea"]["as_reviewed"]
    assert site_facts["tea"]["computed"] != "stable" and site_facts["egg"]["computed"] in ("stable", "expired")


def _status(root: Path) -> list[dict]:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert main(["-C", str(root), "review", "status", "--format", "json"]) == 0
    return json.loads(out.getvalue())["packs"]


def test_reviews_go_with_a_folder_that_gets_another_name(root: Path) -> None:
    stable(root)
    (root / EGG).rename(root / "learning_packs/eggs")
    assert held(root).status(SUMMER).shown == "stable"


def test_a_record_behind_a_link_is_no_record(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stable(root)
    record = root / EGG / "reviews/en/2026-06-01-cora.yml"
    record.rename(root / "elsewhere.yml")
    record.symlink_to(root / "elsewhere.yml")
    assert held(root).status(SUMMER).shown == "in_review"
    assert main(["-C", str(root), "check"]) == 1
    assert "2026-06-01-cora.yml" in capsys.readouterr().out


def test_a_record_twice_is_one_person(root: Path) -> None:
    stable(root)
    folder = root / EGG / "reviews/en"
    (folder / "2026-06-01-pia.yml").unlink()
    for number in (2, 3):
        shutil.copy(folder / "2026-06-01-cora.yml", folder / f"2026-06-01-cora-{number}.yml")
    copied = (folder / "2026-06-01-cora.yml").read_text("utf-8").replace("kind: content", "kind: pedagogy")
    (folder / "2026-06-02-cora.yml").write_text(copied.replace("2026-06-01", "2026-06-02"), encoding="utf-8")
    now = held(root).status(SUMMER)
    assert now.shown == "in_review" and "step_missing" in codes(now)


def test_tomorrow_has_not_come(root: Path) -> None:
    stable(root)
    (root / EGG / "reviews/en/2026-06-01-cora.yml").unlink()
    review(root, "content", "Cora", "2026-07-01")
    assert held(root).status(SUMMER).shown == "in_review" and note(root, "water").day == date(2026, 6, 1)
    for kind in ("pia", "axel"):
        (root / EGG / f"reviews/en/2026-06-01-{kind}.yml").unlink()
    assert note(root, "water").day is None


def test_a_reviewer_of_the_content_cannot_give_the_points_of_others(root: Path) -> None:
    stable(root)
    (root / EGG / "reviews/en/2026-06-01-pia.yml").unlink()
    review(root, "pedagogy", "Pia", "2026-06-01", scores=2)
    assert held(root).status(SUMMER).shown == "in_review"
    record = root / EGG / "reviews/en/2026-06-01-cora.yml"
    rubric = held(root).rubric
    assert rubric

    def every_criterion(meta: ReviewMeta) -> ReviewMeta:
        one = meta.scores[0]
        return replace(meta, scores=tuple(replace(one, criterion=held_.id) for held_ in rubric.criteria))

    rewrite(record, every_criterion)
    assert held(root).status(SUMMER).shown == "in_review"
