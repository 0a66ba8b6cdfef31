"""What a check says about a file: a finding at a place, with the way out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class OutsideError(Exception):
    """A file would be written outside the site: a link stands in its path."""


class Severity(StrEnum):
    """How much a finding weighs; only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, order=True)
class Span:
    """A place in a text file: line and column count from 1, columns in code points.

    `end_line`/`end_column` are exclusive at the end and 0 where the end is not known.
    """

    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0


@dataclass(frozen=True)
class Edit:
    """One safe mend: the text between two offsets of the file (code points) becomes `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Finding:
    """One fault in one file.

    `path` is relative to the site's root with forward slashes; `name` is the fault in words
    joined by hyphens (`missing-licence`); `help` holds the ways out, one line each;
    `allowed` holds the reason where a line in the file switched this check off.
    """

    path: str
    span: Span
    severity: Severity
    code: str
    name: str
    message: str
    help: tuple[str, ...] = ()
    fix: Edit | None = None
    allowed: str = ""

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        return (self.path, self.span.line, self.span.column, self.code, self.message)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings sorted by path, place and code, each once."""
    return sorted(dict.fromkeys(findings), key=lambda finding: finding.sort_key)


def count(findings: Iterable[Finding]) -> Counter[Severity]:
    """How many findings of each severity count (those allowed by a file do not)."""
    return Counter(finding.severity for finding in findings if not finding.allowed)


@dataclass(frozen=True)
class Fault:
    """What a reader of files met on its way: a finding that has no code yet.

    Reading never raises and never judges: a door in `safety`, or `sources`, says what it saw
    under a name (`duplicate-key`), and the check of that name turns it into a finding.
    """

    name: str
    path: str
    span: Span
    message: str
    help: tuple[str, ...] = ()
    fix: Edit | None = None
