"""An index read back from its files, shard by shard, as the browser's engine reads them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import Any, NamedTuple

from . import shards
from .coding import Posting, front_decoded, numbers, order, postings


class Found(NamedTuple):
    """A term of the index: its number of pages, its postings, and where all of them are if these are the strongest."""

    pages: int
    postings: list[Posting]
    full: tuple[int, int] | None = None


class Word(NamedTuple):
    """A word of the word list, and about the logarithm of how much there is of it."""

    word: str
    weight: int


class Index:
    """The index of one language; `read` gives the content of a file by its address, from the root of the site.

    Raises ValueError where a file is not one of this index.
    """

    def __init__(self, read: Callable[[str], bytes], language: str) -> None:
        self.language = language
        self._read = read
        self._held: dict[str, Any] = {}
        _, self._stamp, self.manifest = shards.read(read(shards.address(f"{language}/index")))
        self.pages: int = self.manifest["n"]
        self.terms = [order(word) for word in front_decoded(self.manifest["t"])]
        self._limits = {"w": self._word_limits(), "r": [order(word) for word in front_decoded(self.manifest["r"][1])]}

    def shard(self, name: str) -> Any:
        """The data of one file of the index."""
        if name not in self._held:
            full = f"{self.language}/{name}"
            found, stamp, data = shards.read(self._read(shards.address(full)))
            if (found, stamp) != (full, self._stamp):
                raise ValueError(f"{shards.address(full)} belongs to another index")
            self._held[name] = data
        return self._held[name]

    def _word_limits(self) -> list[bytes]:
        """Where the shards of the word list part: where shards of terms do, so the manifest only counts these."""
        ends = accumulate(numbers(self.manifest["w"][1]))
        return [self.terms[end - 1] for end in ends if end <= len(self.terms)]

    def place(self, term: str) -> int:
        """The number of the shard where a term is, if anywhere."""
        return bisect_right(self.terms, order(term))

    def shard_terms(self, place: int) -> Mapping[str, Found]:
        """The terms of a shard, in order."""
        name = f"t{place}"
        if not self.pages:
            return {}
        if f"{name} read" not in self._held:
            words, texts, tiered = self.shard(name)
            full = {entry: (count, (shard, position)) for entry, count, shard, position in tiered}
            found = {}
            for entry, (word, text) in enumerate(zip(front_decoded(words), texts.split(" "), strict=True)):
                held = list(postings(text))
                found[word] = Found(full[entry][0], held, full[entry][1]) if entry in full else Found(len(held), held)
            self._held[f"{name} read"] = found
        return self._held[f"{name} read"]

    def term(self, term: str) -> Found | None:
        """What the index has of a term."""
        return self.shard_terms(self.place(term)).get(term)

    def all_postings(self, found: Found) -> list[Posting]:
        """The postings of a term, also those beyond the strongest."""
        if found.full is None:
            return found.postings
        shard, place = found.full
        return list(postings(self.shard(f"m{shard}")[place]))

    def words(self, kind: str, first: str, word: str) -> list[Word]:
        """The words of the list `kind` ("w", or "r" for those spelled backwards) in the shards next to `word` that
        hold words beginning with `first`: three shards at most."""
        count, limits = self.manifest[kind][0], self._limits[kind]
        low, high = bisect_right(limits, order(first)), bisect_right(limits, order(first + "\uffff"))
        at = bisect_right(limits, order(word))
        found = []
        for shard in range(max(low, at - 1), min(at + 1, high, count - 1) + 1):
            held, counts = self.shard(f"{kind}{shard}")
            found += [Word(one, weight) for one, weight in zip(front_decoded(held), numbers(counts), strict=True)]
        return found

    def record(self, page: int) -> Any:
        """What is shown of a page: see `analysed`."""
        each = self.manifest["p"]
        return self.shard(f"p{page // each}")[page % each]

    def with_facets(self, filters: Mapping[str, tuple[str, ...]]) -> frozenset[int] | None:
        """The pages that have one of the values of each facet named; None where nothing is asked."""
        chosen: frozenset[int] | None = None
        for name, values in sorted(filters.items()):
            if values:
                held = self.shard("facets").get(name, {})
                pages = frozenset(page for value in values for page in _runs(held.get(value, "")))
                chosen = pages if chosen is None else chosen & pages
        return chosen


def _runs(text: str) -> list[int]:
    """The pages of a run-length list."""
    pages: list[int] = []
    end, found = 0, numbers(text)
    for gap in found:
        start = end + gap
        end = start + next(found)
        pages += range(start, end)
    return pages
