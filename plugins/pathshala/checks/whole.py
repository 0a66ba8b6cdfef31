"""What a check of the whole site looks at: the site without its texts, and what its portions left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..model.site import Site
from ..sources.links import Destination, Targets
from ..translate.catalogues import po_path_of
from .allow import AllowLine
from .looked import Aim, Looked

Led = tuple[Aim, Destination]
"""An address and where it leads."""


@dataclass(frozen=True)
class Whole:
    """A site and all its portions. Of the site no text is needed, only what YAML files say and where.

    `spent` holds the allow lines that switched something off, once that is known. `today` is the day that
    reviews are held against; where nobody says what day it is, nothing that depends on it is looked for.
    """

    site: Site
    looked: tuple[Looked, ...]
    spent: frozenset[AllowLine] = frozenset()
    today: date | None = None

    @cached_property
    def targets(self) -> Targets:
        """Where links lead."""
        return Targets(self.site)

    @cached_property
    def links(self) -> tuple[Led, ...]:
        """Links that lead out of their portion, or nowhere."""
        return self._led(aim for one in self.looked for aim in one.links)

    @cached_property
    def images(self) -> tuple[Led, ...]:
        """Pictures that are in another portion, or nowhere."""
        return self._led(aim for one in self.looked for aim in one.images)

    @cached_property
    def translated(self) -> tuple[Led, ...]:
        """Addresses that only a translation has, and that lead out of their portion, or nowhere."""
        return self._led(aim for one in self.looked for aim in one.translated)

    def _led(self, aims: Iterator[Aim]) -> tuple[Led, ...]:
        return tuple((aim, self.targets.resolve(aim.base, aim.target)) for aim in aims)

    @cached_property
    def _anchors(self) -> Mapping[str, tuple[str, ...]]:
        return {path: anchors for one in self.looked for path, anchors in one.anchors.items()}

    @cached_property
    def _anchor_sets(self) -> dict[str, frozenset[str]]:
        return {}

    def anchors(self, path: str) -> frozenset[str]:
        """The ids that a link to a file may aim at; none where it is no text of the site."""
        if path not in self._anchor_sets:
            self._anchor_sets[path] = frozenset(self._anchors.get(path, ()))
        return self._anchor_sets[path]

    @cached_property
    def used(self) -> frozenset[str]:
        """The files that some page shows, offers or links to."""
        shown = {to.source for _, to in (*self.links, *self.images)}
        return frozenset(shown.union(*(one.used for one in self.looked)))

    @cached_property
    def allows(self) -> tuple[AllowLine, ...]:
        """The lines of all files that switch a check off."""
        return tuple(line for one in self.looked for line in one.allows)

    @cached_property
    def po_files(self) -> Mapping[tuple[str, str], str]:
        """The paths of the PO files, by language and domain."""
        names = sorted(name for one in self.looked for name in one.catalogues)
        return {(language, domain): po_path_of(self.site, language, domain) for language, domain in names}
