"""What the search box says, in the language of its page, and the choices that it filters by.

Two scripts for each language, since pages that open from a disk can load nothing else; no page has them
before its box is opened:

    search/<language>/search.js   the box with what it says, the engine, and the analyzer with the language's rules
    search/<language>/filters.js  titles of packs, names of skills and levels; once the filters are opened
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from typing import Any

from ..search.analyzer import scripts
from ..theme.scripts import joined
from .edition import Edition
from .findable import searched_after
from .labels import FILTERS, LEVELS, N_, label

TEXTS: Mapping[str, str] = {
    "loading": N_("The search is loading …"),
    "count": N_("Results: {count}"),
    "none": N_("Nothing was found for “{query}”."),
    "instead": N_("Searched for: {words}"),
    "spelling": N_("Check the spelling, or try fewer or other words."),
    "unfilter": N_("Search in all packs, skills and levels"),
    "failed": N_("The search could not be loaded. The list from A to Z and the packs are there without it."),
    "terms": N_("All titles from A to Z"),
    "catalogue": N_("All learning packs"),
    "more": N_("More results"),
    "filters": N_("Filters"),
    "any": N_("Any"),
    "pack": N_("Pack"),
    "language": N_("In %(language)s"),
    "keys": N_("Arrow keys: choose. Enter: open. Escape: close."),
    "slash": N_("Open the search with the / key"),
}
"""The texts of the box by the names that its script knows; it fills in what is in braces."""

ENGINE = tuple(f"search/{name}.js" for name in ("reader", "typos", "query", "passages", "engine"))
"""The scripts of the engine below the theme's assets, each after those that it needs."""


def search_files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Both scripts of a language: their addresses from the site's root, and their bytes."""
    folder = f"search/{edition.language.tag}"
    yield f"{folder}/search.js", _script("searchWords", _words(edition)) + program(edition.language.tag)
    yield f"{folder}/filters.js", _script("searchFilters", _filters(edition))


@functools.lru_cache
def program(language: str) -> bytes:
    """The search for a language: several scripts as one, which takes one request."""
    told = "/*! The licences of the parts by others are in assets/search/stem/ and assets/search/language/. */\n"
    return (told + joined((*scripts(language), *ENGINE, "search/box.js"))).encode("utf-8")


def _words(edition: Edition) -> dict[str, Any]:
    say = edition.interface
    texts = {name: say.gettext(text) for name, text in TEXTS.items() if name != "language"}
    # Whatever its pages show untranslated was written in a language of the packs.
    sources = {pack.meta.source_language for pack in edition.site.packs if pack.meta is not None}
    headings = {tag: say.gettext(TEXTS["language"], language=say.language_name(tag))
                for tag in searched_after(edition.site, edition.language.tag, sources)}
    return {"language": edition.language.tag, "headings": headings, "texts": texts}


def _filters(edition: Edition) -> list[dict[str, Any]]:
    """The filters in the order that they stand in: name, label, and options as value, text, language and
    direction, the last two empty where they are the page's own."""
    say, site = edition.interface, edition.site
    titles = ((pack.id, edition.pack_title(pack)) for pack in site.packs if pack.meta is not None)
    skills = ((skill.id, edition.phrase("site", "skills.yml", "skills", place, "label"))
              for place, skill in enumerate(site.skills))
    return [
        {"name": "pack", "label": say.gettext(TEXTS["pack"]),
         "options": [(value, title.text, title.lang, title.dir) for value, title in titles]},
        {"name": "skill", "label": label(say, FILTERS, "skill"),
         "options": [(value, name.text, name.lang, name.dir) for value, name in skills]},
        {"name": "level", "label": label(say, FILTERS, "level"),
         "options": [(value, label(say, LEVELS, value), "", "") for value in LEVELS]},
    ]


def _script(name: str, value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"pathshala.{name}={text};\n".encode("utf-8", "replace")
