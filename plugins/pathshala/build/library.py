"""A whole site in one process, for those that ask for single pages or for all translations: MkDocs'
plugin, `pathshala translate`, and tests. A build goes by shards instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..history.head import head_id
from ..markup.engine import Engine
from ..model.site import Site
from ..pages.edition import CatalogueFacts, Library
from ..pages.translating.gather import project_facts
from ..translate.catalogues import po_path_of, spoilt
from ..translate.extract import CHECKS_DOMAIN, by_domain, documents
from ..translate.interface.texts import all_interface_texts
from ..translate.po.catalogue import Catalogue
from ..translate.project import Project, project
from .past import with_past
from .reference import rule_infos, rule_pages


def library(held: Project) -> Library:
    """All editions of a site with its translations; of a PO file that is spoilt nothing is shown."""
    held = replace(held, catalogues=dict(_shown(held)))
    everything = [document for found in held.documents.values() for document in found]
    translated = frozenset(language for language, domain in held.catalogues if domain == CHECKS_DOMAIN)
    about = CatalogueFacts(translated, interface=all_interface_texts(held.catalogues))
    # How far the translations are is told with the titles that the texts have in each language.
    titled = Library(held.site, everything, (), held.look_up, about)
    facts = with_past(project_facts(held, titled), held.site, head_id(held.site.settings.root.resolve()))
    return Library(held.site, everything, rule_infos(), held.look_up, about, facts)


def _shown(held: Project) -> Iterator[tuple[tuple[str, str], Catalogue]]:
    unshown = spoilt(held.faults)
    for (language, domain), catalogue in held.catalogues.items():
        hidden = po_path_of(held.site, language, domain) in unshown
        yield (language, domain), Catalogue() if hidden else catalogue


def site_project(site: Site) -> Project:
    """The site's documents with their units and PO files."""
    engine = Engine(site.settings.markdown_extensions)
    return project(site, by_domain(documents(site, engine, rule_pages())))
