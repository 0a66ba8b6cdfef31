"""What stands in the folder of translations beside the PO files: the imported memory of a language
(`<language>/memory.tmx`), and the changes that were declared trivial (`trivial.yml`)."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from ..model.finding import Fault
from ..model.site import Settings, Site
from ..safety.text import read_bytes
from ..sources.languages import translation_folder
from .extract import CHECKS_DOMAIN, SITE_DOMAIN
from .memory.tmx import MAX_TMX_BYTES, MEMORY_FILE, Pair, read_tmx
from .po.catalogue import Catalogue
from .trivial.declared import TRIVIAL_FILE, read_trivial, strays, template_contexts


def language_folder(settings: Settings, language: str) -> Path:
    """The folder of a language, as it is there; see `sources.languages.translation_folder`."""
    return settings.root / settings.translations_dir / translation_folder(settings, language)


def memory_path(settings: Settings, language: str) -> Path:
    """Where the imported memory of a language stands, if there is one."""
    return language_folder(settings, language) / MEMORY_FILE


def read_memory(settings: Settings, language: str, sources: Collection[str]) -> tuple[tuple[Pair, ...], list[Fault]]:
    """The imported memory of a language, from each of the source languages, and what is wrong with it;
    empty where there is none."""
    path = memory_path(settings, language)
    if not os.path.lexists(path):
        return (), []
    shown = path.relative_to(settings.root).as_posix()
    data, unreadable = read_bytes(path, shown, MAX_TMX_BYTES)
    return ((), unreadable) if unreadable else read_tmx(data, shown, language, sources)


def beside(site: Site) -> tuple[str, ...]:
    """The files of this kind that a site has, relative to its root."""
    root = site.settings.root
    paths = [memory_path(site.settings, language.tag).relative_to(root).as_posix() for language in site.languages]
    return tuple(path for path in (*paths, f"{site.settings.translations_dir}/{TRIVIAL_FILE}")
                 if os.path.lexists(root / path))


def faults_beside(site: Site, templates: Mapping[str, Catalogue]) -> Iterator[Fault]:
    """What is wrong with the memories of a site's languages, and with what is declared of its passages.

    Only the packs of `site` are known; of a domain without a template no passage is.
    """
    for language in site.languages:
        yield from read_memory(site.settings, language.tag, ())[1]
    declared, faults = read_trivial(site.settings.root, site.settings.translations_dir)
    yield from faults
    domains = (*(pack.id for pack in site.packs), SITE_DOMAIN, CHECKS_DOMAIN)
    yield from strays(declared, {domain: () for domain in domains} | dict(template_contexts(templates)))
