"""Lines in a file that switch a check off for that file.

    <!-- pathshala: allow long-paragraph reason: a quotation that must stay whole -->
    # pathshala: allow LP208 reason: a quotation that must stay whole

The first form stands in Markdown, the second in YAML, front matter included.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..markup.places import blank_code
from ..model.finding import Finding, Span
from .registry import Rule, rule

_MARK = "pathshala: allow"
_WORDS = r"pathshala: allow(?:[ \t]+(?!reason:)(?P<name>[^\s>]+))?(?:[ \t]+reason:[ \t]*(?P<reason>.*?))?"
_IN_MARKDOWN = re.compile(rf"<!--[ \t]*{_WORDS}[ \t]*-->")
_IN_YAML = re.compile(rf"(?:^|(?<=[ \t]))#[ \t]*{_WORDS}[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class AllowLine:
    """One such line: its file and place, the check it names and the reason it gives."""

    path: str
    span: Span
    name: str
    reason: str

    @property
    def works(self) -> bool:
        """Whether the line may switch anything off: it says what and why, and may."""
        named = rule(self.name)
        return bool(self.name and self.reason) and (named is None or named.can_be_allowed)

    def covers(self, finding: Finding) -> bool:
        """Whether this line speaks of that finding."""
        named = rule(self.name)
        words = {self.name, named.code, named.name} if named else {self.name}
        return self.path == finding.path and not words.isdisjoint({finding.code, finding.name})


def allow_lines(path: str, text: str, body_line: int) -> Iterator[AllowLine]:
    """The allow lines of a file. Markdown begins on `body_line`; 0 means that there is none."""
    if _MARK not in text:
        return
    lines = text.split("\n")
    front = "\n".join(lines[: body_line - 1] if body_line else lines)
    yield from _found(path, front, _IN_YAML, 1)
    if body_line:
        body = "\n".join(lines[body_line - 1:])
        yield from _found(path, _without_code(body), _IN_MARKDOWN, body_line)


def _without_code(body: str) -> str:
    """The body without code but with its comments, which `blank_code` would blank as well."""
    shielded = body.replace("<!--", "<\x00--")
    return blank_code(shielded).replace("<\x00--", "<!--")


def _found(path: str, text: str, pattern: re.Pattern[str], first_line: int) -> Iterator[AllowLine]:
    for found in pattern.finditer(text):
        line = text.count("\n", 0, found.start())
        column = found.start() - text.rfind("\n", 0, found.start())
        span = Span(first_line + line, column, first_line + line, column + len(found.group()))
        yield AllowLine(path, span, found["name"] or "", found["reason"] or "")


def allowed(
    findings: Iterable[Finding], lines: Iterable[AllowLine], rules: Mapping[str, Rule]
) -> tuple[list[Finding], frozenset[AllowLine]]:
    """The findings, with the reason on those that a line allows, and the lines that did so."""
    working = [line for line in lines if line.works]
    result: list[Finding] = []
    spent: set[AllowLine] = set()
    for finding in findings:
        covering = [line for line in working if line.covers(finding)] if rules[finding.code].can_be_allowed else []
        spent.update(covering)
        result.append(replace(finding, allowed=covering[0].reason) if covering else finding)
    return result, frozenset(spent)
