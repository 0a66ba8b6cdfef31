"""Read a site for a build: packs that have not changed come from the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..model.finding import Fault
from ..model.pack import Pack
from ..model.site import Settings, Site
from ..safety.text import read_bytes
from ..sources.config import CONFIG
from ..sources.extension_code import extension_files
from ..sources.packs import read_pack
from ..sources.read import read_site
from ..translate.catalogues import Listing, list_catalogues
from ..translate.po import MAX_PO_BYTES
from . import canonical
from .inputs import Inputs, file_digest, program_digest
from .shards import PoFiles
from .store import Store

_FROM_ENVIRONMENT = b"!ENV"


@dataclass(frozen=True)
class ReadSite:
    """A site as it was read: the faults of each pack by its folder, those of the rest, which PO files
    there are, and the files that it was read from."""

    site: Site
    of_packs: Mapping[str, tuple[Fault, ...]]
    of_rest: tuple[Fault, ...]
    listing: Listing
    inputs: Inputs

    @cached_property
    def engine_key(self) -> bytes:
        """What every article depends on beside its text."""
        code = [(str(path), digest) for path, digest in self.extension_code.items()]
        return canonical.digest(program_digest(), self.site.settings.markdown_extensions, code)

    @cached_property
    def extension_code(self) -> Mapping[Path, bytes]:
        """The files of extensions that are no installed packages, with their digests."""
        return {path: file_digest(path) for path in extension_files(self.site.settings)}

    @cached_property
    def reads_environment(self) -> bool:
        """Whether the settings may depend on more than their file."""
        try:
            return _FROM_ENVIRONMENT in (self.site.settings.root / CONFIG).read_bytes()
        except OSError:
            return False

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
        ), tuple(faults)


def input_names(settings: Settings) -> tuple[str, ...]:
    """The names under a site's root that a build depends on."""
    return (CONFIG, settings.content_dir, settings.packs_dir, settings.translations_dir)


def read(root: Path, inputs: Inputs, store: Store) -> ReadSite:
    """Read the site in a folder whose entries are `inputs`."""
    of_packs: dict[str, tuple[Fault, ...]] = {}

    def pack(root: Path, folder: str) -> tuple[Pack, list[Fault]]:
        key = canonical.digest(program_digest(), inputs.digest(folder))
        found = store.load(f"read {folder}", key)
        if found is None:
            found = read_pack(root, folder)
            if inputs.settled(folder):
                store.save(f"read {folder}", key, found)
        of_packs[folder] = tuple(found[1])
        return found

    site, faults = read_site(root, pack)
    listing, unlisted = list_catalogues(
        root, site.settings.translations_dir, [language.tag for language in site.languages]
    )
    in_packs = {fault for some in of_packs.values() for fault in some}
    return ReadSite(site, of_packs, (*(one for one in faults if one not in in_packs), *unlisted), listing, inputs)

