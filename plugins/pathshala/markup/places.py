"""Find the place in a file of what the parser saw.

Python-Markdown keeps no positions. But the text of a passage is source text, so it can be found
again: in order, from where the last one ended. Addresses are found the same way, outside code.
"""

from __future__ import annotations

import bisect
import html
import re
from collections.abc import Sequence

from ..model.finding import Span

_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})[^\n]*$", re.MULTILINE)
_EMPTY_LINE = re.compile(r"(\n[ \t>]*\n)")
_BACKTICKS = re.compile(r"`+")
_PRE = re.compile(r"<pre\b[^>]*>(.*?)</pre>", re.DOTALL)
_TAG = re.compile("<[^>]*>")
_RAW_PRE = re.compile(r"<pre\b", re.IGNORECASE)
_INDENTED = re.compile(r"^[ >]*(?: {4}| {0,3}\t)", re.MULTILINE)
_INDENT = re.compile("[ >]* {4}")
_CANDIDATES = 50


class Places:
    """A text whose parts are looked up in reading order. Lines count from `first_line`; `shown` are the
    blocks of code in its article."""

    def __init__(self, text: str, first_line: int, shown: Sequence[str] = ()) -> None:
        self.text = text
        self.outside_code = blank_code(text, shown)
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


def code_blocks(article: str) -> tuple[str, ...]:
    """The texts of the blocks of code in an article, in order; `article` is sanitised HTML."""
    return tuple(html.unescape(_TAG.sub("", found)) for found in _PRE.findall(article))


def blank_code(text: str, shown: Sequence[str] = ()) -> str:
    """The text with code and comments put to spaces, so that offsets stay the same.

    Whether an indented line is code or goes on with a list is for the parser to say: it is code only
    if it is one of the blocks that the article shows.
    """
    pieces, position = [], 0
    fences: list[str] = []
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
        fences.append(text[opening.end():closing.start()])
        position = closing.end()
    outside_fences = "".join(pieces) + text[position:]
    return _without_spans(_without_comments(_without_indented(outside_fences, _indented(shown, fences))))


def _indented(shown: Sequence[str], fences: Sequence[str]) -> list[list[str]]:
    """The lines that hold anything of those blocks that stand in no fence; no blocks where that
    cannot be told for sure."""
    left = dict(enumerate(shown))
    alike: dict[tuple[str, ...], list[int]] = {}
    for number, block in left.items():
        alike.setdefault(_look(block), []).append(number)
    for fence in fences:
        numbers = alike.get(_look(fence))
        if not numbers:
            return []
        del left[numbers.pop()]
    blocks = ([line.rstrip() for line in block.split("\n") if line.strip()] for block in left.values())
    return [lines for lines in blocks if lines]


def _look(block: str) -> tuple[str, ...]:
    """The words of a block, line by line, wherever it stands."""
    lines = (line.lstrip(" \t>") for line in block.split("\n"))
    return tuple(" ".join(line.split()) for line in lines if line.strip())


def _without_indented(text: str, blocks: Sequence[list[str]]) -> str:
    """The text without these blocks of indented code, each of which is looked for behind the one before it."""
    if not blocks or _RAW_PRE.search(text) or not _INDENTED.search(text):
        return text  # Raw HTML can show a block as well, whose text then stands nowhere as code.
    lines = text.split("\n")
    filled = [(number, line.expandtabs(4).rstrip()) for number, line in enumerate(lines) if line.strip(" \t>")]
    begins: dict[str, list[int]] = {}
    for index, (_, line) in enumerate(filled):
        if _INDENTED.match(line):
            begins.setdefault(line.lstrip(" >"), []).append(index)
    cursor = 0
    for block in blocks:
        starts = begins.get(block[0].lstrip(" >"), [])
        first = bisect.bisect_left(starts, cursor)
        for start in starts[first:first + _CANDIDATES]:
            found = filled[start:start + len(block)]
            if len(found) == len(block) and all(map(_is_code, (line for _, line in found), block)):
                for number, _ in found:
                    lines[number] = " " * len(lines[number])
                cursor = start + len(block)
                break
    return "\n".join(lines)


def _is_code(line: str, code: str) -> bool:
    """Whether a line, whose tabs are expanded, shows this code when its indent is taken off."""
    return line.endswith(code) and _INDENT.fullmatch(line, 0, len(line) - len(code)) is not None


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
