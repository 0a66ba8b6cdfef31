"""The pack that a review command is about, read with all that is known of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...markup.engine import Engine
from ...model.finding import Fault
from ...model.pack import Pack, PackMeta
from ...model.site import Site
from ...quality.facts import LanguageFacts, PackFacts, ground_of, language_facts, pack_facts
from ...quality.passages import Passage, source_passages, translated_passages
from ...quality.records import Ground
from ...safety.quote import printable
from ...sources.nearest import nearest
from ...sources.read import read_site
from ...translate.extract import TextDocument, by_domain, documents
from ...translate.project import Project, project


@dataclass(frozen=True)
class Subject:
    """A pack of a site with its texts, and what its reviews are held against."""

    held: Project
    pack: Pack
    meta: PackMeta
    ground: Ground

    @property
    def documents(self) -> Sequence[TextDocument]:
        """The pack's documents."""
        return self.held.documents.get(self.pack.id, ())

    @property
    def languages(self) -> tuple[str, ...]:
        """The site's languages, the pack's own first."""
        own = self.meta.source_language
        return (own, *(one.tag for one in self.held.site.languages if one.tag != own))

    def passages(self, language: str) -> tuple[Passage, ...]:
        """What there is to read in a language."""
        if language == self.meta.source_language:
            return source_passages(self.pack, self.documents)
        return translated_passages(self.pack, self.documents, language, self.held.look_up)

    def facts(self) -> PackFacts:
        """What reviews say of the pack."""
        facts = pack_facts(self.ground, self.documents, self._trivial)
        assert facts is not None, "a subject has a pack.yml that could be read"
        return facts

    def language_facts(self, language: str) -> LanguageFacts:
        """What is known of its translation into a language."""
        return language_facts(self.ground, self.documents, language, self.held.look_up, self._trivial)

    @property
    def _trivial(self) -> Mapping[str, Sequence[tuple[str, str]]] | None:
        return self.held.trivial.get(self.pack.id)


def subjects(root: Path) -> tuple[list[Subject], Site, list[Fault]]:
    """All packs of a site that can be read, the site, and the faults of reading it."""
    site, faults = read_site(root)
    alone = Site(site.settings, site.languages, site.packs)
    held = project(alone, by_domain(documents(alone, Engine(site.settings.markdown_extensions))))
    found = [Subject(held, pack, pack.meta, ground_of(site, pack, held.catalogues))
             for pack in site.packs if pack.meta is not None]
    return found, site, [*faults, *held.faults]


def subject(root: Path, pack_id: str) -> Subject | None:
    """One pack; None where there is none of that id, or it cannot be read, which is said."""
    found, site, faults = subjects(root)
    one = next((one for one in found if one.pack.id == pack_id), None)
    if one is not None:
        return one
    pack = site.pack(pack_id)
    if pack is not None:
        sys.stderr.write(f"pathshala: {pack.source.path} must be mended first\n")
        for fault in faults:
            if fault.path == pack.source.path:
                sys.stderr.write(printable(f"{fault.path}:{fault.span.line}: {fault.message}") + "\n")
        return None
    names = [one.pack.id for one in found]
    near = nearest(pack_id, names)
    sys.stderr.write(f"pathshala: there is no pack {printable(pack_id)}\n"
                     f"  help: {f'did you mean {near}?' if near else ', '.join(names)}\n")
    return None


def has_language(one: Subject, language: str) -> bool:
    """Whether the site has a language; says so where it does not."""
    if language in one.languages:
        return True
    near = nearest(language, one.languages)
    sys.stderr.write(f"pathshala: the site has no language {printable(language)}\n"
                     f"  help: {f'did you mean {near}?' if near else ', '.join(one.languages)}\n")
    return False
