"""Four scores of a pack, each from 0 to 100 and each with the parts that it is made of. They are never
added up: a number that mixes them would say nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..model.rubric import TOP_SCORE, Rubric
from .counting import READ, Counting, counting, counting_though_expired, expiry, scores_that_count
from .facts import LanguageFacts, PackFacts
from .language_status import passages_read
from .status import STEPS, as_reviewed, combined, stale_dependencies

POINTS_OF_ERROR = 25


@dataclass(frozen=True)
class Part:
    """One part of a score: what it is, and how many there are of how many. `of` is 0 for a plain count."""

    code: str
    value: int
    of: int = 0


@dataclass(frozen=True)
class QualityScore:
    """A score from 0 to 100, with its parts; None where there is nothing to score."""

    code: str
    value: int | None
    parts: tuple[Part, ...]


def checks_score(errors: int, warnings: int, passages: int) -> QualityScore:
    """`100 - 25 × errors - 100 × warnings / passages`, not under 0: four errors, or as many warnings as
    passages, leave nothing. What is only a note does not count."""
    lost = POINTS_OF_ERROR * errors + -(-100 * warnings // max(1, passages))
    return QualityScore("checks", max(0, 100 - lost),
                        (Part("errors", errors), Part("warnings", warnings), Part("passages", passages)))


def rubric_score(facts: PackFacts, rubric: Rubric | None, today: date) -> QualityScore:
    """The points of all independent reviews that count, in per cent of the possible ones, rounded down. Of
    several scores for a criterion the lowest counts; one that nobody has scored has none of its points.
    None while nobody has scored anything who was asked to."""
    counted = counting(facts.source, facts.review_every, today)
    if rubric is None or not scores_that_count(counted, rubric):
        return QualityScore("rubric", None, ())
    result = combined(counted, rubric)
    return QualityScore("rubric", result.percent, (
        *_criteria(counted, rubric), Part("points", result.points, result.possible)))


def freshness_score(facts: PackFacts, today: date) -> QualityScore:
    """The lowest of three: the share of its time that the review has left which expires first, of those
    that the procedure needs (0 while one is missing); the share of passages that are as reviewed; the share of
    outside things that somebody has looked at in time. Rounded down; 0 where all reviews have expired. None
    where nobody but its makers has read it and passed it yet: what was never reviewed is not stale."""
    ever = counting_though_expired(facts.source, today)
    if not any(ever.passes(role) for role in READ):
        return QualityScore("freshness", None, ())
    counted = counting(facts.source, facts.review_every, today)
    shares = [(0, 1) if not counted.passes(kind) else _left(facts, counted, kind, today) for kind in STEPS]
    days, whole = min(shares, key=lambda share: share[0] * 1_000_000 // share[1])
    parts = [Part("days_left", days, whole), Part("as_reviewed", as_reviewed(counted), facts.source.passages)]
    if facts.depends_on:
        stale = sum(1 for _ in stale_dependencies(facts, today))
        parts.append(Part("dependencies", len(facts.depends_on) - stale, len(facts.depends_on)))
    return QualityScore("freshness", min(100 * one.value // max(1, one.of) for one in parts), tuple(parts))


def translation_score(facts: LanguageFacts, review_every: str, today: date) -> QualityScore:
    """The mean of two, rounded down: the per cent of words that are translated, and that of passages
    which a second reader has approved. None for a pack's own language."""
    held = facts.completeness
    if held is None:
        return QualityScore("translation", None, ())
    read = len(passages_read(facts, counting(facts, review_every, today), review_every, today))
    read_percent = 100 * read // facts.passages if facts.passages else 100
    return QualityScore("translation", (held.percent + read_percent) // 2, (
        Part("words", held.translated_words, held.words), Part("read", read, facts.passages),
        Part("outdated", held.outdated, held.units)))


def _criteria(counted: Counting, rubric: Rubric) -> Iterator[Part]:
    """The lowest score of each criterion; `of` is 0 where it does not apply."""
    held = scores_that_count(counted, rubric)
    for criterion in rubric.criteria:
        given = [one.points for one in held if one.criterion == criterion.id]
        numbers = [one for one in given if one is not None]
        applies = bool(numbers) or not given
        yield Part(criterion.id, min(numbers, default=0), TOP_SCORE if applies else 0)


def _left(facts: PackFacts, counted: Counting, kind: str, today: date) -> tuple[int, int]:
    last = counted.passes(kind)[-1]
    end = expiry(last, facts.review_every)
    return (end - today).days, max(1, (end - last.meta.day).days)
