"""What a build says when it is over."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..model.finding import Finding


class BuildFault(Exception):
    """The program is at fault, or the machine: the message says what, and what to do."""


@dataclass(frozen=True)
class Built:
    """What a build did. `published` is False where errors stopped it; `files` were looked at, and
    `made` of the `pages` were made anew. `seconds` is wall time."""

    findings: tuple[Finding, ...]
    files: int
    pages: int
    made: int
    seconds: float
    published: bool
    site_dir: Path
