"""Scripts that write a syllable as one character, taken apart into letters.

Endings change a letter of the last syllable, and whoever mistypes, mistypes a letter. So the terms of such languages
are letters, and their rules in `korean` and `rules` are written for letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_ETHIOPIC = re.compile("[\u1200-\u1357]")
_VOWELS = "አኡኢኣኤ\0ኦ"
_BARE, _LABIAL = 5, 7


def hangul(word: str) -> str:
    """The letters (jamo) of Korean syllables: canonical decomposition (Unicode, UAX #15)."""
    return unicodedata.normalize("NFD", word)


def _ethiopic_letters(found: re.Match[str]) -> str:
    code = ord(found.group())
    order = code % 8
    if found.group() in _VOWELS or order == _BARE:
        return "ኣ" if found.group() == "አ" else found.group()
    return chr(code - order + _BARE) + ("ውኣ" if order == _LABIAL else _VOWELS[order])


def ethiopic(word: str) -> str:
    """The consonant (in the sixth order) and the vowel of Ethiopic syllables: Unicode has them eight to a consonant,
    the orders of the vowels one after the other. A vowel is the letter that carries it; አ by itself is heard as ኣ."""
    return _ETHIOPIC.sub(_ethiopic_letters, word)


SYLLABLES: dict[str, Callable[[str], str]] = {"hangul": hangul, "ethiopic": ethiopic}
