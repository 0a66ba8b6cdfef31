"""Which pages answer a query, best first: the engine of the browser in Python.

Tests hold the two together, result for result. Scores are whole numbers, so that they are the same everywhere.

`query` says what is looked for, as concepts. A page's score adds up the best section for each concept and the section
that is best for all of them together, each weighted by how rare the concept is, and shrinks by what is missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .query import Concept, concepts
from .reader import Index

EVERY = 5_000
"""Pages up to which all postings of a term are read to combine it with others; what more pages have says little."""
WEAKEST = 3
"""A page is left out if what it has of the query weighs this many times less than what the best page has."""


class Hit(NamedTuple):
    """A page, its best section and the others that have something, best first, and its score."""

    page: int
    sections: tuple[int, ...]
    score: int


class Result(NamedTuple):
    """A hit with its address inside the folder of its language, and the anchor of its best section."""

    language: str
    address: str
    anchor: str
    score: int


def search(
    indexes: Sequence[Index], text: str, filters: Mapping[str, tuple[str, ...]] | None = None, limit: int = 8,
) -> list[Result]:
    """The best pages of the reader's language, then of those it falls back to; a page comes once."""
    results: list[Result] = []
    seen: set[str] = set()
    for place, index in enumerate(indexes):
        if len(results) >= limit:
            break
        for hit in rank(index, text, filters, forgiving=place == 0 or not results):
            record = index.record(hit.page)
            if record[0] not in seen:
                seen.add(record[0])
                results.append(Result(index.language, record[0], record[6][hit.sections[0]][0], hit.score))
            if len(results) >= limit:
                break
    return results


def rank(
    index: Index, text: str, filters: Mapping[str, tuple[str, ...]] | None = None, *, forgiving: bool = True,
) -> list[Hit]:
    """The pages of one index that answer a query, best first; typing errors are forgiven if it is said so."""
    found = concepts(index, text, forgiving=forgiving)
    chosen = index.with_facets(filters or {})
    return _scored(index, found, chosen)


def rarity(pages: int, all_pages: int) -> int:
    """The inverse document frequency: 32 times the binary logarithm of `all_pages` / `pages`, drawn as a line between
    its whole values, and 16 more."""
    ratio = all_pages * 16 // pages
    whole = ratio.bit_length() - 1
    return 32 * whole + (ratio * 32 >> whole) - 32 - 128 + 16


def _scored(index: Index, found: list[Concept], chosen: frozenset[int] | None) -> list[Hit]:
    weights = [rarity(concept.pages, index.pages) for concept in found]
    best: dict[int, dict[int, int]] = {}
    together: dict[int, dict[int, int]] = {}
    for place, concept in enumerate(found):
        every = chosen is not None or (len(found) > 1 and concept.pages <= min(EVERY, index.pages // 2))
        strengths: dict[tuple[int, int], int] = {}
        for factor, term in concept.parts:
            for page, sections in index.all_postings(term) if every else term.postings:
                if chosen is None or page in chosen:
                    for section, impact in sections:
                        key = (page, section)
                        strengths[key] = max(strengths.get(key, 0), impact * factor)
        for (page, section), strength in strengths.items():
            held = best.setdefault(page, {})
            held[place] = max(held.get(place, 0), strength)
            sums = together.setdefault(page, {})
            sums[section] = sums.get(section, 0) + weights[place] * strength
    total = sum(weights)
    matched = {page: sum(weights[place] for place in held) for page, held in best.items()}
    least = max(matched.values(), default=0)
    hits = []
    for page, held in best.items():
        if matched[page] * WEAKEST >= least:
            sums = together[page]
            ordered = tuple(sorted(sums, key=lambda section: (-sums[section], section)))
            points = sum(weights[place] * strength for place, strength in held.items()) + sums[ordered[0]]
            hits.append(Hit(page, ordered, points * matched[page] // total))
    return sorted(hits, key=lambda hit: (-hit.score, hit.page))
