"""A text file of a site, and where its parts stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from .finding import Span

YamlPath = tuple[str | int, ...]


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
