"""Ways out that several checks offer."""

from __future__ import annotations

from collections.abc import Iterable

from ..sources.nearest import nearest

_FEW = 12


def did_you_mean(found: str, known: Iterable[str]) -> tuple[str, ...]:
    """`did you mean "judge-a-source"?` where something known is near to what was found; else
    all that is known, where that is not much."""
    choices = sorted(set(known))
    close = nearest(found, choices)
    if close:
        return (f'did you mean "{close}"?',)
    return (f"there are {', '.join(choices)}",) if 0 < len(choices) <= _FEW else ()
