"""What a query asks the index for.

A query is a list of concepts: each a word as it was typed, its variants, and the words that begin with it if it is the
last and perhaps unfinished. Two words that the index has as one word ("rain coat" for "raincoat") are found by that one
too: a page with it has both. A word that the index does not have is explained by two words of the index that it is
made of, by compounds that end with it, by words that it is mistyped for, or by those that begin with its key; a pair of
characters in a script without spaces, by those characters that no other pair of the query has. What is not the typed
word counts less.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from . import analyzer, typos
from .analysed import TERM_LENGTH
from .coding import order
from .merged import spaced
from .reader import Found, Index

QUERY_LENGTH, CONCEPTS = 500, 24
"""Code points of a query that are looked at, and concepts."""
EXACT, VARIANT, COMPLETED, CORRECTED = 16, 10, 8, (9, 9, 9, 7, 7, 7)
"""Sixteenths that a posting counts, for the word itself, its variants or parts, words that begin or end with it, and
its corrections by their half errors."""
SLIGHT = 2
"""Half errors up to which a word is rather mistyped than made of two."""
COMPLETIONS, PREFIX_LENGTH = 6, 2
JOINED = 3
"""Words of a query, at most, of which two are looked up as one: a longer query says enough, and each is a request."""


@dataclass
class Concept:
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


def concepts(index: Index, text: str, *, forgiving: bool) -> list[Concept]:
    """The words of a query that the index has something for; typing errors are forgiven if it is said so."""
    text = text[:QUERY_LENGTH]
    tokens = analyzer.query_tokens(text, index.language)
    held: dict[str, Concept] = {}
    for one in tokens:
        concept = held.setdefault(one.term[:TERM_LENGTH], Concept(one.term[:TERM_LENGTH], one.word))
        concept.last = concept.last or one.end == len(text)
    found = list(held.values())[:CONCEPTS]
    for concept in found:
        _look_up(index, concept)
    for left, right in pairwise(tokens if len(tokens) <= JOINED else ()):
        if right.start - left.end == 1 and spaced(left.term) and spaced(right.term):
            both = {token.term: held[token.term[:TERM_LENGTH]] for token in (left, right)}
            joined = Concept(left.term + right.term, left.word + right.word, right.end == len(text))
            _join(index, both.values(), joined)
    if forgiving:
        known = {char for concept in found if concept.parts for char in concept.term}
        each = [[concept] if concept.parts else _explained(index, concept, known) for concept in found]
        found = [part for parts in each for part in parts]
    return [concept for concept in found if concept.parts]


def _look_up(index: Index, concept: Concept) -> None:
    """Find the terms for one word."""
    _add_forms(index, concept, concept.term, concept.word, EXACT, VARIANT)
    if concept.last and spaced(concept.term):
        known = bool(concept.parts)
        for pages, found in _completions(index, concept.term):
            concept.parts.append((COMPLETED, found))
            if not known:
                concept.pages = max(concept.pages, pages)


def _join(index: Index, both: Iterable[Concept], joined: Concept) -> None:
    """Give two neighbouring words what the index has of them as one word."""
    joined.term = joined.term[:TERM_LENGTH]
    _look_up(index, joined)
    for concept in both:
        concept.parts += joined.parts
        concept.pages = max(concept.pages, joined.pages)


def _explained(index: Index, concept: Concept, known: set[str]) -> list[Concept]:
    """The concepts that stand in for one which the index has nothing for."""
    if not spaced(concept.term):
        units = dict.fromkeys(char for char in concept.term if char not in known) if len(concept.term) == 2 else ()
        return [_part(index, char) for char in units]
    near = typos.Near(index, concept.term, _forms(index, concept.word))
    corrected, errors = typos.corrections(near)
    halves = None if corrected and errors <= SLIGHT else typos.parts(near)
    if halves:
        return [_part(index, half) for half in dict.fromkeys(halves)]
    longer = (typos.ending(near) if not corrected or errors > 1 else []) or ([] if corrected else typos.beginning(near))
    for word in longer:
        concept.add(COMPLETED, index.term(word))
    for word in corrected if not longer else ():
        _add_forms(index, concept, word, word, CORRECTED[errors], CORRECTED[errors] // 2)
    return [concept]


def _part(index: Index, word: str) -> Concept:
    concept = Concept(word, word)
    _add_forms(index, concept, word, word, VARIANT, VARIANT)
    return concept


def _forms(index: Index, word: str) -> list[str]:
    return [form[:TERM_LENGTH] for form in analyzer.variants(word, index.language)]


def _add_forms(index: Index, concept: Concept, term: str, word: str, factor: int, other: int) -> None:
    concept.add(factor, index.term(term))
    for form in dict.fromkeys(_forms(index, word)):
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
