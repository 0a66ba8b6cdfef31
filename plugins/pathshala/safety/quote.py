"""What a stranger wrote, made fit for a message: on one line, short, and nothing hidden in it."""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_JOINERS = "\u200c\u200d"
_STEERING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # Unicode's general categories


def plain(text: str, limit: int = 60) -> str:
    """A text on one line with what cannot be printed escaped, cut after `limit` characters."""
    flat = _SPACE.sub(" ", text[: limit * 4])
    shown = "".join(char if char.isprintable() or char in _JOINERS else _escape(char) for char in flat[:limit])
    return f"{shown}…" if len(flat) > limit or len(text) > limit * 4 else shown


def in_quotes(text: str, limit: int = 60) -> str:
    """The same in double quotes."""
    return f'"{plain(text, limit)}"'


def printable(text: str) -> str:
    """The whole text with nothing in it that could steer a terminal: line ends and invisible
    characters become escapes."""
    return "".join(_escape(char) if unicodedata.category(char) in _STEERING else char for char in text)


def _escape(char: str) -> str:
    return f"\\u{ord(char):04x}"
