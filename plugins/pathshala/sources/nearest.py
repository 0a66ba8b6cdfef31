"""Did you mean …?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

_CUTOFF = 0.66
_MARGIN = 0.05
_FLOOR = 0.6
"""A choice that is less like the text than this neither is the nearest one nor stands beside it."""


def nearest(text: str, choices: Iterable[str]) -> str:
    """The one choice that a text is a slip of; empty if none is near, or two equally so."""
    if len(text) > 100:
        return ""
    scored = sorted(_scored(_folded(text), choices), reverse=True)
    if not scored or scored[0][0] < _CUTOFF:
        return ""
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN:
        return ""
    return scored[0][1]


def _scored(wanted: str, choices: Iterable[str]) -> Iterator[tuple[float, str]]:
    """The choices that may be near, each with its likeness. What is told from the lengths and from the
    letters alone is at least the likeness, and much sooner known (`difflib`)."""
    length = len(wanted)
    for choice in choices:
        folded = _folded(choice)
        if 2 * min(length, len(folded)) < _FLOOR * (length + len(folded)):
            continue
        matcher = SequenceMatcher(None, wanted, folded)
        if matcher.quick_ratio() >= _FLOOR:
            yield matcher.ratio(), choice


def _folded(text: str) -> str:
    return text.casefold().replace("_", "-").replace(" ", "-").strip("-")
