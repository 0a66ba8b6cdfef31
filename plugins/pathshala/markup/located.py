"""Places of what holds no words: looked for in the source, since it is no passage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model.document import Document, Question
from ..model.finding import Span
from .places import Places
from .quiz import MATCH

_HEADING = re.compile(
    r"^(?P<lead>[ \t>]*)(?:#{1,6}(?!#)(?P<atx>[^\n]*)|(?P<setext>[^\s#>][^\n]*)\n[ \t>]*(?:=+|-+)[ \t]*)$", re.MULTILINE
)
_BETWEEN = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*")
_ITEM = re.compile(r"^(?P<lead>[ \t>]*)(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(?P<text>[^\n]*?)[ \t]*$")


def located(facts: Document, outside_code: str, first_line: int) -> Document:
    """The facts with each heading, question and choice at its own line.

    What holds no words (`## 2026`, an address as a choice) is no passage, and has no place yet.
    Where the source does not show as many headings or choices as there are, places stay.
    """
    headings = facts.headings
    spans = list(_heading_spans(outside_code, first_line))
    if len(spans) == len(headings):
        headings = tuple(replace(heading, span=span) for heading, span in zip(headings, spans, strict=True))
    waiting: dict[str, list[Span]] = {}
    for heading in headings:
        waiting.setdefault(heading.anchor, []).append(heading.span)
    lines = outside_code.split("\n")
    questions = []
    for question in facts.questions:
        places = waiting.get(question.id)
        questions.append(_question(question, places.pop(0) if places else question.span, lines, first_line))
    return replace(facts, headings=headings, questions=tuple(questions))


def _heading_spans(outside_code: str, first_line: int) -> Iterator[Span]:
    places = Places(outside_code, first_line)
    for match in _HEADING.finditer(outside_code):
        group = "setext" if match["setext"] else "atx"
        text = match[group]
        yield places.span(match.start(group) + len(text) - len(text.lstrip()), len(text.strip()))


def _question(question: Question, span: Span, lines: Sequence[str], first_line: int) -> Question:
    look = _rows if question.kind == MATCH else _items
    items = look(lines, span.line - first_line + 1, first_line)
    choices = question.choices
    if len(items) == len(choices):
        choices = tuple(replace(choice, span=item) for choice, item in zip(choices, items, strict=True))
    return replace(question, span=span, choices=choices)


def _items(lines: Sequence[str], start: int, first_line: int) -> list[Span]:
    """The items of the first list from an index of the lines on, not those of lists inside it, up
    to the next heading."""
    spans: list[Span] = []
    lead: str | None = None
    for number, line in enumerate(lines[start:], start + first_line):
        if line.lstrip(" \t>").startswith("#"):
            break
        item = _ITEM.match(line)
        if item and item["lead"] == (item["lead"] if lead is None else lead):
            lead = item["lead"]
            spans.append(Span(number, item.start("text") + 1, number, item.end("text") + 1))
    return spans


def _rows(lines: Sequence[str], start: int, first_line: int) -> list[Span]:
    """The rows of the first table from an index of the lines on, up to the next heading; those whose first
    cell is empty come last."""
    pairs: list[Span] = []
    alone: list[Span] = []
    inside = False
    for number, line in enumerate(lines[start:], start + first_line):
        row = line.strip(" \t>")
        if row.startswith("#") or (inside and not row):
            break
        if inside:
            spans = pairs if row.removeprefix("|").partition("|")[0].strip() else alone
            column = line.index(row) + 1
            spans.append(Span(number, column, number, column + len(row)))
        inside = inside or _BETWEEN.fullmatch(line) is not None
    return pairs + alone
