"""Lines in a file that switch a check off for that file; in a PO file, for the entry that they stand in.

    <!-- pathshala: allow long-paragraph reason: a quotation that must stay whole -->
    # pathshala: allow LP208 reason: a quotation that must stay whole

The first form stands in Markdown, the second in YAML, front matter included, and among a translator's comments.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from operator import itemgetter

from ..markup.places import blank_code
from ..model.finding import Finding, Span
from ..safety.places import Places
from ..translate.po.catalogue import Catalogue
from .registry import Rule, rule

_MARK = "pathshala: allow"
_WORDS = r"[ \t]*+pathshala: allow(?:[ \t]++(?!reason:)(?P<name>[^\s>]+))?"
_REASON = r"[ \t]++reason:[ \t]*+(?P<reason>"
_IN_MARKDOWN = re.compile(rf"<!--{_WORDS}(?:{_REASON}.*?)|[ \t]*+)-->")
_IN_YAML = re.compile(rf"(?:^|(?<=[ \t]))#{_WORDS}(?:{_REASON}.*)|[ \t]*+)$", re.MULTILINE)


@dataclass(frozen=True)
class AllowLine:
    """One such line: its file and place, the check it names and the reason it gives.

    `within` holds the first and the last line of that for which it is said, None for the whole file."""

    path: str
    span: Span
    name: str
    reason: str
    within: tuple[int, int] | None = None

    def covers(self, line: int) -> bool:
        """Whether it is said for a line of its file."""
        return self.within is None or self.within[0] <= line <= self.within[1]

    @property
    def works(self) -> bool:
        """Whether the line may switch anything off: it says what and why, and may."""
        named = rule(self.name)
        return bool(self.name and self.reason) and (named is None or named.can_be_allowed)

    @property
    def words(self) -> frozenset[str]:
        """The codes and names of which this line speaks."""
        named = rule(self.name)
        return frozenset((self.name, named.code, named.name) if named else (self.name,))


def allow_lines(path: str, text: str, body_line: int) -> Iterator[AllowLine]:
    """The allow lines of a file. Markdown begins on `body_line`; 0 means that there is none."""
    if _MARK not in text:
        return
    lines = text.split("\n")
    front = "\n".join(lines[: body_line - 1] if body_line else lines)
    yield from _found(path, front, _IN_YAML, 1)
    if body_line:
        shown = _without_code("\n".join(lines[body_line - 1:]))
        # What is opened behind the last end of a line's comments would be looked at in vain, again and again.
        body = "\n".join(line[: line.rfind("-->") + 3] for line in shown.split("\n"))
        yield from _found(path, body, _IN_MARKDOWN, body_line)


def entry_allow_lines(path: str, catalogue: Catalogue) -> Iterator[AllowLine]:
    """The allow lines among the translator's comments of a PO file."""
    for entry in catalogue.messages:
        if any(_MARK in comment for comment in entry.translator):
            comments = list(takewhile(_is_comment, (entry.raw or "").split("\n")))
            first = entry.span.line - len(comments)
            for line in _found(path, "\n".join(comments), _IN_YAML, first):
                yield replace(line, within=(first, entry.span.end_line))


def _is_comment(line: str) -> bool:
    return line.startswith("#")


def _without_code(body: str) -> str:
    """The body without code but with its comments, which `blank_code` would blank as well."""
    shielded = body.replace("<!--", "<\x00--")
    return blank_code(shielded).replace("<\x00--", "<!--")


def _found(path: str, text: str, pattern: re.Pattern[str], first_line: int) -> Iterator[AllowLine]:
    places = Places(text)
    for found in pattern.finditer(text):
        place = places.span(*found.span())
        line = first_line + place.line - 1
        span = Span(line, place.column, line, place.end_column)
        yield AllowLine(path, span, found["name"] or "", (found["reason"] or "").rstrip(" \t"))


def allowed(
    findings: Iterable[Finding], lines: Iterable[AllowLine], rules: Mapping[str, Rule]
) -> tuple[list[Finding], frozenset[AllowLine]]:
    """The findings, with the reason on those that a line allows, and the lines that did so."""
    working: dict[tuple[str, str], _Allowing] = defaultdict(_Allowing)
    for number, line in enumerate(lines):
        if line.works:
            for word in line.words:
                working[line.path, word].add(number, line)
    result: list[Finding] = []
    spent: dict[int, Sequence[tuple[int, AllowLine]]] = {}
    for finding in findings:
        words = {finding.code, finding.name} if rules[finding.code].can_be_allowed else ()
        fitting = [group for word in words if (finding.path, word) in working
                   for group in working[finding.path, word].covering(finding.span.line)]
        spent.update((id(group), group) for group in fitting)
        first = min((group[0] for group in fitting), key=itemgetter(0), default=None)
        result.append(replace(finding, allowed=first[1].reason) if first else finding)
    return result, frozenset(line for group in spent.values() for _, line in group)


class _Allowing:
    """The numbered lines of a file that allow one check: those for the whole file, and those for each entry, by
    the first line of it. Entries lie one after the other, so a finding is in one of them."""

    def __init__(self) -> None:
        self._whole: list[tuple[int, AllowLine]] = []
        self._entries: dict[int, list[tuple[int, AllowLine]]] = {}

    def add(self, number: int, line: AllowLine) -> None:
        """Take a line in; those of a file come in its order."""
        held = self._whole if line.within is None else self._entries.setdefault(line.within[0], [])
        held.append((number, line))

    def covering(self, place: int) -> Iterator[Sequence[tuple[int, AllowLine]]]:
        """The groups of lines that are said for a line of the file."""
        if self._whole:
            yield self._whole
        before = bisect_right(self._starts, place)
        if before:
            group = self._entries[self._starts[before - 1]]
            if group[0][1].covers(place):
                yield group

    @cached_property
    def _starts(self) -> Sequence[int]:
        return sorted(self._entries)
