"""Align the parts of a text with those of its translation, in order.

Dynamic programming over beads, groups of parts that belong together: one of each side, one of a
side alone, two against one. What a bead costs is a negative logarithm, so that costs add up: of the
lengths (Gale and Church 1993, "A Program for Aligning Sentences in Bilingual Corpora"), of
what the parts are, of the anchors that they share, and of their words where a lexicon is known.
Going forward and backward over all alignments gives each bead its probability.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .anchors import Anchors
from .lexicon import EMPTY, Lexicon

MAX_CELLS = 150_000
"""Of larger tables only a band along the diagonal is looked at."""

_ALONE = 3.2
_MERGED = 4.5
_VARIANCE = 6.8  # of the length per character, after Gale and Church
_UNEVEN, _UNEVEN_SHORT = 1.5, 8.0
_FREQUENT = 40
_SOFT_WEIGHT = 0.35
_MOST_EVIDENCE = 8.0
_BEADS = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))
_INFINITE = math.inf


@dataclass(frozen=True, slots=True)
class Bead:
    """Parts that belong together, as indexes into both sides, and how probable that is (0 to 1)."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    probability: float

    @property
    def is_pair(self) -> bool:
        return len(self.source) == 1 == len(self.target)


@dataclass
class Sides:
    """Both texts, with what is computed once for all pairs: how many characters of the translation go
    on one of the source, the weight of each anchor, and what pairs share."""

    source: Sequence[Anchors]
    target: Sequence[Anchors]
    lexicon: Lexicon = EMPTY
    ratio: float = field(init=False)
    shared: dict[tuple[int, int], float] = field(init=False)
    alone_together: set[tuple[int, int]] = field(init=False)
    _gains: dict[tuple[int, int], float] = field(init=False, default_factory=dict)
    _expected: dict[int, Mapping[str, float]] = field(init=False, default_factory=dict)
    _hard: tuple[list[float], list[float]] = field(init=False)

    def __post_init__(self) -> None:
        lengths = [sum(one.length for one in side if not one.part.is_code) for side in (self.source, self.target)]
        self.ratio = min(4.0, max(0.1, lengths[1] / lengths[0])) if all(lengths) else 1.0
        self.shared, self.alone_together, weights = _shared(self.source, self.target)
        self._hard = tuple(  # type: ignore[assignment]
            [sum(weights.get(name, 2.0) * times for name, times in one.hard.items()) for one in side]
            for side in (self.source, self.target)
        )

    def cost(self, sources: range, targets: range) -> float:
        """What it costs to say that these parts are each other's translation."""
        first, second = self.source[sources[0]], self.target[targets[0]]
        apart = _role_cost(first, second)
        if apart == _INFINITE:
            return apart
        evidence = sum(self.shared.get((i, j), 0.0) for i in sources for j in targets)
        if first.part.is_code:
            return 1.5 - min(evidence, _MOST_EVIDENCE)
        hard = sum(self._hard[0][i] for i in sources) + sum(self._hard[1][j] for j in targets)
        missed = max(0.0, hard - 2 * evidence)
        gain = sum(self.gain(i, j) for i in sources for j in targets) / (len(sources) * len(targets))
        return (
            apart + self._length_cost(sources, targets) + 0.15 * min(missed, 10.0)
            - min(evidence, _MOST_EVIDENCE) - max(-3.0, min(1.5 * gain, 5.0))
        )

    def gain(self, i: int, j: int) -> float:
        """What the lexicon says of two parts; see `Lexicon.gain`."""
        if self.lexicon is EMPTY:
            return 0.0
        if (i, j) not in self._gains:
            if i not in self._expected:
                self._expected[i] = self.lexicon.expected(self.source[i].words)
            self._gains[i, j] = self.lexicon.gain(self._expected[i], self.target[j].words)
        return self._gains[i, j]

    def stretch(self, i: int, j: int) -> float:
        """By how many standard deviations the lengths differ from the usual ratio."""
        return self._stretch(self.source[i].length, self.target[j].length)

    def uneven(self, i: int, j: int) -> bool:
        """Whether one of two parts is longer than a translation with the same content is, usual ratio aside;
        a short text may differ more."""
        lengths = sorted((self.source[i].length * self.ratio, self.target[j].length))
        return lengths[1] > lengths[0] * (_UNEVEN + _UNEVEN_SHORT / lengths[1])

    def _stretch(self, left: int, right: int) -> float:
        expected = left * self.ratio
        return abs(right - expected) / math.sqrt((expected + right) / 2 * _VARIANCE * max(1.0, self.ratio))

    def _length_cost(self, sources: range, targets: range) -> float:
        away = self._stretch(sum(self.source[i].length for i in sources), sum(self.target[j].length for j in targets))
        # Twice the area beyond a standard deviate, as a negative logarithm.
        return min(8.0, -math.log(max(math.erfc(away / math.sqrt(2)), 1e-6)))


