"""Ways out that several checks offer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ..sources.nearest import nearest

_FEW = 12
_MOST = 50_000
"""How many names are compared with slips before no more is guessed: about two seconds' worth."""


class Known:
    """Names that exist, and which of them was meant by one that does not.

    A slip is looked up once. A text can hold as many slips as a site has names, and then only the
    first ones are answered, since to compare all with all takes hours.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(names)
        self._left = _MOST
        self._meant: dict[str, str] = {}

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __len__(self) -> int:
        return len(self._names)

    def nearest(self, slip: str) -> str:
        """The one name that was meant; empty where there is none, or several."""
        if slip not in self._meant and self._left > 0:
            self._left -= len(self._names)
            self._meant[slip] = nearest(slip, self._sorted)
        return self._meant.get(slip, "")

    def did_you_mean(self, slip: str) -> tuple[str, ...]:
        """`did you mean "judge-a-source"?` where something known is near to what was found; else
        all that is known, where that is not much."""
        close = self.nearest(slip)
        if close:
            return (f'did you mean "{close}"?',)
        return (f"there are {', '.join(self._sorted)}",) if 0 < len(self._names) <= _FEW else ()

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._names)
