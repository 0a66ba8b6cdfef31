"""Which pages answer a query, best first: the engine of the browser in Python.

Tests hold the two together, result for result. Scores are whole numbers, so that they are the same everywhere.

A query is a list of concepts: each a word as it was typed, its variants, the words that begin with it if it is the
last and perhaps unfinished, or the corrections of a word that the index does not have. What is not the typed word
counts less. A page's score adds up the best section for each concept and the section that is best for all of them
together, each weighted by how rare the concept is, and shrinks by what is missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from . import analyzer
from .analysed import TERM_LENGTH
from .coding import order
from .merged import spaced
from .reader import Found, Index
from .typos import corrections

QUERY_LENGTH, CONCEPTS = 500, 24
"""Code points of a query that are looked at, and concepts."""
EXACT, VARIANT, COMPLETED, CORRECTED = 16, 10, 8, (0, 9, 7)
"""Sixteenths that a posting counts, for the word itself, its variants, words that begin with it, and its
corrections with one and two errors."""
COMPLETIONS, PREFIX_LENGTH = 6, 2
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


@dataclass
class _Concept:
    """One word of a query and its term; `parts` are the terms found for it with their factors."""

    term: str
    word: str
    last: bool = False
    parts: list[tuple[int, Found]] = field(default_factory=list)
    pages: int = 0

    def add(self, factor: int, found: Found | None) -> None:
        if found is not None:
            self.parts.append((factor, found))
            self.pages = max(self.pages, found.pages)


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
    found = _concepts(text, index.language)
    for concept in found:
        _look_up(index, concept, forgiving)
    found = [concept for concept in found if concept.parts]
    chosen = index.with_facets(filters or {})
    return _scored(index, found, chosen)


def _concepts(text: str, language: str) -> list[_Concept]:
    """The words of a query."""
    text = text[:QUERY_LENGTH]
    found: dict[str, _Concept] = {}
    for one in analyzer.query_tokens(text, language):
        term = one.term[:TERM_LENGTH]
        held = found.setdefault(term, _Concept(term, one.word))
        held.last = held.last or one.end == len(text)
    return list(found.values())[:CONCEPTS]


def _look_up(index: Index, concept: _Concept, forgiving: bool) -> None:
    """Find the terms for one word."""
    _add_forms(index, concept, concept.term, concept.word, EXACT, VARIANT)
    if concept.last and spaced(concept.term):
        known = bool(concept.parts)
        for pages, found in _completions(index, concept.term):
            concept.parts.append((COMPLETED, found))
            if not known:
                concept.pages = max(concept.pages, pages)
    if not concept.parts and forgiving and spaced(concept.term):
        words, errors = corrections(index, concept.term)
        for word in words:
            _add_forms(index, concept, word, word, CORRECTED[errors], CORRECTED[errors] // 2)


def _add_forms(index: Index, concept: _Concept, term: str, word: str, factor: int, other: int) -> None:
    concept.add(factor, index.term(term))
    for form in dict.fromkeys(form[:TERM_LENGTH] for form in analyzer.variants(word, index.language)):
        if form != term:
            concept.add(other, index.term(form))


def _completions(index: Index, start: str) -> list[tuple[int, Found]]:
    """The most frequent terms that begin so, in the shard where they begin and, for three letters or more, the next."""
    if len(start) < PREFIX_LENGTH:
        return []
    place = index.place(start)
    places = [place]
    if len(start) > PREFIX_LENGTH and place < len(index.terms) and start not in index.shard_terms(place) and (
            index.place(start + "\uffff") > place):
        places.append(place + 1)
    found = [(-held.pages, order(term), held) for one in places for term, held in index.shard_terms(one).items()
             if term.startswith(start) and term != start]
    found.sort(key=lambda one: one[:2])
    return [(-pages, held) for pages, _, held in found[:COMPLETIONS]]


def rarity(pages: int, all_pages: int) -> int:
    """The inverse document frequency: 32 times the binary logarithm of `all_pages` / `pages`, drawn as a line between
    its whole values, and 16 more."""
    ratio = all_pages * 16 // pages
    whole = ratio.bit_length() - 1
    return 32 * whole + (ratio * 32 >> whole) - 32 - 128 + 16


def _scored(index: Index, found: list[_Concept], chosen: frozenset[int] | None) -> list[Hit]:
    weights = [rarity(concept.pages, index.pages) for concept in found]
    best: dict[int, dict[int, int]] = {}
    together: dict[int, dict[int, int]] = {}
    for place, concept in enumerate(found):
        every = chosen is not None or (len(found) > 1 and 2 * concept.pages < index.pages)
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
