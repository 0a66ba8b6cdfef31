"""PO files on their way to where they are parsed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model.finding import Fault
from ..translate.catalogues import catalogue_of, spoilt
from ..translate.po.catalogue import Catalogue
from ..translate.trivial.declared import Trivial


@dataclass(frozen=True)
class PoFiles:
    """The bytes of PO files by language and domain, and of templates by domain, with their paths; and
    the changes of their sources that were declared trivial."""

    catalogues: Mapping[tuple[str, str], tuple[str, bytes]] = field(default_factory=dict)
    templates: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    trivial: Trivial = field(default_factory=dict)

    def parsed(self) -> tuple[Mapping[tuple[str, str], Catalogue], Mapping[str, Catalogue], list[Fault]]:
        """The PO files and templates, and what is wrong with them; of a PO file that is spoilt, nothing."""
        faults: list[Fault] = []

        def parsed(file: tuple[str, bytes]) -> Catalogue:
            path, data = file
            catalogue, found = catalogue_of(data, path)
            faults.extend(found)
            return Catalogue() if spoilt(found) else catalogue

        return ({key: parsed(file) for key, file in self.catalogues.items()},
                {key: parsed(file) for key, file in self.templates.items()}, faults)
