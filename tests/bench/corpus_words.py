"""Translations of the generated corpus: words that no language has, in the letters of each, markup as it was.

Letters stand for letters, vowels for vowels and consonants for consonants, so that two texts are the same in
a language only where their sources are. Sentences end as the language ends them, numbers are in its digits,
and code, addresses, tags, attribute lists, placeholders and footnotes' marks stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

# What is copied: code, targets of links, footnotes' marks, lists of attributes, tags, placeholders, addresses.
_KEPT = re.compile(
    r"(`+[^`]+`+|\]\([^()]*\)|\[\^[^\]]*\]|\{[^{}]*\}|<[^<>]*>|%\(\w+\)[a-z]|%[sdi]\b|&\w+;|https?://\S+|[\w.+-]+@[\w.-]+)"
)
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
_LETTERS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "bn": ("\u09be\u09c7\u09bf\u09cb\u09c1", "বচদফগহজকলমনপথরসতভশখধট"), "ar": ("اويعه", "بتثجحخدرزسشصضطغفقكلمن"),
    "es": ("eaoiu", "cdbglrfmnstpjvzñhqyxk"), "sw": ("iuaeo", "gkmwsnbltzphrdjvyfcqx"),
})
"""What stands for the vowels and the consonants of English; in Bengali the signs behind a consonant."""
_ALONE = MappingProxyType(dict(zip(_LETTERS["bn"][0], "আএইওউ", strict=True)))
_SIGN_ALONE = re.compile(f"(?<![{_LETTERS['bn'][1]}])[{_LETTERS['bn'][0]}]")
_DIGITS = MappingProxyType({"bn": "০১২৩৪৫৬৭৮৯", "ar": "٠١٢٣٤٥٦٧٨٩"})
_ARABIC_MARKS = str.maketrans("?,;", "؟،؛")
_STOP = re.compile(r"\.(?=[\s*_)\"'\]]|$)")
_QUESTION = re.compile(r"(?:^|(?<=[.!?] ))(?=[^.!?\n]*\?(?:\W|$))", re.MULTILINE)


def translated(text: str, language: str) -> str:
    """A stand-in translation: as long as its source, with its markup, and sound by the rules of the language.

    Raises KeyError for a language that the corpus does not have.
    """
    pieces = _KEPT.split(_QUESTION.sub("¿", text) if language == "es" else text)
    pieces[::2] = (_words(piece, language) for piece in pieces[::2])
    return "".join(pieces)


def _words(text: str, language: str) -> str:
    text = text.translate(_alphabet(language))
    if language == "bn":
        text = _SIGN_ALONE.sub(lambda found: _ALONE[found.group()], _STOP.sub("।", text))
    return text.translate(_ARABIC_MARKS) if language == "ar" else text


@cache
def _alphabet(language: str) -> dict[int, int]:
    """What stands for each letter and digit."""
    letters = "".join(_LETTERS[language])
    capitals = (_VOWELS + _CONSONANTS).upper()
    return str.maketrans(f"{_VOWELS}{_CONSONANTS}{capitals}0123456789",
                         f"{letters}{letters.upper()}{_DIGITS.get(language, '0123456789')}")
