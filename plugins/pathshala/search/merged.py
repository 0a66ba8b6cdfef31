"""Pages merged into postings by term."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from operator import itemgetter

from .analysed import TERM_LENGTH, Analysed
from .analyzer import variants
from .coding import Posting, number, postings, written
from .compounds import COMPOUNDS, compound_parts

FULL, STRONGEST, BEST_SECTIONS = 6_000, 4_000, 3
"""Characters of postings above which a term keeps only its strongest pages at hand, so many characters of them, and
of each page no more than its best sections."""
COMPOUND_SHARE = 2
"""A part of a compound says this many times less than the word itself."""
_IMPACT_OF_PAGE, _IMPACT = itemgetter(0), itemgetter(1)


@dataclass(frozen=True)
class Merged:
    """Terms with the text of their postings; and those among them that are written with spaces, which an unknown word
    is compared with: does a text have it as a word, or is it only the key of words?"""

    postings: dict[str, bytearray]
    words: dict[str, bool]


class _Growing:
    """The postings of a term so far, and the number of their last page."""

    __slots__ = ("last", "text")

    def __init__(self, last: int, text: bytearray) -> None:
        self.last = last
        self.text = text


def merge(pages: list[Analysed], language: str) -> Merged:
    """The postings of pages that are numbered by their order."""
    growing: dict[str, _Growing] = {}
    words: set[str] = set()
    inflected = any(one.forms for one in pages)
    gaps = [number(gap).encode("ascii") for gap in range(len(pages))]
    for page, one in enumerate(pages):
        terms, payloads = one.words.split("\n"), one.word_payloads.encode("ascii").split(b"\n")
        if inflected:
            words.update(terms)
        if one.forms:
            terms += one.forms.split("\n")
            payloads += one.form_payloads.encode("ascii").split(b"\n")
        for term, payload in zip(terms, payloads, strict=True):
            known = growing.get(term)
            if known is None:
                growing[term] = _Growing(page, bytearray(gaps[page] + payload))
            else:
                known.text += gaps[page - known.last - 1] + payload
                known.last = page
    held = {term: known.text for term, known in growing.items()}
    if not inflected:
        words = set(held)
    _compounds(held, words, language)
    return Merged(held, {word: word in words for word in held if spaced(word)})


_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\U00020000-\U0010ffff]")


def spaced(word: str) -> bool:
    """Whether a term is a word between spaces, not a part of a text written without them."""
    return _UNSPACED.match(word) is None


def _compounds(held: dict[str, bytearray], words: set[str], language: str) -> None:
    """Give the parts of compounds what their compounds have, at a share of the impact."""
    if language.partition("-")[0] not in COMPOUNDS:
        return
    parts: dict[str, list[str]] = {}
    vocabulary = frozenset(words)
    for word in sorted(words):
        for part in compound_parts(word, vocabulary, language):
            for form in dict.fromkeys((part, *variants(part, language))):
                parts.setdefault(form[:TERM_LENGTH], []).append(word)
    whole = {word: bytes(held[word]) for wholes in parts.values() for word in wholes}
    for part, wholes in parts.items():
        pages: dict[int, dict[int, int]] = {}
        for page, sections in postings(held[part].decode("ascii")) if part in held else ():
            pages[page] = dict(sections)
        for word in wholes:
            for page, sections in postings(whole[word].decode("ascii")):
                known = pages.setdefault(page, {})
                for section, impact in sections:
                    known[section] = max(known.get(section, 0), (impact + COMPOUND_SHARE - 1) // COMPOUND_SHARE)
        text = written((page, tuple(sorted(known.items()))) for page, known in sorted(pages.items()))
        held[part] = bytearray(text.encode("ascii"))


def strongest(every: Iterable[Posting]) -> str:
    """The pages with the greatest impacts of a term that has too many."""
    found = []
    for page, sections in every:
        # Sections stand in order, and sorting keeps the order of those with the same impact.
        best = sorted(sections, key=_IMPACT, reverse=True)[:BEST_SECTIONS]
        found.append((best[0][1], page, tuple(sorted(best))))
    found.sort(key=_IMPACT_OF_PAGE, reverse=True)
    return written(sorted((page, sections) for _, page, sections in _fitting(found)))


def _fitting(found: Iterable[tuple[int, int, tuple[tuple[int, int], ...]]]) -> list[
        tuple[int, int, tuple[tuple[int, int], ...]]]:
    kept, used = [], 0
    for one in found:
        used += 2 + 2 * len(one[2])
        if used > STRONGEST:
            break
        kept.append(one)
    return kept

