"""Words in capitals, in scripts that have them."""

from __future__ import annotations

import re
from collections.abc import Iterator

LEAST_WORDS, LEAST_IN_HEADING = 5, 4

_CAPITALS = "".join(chr(code) for code in range(0x41, 0x557) if chr(code).isupper())
_WORD = rf"[{_CAPITALS}]+(?:['’-][{_CAPITALS}]+)*+(?![\w])"
# Words that only a space parts: a list of abbreviations has commas.
_ROW = re.compile(rf"(?<![\w@/.-]){_WORD}(?:[,;:!?.…—–-]?(?:[ \t\u00a0]+(?:\d+[ \t]+)?|[ \t]*\n(?![ \t]*\n)[ \t>]*)"
                  rf"{_WORD})+")
_SPACED = re.compile(rf"(?<=[{_CAPITALS}])[ \t\u00a0\n>]+(?=[{_CAPITALS}\d])")
_LONG = re.compile(rf"[{_CAPITALS}]{{3,}}")
_THREE = re.compile(rf"[{_CAPITALS}]{{2}}[ ,]+[{_CAPITALS}]+[ ,\n>]+[{_CAPITALS}]+")


def shouted(text: str) -> Iterator[tuple[int, int]]:
    """Where many words stand in capitals one after another, from where to where: five, in a heading four."""
    if _THREE.search(text):
        for found in _ROW.finditer(text):
            row = found.group()
            least = LEAST_IN_HEADING if _in_heading(text, found.start()) else LEAST_WORDS
            # The gaps are one fewer than the words. Two words of three letters are no abbreviations any more.
            if len(_SPACED.findall(row)) >= least - 1 and len(_LONG.findall(row)) >= 2:
                yield found.span()


def _in_heading(text: str, place: int) -> bool:
    return text.startswith("#", text.rfind("\n", 0, place) + 1)
