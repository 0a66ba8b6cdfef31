"""The door for Markdown: texts on which the parser would spend minutes.

Python-Markdown looks from every opening bracket for its end, from every run of backticks for the
next one, and reads a block again after each heading in it. In honest text the ends are near. A
few kilobytes of openings without an end keep it busy for minutes, which stops every build; so
the looking is counted before it is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.finding import Fault, Span

MAX_CHARACTERS = 150_000
"""The longest text: half as much again as the longest page that was found on a site of manuals."""
MAX_WORK = 4_000_000
"""How many characters the parser may look at again; it manages about two million in a second."""

_BLANK_LINES = re.compile(r"\n[ \t>]*\n")
_BRACKET = re.compile(r"\]\(|[\[\]()]")
_BACKTICKS = re.compile(r"`+")
# What ends a block's first part, so that the rest of the block is taken up anew: headings, rules.
_DIVIDER = re.compile(r"^[ >]*(?:=++|(?:[-*_][ ]*+)++)[ \t]*$", re.MULTILINE)
_ABBREVIATION = re.compile(r"^[ >]*\*\[", re.MULTILINE)
_ANGLE = re.compile(r"<(?=[A-Za-z/!?])|>")
_ONE_BLOCK = re.compile(r"<[^<>]*\bmarkdown\b", re.IGNORECASE)


def cost_faults(text: str, shown: str, first_line: int = 1) -> list[Fault]:
    """A fault where parsing a Markdown text would take too long; it points to the block that costs most.

    The text begins on `first_line` of the file `shown`. Takes a time that grows with the text's
    length and no faster.
    """
    if len(text) > MAX_CHARACTERS:
        return [Fault("too-costly", shown, Span(first_line), f"the text has {len(text):,} characters; "
                      f"at most {MAX_CHARACTERS:,} are read", ("split it into several lessons or pages",))]
    costs = [(_work(block), start) for start, block in _blocks(text)]
    total = sum(work for work, _ in costs) + _in_tags(text) + len(_ABBREVIATION.findall(text)) * len(text) // 20
    if total <= MAX_WORK:
        return []
    line = first_line + text.count("\n", 0, max(costs, key=lambda cost: (cost[0], -cost[1]))[1])
    return [Fault("too-costly", shown, Span(line), "reading this text would take minutes: brackets or backticks "
                  "are opened and not closed, or a block of lines is very long",
                  ("close what is open, and put empty lines between paragraphs",))]


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a text that the parser takes by themselves, each with its offset."""
    if _ONE_BLOCK.search(text):
        # HTML with `markdown="span"` holds one text, empty lines and all; its length costs less.
        yield 0, text
        return
    start = 0
    for end in _BLANK_LINES.finditer(text):
        yield start, text[start:end.start()]
        start = end.start() + 1
    yield start, text[start:]


def _work(block: str) -> int:
    """How many characters the parser looks at again in one block, roughly."""
    length = max(len(part) for part in _BLANK_LINES.split(block))
    dividers = len(_DIVIDER.findall(block))
    return length * length // 1500 + dividers * length // 6 + _in_brackets(block) + _in_backticks(block)


def _in_brackets(block: str) -> int:
    """The distances from each opening bracket, and each `](`, to its end or to the block's."""
    squares: list[int] = []
    rounds: list[int] = []
    work = 0
    for found in _BRACKET.finditer(block):
        sign, at = found.group(), found.start()
        if sign[0] == "]" and squares:
            work += at - squares.pop()
        if sign == "[":
            squares.append(at)
        elif sign == "](":
            rounds.append(at)
        elif sign == "(":
            rounds.append(-1)
        elif sign == ")" and rounds:
            begin = rounds.pop()
            work += at - begin if begin >= 0 else 0
    return work + sum(len(block) - at for at in (*squares, *rounds) if at >= 0)


def _in_tags(text: str) -> int:
    """The distances from each beginning of a tag to the next `>`, which is looked for quickly."""
    end, work = len(text), 0
    for found in reversed(list(_ANGLE.finditer(text))):
        if found.group() == ">":
            end = found.start()
        else:
            work += end - found.start()
    return work // 20


def _in_backticks(block: str) -> int:
    """The distances from each run of backticks to the next of its length. One without is looked for
    at all its lengths, from all its places."""
    runs = [(found.start(), len(found.group())) for found in _BACKTICKS.finditer(block)]
    follows: dict[int, int] = {}
    work = 0
    for start, length in reversed(runs):
        end = follows.get(length)
        work += end - start if end is not None else length * length * (len(block) - start)
        follows[length] = start
    return work
