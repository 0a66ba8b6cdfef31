"""The life of a pack: written, reviewed, edited, expired, translated, retired; its status at each step, and why."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pathshala.model.review import Evidence, PilotData, ReviewPanel
from pathshala.quality.evidence import EvidencePlace, evidence_place
from pathshala.quality.language_status import source_status
from pathshala.quality.passages import source_passages
from pathshala.quality.scores import checks_score, freshness_score, rubric_score, translation_score
from pathshala.quality.status import REASONS, pack_status
from pathshala.quality.steps import next_steps, steps, translation_steps
from pathshala.translate.trivial.declared import declaration, read_trivial, text_digest, with_changes
from review_site import EGG, codes, declare, edit, held, merge, review, reviewed_site, translate

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SUMMER, AUTUMN, NEXT_YEAR = date(2026, 6, 30), date(2026, 10, 1), date(2027, 7, 1)
REVIEWERS = (("editor_triage", "Edith"), ("content", "Cora"), ("pedagogy", "Pia"), ("accessibility", "Axel"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return reviewed_site(tmp_path)


def waiting_for(root: Path, today: date) -> list[str]:
    now = held(root)
    return [one.kind for one in next_steps(steps(now.facts, now.rubric, ReviewPanel(), today))]


def stable(root: Path) -> None:
    review(root, "self_check", "Small authors", "2026-05-20")
    for kind, who in REVIEWERS:
        review(root, kind, who, "2026-06-01")
    review(root, "pilot", "Paula", "2026-06-10")
    declare(root, "stable")


def trivial(root: Path, old: str, new: str) -> None:
    """Declare that a change of one passage is trivial."""
    declared, _ = read_trivial(root, "translations")
    text = with_changes(declared, [declaration("egg", "water:000000", old, new, "Edith", "2026-06-11")])
    (root / declared.path).write_text(text, encoding="utf-8")


def test_a_pack_is_written_reviewed_and_piloted(root: Path) -> None:
    now = held(root).status(SUMMER)
    assert (now.shown, codes(now)) == ("draft", ["step_missing"] * 6)
    assert waiting_for(root, SUMMER) == ["self_check"]

    review(root, "self_check", "Small authors", "2026-05-20")
    declare(root, "stable")
    now = held(root).status(SUMMER)
    assert (now.shown, codes(now)) == ("in_review", ["declared_higher", *["step_missing"] * 5])
    assert waiting_for(root, SUMMER) == ["editor_triage"]

    review(root, "editor_triage", "Edith", "2026-05-25")
    assert waiting_for(root, SUMMER) == ["content", "pedagogy", "accessibility"]
    facts = held(root)
    assert {one.since for one in next_steps(steps(facts.facts, facts.rubric, ReviewPanel(), SUMMER))} == {
        date(2026, 5, 25)}

    for kind, who in REVIEWERS[1:]:
        review(root, kind, who, "2026-06-01")
    now = held(root).status(SUMMER)
    assert (now.shown, codes(now)) == ("pilot", ["declared_higher", "step_missing"])
    assert waiting_for(root, SUMMER) == ["pilot"]

    review(root, "pilot", "Paula", "2026-06-10")
    now = held(root).status(SUMMER)
    assert (now.shown, now.reasons) == ("stable", ())
    assert (now.as_reviewed, now.passages, now.reviewed_on) == (39, 39, date(2026, 6, 1))
    assert waiting_for(root, SUMMER) == []


def test_two_passages_are_edited_and_read_again(root: Path) -> None:
    stable(root)
    edit(root, "lessons/water.md", "Eggs want enough water.", "Eggs want a lot of water.")
    edit(root, "lessons/time.md", "Six minutes for a soft egg.", "Seven minutes for a soft egg.")
    now = held(root).status(SUMMER)
    assert (now.shown, now.as_reviewed, now.passages) == ("needs_update", 37, 39)
    assert codes(now) == ["declared_higher", *["passages_changed"] * 3]
    assert dict(now.reasons[1].values) == {"kind": "content", "kept": 37, "of": 39}
    assert source_status(now) == "outdated"
    assert waiting_for(root, SUMMER) == ["content", "pedagogy", "accessibility"]

    for kind, who in REVIEWERS[1:]:
        review(root, kind, who, "2026-06-20")
    assert held(root).status(SUMMER).shown == "stable"


def test_lines_may_move(root: Path) -> None:
    stable(root)
    edit(root, "lessons/water.md", "\n## What you need", "\n\n\n## What you need")
    assert held(root).status(SUMMER).shown == "stable"


def test_evidence_follows_its_passage(root: Path) -> None:
    def where(evidence: Evidence) -> EvidencePlace | None:
        pack = held(root).project
        return evidence_place(evidence, EGG, source_passages(pack.site.packs[0], pack.documents["egg"]))

    seen = Evidence("lessons/water.md:10", text_digest("Eggs want enough water."), "True.")
    assert where(seen) == EvidencePlace(f"{EGG}/lessons/water.md", 10, True)
    edit(root, "lessons/water.md", "Eggs want enough water.", "First of all:\n\nEggs want enough water.")
    assert where(seen) == EvidencePlace(f"{EGG}/lessons/water.md", 12, True)
    edit(root, "lessons/water.md", "Eggs want enough water.", "Eggs want some water.")
    assert where(seen) == EvidencePlace(f"{EGG}/lessons/water.md", 10, False)
    assert where(Evidence("pack.yml")) == EvidencePlace(f"{EGG}/pack.yml", 0, None)
    assert where(Evidence(says="In all lessons.")) is None


def test_a_trivial_change_voids_nothing(root: Path) -> None:
    stable(root)
    edit(root, "lessons/water.md", "Eggs want enough water.", "Eggs need enough water.")
    assert held(root).status(SUMMER).shown == "needs_update"
    trivial(root, "Eggs want enough water.", "Eggs need enough water.")
    assert held(root).status(SUMMER).shown == "stable"


def test_reviews_expire(root: Path) -> None:
    stable(root)
    ends = held(root).status(SUMMER).expires
    assert ends == date(2027, 5, 20)
    assert held(root).status(date(2027, 5, 19)).shown == "stable"
    now = held(root).status(NEXT_YEAR)
    assert now.shown == "expired"
    assert codes(now) == ["declared_higher", *["step_expired"] * 6]
    assert dict(now.reasons[1].values) == {
        "kind": "self_check", "who": "Small authors", "day": "2026-05-20", "on": "2027-05-20"}
    review(root, "self_check", "Small authors", "2027-06-01")
    facts = held(root)
    step, = next_steps(steps(facts.facts, facts.rubric, ReviewPanel(), NEXT_YEAR))
    assert (step.kind, step.since) == ("editor_triage", date(2027, 6, 1))


def test_a_translation_is_made_read_and_overtaken(root: Path) -> None:
    stable(root)
    assert held(root).language_status("bn", SUMMER).shown == "missing"
    merge(root, NOW)
    translate(root, "bn", skip=("The water",))
    now = held(root).language_status("bn", SUMMER)
    assert (now.shown, codes(now)) == ("draft", ["untranslated", "unread"])

    translate(root, "bn")
    now = held(root).language_status("bn", SUMMER)
    assert (now.shown, codes(now)) == ("in_review", ["unread"])
    read = translation_steps(held(root).language("bn"), "P12M", ReviewPanel(), SUMMER)
    assert [(one.kind, str(one.progress), one.done_by) for one in read] == [
        ("translate", "done", ("Tahmina Begum",)), ("translation", "next", ())]

    own = review(root, "translation", "BEGUM, Tahmina", "2026-06-11", "bn")
    now = held(root).language_status("bn", SUMMER)
    assert (now.shown, codes(now)) == ("in_review", ["unread", "not_counted"])
    assert now.reasons[1].values["faults"] == "own_work"
    own.unlink()

    review(root, "translation", "Rima", "2026-06-12", "bn")
    now = held(root).language_status("bn", SUMMER)
    assert (now.shown, now.reasons, now.as_reviewed) == ("reviewed", (), 39)

    po = root / "translations/bn/LC_MESSAGES/egg.po"
    was = po.read_text(encoding="utf-8")
    po.write_text(was.replace("বাংলা The water", "পানি"), encoding="utf-8")
    now = held(root).language_status("bn", SUMMER)
    assert (now.shown, codes(now), now.as_reviewed) == ("in_review", ["unread", "passages_changed"], 38)
    po.write_text(was, encoding="utf-8")

    assert codes(held(root).language_status("bn", NEXT_YEAR)) == ["unread", "step_expired"]

    edit(root, "lessons/time.md", "Six minutes for a soft egg.", "Seven minutes for a soft egg.")
    now = held(root).language_status("bn", SUMMER)
    assert (now.shown, codes(now)) == ("outdated", ["outdated"])


def test_a_pack_is_retired(root: Path) -> None:
    stable(root)
    declare(root, "retired")
    now = held(root).status(SUMMER)
    assert (now.shown, now.computed, codes(now)) == ("retired", "stable", ["retired"])


def test_the_lower_of_declared_and_computed_is_shown(root: Path) -> None:
    stable(root)
    declare(root, "pilot")
    now = held(root).status(SUMMER)
    assert (now.shown, codes(now)) == ("pilot", ["declared_lower"])
    assert waiting_for(root, SUMMER) == ["declare"]


def test_a_dependency_goes_stale(root: Path) -> None:
    stable(root)
    with (root / EGG / "pack.yml").open("a", encoding="utf-8") as file:
        file.write('depends_on:\n  - {title: The stove, url: "https://example.org/stove", checked: "2025-07-01"}\n')
    assert held(root).status(SUMMER).shown == "stable"
    now = held(root).status(date(2026, 7, 1))
    assert (now.shown, codes(now)) == ("needs_update", ["declared_higher", "dependency_stale"])


@pytest.mark.parametrize(("change", "shown", "code"), [
    ({"internal": True}, "in_review", "step_missing"),
    ({"conflict_of_interest": "We share an office."}, "in_review", "step_missing"),
    ({"conflict_of_interest": "None."}, "stable", None),
    ({"decision": "revise"}, "in_review", "objection"),
    ({"date": "2026-07-01"}, "in_review", "not_counted"),
    ({"content": "h0000000000"}, "in_review", "not_counted"),
    ({"scores": ()}, "in_review", "not_counted"),
])
def test_a_review_that_does_not_count(root: Path, change: dict, shown: str, code: str | None) -> None:
    stable(root)
    (root / EGG / "reviews/en/2026-06-01-cora.yml").unlink()
    review(root, "content", "Cora", **{"day": "2026-06-01", **({"day": change["date"]} if "date" in change else {}),
                                       **{key: value for key, value in change.items() if key != "date"}})
    now = held(root).status(SUMMER)
    assert now.shown == shown
    assert code is None or code in codes(now)


def test_nobody_reviews_their_own_work_nor_has_both_roles(root: Path) -> None:
    review(root, "self_check", "Small authors", "2026-05-20")
    review(root, "editor_triage", "Edith", "2026-06-01")
    review(root, "content", "small AUTHORS", "2026-06-01")
    review(root, "pedagogy", "Pia", "2026-06-01")
    review(root, "content", "pia", "2026-06-02")
    review(root, "accessibility", "Axel", "2026-06-01")
    now = held(root).status(SUMMER)
    assert now.computed == "in_review"
    assert {"one_person", "not_counted", "step_missing"} <= set(codes(now))


def test_an_objection_is_answered_by_the_same_person_or_when_half_is_new(root: Path) -> None:
    stable(root)
    review(root, "content", "Olga", "2026-06-11", decision="reject")
    assert held(root).status(SUMMER).shown == "in_review"
    review(root, "content", "Cora", "2026-06-12")
    assert held(root).status(SUMMER).shown == "in_review", "the text is the one that was rejected"
    edit(root, "lessons/water.md", "Eggs want enough water.", "Eggs need enough water.")
    for kind, who in REVIEWERS[1:]:
        review(root, kind, who, "2026-06-13")
    assert held(root).status(SUMMER).shown == "in_review", "one word is no answer to somebody who rejected all of it"
    review(root, "content", "Olga", "2026-06-14")
    assert held(root).status(SUMMER).shown == "stable"


def test_the_second_review_of_a_day_comes_after_the_first(root: Path) -> None:
    stable(root)
    review(root, "content", "Olga", "2026-06-11")
    folder = root / EGG / "reviews/en"
    first = folder / "2026-06-11-olga.yml"
    (folder / "2026-06-11-olga-2.yml").write_text(first.read_text().replace("decision: pass", "decision: reject"))
    assert held(root).status(SUMMER).shown == "in_review"
    (folder / "2026-06-11-olga-10.yml").write_text(first.read_text())
    assert held(root).status(SUMMER).shown == "stable"


def test_low_scores_do_not_pass(root: Path) -> None:
    stable(root)
    (root / EGG / "reviews/en/2026-06-01-pia.yml").unlink()
    review(root, "pedagogy", "Pia", "2026-06-01", scores=2)
    now = held(root).status(SUMMER)
    assert (now.shown, codes(now)) == ("in_review", ["declared_higher", "rubric_failed"])
    assert dict(now.reasons[1].values) == {"percent": 80, "needed": 85}
    facts = held(root)
    assert rubric_score(facts.facts, facts.rubric, SUMMER).value == 80


def test_a_pilot_needs_three_learners(root: Path) -> None:
    stable(root)
    (root / EGG / "reviews/en/2026-06-10-paula.yml").unlink()
    review(root, "pilot", "Paula", "2026-06-10", pilot=PilotData(2, 2))
    assert held(root).status(SUMMER).shown == "pilot"


def test_errors_of_the_checks_come_first(root: Path) -> None:
    stable(root)
    facts = held(root)
    now = pack_status(facts.facts, facts.rubric, SUMMER, errors=2)
    assert (now.shown, codes(now)) == ("draft", ["declared_higher", "errors_found"])
    assert next_steps(steps(facts.facts, facts.rubric, ReviewPanel(), SUMMER, 2))[0].kind == "checks"


def test_scores_show_their_parts(root: Path) -> None:
    stable(root)
    merge(root, NOW)
    translate(root, "bn")
    now = held(root)
    fresh = freshness_score(now.facts, AUTUMN)
    assert [(one.code, one.value, one.of) for one in fresh.parts] == [("days_left", 231, 365), ("as_reviewed", 39, 39)]
    assert fresh.value == 63
    assert translation_score(now.language("bn"), "P12M", AUTUMN).value == 50
    assert checks_score(1, 4, 40).value == 65
    assert checks_score(9, 0, 40).value == 0


def test_every_reason_has_words() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in
                     (Path(__file__).parent.parent / "plugins/pathshala/quality").glob("*.py"))
    assert all(source.count(f'"{code}"') > 1 or code in ("declared_lower", "declared_higher") for code in REASONS)
