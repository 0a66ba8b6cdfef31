"""A whole site in one process, for those that ask for single pages or for all translations: MkDocs'
plugin, `pathshala translate`, and tests. A build goes by shards instead."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..checks.context import Checked
from ..checks.look import look, portions
from ..checks.looked import Looked
from ..checks.run import conclude, files_of
from ..history.head import head_id
from ..markup.engine import Engine
from ..model.finding import Finding
from ..model.site import Site
from ..pages.edition import CatalogueFacts, Library
from ..pages.quality.facts import PackNotes, PackQuality, PackStanding, SiteQuality
from ..pages.quality.files import standing_report
from ..pages.quality.gather import pack_notes, pack_quality
from ..pages.quality.standing import standings
from ..pages.translating.gather import project_facts
from ..quality.facts import ground_of, pack_facts
from ..quality.records import Ground
from ..quality.report import SiteRows, title_of
from ..sources.read import read_site
from ..translate.catalogues import po_path_of, spoilt
from ..translate.extract import CHECKS_DOMAIN, by_domain, documents
from ..translate.interface.texts import all_interface_texts
from ..translate.po.catalogue import Catalogue
from ..translate.project import Project, project
from .day import build_day
from .past import SitePast
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
    head = head_id(held.site.settings.root.resolve())
    past = SitePast(held.site, head)
    facts = past.translations(project_facts(held, titled))
    rules = rule_infos(held.site.settings)
    return Library(held.site, everything, rules, held.look_up, about, facts, _quality(held, head, past))


def _quality(held: Project, head: str, past: SitePast) -> SiteQuality:
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
    def looked() -> tuple[list[Looked], list[Finding]]:
        checked = Checked.of(*read_site(site.settings.root))
        seen = [look(portion) for portion in portions(checked)]
        return seen, conclude(checked.site, (), seen, today)

    @functools.cache
    def every() -> Mapping[str, PackStanding]:
        qualities = [found[1] for pack in site.packs if (found := known(pack.id))]
        with_texts = with_history(qualities, site, head)
        return past.standings(standings(site, with_texts, looked()[1], today), today)

    def report() -> SiteRows:
        return standing_report(site, every(), dict(_titles(held)), len(files_of(looked()[0])))

    return SiteQuality(notes, every, report)


def _titles(held: Project) -> Iterator[tuple[str, Mapping[str, str]]]:
    for pack in held.site.packs:
        if pack.meta:
            text = held.documents[pack.id][0]
            found = {one.tag: title_of(text, held.look_up(text, one.tag)) for one in held.site.languages}
            yield pack.id, found | {pack.meta.source_language: pack.meta.title}


def _shown(held: Project) -> Iterator[tuple[tuple[str, str], Catalogue]]:
    unshown = spoilt(held.faults)
    for (language, domain), catalogue in held.catalogues.items():
        hidden = po_path_of(held.site, language, domain) in unshown
        yield (language, domain), Catalogue() if hidden else catalogue


def site_project(site: Site) -> Project:
    """The site's documents with their units and PO files."""
    engine = Engine(site.settings.markdown_extensions)
    return project(site, by_domain(documents(site, engine, rule_pages(site.settings))))
