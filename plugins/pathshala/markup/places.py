"""Find the place in a file of what the parser saw.

Python-Markdown keeps no positions. But the text of a passage is source text, so it can be found
again: in order, from where the last one ended. Addresses are found the same way, outside code.
"""

from __future__ import annotations

import bisect
import re

from ..model.finding import Span

_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})[^\n]*$", re.MULTILINE)
_EMPTY_LINE = re.compile(r"(\n[ \t>]*\n)")
_BACKTICKS = re.compile(r"`+")
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
    open_to_the_end: dict[str, int] = {}
    while opening := _FENCE.search(text, position):
        sign, length = opening.group(1)[0], len(opening.group(1))
        closing = None
        if length < open_to_the_end.get(sign, length + 1):
            closing = re.compile(rf"^[ \t>]*{sign}{{{length},}}[ \t]*$", re.MULTILINE).search(text, opening.end())
        if closing is None:
            # Nothing that follows closes a fence of this length or a longer one.
            open_to_the_end[sign] = min(length, open_to_the_end.get(sign, length))
            pieces.append(text[position:opening.end()])
            position = opening.end()
            continue
        pieces += [text[position:opening.start()], _blank(text[opening.start():closing.end()])]
        position = closing.end()
    return _without_spans(_without_comments("".join(pieces) + text[position:]))


def _without_comments(text: str) -> str:
    pieces, position = [], 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces += [text[position:start], _blank(text[start:end + 3])]
        position = end + 3
    return "".join(pieces) + text[position:]


def _without_spans(text: str) -> str:
    """The text with code in backticks put to spaces; no code span goes on behind an empty line."""
    return "".join(
        part if "`" not in part else _without_spans_of_block(part) for part in _EMPTY_LINE.split(text)
    )


def _without_spans_of_block(text: str) -> str:
    """As `slots.CODE_SPAN` finds them: a run of backticks opens with all of its length, or else with
    the greatest part of it that a later run closes. Takes a time in proportion to the text."""
    runs = list(_BACKTICKS.finditer(text))
    later: dict[int, list[re.Match[str]]] = {}
    for run in reversed(runs):
        later.setdefault(len(run.group()), []).append(run)
    pieces, position = [], 0
    for run in runs:
        start = run.start() + (text[run.start() - 1:run.start()] == "\\")
        for length in range(run.end() - start, 0, -1) if run.start() >= position else ():
            closing = later.get(length, [])
            while closing and closing[-1].start() <= run.start():
                closing.pop()
            if closing:
                pieces += [text[position:start], _blank(text[start:closing[-1].end()])]
                position = closing[-1].end()
                break
    return "".join(pieces) + text[position:]


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
