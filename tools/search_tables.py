"""Write plugins/pathshala/search/tables.py from Unicode 14: `python tools/search_tables.py` (Python 3.11)."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

TABLES = Path(__file__).parent.parent / "plugins" / "pathshala" / "search" / "tables.py"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_HEAD = '''"""Tables of Unicode 14, written by tools/search_tables.py.

Numbers in base 36, each as the difference to the last.
"""

'''


def base36(number: int) -> str:
    digits, rest = "", abs(number)
    while rest or not digits:
        rest, last = divmod(rest, 36)
        digits = _DIGITS[last] + digits
    return f"-{digits}" if number < 0 else digits


def packed(numbers: list[int]) -> str:
    """Numbers as text: each, in base 36, as the difference to the last."""
    return " ".join(base36(now - before) for before, now in zip([0, *numbers], numbers, strict=False))


def word_edges() -> list[int]:
    """First and last code point of each range of letters, marks and numbers.

    A gap that is not assigned and lies between two of them belongs to the range: what a later Unicode adds there
    is most likely a letter too, and a table with fewer ranges is smaller.
    """
    edges: list[int] = []
    open_range = False
    for code in range(sys.maxunicode + 1):
        category = unicodedata.category(chr(code))
        if category[0] in "LMN":
            if open_range:
                edges[-1] = code
            else:
                edges += [code, code]
            open_range = True
        elif category != "Cn":
            open_range = False
    # The planes of rare Han: more of them is added with each version of Unicode.
    place = edges.index(next(edge for edge in edges[1::2] if edge >= 0x30000))
    edges[place] = 0x3FFFD
    return edges


def zeros() -> list[int]:
    """The digit zero of every script: its nine brothers follow it."""
    return [code for code in range(0x80, sys.maxunicode + 1) if unicodedata.decimal(chr(code), None) == 0]


def main() -> int:
    if unicodedata.unidata_version != "14.0.0":
        print(f"this Python has Unicode {unicodedata.unidata_version}; the tables are those of 14.0.0 (Python 3.11)")
        return 2
    lines = []
    for name, numbers in (("WORD", word_edges()), ("DIGITS", zeros())):
        text, width = packed(numbers), 110
        parts = [text[start:start + width] for start in range(0, len(text), width)]
        lines += [f"{name} = (", *(f'    "{part}"' for part in parts), ")", ""]
    TABLES.write_text(_HEAD + "\n".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
