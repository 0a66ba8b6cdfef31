"""What a stranger wrote, made fit for a message: on one line, short, and nothing hidden in it."""

from __future__ import annotations

import re

_SPACE = re.compile(r"\s+")
_JOINERS = "\u200c\u200d"


def plain(text: str, limit: int = 60) -> str:
    """A text on one line with what cannot be printed escaped, cut after `limit` characters."""
    flat = _SPACE.sub(" ", text[: limit * 4])
    shown = "".join(char if char.isprintable() or char in _JOINERS else _escape(char) for char in flat[:limit])
    return f"{shown}…" if len(flat) > limit or len(text) > limit * 4 else shown


def in_quotes(text: str, limit: int = 60) -> str:
    """The same in double quotes."""
    return f'"{plain(text, limit)}"'


def _escape(char: str) -> str:
    return f"\\u{ord(char):04x}"
