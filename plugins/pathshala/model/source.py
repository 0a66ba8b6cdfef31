"""A text file of a site, and where its parts stand."""

from __future__ import annotations

import copyreg
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from .finding import Span

YamlPath = tuple[str | int, ...]


def read_only(held: dict[object, object]) -> Mapping[object, object]:
    """A mapping that nobody can change; named here so that one can be pickled."""
    return MappingProxyType(held)


# A model travels to the processes that build it, and Python alone does not pickle such a mapping.
copyreg.pickle(MappingProxyType, lambda held: (read_only, (dict(held),)))  # type: ignore[arg-type, return-value]


@dataclass(frozen=True)
class Source:
    """A file's path (relative to the site's root, forward slashes), its text, and the places
    of its YAML values: `spans[("objectives", 0, "bloom")]` is where that value begins, and
    `spans[("objectives", 0, "bloom", "")]` where its key stands."""

    path: str
    text: str = ""
    spans: Mapping[YamlPath, Span] = field(default_factory=lambda: MappingProxyType({}))

    def at(self, *path: str | int) -> Span:
        """Where a YAML value stands; the nearest parent where the value is absent."""
        for length in range(len(path), -1, -1):
            span = self.spans.get(path[:length])
            if span is not None:
                return span
        return Span()
