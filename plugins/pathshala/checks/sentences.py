"""Sentences of any script, and how easily they are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

# A full stop ends a sentence where white space follows it; the signs of Chinese and Japanese need none.
_END = re.compile(r"(?<=[.!?…।॥؟۔։።។။][\"'»”’)\]])\s+|(?<=[.!?…।॥؟۔։።។။])\s+|(?<=[。！？｡])[」』”）]*+")
_UNSPACED = re.compile(
    "[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u1000-\u102a\u1780-\u17b3"
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U000323af]"
)
_FAR = 400
_ENDS_AT_SPACE = re.compile("[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff]")


def sentences(text: str) -> list[str]:
    """A passage cut at the ends of its sentences. In Thai, Lao, Khmer and Burmese each space is one."""
    if not text.isascii() and _ENDS_AT_SPACE.search(text):
        return text.split()
    return [one for one in _END.split(text) if one.strip()]


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence in which a part of a text stands; where it is long, the 400 characters before and after."""
    begin = max(0, start - _FAR, text.rfind("\n\n", 0, start))
    before, after = text[begin:start], text[end:end + _FAR].partition("\n\n")[0]
    ends = [one.end() for one in _END.finditer(before)]
    stop = _END.search(after)
    return before[ends[-1] if ends else 0:] + text[start:end] + (after[:stop.start()] if stop else after)


def unspaced_characters(text: str) -> int:
    """How many letters of scripts without spaces between words a text has; marks on them do not count."""
    return 0 if text.isascii() else len(_UNSPACED.findall(text))


_WORD = re.compile(r"[^\W\d_]+(?:['’\u00ad-][^\W\d_]+)*")


@dataclass(frozen=True)
class Ease:
    """A measure of how easily a text of one language is read, from 0 (hard) to 100 (easy).

    `name` is what it is called, with who made it and when; `of` computes it from the numbers of words,
    sentences, syllables and letters."""

    name: str
    syllables: Callable[[str], int]
    of: Callable[[int, int, int, int], float]

    def score(self, text: str, sentence_count: int) -> tuple[float, int]:
        """The ease of a text, and how many words it has; an ease of 100 where it has none."""
        found = _WORD.findall(text)
        if not found or not sentence_count:
            return 100.0, 0
        syllables = sum(max(1, self.syllables(one.lower())) for one in found)
        return self.of(len(found), sentence_count, syllables, sum(map(len, found))), len(found)


def _groups(pattern: str) -> Callable[[str], int]:
    vowels = re.compile(pattern)

    @lru_cache(maxsize=16_384)
    def count(word: str) -> int:
        return len(vowels.findall(word))

    return count


_MUTE_ENGLISH = re.compile(r"(?:[^aeiouy]e|[^aeiouydt]ed|[^aeiouylcgszx]es)$")
_MUTE_FRENCH = re.compile(r"(?:e|es|ent)$")
_ENGLISH, _FRENCH = _groups("[aeiouy]+"), _groups("[aeiouyàâäéèêëîïôöùûüœæ]+")


@lru_cache(maxsize=16_384)
def _english(word: str) -> int:
    return _ENGLISH(word) - bool(_MUTE_ENGLISH.search(word) and not word.endswith("le"))


@lru_cache(maxsize=16_384)
def _french(word: str) -> int:
    count = _FRENCH(word)
    return count - bool(count > 1 and _MUTE_FRENCH.search(word))


EASE: Mapping[str, Ease] = MappingProxyType({
    "en": Ease("Flesch Reading Ease (Flesch 1948)", _english,
               lambda words, ends, syllables, _: 206.835 - 1.015 * words / ends - 84.6 * syllables / words),
    "es": Ease("lecturabilidad (Fernández Huerta 1959)", _groups("[iuüy]?[aeoáéó][iuüy]?|[íú]|[iuüy]+"),
               lambda words, ends, syllables, _: 206.84 - 60 * syllables / words - 1.02 * words / ends),
    "fr": Ease("lisibilité (Kandel and Moles 1958)", _french,
               lambda words, ends, syllables, _: 207 - 1.015 * words / ends - 73.6 * syllables / words),
    "de": Ease("Lesbarkeitsindex (Amstad 1978)", _groups("ei|ai|au|äu|eu|ie|aa|ee|oo|[aeiouäöüy]"),
               lambda words, ends, syllables, _: 180 - words / ends - 58.5 * syllables / words),
    "pt": Ease("índice de Flesch (Martins and others 1996)", _groups("[iuy]?[aeoáéóâêôàãõ][iuy]?|[íú]|[iuy]+"),
               lambda words, ends, syllables, _: 248.835 - 1.015 * words / ends - 84.6 * syllables / words),
    "it": Ease("Gulpease (Lucisano and Piemontese 1988)", lambda _: 1,
               lambda words, ends, _, letters: 89 + (300 * ends - 10 * letters) / words),
})
"""The languages for which a measure was made from texts of that language and held against readers."""
