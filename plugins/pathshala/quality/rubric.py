"""What scores come to under the rubric."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model.review import Score
from ..model.rubric import TOP_SCORE, Rubric


@dataclass(frozen=True)
class RubricResult:
    """What scores come to: `points` of the `possible` ones of all criteria that apply, where one that
    nobody has scored has none. `low` are the starred criteria under the needed score, `unscored` the
    criteria that nobody has scored, by their ids; `passes` says whether the rule is kept."""

    points: int
    possible: int
    low: tuple[str, ...]
    unscored: tuple[str, ...]
    passes: bool

    @property
    def percent(self) -> int:
        """Per cent of the possible points, rounded down; 0 where nothing applies."""
        return 100 * self.points // self.possible if self.possible else 0


def rubric_result(rubric: Rubric, scores: Iterable[Score]) -> RubricResult:
    """What scores come to. Of several for one criterion the lowest counts, and a number before n/a."""
    lowest: dict[str, int | None] = {}
    for one in scores:
        held = lowest.get(one.criterion)
        points = one.points
        lowest[one.criterion] = points if held is None else held if points is None else min(held, points)
    possible = TOP_SCORE * sum(1 for one in rubric.criteria if lowest.get(one.id, 0) is not None)
    points = sum(lowest.get(one.id) or 0 for one in rubric.criteria)
    low = tuple(one.id for one in rubric.criteria
                if one.starred and (held := lowest.get(one.id)) is not None and held < rubric.passes.starred)
    unscored = tuple(one.id for one in rubric.criteria if one.id not in lowest)
    enough = possible > 0 and 100 * points >= rubric.passes.percent * possible
    return RubricResult(points, possible, low, unscored, enough and not low and not unscored)
