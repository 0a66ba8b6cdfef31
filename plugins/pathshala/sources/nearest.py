"""Did you mean …?"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

_CUTOFF = 0.66
_MARGIN = 0.05


def nearest(text: str, choices: Iterable[str]) -> str:
    """The one choice that a text is a slip of; empty if none is near, or two equally so."""
    if len(text) > 100:
        return ""
    wanted = _folded(text)
    scored = sorted(((SequenceMatcher(None, wanted, _folded(choice)).ratio(), choice) for choice in choices),
                    reverse=True)
    if not scored or scored[0][0] < _CUTOFF:
        return ""
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN:
        return ""
    return scored[0][1]


def _folded(text: str) -> str:
    return text.casefold().replace("_", "-").replace(" ", "-").strip("-")
