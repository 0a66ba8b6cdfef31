"""Which words of two languages go together, learned from texts that are aligned already.

IBM Model 1 (Brown et al. 1993, "The Mathematics of Statistical Machine Translation"), trained with
expectation maximisation on the pairs that a first alignment by lengths and anchors finds, as
R. C. Moore proposes in "Fast and Accurate Sentence Alignment of Bilingual Corpora" (2002).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

MAX_PAIRS = 3_000
MAX_WORDS = 60
"""Of so many pairs, and of so many words of each, the rest is not looked at."""

_ROUNDS = 5
_FLOOR = 1e-4
_NONE = ""

Words = Sequence[str]


@dataclass(frozen=True)
class Lexicon:
    """How probable each word of the translation is beside each word of the source, and by itself; `pairs`
    is the number of pairs that it was learned from."""

    beside: Mapping[str, Mapping[str, float]]
    alone: Mapping[str, float]
    pairs: int = 0

    def expected(self, source: Words) -> Mapping[str, float]:
        """How probable each word of a translation of the source is; empty where none of its words is known."""
        rows = [self.beside[word] for word in {_NONE, *source[:MAX_WORDS]} if word in self.beside]
        total: dict[str, float] = defaultdict(float)
        for row in rows if len(rows) > 1 else ():
            for word, share in row.items():
                total[word] += share / len(rows)
        return total

    def gain(self, expected: Mapping[str, float], target: Words) -> float:
        """How much more probable the target's known words are beside a source than by themselves: the
        mean of the logarithm of the ratio, 0 where no word is known. Above 1 is a sign of a translation."""
        known = [word for word in target[:MAX_WORDS] if word in self.alone]
        if not known or not expected:
            return 0.0
        return sum(
            math.log((expected.get(word, 0.0) + _FLOOR) / (self.alone[word] + _FLOOR)) for word in known
        ) / len(known)


EMPTY = Lexicon({}, {})


def learn(pairs: Sequence[tuple[Words, Words]]) -> Lexicon:
    """The lexicon of some pairs of texts, each given as words.

    A pair teaches once however often it stands there, and words that stand beside each other only
    once are not kept: they would only say again that this pair was a pair before."""
    pairs = [(source[:MAX_WORDS], target[:MAX_WORDS]) for source, target in list(dict.fromkeys(
        (tuple(source), tuple(target)) for source, target in pairs))[:MAX_PAIRS]]
    together = Counter(pair for source, target in pairs for pair in product(set(source), set(target)))
    again = {pair for pair, times in together.items() if times > 1}
    known = {word for _, word in again}
    trimmed = [((_NONE, *set(source)), [word for word in target if word in known]) for source, target in pairs]
    beside: dict[str, dict[str, float]] = {}
    for _ in range(_ROUNDS):
        beside = _again(trimmed, beside)
    kept = {
        one: {word: share for word, share in row.items() if one == _NONE or (one, word) in again}
        for one, row in beside.items()
    }
    counts = Counter(word for _, target in trimmed for word in target)
    total = counts.total()
    return Lexicon(kept, {word: count / total for word, count in counts.items()}, len(pairs))


def _again(
    pairs: Sequence[tuple[Words, Words]], beside: Mapping[str, Mapping[str, float]]
) -> dict[str, dict[str, float]]:
    """One round of expectation maximisation; without probabilities all are alike."""
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for source, target in pairs:
        for word in target:
            shares = [beside[one].get(word, 0.0) if beside else 1.0 for one in source]
            total = sum(shares)
            for one, share in zip(source, shares, strict=True) if total else ():
                counts[one][word] += share / total
    result = {}
    for one, row in counts.items():
        total = sum(row.values())
        result[one] = {word: share / total for word, share in row.items() if share / total > _FLOOR}
    return result
