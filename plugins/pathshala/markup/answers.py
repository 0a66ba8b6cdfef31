"""What readers may type into a gap, and how an answer is compared with what they typed.

`theme/assets/quiz-kinds.js` compares in the same way.
"""

from __future__ import annotations

import re
import unicodedata

_LEFT_OUT = re.compile("[\u00ad\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
"""Characters that nobody sees: soft hyphen, tatweel, joiners, marks of direction."""
_DIACRITICS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670]")
"""Marks of Latin, Greek, Cyrillic, Hebrew and Arabic letters. The vowel signs of Indic scripts are none."""
_AT_ENDS = (
    " .,;:!?\"'()[]{}\u00a1\u00ab\u00b7\u00bb\u00bf\u060c\u061b\u061f\u06d4\u0964\u0965\u1362\u2018\u2019\u201a\u201b"
    "\u201c\u201d\u201e\u201f\u3001\u3002\u300c\u300d\u300e\u300f"
)


def alternatives(text: str) -> list[str]:
    """The answers that one text gives, `preview | show preview`."""
    return [one for one in (" ".join(part.split()) for part in text.split("|")) if one]


def folded(answer: str, exact: bool = False) -> str:
    """An answer without what makes no difference: capital letters, punctuation at its ends, more white
    space than one, the script that digits are written in, and, unless it has to be `exact`, diacritics."""
    text = _LEFT_OUT.sub("", unicodedata.normalize("NFKC", answer).lower())
    if not exact:
        text = _DIACRITICS.sub("", unicodedata.normalize("NFD", text))
    text = unicodedata.normalize("NFC", text)
    text = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)
    return " ".join(text.split()).strip(_AT_ENDS)
