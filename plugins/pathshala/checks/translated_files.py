"""The translations of one PO file, made ready for the checks of language and script.

Most checks look for something that few passages hold. Those search all translations of a file at
once, in one text, which costs a fraction of asking every passage.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from ..translate.po.catalogue import Catalogue, header_value
from .orthography import Orthography, orthography
from .pairs import Pair

BETWEEN = "\x1f"
"""What parts the translations in `TranslatedFile.prose`: white space that no passage holds."""

SMALL_WORD = re.compile(r"(?<![\w\ufffc.@/-])[^\W\d_A-ZÀ-Þ][^\W\d_]+")
"""A word of two letters or more that begins with a small one, and is no part of an address or a name."""

QUOTES_BEFORE = "\"'\u201c\u2018\u00ab\u201e([\u00bf\u00a1*_ "
"""What may stand before the first letter of a sentence."""

_CODE_BLOCK = "type: Fenced code block"  # As po4a and mdBook's tools name it.


@dataclass(frozen=True)
class TranslatedFile:
    """A PO file and its translations. `source_language` is the tag of what it was translated from.

    `every` holds all pairs; `pairs` those whose translation says something else than its source, and
    that are no code.
    """

    path: str
    language: str
    source_language: str
    catalogue: Catalogue
    every: tuple[Pair, ...]

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.every if pair.target.text != pair.source.text and not is_code(pair))

    @cached_property
    def written(self) -> Orthography:
        """How the language is written."""
        return orthography(self.language)

    @cached_property
    def source_written(self) -> Orthography:
        """How the language of the source is written."""
        return orthography(self.source_language)

    @cached_property
    def prose(self) -> str:
        """The prose of all translations, with BETWEEN around each."""
        return BETWEEN.join(("", *(pair.target.prose.replace(BETWEEN, " ") for pair in self.pairs), ""))

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters of the translations."""
        return frozenset(self.prose)

    def found(self, pattern: re.Pattern[str]) -> Iterator[tuple[Pair, re.Match[str]]]:
        """What a pattern finds in the prose, each with its pair. A pattern that can match white
        space must not match over BETWEEN."""
        for match in pattern.finditer(self.prose) if self.pairs else ():
            yield self.pairs[bisect_right(self._starts, match.start()) - 1], match

    def first_found(self, pattern: re.Pattern[str]) -> Iterator[tuple[Pair, re.Match[str]]]:
        """The same, but the first of each pair alone."""
        last: Pair | None = None
        for pair, match in self.found(pattern):
            if pair is not last:
                last = pair
                yield pair, match

    def holding(self, text: str) -> Iterator[Pair]:
        """The pairs whose translations hold a text in their prose."""
        if text in self.prose:
            yield from (pair for pair in self.pairs if text in pair.target.prose)

    @cached_property
    def _starts(self) -> list[int]:
        starts, place = [], 1
        for pair in self.pairs:
            starts.append(place)
            place += len(pair.target.prose) + 1
        return starts


def word_around(match: re.Match[str]) -> str:
    """The word that a match stands in: letters and marks on both sides, at most 40 characters of each."""
    text, start, end = match.string, match.start(), match.end()
    while start and start > match.start() - 40 and in_word(text[start - 1]):
        start -= 1
    while end < len(text) and end < match.end() + 40 and in_word(text[end]):
        end += 1
    return text[start:end]


def in_word(char: str) -> bool:
    """Whether a character is part of a word: a letter, a mark on one, or a joiner."""
    return unicodedata.category(char)[0] in "LM" or char in "\u200c\u200d"


def is_code(pair: Pair) -> bool:
    """Whether a passage is a block of code, as other tools take them for translation too."""
    return bool(pair.entry.extracted) and pair.entry.extracted[0].startswith(_CODE_BLOCK)


def translated_files(
    catalogues: Mapping[tuple[str, str], Catalogue], paths: Mapping[tuple[str, str], str], default: str,
    pairs: Iterable[Pair],
) -> Iterator[TranslatedFile]:
    """Some PO files by language and domain, each with its pairs, which must stand file by file.

    `default` is the language of the source where a header names none.
    """
    held = {path: tuple(some) for path, some in groupby(pairs, key=lambda pair: pair.path)}
    for (language, domain), catalogue in sorted(catalogues.items(), key=lambda item: item[0]):
        path = paths[language, domain]
        source = header_value(catalogue, "X-Source-Language").replace("_", "-") or default
        yield TranslatedFile(path, language, source, catalogue, held.get(path, ()))
