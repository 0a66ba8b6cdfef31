"""A whole site in one process, for those that ask for single pages or for all translations: MkDocs'
plugin, `pathshala translate`, and tests. A build goes by shards instead."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..checks.context import Checked
from ..checks.run import run
from ..history.head import head_id
from ..markup.engine import Engine
from ..model.site import Site
from ..pages.edition import CatalogueFacts, Library
from ..pages.quality.facts import PackNotes, PackQuality, PackStanding, SiteQuality
from ..pages.quality.gather import pack_notes, pack_quality
from ..pages.quality.standing import standings
from ..pages.translating.gather import project_facts
from ..quality.facts import ground_of, pack_facts
from ..quality.records import Ground
from ..sources.read import read_site
from ..translate.catalogues import po_path_of, spoilt
from ..translate.extract import CHECKS_DOMAIN, by_domain, documents
from ..translate.interface.texts import all_interface_texts
from ..translate.po.catalogue import Catalogue
from ..translate.project import Project, project
from .day import build_day
from .past import with_past
from .quality import with_history
from .reference import rule_codes, rule_infos, rule_pages


def library(held: Project) -> Library:
    """All editions of a site with its translations; of a PO file that is spoilt nothing is shown."""
    held = replace(held, catalogues=dict(_shown(held)))
    everything = [document for found in held.documents.values() for document in found]
    translated = frozenset(language for language, domain in held.catalogues if domain == CHECKS_DOMAIN)
    about = CatalogueFacts(translated, interface=all_interface_texts(held.catalogues), codes=rule_codes())
    # How far the translations are is told with the titles that the texts have in each language.
    titled = Library(held.site, everything, (), held.look_up, about)
    facts = with_past(project_facts(held, titled), held.site, head_id(held.site.settings.root.resolve()))
    return Library(held.site, everything, rule_infos(), held.look_up, about, facts, _quality(held))


def _quality(held: Project) -> SiteQuality:
    """What is known of the quality of all packs, each worked out when a page first asks for it; all that the
    checks find is asked for by the pages of quality alone."""
    site, today = held.site, build_day()
    languages = [one.tag for one in site.languages]

    @functools.cache
    def known(pack_id: str) -> tuple[Ground, PackQuality] | None:
        pack = site.pack(pack_id)
        texts, trivial = held.documents.get(pack_id, ()), held.trivial.get(pack_id)
        ground = ground_of(site, pack, held.catalogues) if pack else None
        facts = pack_facts(ground, texts, trivial) if ground else None
        return (ground, pack_quality(ground, facts, texts, languages, held.look_up, trivial)) if (
            ground and facts) else None

    @functools.cache
    def notes(pack_id: str) -> PackNotes | None:
        found = known(pack_id)
        return pack_notes(found[1], found[0], held.documents.get(pack_id, ()), today) if found else None

    @functools.cache
    def every() -> Mapping[str, PackStanding]:
        as_read, faults = read_site(site.settings.root)
        qualities = [found[1] for pack in site.packs if (found := known(pack.id))]
        with_texts = with_history(qualities, site, head_id(site.settings.root.resolve()))
        return standings(site, with_texts, run(Checked.of(as_read, faults), (), today), today)

    return SiteQuality(notes, every)


def _shown(held: Project) -> Iterator[tuple[tuple[str, str], Catalogue]]:
    unshown = spoilt(held.faults)
    for (language, domain), catalogue in held.catalogues.items():
        hidden = po_path_of(held.site, language, domain) in unshown
        yield (language, domain), Catalogue() if hidden else catalogue


def site_project(site: Site) -> Project:
    """The site's documents with their units and PO files."""
    engine = Engine(site.settings.markdown_extensions)
    return project(site, by_domain(documents(site, engine, rule_pages())))
