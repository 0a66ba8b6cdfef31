"""A language's translation memory: every translation ever made into it, found by its source.

It is made of all PO files of the language, whatever their pack, obsolete entries among them, and of
`translations/<language>/memory.tmx`. What it finds is offered as a suggestion and never counts as done.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from ..po.catalogue import Entry
from ..states import is_suggestion, true_source
from ..words import tokens
from .tmx import Pair

CLOSE = 0.75
"""How similar (0 to 1) the source of a translation must be to a new text to be suggested."""

IMPORTED = "memory"
"""What stands for the domain of translations that come from a TMX file."""

_MAX_LENGTH = 5_000
_MAX_CANDIDATES = 2_000
_FEW_WORDS = 4
_NO_CONTEXT = "unknown"
_DOUBTFUL = 2
_MADE_ELSEWHERE = 4


@dataclass(frozen=True, slots=True)
class Remembered:
    """A translation, the source it was made from, and the domain and context where it stands.

    `doubt` is 0 for a translation that nobody doubts: 1 is one of a text that is gone, 2 and 3 are
    those that somebody has marked as fuzzy, 4 is one that was made elsewhere.
    """

    source: str
    target: str
    domain: str
    context: str
    doubt: int = 0

    def origin(self, domain: str) -> str:
        """Where it stands, as seen from a domain: the context alone if it is in the same PO file."""
        return self.context if self.domain == domain else f"{self.domain}:{self.context}"


def remembered(domain: str, entries: Iterable[Entry]) -> Iterator[Remembered]:
    """What the entries of a PO file add to the memory; suggestions and plural forms add nothing."""
    for entry in entries:
        if entry.translated and entry.msgid_plural is None and not is_suggestion(entry) and not entry.is_header:
            source = true_source(entry) or entry.msgid
            # One that merging has marked was sure of the source that it was made from.
            doubtful = entry.fuzzy and true_source(entry) in (None, entry.msgid)
            yield Remembered(source, entry.msgstr[0], domain, entry.context or _NO_CONTEXT,
                             _DOUBTFUL * doubtful + entry.obsolete)


def exported(domain: str, entries: Iterable[Entry], source_language: str) -> Iterator[Pair]:
    """What other programs get of the entries of a PO file: the translations that nobody doubts."""
    for one in remembered(domain, entries):
        if one.doubt < _DOUBTFUL:
            yield Pair(source_language, one.source, one.target, f"{domain}:{one.context}")


def imported(pairs: Iterable[Pair]) -> Iterator[Remembered]:
    """What a TMX file adds to the memory."""
    for pair in pairs:
        yield Remembered(pair.source, pair.target, IMPORTED, pair.name or _NO_CONTEXT, _MADE_ELSEWHERE)


class Memory:
    """The translations of one language, to find the one whose source is closest to a text.

    The order of what it is made of does not matter. Nothing is sorted before the first question.
    """

    def __init__(self, held: Iterable[Remembered]) -> None:
        self._held = held

    @cached_property
    def _exact(self) -> dict[str, list[Remembered]]:
        found: dict[str, list[Remembered]] = defaultdict(list)
        for one in self._held:
            found[one.source].append(one)
        return found

    @cached_property
    def _sources(self) -> _Sources:
        return _Sources([text for text in self._exact if len(text) <= _MAX_LENGTH])

    def closest(self, text: str, domain: str) -> Remembered | None:
        """The translation made from this text, else from the one most like it, if `CLOSE`: the one
        doubted least, of the same domain if there is a choice."""
        source = text if text in self._exact else self._sources.closest(text)
        if source is None:
            return None
        return min(self._exact[source], key=lambda one: (
            one.doubt, one.domain != domain, one.domain, one.context, one.target,
        ))


class _Sources:
    """Texts to find the one that is most like another."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = sorted(texts, key=lambda text: (len(text), text))
        self._lengths = [len(text) for text in self._texts]

    @cached_property
    def _holding(self) -> dict[str, list[int]]:
        """The indexes of the texts that hold each word, rising."""
        found: dict[str, list[int]] = defaultdict(list)
        for index, text in enumerate(self._texts):
            for word in _words(text):
                found[word].append(index)
        return found

    def closest(self, text: str) -> str | None:
        """The text most like this one, None where none is `CLOSE`."""
        if len(text) > _MAX_LENGTH:
            return None
        # Lengths further apart than this cannot reach the ratio.
        low = bisect_left(self._lengths, len(text) * CLOSE / (2 - CLOSE) - 1)
        high = bisect_right(self._lengths, len(text) * (2 - CLOSE) / CLOSE + 1)
        candidates = self._candidates(text, low, high)
        if len(candidates) > _MAX_CANDIDATES:
            middle = bisect_left(candidates, bisect_left(self._lengths, len(text)))
            first = max(0, middle - _MAX_CANDIDATES // 2)
            candidates = candidates[first:first + _MAX_CANDIDATES]
        found = process.extractOne(text, [self._texts[index] for index in candidates], scorer=fuzz.ratio,
                                   score_cutoff=100 * CLOSE)
        return found[0] if found else None

    def _candidates(self, text: str, low: int, high: int) -> Sequence[int]:
        """Indexes from `low` up to `high`, rising: those of texts that share a word with the rarer half of
        this text's words; all of them where it has few words, since none of them may be the same."""
        words = _words(text)
        if len(words) < _FEW_WORDS:
            return range(low, high)
        held = sorted((self._holding.get(word, ()) for word in words), key=len)
        return sorted({index for places in held[:len(held) // 2 + 1]
                       for index in places[bisect_left(places, low):bisect_left(places, high)]})


def _words(text: str) -> set[str]:
    """The words of a text, to know what it is about; in scripts without spaces its characters."""
    return set(text.split()) if text.isascii() else {word for word, is_word in tokens(text) if is_word}
