"""The door for Markdown: texts on which the parser would spend minutes.

Python-Markdown looks from every opening bracket for its end, from every run of backticks for the
next one, and reads a block again after each heading in it; it fills short rows of a table up to
the width of its head, writes a table of contents wherever one is asked for, and looks a footnote's
earlier references through at each new one. In honest text all of that is little. A few kilobytes
of openings without an end keep it busy for minutes, which stops every build; so the work is
counted before it is done. What is not counted here is stopped by `safety.budget`.
"""

from __future__ import annotations

import re
from collections import Counter
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
_HASHES = re.compile(r"^[ >]*#{1,6}[^#\n]", re.MULTILINE)
_WIDE = re.compile(r"\n[ >|:-]*\|[ >|:-]*(?:\n|\Z)")
_SPACES = re.compile(r" {100,}")
_CONTENTS = re.compile(r"^[ >]*\[TOC\]", re.MULTILINE)
_REFERENCE = re.compile(r"\[\^([^\]\n]+)\]")
_FENCE = re.compile(r"^[ \t>]*(?:```|~~~)", re.MULTILINE)
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
    total = sum(work for work, _ in costs) + _in_tags(text) + _in_whole(text, len(costs))
    if total <= MAX_WORK:
        return []
    line = first_line + text.count("\n", 0, max(costs, key=lambda cost: (cost[0], -cost[1]))[1])
    return [Fault("too-costly", shown, Span(line), "reading this text would take minutes: brackets or backticks "
                  "are opened and not closed, a block of lines or a table is very long, or there are thousands of "
                  "blocks, fences, footnote marks or lists of contents",
                  ("close what is open, put empty lines between paragraphs, or split the text",))]


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
    hashes = len(_HASHES.findall(block))
    return (length * length // 1500 + dividers * length // 6 + hashes * length // 50 + _in_brackets(block)
            + _in_backticks(block) + _in_cells(block) + _in_attribute_lists(block))


def _in_cells(block: str) -> int:
    """The cells of a table, those that its short rows are filled up with among them."""
    rule = _WIDE.search(block)
    return 0 if rule is None else rule.group().count("|") * block.count("\n", rule.end()) * 10


def _in_attribute_lists(block: str) -> int:
    """The distances from each `{`, and each space of a long row of spaces, to the end of its line."""
    if "{" not in block and not _SPACES.search(block):
        return 0
    braces = sum(line.count("{") * len(line) for line in block.split("\n"))
    return braces // 50 + sum(len(found.group()) ** 2 for found in _SPACES.finditer(block)) // 200


def _in_whole(text: str, blocks: int) -> int:
    """The work that depends on all of a text."""
    references = Counter(_REFERENCE.findall(text))
    contents = len(_CONTENTS.findall(text)) * len(_HASHES.findall(text)) * 20
    return (blocks * 100 + len(_FENCE.findall(text)) * 300 + contents
            + sum(times * times for times in references.values())
            + len(_ABBREVIATION.findall(text)) * len(text) // 20)


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
