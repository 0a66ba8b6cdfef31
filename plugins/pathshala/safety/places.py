"""From offsets in a text to lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from ..model.finding import Span

_LINE_END = re.compile("\n")


class Places:
    """The lines of one text, for turning offsets (code points from 0) into places and back.

    They are counted when the first place is asked for: most texts have no fault.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self._text))]

    def span(self, start: int, end: int | None = None) -> Span:
        """The place of `text[start:end]`; without `end`, of the character at `start`."""
        line, column = self._place(start)
        end_line, end_column = self._place(start + 1 if end is None else end)
        return Span(line, column, end_line, end_column)

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and column that both count from 1."""
        return self._starts[min(line, len(self._starts)) - 1] + column - 1

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
