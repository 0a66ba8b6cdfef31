"""Write the templates of a site, at the cost of what changed since an earlier extraction.

A pack has one template; so have all standing pages with skills and roles, and all pages of checks.
What a template was made of and what it then held are known by their digests: where both are as they
were, its sources are not even read. Elsewhere each text is parsed that was not parsed before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from ..markup.engine import Parsed
from ..markup.memory import Memory, RecallingEngine
from ..model.finding import Fault
from ..model.pack import Pack
from ..model.site import Settings, Site
from ..model.source import Source
from ..sources.config import CONFIG, read_settings
from ..sources.packs import read_pack
from ..sources.read import read_site
from ..translate.catalogues import list_catalogues, pot_path, read_catalogue
from ..translate.extract import CHECKS_DOMAIN, RESERVED_DOMAINS, SITE_DOMAIN, RulePage, by_domain, documents
from ..translate.po.catalogue import Catalogue
from ..translate.project import assemble, template_files, write_inside
from . import canonical
from .environment import extension_code, reads_environment
from .inputs import Inputs, bytes_digest, program_digest
from .last_extraction import Extracted, digest_or_none, remember
from .store import Store, open_store


class PassageEngine(RecallingEngine):
    """An engine for those who want passages alone: no text is rendered.

    So a text that can be parsed, but takes too much to render, has its passages here. The build says
    what is wrong with it.
    """

    def _try(self, parsed: Parsed) -> None:
        """Nothing is tried."""


@dataclass(frozen=True)
class Part:
    """What has a template of its own: its domain, the site with nothing else in it, and the names under
    the root that its sources lie under."""

    domain: str
    site: Site
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Done:
    """What became of a part: its template's digest, how many texts that has, and, of this extraction
    alone, whether it was written and what was wrong with it before."""

    template: bytes
    texts: int
    written: bool = False
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Extraction:
    """One extraction under way: the site's settings, its sources as they are now, what earlier ones left,
    and the moment that new templates are dated with."""

    settings: Settings
    inputs: Inputs
    store: Store
    now: datetime

    @cached_property
    def code(self) -> Mapping[Path, bytes]:
        """The files of extensions that are no installed packages, with their digests."""
        return extension_code(self.settings)

    @cached_property
    def engine_key(self) -> bytes:
        """What the passages of a text depend on beside the text."""
        code = [(str(path), digest) for path, digest in self.code.items()]
        return canonical.digest(program_digest(), self.settings.markdown_extensions, code)

    @cached_property
    def key(self) -> bytes:
        """What every template depends on beside its sources."""
        return canonical.digest(self.engine_key, replace(self.settings, root=Path()))

    @cached_property
    def templates(self) -> Mapping[str, str]:
        """The templates that there are, by domain, as paths under the root."""
        return list_catalogues(self.settings.root, self.settings.translations_dir, ())[0].templates

    @cached_property
    def engine(self) -> PassageEngine:
        return PassageEngine(self.settings.markdown_extensions, Memory())

    def standing(self, domain: str, *sources: str) -> Done | None:
        """What became of a part earlier, if its sources and its template are still the same."""
        found: Done | None = self.store.load(f"template {domain}", self._key(sources))
        path = self.templates.get(domain)
        if found is None or path is None or digest_or_none(self.settings.root / path) != found.template:
            return None
        return found

    def make(self, part: Part) -> Done | None:
        """Write the template of a part; None where the part has no texts. Raises OutsideError where a link
        leads out of the site."""
        old, faults = self._old_template(part.domain)
        name = f"passages {part.domain}"
        self.engine.memory = Memory(self.store.load(name, self.engine_key))
        rules = _rule_pages(part.site.settings) if part.domain == CHECKS_DOMAIN else ()
        held = assemble(part.site, by_domain(documents(part.site, self.engine, rules)), {}, old)
        for path, data in template_files(held, self.now):
            done = Done(bytes_digest(data), len(held.units_of(part.domain)))
            written = write_inside(part.site, path, data)
            self.store.save(name, self.engine_key, self.engine.memory.used)
            if not faults and self.inputs.settled(*part.sources):
                self.store.save(f"template {part.domain}", self._key(part.sources), done)
            return replace(done, written=written, faults=tuple(faults))
        return None

    def _old_template(self, domain: str) -> tuple[Mapping[str, Catalogue], list[Fault]]:
        path = self.templates.get(domain)
        if path is None:
            return {}, []
        catalogue, faults = read_catalogue(self.settings.root / path, path)
        return {domain: catalogue} if catalogue is not None else {}, faults

    def _key(self, sources: tuple[str, ...]) -> bytes:
        return canonical.digest(self.key, sources, self.inputs.digest(*sources))


def extract_site(root: Path, now: datetime) -> Extracted:
    """Write the templates of a site that changed. Raises OutsideError where a link leads out of the site."""
    settings, _ = read_settings(root)
    names = (CONFIG, settings.content_dir, settings.packs_dir)
    work = Extraction(settings, Inputs(root, names), open_store(root), now)
    done: dict[str, Done] = {}

    def read_one(root: Path, folder: str) -> tuple[Pack, list[Fault]]:
        domain = folder.rpartition("/")[2]
        standing = work.standing(domain, folder)
        if standing is None:
            return read_pack(root, folder)
        done[domain] = standing
        return Pack(domain, folder, Source(folder), None), []

    for part in _parts(read_site(root, read_one)[0]):
        if part.domain not in done:
            made = work.standing(part.domain, *part.sources) or work.make(part)
            if made is not None:
                done[part.domain] = made
    extracted = _extracted(settings, done)
    if not reads_environment(settings):
        remember(work.store, work.inputs, work.code, extracted)
    return extracted


def _parts(site: Site) -> Iterator[Part]:
    """The parts of a site, packs first. A pack that has no name of its own has none of its texts here."""
    for pack in site.packs:
        if pack.meta is not None and pack.id not in RESERVED_DOMAINS:
            yield Part(pack.id, site.with_texts_of(pack), (pack.folder,))
    yield Part(SITE_DOMAIN, replace(site, packs=()), (site.settings.content_dir,))
    if site.settings.check_pages:
        yield Part(CHECKS_DOMAIN, site.with_texts_of(), ())


def _rule_pages(settings: Settings) -> tuple[RulePage, ...]:
    """The pages of all checks, which only an extraction that writes them has to load."""
    from .reference import rule_pages
    return rule_pages(settings)


def _extracted(settings: Settings, done: Mapping[str, Done]) -> Extracted:
    paths = {domain: pot_path(settings.translations_dir, domain) for domain in done}
    return Extracted(
        {paths[domain]: one.template for domain, one in done.items()}, sum(one.texts for one in done.values()),
        tuple(paths[domain] for domain, one in done.items() if one.written),
        tuple(fault for one in done.values() for fault in one.faults),
    )
