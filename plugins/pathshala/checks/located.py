"""Places that the facts of a text do not have, looked for in its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..markup.places import Places
from ..model.document import Heading, Question
from ..model.finding import Span

_HEADING = re.compile(
    r"^(?P<lead>[ \t>]*)(?:#{1,6}(?!#)(?P<atx>[^\n]*)|(?P<setext>[^\s#>][^\n]*)\n[ \t>]*(?:=+|-+)[ \t]*)$", re.MULTILINE
)
_ITEM = re.compile(r"^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+(?P<text>[^\n]*)$")
_BOX = re.compile(r"\[[ xX]\][ \t]")


def headings(found: Sequence[Heading], outside_code: str, first_line: int) -> tuple[Heading, ...]:
    """The headings with the places of their lines.

    A heading that holds no words (`## 2026`, or nothing) is no passage, and so has no place of
    its own in the facts. Where the source does not show as many headings as there are, the places
    stay as they are.
    """
    places = Places(outside_code, first_line)
    spans = []
    for match in _HEADING.finditer(outside_code):
        group = "setext" if match["setext"] else "atx"
        text = match[group]
        start = match.start(group) + len(text) - len(text.lstrip())
        spans.append(places.span(start, len(text.strip())))
    if len(spans) != len(found):
        return tuple(found)
    return tuple(replace(heading, span=span) for heading, span in zip(found, spans, strict=True))


def items_without_box(question: Question, lines: Sequence[str]) -> list[Span]:
    """The places of a question's list items that begin with no box, in order. Lines are the file's."""
    spans: list[Span] = []
    margin: str | None = None
    for number, line in enumerate(lines[question.span.line:], question.span.line + 1):
        item = _ITEM.match(line)
        if line.lstrip(" \t>").startswith("#"):
            break
        if not item:
            continue
        lead = line[: len(line) - len(line.lstrip())]
        margin = lead if margin is None else margin
        if lead == margin and not _BOX.match(item["text"]):
            column = item.start("text") + 1
            spans.append(Span(number, column, number, column + len(item["text"])))
    return spans


def deepest_line(body: str, first_line: int) -> Span:
    """The line of a text that is indented or quoted most deeply, or holds the most tags."""
    depths = [len(line) - len(line.lstrip(" >\t")) + line.count("<") for line in body.split("\n")]
    return Span(first_line + depths.index(max(depths)))
