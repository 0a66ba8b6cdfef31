"""How a word is folded: two texts that a reader takes for the same word become the same string.

Two steps, both idempotent, both linear, neither ever raises:

`light(text)`: what a stemmer wants to read.
    NFKC (which also opens ligatures, Arabic presentation forms, half and full width), lower case, then letter
    by letter (`LIGHT`): format characters, variation selectors, apostrophes inside a word, tatweel, Arabic vowel
    signs, Hebrew points and cantillation, and nukta go; digits of every script become ASCII; alef, ya, kaf, ha
    and hamza carriers become their plain letter; Hebrew final letters the usual form; Bengali khanda-ta and
    Malayalam chillus become consonant + virama; chandrabindu becomes anusvara (in Bengali it goes, because it is
    often left out); katakana becomes hiragana; final sigma becomes sigma. Then a nasal before a consonant of its
    own class becomes anusvara (in Bengali, only the velar one is written both ways), NFC, and at most
    `LONGEST` code points.

`fold(text)`: the term that is indexed. In Latin, Greek and Cyrillic every mark goes too (`é` is `e`), and letters
    that people without the keyboard write as another become that one: ß ss, æ ae, ø o, đ d, ł l, ı i, ɓ b, ɛ e,
    ŋ n… Letters of their own are kept where leaving the mark out makes another word, not a careless spelling:
    Cyrillic й ї ў ѓ ќ (but ё is е), kana with voicing marks, the vowel signs and tone marks of Thai, Lao, Khmer,
    Burmese, Tibetan, Thaana and N'Ko, and each Indic vowel sign. Vietnamese words with marks are variants.

Which code points are letters, marks and numbers is a table of Unicode 14 in `tables.py`, the same for Python and
for the browser; code points not assigned there count as their neighbours do. Case, NFC and NFKC come from the
platform: Unicode promises never to change them for an assigned code point.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from .letters import ALPHABETIC, BARE, DROPPED, LETTERS, MARKS, NASALS, OWN
from .tables import DIGITS, WORD

LONGEST = 64
"""Code points of a word that count; nobody types more."""


def numbers(packed: str) -> list[int]:
    """Numbers from a string of base-36 differences."""
    total, found = 0, []
    for part in packed.split(" "):
        total += int(part, 36)
        found.append(total)
    return found


EDGES = numbers(WORD)
"""First and last code point of each range of letters, marks and numbers."""
_ZEROS = numbers(DIGITS)


def is_word(code: int) -> bool:
    """Is this code point a letter, a mark or a number (Unicode 14)?"""
    place = bisect_right(EDGES, code)
    return place % 2 == 1 or (place > 0 and EDGES[place - 1] == code)


def _digit(code: int) -> str | None:
    place = bisect_right(_ZEROS, code) - 1
    return str(code - _ZEROS[place]) if place >= 0 and code - _ZEROS[place] < 10 else None



class _Light(dict[int, str]):
    """What each code point becomes in `light`; filled as code points are met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if _within(code, DROPPED) or not is_word(code):
            new = ""
        elif letter in LETTERS:
            new = LETTERS[letter]
        elif 0x30A1 <= code <= 0x30F6:
            new = chr(code - 0x60)
        else:
            new = _digit(code) or letter
        if len(self) < 20_000:
            self[code] = new
        return new


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


class _Bare(dict[int, str]):
    """What each code point becomes when marks go; filled as code points are met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if _within(code, MARKS):
            new = ""
        elif not _within(code, ALPHABETIC) or letter in OWN:
            new = letter
        else:
            parts = unicodedata.normalize("NFD", letter)
            new = "".join(BARE.get(part, part) for part in parts if not _within(ord(part), MARKS))
        if len(self) < 20_000:
            self[code] = new
        return new


_LIGHT = _Light()
_BARE = _Bare()


def _nasal_pattern(block: int, classes: str) -> re.Pattern[str]:
    """Nasal + virama before a consonant of the nasal's class, for a block laid out as ISCII is."""
    virama = chr(block + 0x4D)
    return re.compile("|".join(
        f"{chr(block + int(nasal, 16))}{virama}(?=[{chr(block + int(first, 16))}-{chr(block + int(last, 16))}])"
        for nasal, first, last in (part.split() for part in classes.split(", "))
    ))


NASAL_PATTERNS = {block: (_nasal_pattern(block, classes), chr(block + 2)) for block, classes in NASALS.items()}


def light(text: str, *, turkic: bool = False) -> str:
    """A word in lower case and in one spelling, with the marks of its alphabet; `turkic`: I is the capital of ı."""
    if text.isascii() and not turkic:
        return text.lower().translate(_LIGHT)[:LONGEST]
    text = unicodedata.normalize("NFKC", text)
    if turkic:
        text = text.replace("I", "ı").replace("İ", "i")
    text = unicodedata.normalize("NFC", text.lower().translate(_LIGHT))[:LONGEST]
    nasal = NASAL_PATTERNS.get(ord(text[0]) & ~0x7F) if text else None
    return nasal[0].sub(nasal[1], text) if nasal else text


def fold(text: str, *, turkic: bool = False) -> str:
    """The term of a word: as `light`, without the marks of Latin, Greek and Cyrillic. Empty if no letter is left."""
    return bare(light(text, turkic=turkic))


def bare(text: str) -> str:
    """A text in the spelling of `light` without the marks of Latin, Greek and Cyrillic."""
    return text if text.isascii() else text.translate(_BARE)
