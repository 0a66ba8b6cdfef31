"""Find the place in a file of what the parser saw.

Python-Markdown keeps no positions. But the text of a passage is source text, so it can be found
again: in order, from where the last one ended. Addresses are found the same way, outside code.
"""

from __future__ import annotations

import bisect
import re

from ..model.finding import Span
from .slots import CODE_SPAN

_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})[^\n]*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CANDIDATES = 50


class Places:
    """A text whose parts are looked up in reading order. Lines count from `first_line`."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.outside_code = blank_code(text)
        self._first_line = first_line
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._cursor = 0
        self._cursors: dict[str, int] = {}

    def span(self, offset: int, length: int = 0) -> Span:
        """The place of `length` code points from an offset of the text."""
        line, column = self._at(offset)
        if not length:
            return Span(line, column)
        return Span(line, column, *self._at(offset + length))

    def passage(self, text: str) -> Span:
        """Where the next passage with this text stands; where the last one ended, if nowhere."""
        lines = [line.strip() for line in text.split("\n")]
        for start in (self._cursor, 0):
            offset = self._match(lines, start)
            if offset >= 0:
                if start or self._cursor == 0:
                    self._cursor = offset + len(lines[0])
                return self.span(offset, len(lines[0]))
        return self.span(min(self._cursor, len(self.text)))

    def address(self, target: str) -> Span | None:
        """Where the next link or image to this address stands, or None."""
        found = re.compile(r"(?<=[(<\s\"'])" + re.escape(target)).search(
            self.outside_code, self._cursors.get(target, 0)
        )
        if not found:
            return None
        self._cursors[target] = found.end()
        return self.span(found.start(), len(target))

    def _match(self, lines: list[str], start: int) -> int:
        offset = start - 1
        for _ in range(_CANDIDATES):
            offset = self.text.find(lines[0], offset + 1)
            if offset < 0 or self._continues(lines, offset):
                return offset
        return -1

    def _continues(self, lines: list[str], offset: int) -> bool:
        if len(lines) == 1:
            return True
        line = bisect.bisect_right(self._starts, offset)
        for number, wanted in enumerate(lines[1:3], line):
            if number >= len(self._starts):
                return False
            end = self.text.find("\n", self._starts[number])
            if wanted not in self.text[self._starts[number]:end if end >= 0 else len(self.text)]:
                return False
        return True

    def _at(self, offset: int) -> tuple[int, int]:
        index = bisect.bisect_right(self._starts, offset) - 1
        return self._first_line + index, offset - self._starts[index] + 1


def blank_code(text: str) -> str:
    """The text with code and comments put to spaces, so that offsets stay the same."""
    pieces, position = [], 0
    while True:
        opening = _FENCE.search(text, position)
        if not opening:
            break
        fence = opening.group(1)
        closing = re.compile(rf"^[ \t>]*{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$", re.MULTILINE).search(
            text, opening.end()
        )
        if not closing:
            pieces.append(text[position:opening.end()])
            position = opening.end()
            continue
        pieces += [text[position:opening.start()], _blank(text[opening.start():closing.end()])]
        position = closing.end()
    text = "".join(pieces) + text[position:]
    for pattern in (_COMMENT, CODE_SPAN):
        text = pattern.sub(lambda found: _blank(found.group()), text)
    return text


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
