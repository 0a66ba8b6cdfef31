"""Whatever happens to a pack, its shown status is never better than the rules allow.

The rules are told twice: by the code under test, and by the oracle below, which asks plainly of every passage and
every person whether all that a status needs is there, and knows nothing of coverage, roles or caches.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from pathshala.model.pack import Dependency
from pathshala.model.review import (
    DECISIONS,
    KINDS,
    Evidence,
    PassagesRead,
    PilotData,
    Reviewer,
    ReviewMeta,
    ReviewPanel,
    Score,
)
from pathshala.model.rubric import Rubric
from pathshala.quality.counting import counting
from pathshala.quality.facts import LanguageFacts, PackFacts, Standing
from pathshala.quality.passages import content_digest, still_as_read
from pathshala.quality.scores import freshness_score, rubric_score
from pathshala.quality.status import PACK_STATUSES, pack_status
from pathshala.quality.steps import Progress, next_steps, steps
from pathshala.safety.yaml import parse
from pathshala.sources.decode import decode
from pathshala.translate.trivial.declared import text_digest
from review_site import RUBRIC
from tally import FULL

THE_RUBRIC: Rubric | None = decode(Rubric, parse(RUBRIC, "rubric.yml")[0], "rubric.yml")[0]
PEOPLE = ("Asha", "Bilal", "Chen", "Dora")
LANES = ("content", "pedagogy", "accessibility")
DAYS = 365


class Life(RuleBasedStateMachine):
    """A pack of four passages, whose texts, reviews and clock move."""

    def __init__(self) -> None:
        super().__init__()
        self.texts = ["one", "two", "three", "four"]
        self.today = date(2026, 1, 1)
        self.trivial: list[tuple[str, str]] = []
        self.reviews: list[tuple[ReviewMeta, bool]] = []
        self.declared, self.checked, self.errors = "stable", date(2025, 7, 1), 0

    @rule(which=st.integers(0, 3), word=st.sampled_from(["five", "six", "one", "two"]), trivially=st.booleans())
    def edit(self, which: int, word: str, trivially: bool) -> None:
        if which < len(self.texts):
            if trivially:
                self.trivial.append((text_digest(self.texts[which]), text_digest(word)))
            self.texts[which] = word

    @rule(word=st.sampled_from(["seven", "one"]))
    def add(self, word: str) -> None:
        if len(self.texts) < 6:
            self.texts.append(word)

    @rule()
    def delete(self) -> None:
        if len(self.texts) > 1:
            self.texts.pop()

    @rule(days=st.sampled_from([1, 30, 200, 364, 365]))
    def wait(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(who=st.sampled_from(PEOPLE), kind=st.sampled_from(KINDS), decision=st.sampled_from(DECISIONS),
          points=st.sampled_from(["3", "3", "2", "n/a"]), internal=st.booleans(), bad=st.booleans(),
          ahead=st.sampled_from([0, 0, 0, 40]), most=st.sampled_from([9, 9, 1, 2]))
    def review(self, who: str, kind: str, decision: str, points: str, internal: bool, bad: bool, ahead: int,
               most: int) -> None:
        self._review(who, kind, decision, points, internal=internal, bad=bad, ahead=ahead, most=most)

    @rule(content=st.sampled_from(PEOPLE), pedagogy=st.sampled_from(PEOPLE), points=st.sampled_from(["3", "2", "n/a"]),
          without=st.sampled_from([*KINDS, "", "", ""]), ahead=st.sampled_from([0, 0, 40]),
          cut=st.sampled_from([*KINDS, "", "", ""]))
    def review_all(self, content: str = "Bilal", pedagogy: str = "Chen", points: str = "3", without: str = "",
                   ahead: int = 0, cut: str = "") -> None:
        """The whole procedure at once, so that high statuses are reached, or missed by one thing: a step left out,
        or one whose record is `cut` to a single passage."""
        for kind, who in (("self_check", "Asha"), ("editor_triage", "Bilal"), ("content", content),
                          ("pedagogy", pedagogy), ("accessibility", "Dora"), ("pilot", "Dora")):
            if kind != without:
                self._review(who, kind, "pass", points if kind == "pedagogy" else "3", ahead=ahead,
                             most=1 if kind == cut else 9)

    def _review(self, who: str, kind: str, decision: str, points: str, *, internal: bool = False, bad: bool = False,
                ahead: int = 0, most: int = 9) -> None:
        assert THE_RUBRIC
        read = (PassagesRead("x", " ".join(map(text_digest, self.texts[:most]))),)
        scores = tuple(Score(one.id, points, (Evidence(says="Seen."),)) for one in THE_RUBRIC.scored_in(kind))
        day = (self.today + timedelta(days=ahead)).isoformat()
        self.reviews.append((ReviewMeta(
            1, kind, Reviewer(who), day, decision, content_digest(read), read, scores, internal=internal,
            pilot=PilotData(3, 3)), bad))

    @rule(status=st.sampled_from(["draft", "in_review", "pilot", "stable"]))
    def declare(self, status: str) -> None:
        self.declared = status

    @rule()
    def check_dependency(self) -> None:
        self.checked = self.today

    @rule(errors=st.sampled_from([0, 0, 1]))
    def check(self, errors: int) -> None:
        self.errors = errors

    def facts(self) -> PackFacts:
        now = list(map(text_digest, self.texts))
        standings = tuple(
            Standing(f"{number:06}.yml", meta, ("own_work",) if bad or (meta.reviewer.name == "Asha"
                     and meta.role != "self_check") else (),
                     still_as_read(now, meta.digests, {"x:1": tuple(self.trivial)}), len(meta.digests))
            for number, (meta, bad) in enumerate(self.reviews))
        source = LanguageFacts("en", len(now), len(now), tuple(sorted(standings, key=lambda one: one.order)))
        return PackFacts("p", self.declared, "P365D", ("a", "b"), ("Asha",), (),
                         (Dependency("d", "https://x.example/", self.checked.isoformat()),), source)

    @invariant()
    def never_better_than_the_rules(self) -> None:
        facts = self.facts()
        status = pack_status(facts, THE_RUBRIC, self.today, self.errors)
        best = self.best()
        assert PACK_STATUSES.index(status.shown) <= PACK_STATUSES.index(self.declared)
        assert PACK_STATUSES.index(status.shown) <= PACK_STATUSES.index(best), (status, best)
        assert 0 <= status.as_reviewed <= status.passages
        assert status.shown == "stable" or status.reasons
        held = steps(facts, THE_RUBRIC, ReviewPanel(), self.today, self.errors)
        assert all(one.reasons or one.kind == "declare" for one in next_steps(held))
        if status.computed == "stable":
            assert all(one.progress is Progress.DONE for one in held if one.kind != "declare")
        for score in (rubric_score(facts, THE_RUBRIC, self.today), freshness_score(facts, self.today)):
            assert score.value is None or 0 <= score.value <= 100

    # The oracle.

    def best(self) -> str:
        """The best status that anybody may be shown."""
        if self.errors:
            return "draft"
        checked = self.agreed("self_check", self.live()) and self.most_read("self_check", self.live())
        if checked and self.most_read("editor_triage", self.live()) and self.reviewed(self.live(), every_passage=True):
            if not self.checked <= self.today < self.checked + timedelta(days=DAYS):
                return "needs_update"
            piloted = self.agreed("pilot", self.live()) and self.most_read("pilot", self.live())
            return "stable" if piloted else "pilot"
        if self.agreed("self_check", self.live()) and self.reviewed(self.live(), every_passage=False):
            return "needs_update"
        if self.agreed("self_check", self.come()) and self.reviewed(self.come(), every_passage=False):
            return "expired"
        return "in_review" if checked else "draft"

    def most_read(self, kind: str, reviews: list[ReviewMeta]) -> bool:
        """Whether one yes in a role was said to more than half of the text as it is now."""
        return any(2 * sum(self.was_read(text, kind, [one]) for text in self.texts) > len(self.texts)
                   for one in (replace(one, kind="self_check" if one.internal else one.kind) for one in reviews))

    def half_once(self, kind: str, reviews: list[ReviewMeta]) -> bool:
        """Whether those who said yes in a role have read half as many passages as there are, whichever."""
        return 2 * sum(len(one.digests) for one in reviews if one.kind == kind and one.decision == "pass") >= len(
            self.texts)

    def come(self) -> list[ReviewMeta]:
        """The honest reviews whose day has come, in their order."""
        held = [meta for meta, bad in self.reviews
                if not bad and meta.day <= self.today
                and (meta.reviewer.name != "Asha" or meta.internal or meta.kind == "self_check")]
        return sorted(held, key=lambda meta: meta.day)

    def live(self) -> list[ReviewMeta]:
        return [meta for meta in self.come() if self.today < meta.day + timedelta(days=DAYS)]

    def agreed(self, kind: str, reviews: list[ReviewMeta]) -> bool:
        """Whether somebody said yes in a role, and whoever said no was heard."""
        here = [one for one in reviews if ("self_check" if one.internal else one.kind) == kind]
        unheard = False
        for place, no in enumerate(here):
            later = [one for one in here[place + 1:] if one.decision == "pass"]
            unheard |= no.decision != "pass" and not any(
                one.reviewer == no.reviewer or self.half_changed(no) for one in later)
        return not unheard and any(one.decision == "pass" for one in here)

    def half_changed(self, no: ReviewMeta) -> bool:
        """Whether half of what somebody objected to is gone, or reads otherwise."""
        left = list(map(text_digest, self.texts))
        for before, after in reversed(self.trivial):
            left = [*left, *(before for one in left if one == after)]
        return 2 * sum(1 for one in no.digests if one in left) <= 2 * len(no.digests) - len(no.digests)

    def reviewed(self, reviews: list[ReviewMeta], *, every_passage: bool) -> bool:
        """Whether people can be found for the reviews, nobody for both content and pedagogy, who said yes to
        every passage as it is now, and whose scores are enough."""
        if not self.agreed("editor_triage", reviews):
            return False
        for sides in product(("content", "pedagogy"), repeat=len(PEOPLE)):
            side = dict(zip(PEOPLE, sides, strict=True))
            chosen = [one for one in reviews if not one.internal and (
                one.kind == "accessibility" or one.kind == side[one.reviewer.name])]
            heard = all(self.agreed(kind, chosen) and self.half_once(kind, chosen) for kind in LANES)
            if heard and self.enough(chosen) and (
                    not every_passage or all(self.was_read(text, kind, chosen)
                                             for kind in LANES for text in self.texts)):
                return True
        return False

    @staticmethod
    def enough(chosen: list[ReviewMeta]) -> bool:
        """Whether the last word of each reviewer in each role gives the points that the rule wants."""
        last = {(one.kind, one.reviewer.name): one for one in chosen if one.decision == "pass"}
        assert THE_RUBRIC
        points = possible = 0
        for criterion in THE_RUBRIC.criteria:
            given = [score.score for one in last.values() for score in one.scores if score.criterion == criterion.id]
            numbers = [int(one) for one in given if one != "n/a"]
            if not given or (criterion.starred and numbers and min(numbers) < 2):
                return False
            points, possible = points + min(numbers, default=0), possible + (3 if numbers else 0)
        return possible > 0 and points >= 0.85 * possible

    def was_read(self, text: str, kind: str, chosen: list[ReviewMeta]) -> bool:
        """Whether somebody in a role said yes to a text, or to one that trivial changes lead from to it."""
        known = {text_digest(text)}
        for _ in self.trivial:
            known |= {before for before, after in self.trivial if after in known}
        return any(not known.isdisjoint(one.digests) for one in chosen
                   if one.kind == kind and one.decision == "pass")


Life.TestCase.settings = settings(max_examples=400 if FULL else 40, stateful_step_count=25, deadline=None)
TestLife = Life.TestCase


def test_the_best_can_be_reached() -> None:
    """Else the property would hold of a status that never leaves the draft."""
    life = Life()
    life.review_all()
    assert pack_status(life.facts(), THE_RUBRIC, life.today).shown == life.best() == "stable"
    life.edit(0, "six", False)
    assert pack_status(life.facts(), THE_RUBRIC, life.today).shown == life.best() == "needs_update"
    life.wait(365)
    assert pack_status(life.facts(), THE_RUBRIC, life.today).computed == "expired"


def test_trivial_changes_are_followed_in_steps() -> None:
    chain = [(text_digest(old), text_digest(new)) for old, new in (("a", "b"), ("b", "c"))]
    assert still_as_read([text_digest("c")], [text_digest("a")], {"x": tuple(chain)}) == {0}
    assert still_as_read([text_digest("d")], [text_digest("a")], {"x": tuple(chain)}) == frozenset()


def test_a_passage_that_stands_twice_was_read_as_often_as_it_was_there() -> None:
    assert still_as_read(["a", "b", "a"], ["a", "b"]) == {0, 1}
    assert still_as_read(["b", "a"], ["a", "b", "c"]) == {0, 1}


def test_what_has_no_hash_was_read_by_nobody() -> None:
    assert still_as_read(["", "a"], ["", "a"]) == {1}


def test_reviews_of_one_person_count_in_one_role() -> None:
    life = Life()
    life._review("Bilal", "content", "pass", "3")
    life._review("bilal", "pedagogy", "pass", "3")
    found = counting(life.facts().source, "P1Y", life.today)
    assert [one.review.meta.kind for one in found.taken] == ["pedagogy"]
    assert replace(found, taken=()).passes("pedagogy") == ()