def _shared(
    source: Sequence[Anchors], target: Sequence[Anchors]
) -> tuple[dict[tuple[int, int], float], set[tuple[int, int]], dict[str, float]]:
    """The weight of the anchors that pairs share, for all pairs that share any; the pairs that have one
    for themselves; and the weight of each anchor: the rarer it is, the more it says."""
    alone: set[tuple[int, int]] = set()
    shared: dict[tuple[int, int], float] = defaultdict(float)
    weights: dict[str, float] = {}
    count = len(source) + len(target)
    for kind, weight in (("hard", 1.0), ("soft", _SOFT_WEIGHT)):
        left, right = _where(source, kind), _where(target, kind)
        for name in left.keys() & right.keys():
            stand = len(left[name]) + len(right[name])
            weights[name] = weight * math.log(1 + count / stand)
            if stand == 2:
                alone.add((left[name][0], right[name][0]))
            if len(left[name]) <= _FREQUENT and len(right[name]) <= _FREQUENT:
                for i in left[name]:
                    for j in right[name]:
                        shared[i, j] += weights[name]
    return dict(shared), alone, weights


def _where(side: Sequence[Anchors], kind: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(side):
        for name in sorted(getattr(one, kind)):
            found[name].append(index)
    return found


def _role_cost(first: Anchors, second: Anchors) -> float:
    """What it costs that two parts are not the same kind of thing."""
    left, right = first.part.role, second.part.role
    if left == right:
        return 0.0
    if first.part.is_code or second.part.is_code:
        return _INFINITE
    if left.startswith("heading") and right.startswith("heading"):
        return 1.0
    return 4.0 if left.startswith("heading") or right.startswith("heading") else 1.5


def align(sides: Sides) -> list[Bead]:
    """The cheapest beads that hold every part of both sides once, in order."""
    return _Table(sides).beads()


def _path(sides: Sides) -> list[int]:
    """For each row, and for the end, the column about which the best alignment is looked for: straight
    between pairs that alone share an anchor, as many of them as stand in the same order on both sides."""
    rows, columns = len(sides.source), len(sides.target)
    fixed = [(0, 0), *_in_order(sides.alone_together), (rows, columns)]
    path: list[int] = []
    for (row, column), (next_row, next_column) in pairwise(fixed):
        steps = next_row - row
        path += [column + step * (next_column - column) // steps for step in range(steps)]
    return [*path, columns]


def _in_order(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest sequence of pairs of which both numbers rise: patience sorting."""
    piles: list[int] = []
    tops: list[int] = []
    ordered = sorted(set(pairs), key=lambda pair: (pair[0], -pair[1]))
    behind: list[int] = []
    for number, (_, column) in enumerate(ordered):
        place = bisect_left(tops, column)
        tops[place:place + 1] = [column]
        piles[place:place + 1] = [number]
        behind.append(piles[place - 1] if place else -1)
    found = []
    number = piles[-1] if piles else -1
    while number >= 0:
        found.append(ordered[number])
        number = behind[number]
    return [pair for pair in reversed(found) if pair[0]]


class _Table:
    """The costs of the best ways to each cell, and the probabilities of all ways through it."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.rows, self.columns = len(sides.source), len(sides.target)
        self._costs: dict[tuple[int, int, int, int], float] = {}
        width = max(8, MAX_CELLS // (2 * (self.rows + 1)))
        path = _path(sides)
        # Where the path leaps, the band goes along with it, so that there is always a way.
        self._bounds = [
            (max(0, here - width), min(self.columns, there + width))
            for here, there in zip(path, [*path[1:], self.columns], strict=True)
        ]

    def beads(self) -> list[Bead]:
        best, forward = self._forward()
        backward = self._backward()
        total = forward[self.rows, self.columns]
        beads = []
        row, column = self.rows, self.columns
        while (row, column) != (0, 0):
            rows, columns = best[row, column]
            before = (row - rows, column - columns)
            share = forward[before] + backward[row, column] - self._bead(*before, rows, columns) - total
            beads.append(Bead(tuple(range(before[0], row)), tuple(range(before[1], column)), math.exp(min(0.0, share))))
            row, column = before
        return beads[::-1]

    def _forward(self) -> tuple[dict[tuple[int, int], tuple[int, int]], dict[tuple[int, int], float]]:
        """For each cell the last bead of the cheapest way to it, and the logarithm of the probability of
        all ways to it."""
        cheapest = {(0, 0): 0.0}
        best: dict[tuple[int, int], tuple[int, int]] = {}
        sums = {(0, 0): 0.0}
        for row, column in self._cells():
            ways = []
            for rows, columns in _BEADS:
                before = (row - rows, column - columns)
                if before in cheapest:
                    cost = self._bead(*before, rows, columns)
                    if cost < _INFINITE:
                        ways.append((cheapest[before] + cost, (rows, columns), sums[before] - cost))
            if ways:
                cheapest[row, column], best[row, column], _ = min(ways)
                sums[row, column] = _log_sum([way[2] for way in ways])
        return best, sums

    def _backward(self) -> dict[tuple[int, int], float]:
        """For each cell the logarithm of the probability of all ways from it to the end."""
        sums = {(self.rows, self.columns): 0.0}
        for row, column in reversed(list(self._cells())):
            ways = []
            for rows, columns in _BEADS:
                after = sums.get((row + rows, column + columns))
                if after is not None:
                    cost = self._bead(row, column, rows, columns)
                    if cost < _INFINITE:
                        ways.append(after - cost)
            if ways:
                sums[row, column] = _log_sum(ways)
        sums.setdefault((0, 0), 0.0)
        return sums

    def _cells(self) -> Iterator[tuple[int, int]]:
        for row, (first, last) in enumerate(self._bounds):
            for column in range(first, last + 1):
                if row or column:
                    yield row, column

    def _bead(self, row: int, column: int, rows: int, columns: int) -> float:
        if not rows or not columns:
            return _ALONE
        key = (row, column, rows, columns)
        if key not in self._costs:
            self._costs[key] = self._priced(range(row, row + rows), range(column, column + columns))
        return self._costs[key]

    def _priced(self, sources: range, targets: range) -> float:
        if len(sources) == len(targets):
            return self.sides.cost(sources, targets)
        kinds = {self.sides.source[i].part.role for i in sources} | {self.sides.target[j].part.role for j in targets}
        if len(kinds) > 1 or not kinds <= {"paragraph", "list item", "quote", "table cell"}:
            return _INFINITE
        return _MERGED + self.sides.cost(sources, targets)


def _log_sum(logarithms: Sequence[float]) -> float:
    """The logarithm of the sum of numbers given by their logarithms."""
    most = max(logarithms)
    return most + math.log(sum(math.exp(one - most) for one in logarithms))

