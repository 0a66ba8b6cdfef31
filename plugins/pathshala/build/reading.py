"""Read a site for a build: packs that have not changed come from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from ..history.head import head_id
from ..model.finding import Fault
from ..model.glossary import Glossary
from ..model.pack import Pack
from ..model.site import Settings, Site
from ..safety.text import read_bytes
from ..sources.config import CONFIG
from ..sources.glossary import read_glossary
from ..sources.packs import read_pack
from ..sources.read import read_site
from ..translate.beside import beside, faults_beside
from ..translate.catalogues import Listing, list_catalogues, read_templates
from ..translate.po.codec import MAX_PO_BYTES
from ..translate.trivial.declared import Trivial, read_trivial
from . import canonical
from .day import build_day
from .environment import extension_code, reads_environment
from .inputs import Inputs, program_digest
from .po_files import PoFiles
from .store import Store


@dataclass(frozen=True)
class ReadSite:
    """A site as it was read: the faults of each pack by its folder, those of the rest, which PO files
    there are, the files that it was read from, the commit that was checked out (`history.head`), and the
    changes of sources that were declared trivial. `today` is the day on which it was."""

    site: Site
    of_packs: Mapping[str, tuple[Fault, ...]]
    of_rest: tuple[Fault, ...]
    listing: Listing
    inputs: Inputs
    head: str = ""
    trivial: Trivial = field(default_factory=dict)
    today: date = field(default_factory=build_day)

    @cached_property
    def engine_key(self) -> bytes:
        """What every article depends on beside its text."""
        code = [(str(path), digest) for path, digest in self.extension_code.items()]
        return canonical.digest(program_digest(), self.site.settings.markdown_extensions, code)

    @cached_property
    def extension_code(self) -> Mapping[Path, bytes]:
        """The files of extensions that are no installed packages, with their digests."""
        return extension_code(self.site.settings)

    @cached_property
    def reads_environment(self) -> bool:
        """Whether the settings may depend on more than their file."""
        return reads_environment(self.site.settings)

    @cached_property
    def po_paths(self) -> Mapping[str, tuple[str, ...]]:
        """The files that hold each domain: PO files and template."""
        found: dict[str, list[str]] = defaultdict(list)
        for (_, domain), path in self.listing.catalogues.items():
            found[domain].append(path)
        for domain, path in self.listing.templates.items():
            found[domain].append(path)
        return {domain: tuple(paths) for domain, paths in found.items()}

    def po_files(self, domains: Collection[str]) -> tuple[PoFiles, tuple[Fault, ...]]:
        """The PO files and templates of some domains, and what cannot be read of them."""
        root, faults = self.site.settings.root, []
        held: dict[str, tuple[str, bytes]] = {}
        for path in (path for domain in domains for path in self.po_paths.get(domain, ())):
            data, unreadable = read_bytes(root / path, path, MAX_PO_BYTES)
            faults += unreadable
            if not unreadable:
                held[path] = (path, data)
        wanted = frozenset(domains)
        return PoFiles(
            {key: held[path] for key, path in self.listing.catalogues.items() if key[1] in wanted and path in held},
            {domain: held[path] for domain, path in self.listing.templates.items()
             if domain in wanted and path in held},
            self.trivial_of(domains),
        ), tuple(faults)

    def trivial_of(self, domains: Collection[str]) -> Trivial:
        """The changes of some domains that were declared trivial."""
        return {domain: self.trivial[domain] for domain in sorted(domains) if domain in self.trivial}


def input_names(settings: Settings) -> tuple[str, ...]:
    """The names under a site's root that a build depends on."""
    return (CONFIG, settings.content_dir, settings.packs_dir, settings.translations_dir)


def read(root: Path, inputs: Inputs, store: Store) -> ReadSite:
    """Read the site in a folder whose entries are `inputs`."""
    of_packs: dict[str, tuple[Fault, ...]] = {}
    head = head_id(root.resolve())

    def pack(root: Path, folder: str) -> tuple[Pack, list[Fault]]:
        key = canonical.digest(program_digest(), inputs.digest(folder))
        found = store.load(f"read {folder}", key)
        if found is None:
            found = read_pack(root, folder)
            if inputs.settled(folder):
                store.save(f"read {folder}", key, found)
        of_packs[folder] = tuple(found[1])
        return found

    def words(settings: Settings, path: str, language: str) -> tuple[Glossary | None, list[Fault]]:
        key = canonical.digest(program_digest(), inputs.digest(path), language, settings.default_language)
        found = store.load(f"read {path}", key)
        if found is None:
            found = read_glossary(settings, path, language)
            if inputs.settled(path):
                store.save(f"read {path}", key, found)
        return found

    site, faults = read_site(root, pack, words)
    listing, unlisted = list_catalogues(
        root, site.settings.translations_dir, [language.tag for language in site.languages]
    )
    declared, _ = read_trivial(root, site.settings.translations_dir)
    faults += _faults_beside(site, listing, inputs, store)
    in_packs = {fault for some in of_packs.values() for fault in some}
    return ReadSite(site, of_packs, (*(one for one in faults if one not in in_packs), *unlisted), listing, inputs,
                    head, declared.trivial)


def _faults_beside(site: Site, listing: Listing, inputs: Inputs, store: Store) -> tuple[Fault, ...]:
    """What is wrong with the files of translations that are neither PO files nor templates."""
    names = beside(site)
    if not names:
        return ()
    key = canonical.digest(program_digest(), names, inputs.digest(*names, *listing.templates.values()),
                           [pack.id for pack in site.packs])
    found: tuple[Fault, ...] | None = store.load("beside", key)
    if found is None:
        found = tuple(faults_beside(site, read_templates(site.settings.root, listing)))
        store.save("beside", key, found)
    return found

