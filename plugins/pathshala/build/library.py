"""A whole site in one process, for those that ask for single pages or for all translations: MkDocs'
plugin, `pathshala translate`, and tests. A build goes by shards instead."""

from __future__ import annotations

from ..markup.engine import Engine
from ..model.site import Site
from ..pages.edition import CatalogueFacts, Library
from ..translate.extract import CHECKS_DOMAIN, by_domain, documents
from ..translate.project import Project, project
from .reference import rule_infos, rule_pages


def library(held: Project) -> Library:
    """All editions of a site with its translations."""
    everything = [document for found in held.documents.values() for document in found]
    translated = frozenset(language for language, domain in held.catalogues if domain == CHECKS_DOMAIN)
    return Library(held.site, everything, rule_infos(), held.look_up, CatalogueFacts(held.reviewed(), translated))


def site_project(site: Site) -> Project:
    """The site's documents with their units and PO files."""
    engine = Engine(site.settings.markdown_extensions)
    return project(site, by_domain(documents(site, engine, rule_pages())))
