"""Which reviews count on a day, and for what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..model.review import Reviewer, Score
from ..model.rubric import Rubric
from ..sources.durations import after
from ..translate.review import person
from .facts import LanguageFacts, Standing

INDEPENDENT = ("content", "pedagogy")
"""The two roles that no person has both of."""
READ = (*INDEPENDENT, "accessibility")
"""The roles of those who read a pack for others and score it."""
BOUND = (*INDEPENDENT, "accessibility", "translation")
"""The kinds of review that hold for the passages that were read, and for no other."""
ONCE = ("self_check", "editor_triage", "pilot")
"""The kinds that hold for the text as a whole while more than half of what was read, and of what there is now, is
as it was read."""


@dataclass(frozen=True)
class Taken:
    """A review that does not count, because its reviewer has the other independent role already."""

    review: Standing
    earlier: Standing


@dataclass(frozen=True)
class Counting:
    """The reviews of a text that count, under the roles that they count in, each in their order, and those
    that do not because of who wrote them. `passages` is how many there are now."""

    passages: int
    roles: Mapping[str, tuple[Standing, ...]]
    taken: tuple[Taken, ...] = ()

    def passes(self, role: str) -> tuple[Standing, ...]:
        """The reviews of a role that say yes."""
        return tuple(one for one in self.roles.get(role, ()) if one.meta.decision == "pass")

    def kept(self, role: str) -> frozenset[int]:
        """The passages that somebody in that role has read as they are now, and passed."""
        return frozenset().union(*(one.kept for one in self.passes(role)))

    def objections(self, role: str) -> tuple[Standing, ...]:
        """The reviews of a role that say no, and that nothing has answered: not a later yes of the same
        person, nor anybody's once half of what was objected to is no longer as it was read."""
        return self._objections.get(role, ())

    @cached_property
    def _objections(self) -> Mapping[str, tuple[Standing, ...]]:
        return {role: tuple(reversed(list(_unanswered(held)))) for role, held in self.roles.items()}

    def holds(self, role: str, *, whatever_changed: bool = False) -> bool:
        """Whether a step of the procedure is done: somebody said yes to all passages, or for those that
        are done once, to most of them, and no objection stands. `whatever_changed` asks whether it was done once:
        a few passages out of many were no reading of the text, then or now."""
        passes = self.passes(role)
        if not passes or self.objections(role):
            return False
        if whatever_changed:
            return 2 * sum(one.read for one in passes) >= self.passages
        if role in ONCE:
            return any(2 * len(one.kept) > max(one.read, self.passages) for one in passes)
        return len(self.kept(role)) == self.passages


def _unanswered(held: Sequence[Standing]) -> Iterator[Standing]:
    """The objections that stand, the latest first."""
    passed = False
    people: set[object] = set()
    for one in reversed(held):
        keys = person_keys(one.meta.reviewer)
        if one.meta.decision == "pass":
            passed = True
            people.update(keys)
        elif people.isdisjoint(keys) and not (passed and 2 * len(one.kept) <= one.read):
            yield one


def expiry(review: Standing, review_every: str) -> date:
    """The first day on which a review no longer counts."""
    return after(review.meta.day, review_every)


def counting(facts: LanguageFacts, review_every: str, today: date) -> Counting:
    """The reviews that count on a day."""
    return _by_role(facts.passages, [
        one for one in _come(facts.reviews, today) if today < expiry(one, review_every)])


def counting_though_expired(facts: LanguageFacts, today: date) -> Counting:
    """Those that would if none ever expired."""
    return _by_role(facts.passages, list(_come(facts.reviews, today)))


def _come(reviews: Iterable[Standing], today: date) -> Iterator[Standing]:
    return (one for one in reviews if not one.faults and one.meta.day <= today)


def _by_role(passages: int, reviews: Sequence[Standing]) -> Counting:
    roles: dict[str, list[Standing]] = defaultdict(list)
    first: dict[object, Standing] = {}
    taken = []
    for one in sorted(reviews, key=lambda one: one.order):
        role = one.meta.role
        if role in INDEPENDENT:
            earlier = next((first[key] for key in person_keys(one.meta.reviewer) if key in first), None)
            if earlier is not None and earlier.meta.role != role:
                taken.append(Taken(one, earlier))
                continue
            for key in person_keys(one.meta.reviewer):
                first.setdefault(key, earlier or one)
        roles[role].append(one)
    return Counting(passages, {role: tuple(held) for role, held in roles.items()}, tuple(taken))


def person_keys(reviewer: Reviewer) -> tuple[object, ...]:
    """What a reviewer is known by: who shares one of these with another may be the same person."""
    names, address = person(reviewer.name)
    ids = ([reviewer.id] if reviewer.id else [])
    return (*([names] if names else []), *([address] if address else []), *ids)


def latest_scores(counted: Counting, roles: Iterable[str]) -> tuple[Standing, ...]:
    """Of each reviewer in each role the latest review that says yes: theirs are the scores that count."""
    found: list[Standing] = []
    for role in roles:
        people: set[object] = set()
        for one in reversed(counted.passes(role)):
            keys = person_keys(one.meta.reviewer)
            if people.isdisjoint(keys):
                found.append(one)
            people.update(keys)
    return tuple(found)


def scores_that_count(counted: Counting, rubric: Rubric) -> tuple[Score, ...]:
    """What the reviews of a pack give for the rubric: of each reviewer in each role the latest scores of criteria
    that the role is asked for (`counts_for`)."""
    return tuple(score for one in latest_scores(counted, READ) for score in one.meta.scores
                 if counts_for(one.meta.role, score, rubric))


def counts_for(role: str, score: Score, rubric: Rubric) -> bool:
    """Whether a score counts when somebody in a role gives it: where a review in that role has to score the
    criterion, or where none of those who read a pack has to."""
    criterion = rubric.criterion(score.criterion)
    if criterion is None or role not in READ:
        return False
    return role in criterion.reviews or not set(READ).intersection(criterion.reviews)
