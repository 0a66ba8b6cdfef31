"""The files beside the translation pages: badges, and all figures as `translations/translations.json`.

The shape of the JSON, whose `schema` is 1 as long as no field changes its meaning or goes away:

    {"schema": 1, "site": {"name", "url"},
     "languages": [{"language", "name", "direction", "page", "badge", <figures>,
       "packs": [{"pack", "badge", "page", <figures>,
         "documents": [{"document", "page", <figures>,
           "outdated_passages": [{"context", "file", "line", "since"}]}]}],
       "trend": [{"day", "words", "translated_words"}]}]}

where <figures> are `percent` (of the words, rounded down; 100 only when nothing is missing), `words`,
`translated_words`, `reviewed_words`, `adapted_words`, `outdated_words`, and of the passages `passages`,
`current`, `reviewed`, `machine` and `adapted` (which are current, too; adapted are those of lessons that the
language has its own text in place of, and await no review), `voided`, `outdated`, `untranslated` and `suggested`
(which are untranslated, too). `current` + `voided` + `outdated` + `untranslated` = `passages`. `pack` is the name of
the PO file: the id of a pack, `site` or `checks`; `document` that of a file in it. Addresses are relative
to the site's root, or empty where there is no page or badge. `language` is a BCP 47 tag; `day` and `since`
are ISO 8601 dates, `since` null where it is not known; `line` is 0 where the file has no entry yet. Lists
are sorted, `documents` but in reading order.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ...sources.links import TRANSLATION, TRANSLATIONS_DATA
from ...translate.completeness import Completeness
from ...translate.extract import CHECKS_DOMAIN
from ..edition import Edition, Library
from .badges import Badge, badges
from .facts import DocumentFacts, DomainFacts, TranslationFacts
from .work import document_address, domain_address

SCHEMA = 1


def translation_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """Every file: its address from the site's root, and its bytes; none where the site has no pages of
    translations. The same facts give the same bytes."""
    if library.translations is None:
        return
    made = tuple(badges(library))
    for badge in made:
        yield badge.address, badge.svg.encode("utf-8")
    data = _data(library, library.translations, made)
    yield TRANSLATIONS_DATA, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _data(library: Library, facts: TranslationFacts, made: tuple[Badge, ...]) -> dict[str, Any]:
    settings, known = library.site.settings, frozenset(badge.address for badge in made)
    editions = sorted(library.editions, key=lambda one: one.language.tag)
    return {
        "schema": SCHEMA, "site": {"name": settings.site_name, "url": settings.site_url},
        "languages": [_language(edition, facts, known) for edition in editions],
    }


def _language(edition: Edition, facts: TranslationFacts, known: frozenset[str]) -> dict[str, Any]:
    language = edition.language
    return {
        "language": language.tag, "name": language.name, "direction": language.direction,
        "page": edition.path(TRANSLATION), "badge": _known(f"{language.tag}.svg", known),
        **_figures(facts.completeness(language.tag)),
        "packs": [_domain(edition, domain, held, known) for domain, held in sorted(facts.of(language.tag).items())],
        "trend": [
            {"day": day.isoformat(), "words": share.words, "translated_words": share.translated_words}
            for day, share in ((point.day, point.completeness) for point in facts.trends.get(language.tag, ()))
        ],
    }


def _domain(edition: Edition, domain: str, facts: DomainFacts, known: frozenset[str]) -> dict[str, Any]:
    # The pages of checks stand only in the editions that have them; they have no badge either.
    has_page = domain != CHECKS_DOMAIN or edition.has_reference
    return {
        "pack": domain, "badge": _known(f"{edition.language.tag}-{domain}.svg", known),
        "page": edition.path(domain_address(domain)) if has_page else "",
        **_figures(facts.completeness),
        "documents": [_document(edition, domain, one, has_page) for one in facts.documents],
    }


def _document(edition: Edition, domain: str, facts: DocumentFacts, has_page: bool) -> dict[str, Any]:
    return {
        "document": facts.name, "page": edition.path(document_address(domain, facts.name)) if has_page else "",
        **_figures(facts.completeness),
        "outdated_passages": [
            {"context": old.place.context, "file": old.place.path, "line": old.place.line,
             "since": old.since.isoformat() if old.since else None}
            for old in facts.outdated
        ],
    }


def _figures(share: Completeness) -> dict[str, int]:
    return {
        "percent": share.percent, "words": share.words, "translated_words": share.translated_words,
        "reviewed_words": share.reviewed_words, "adapted_words": share.adapted_words,
        "outdated_words": share.outdated_words, "passages": share.units,
        "current": share.current, "reviewed": share.reviewed, "machine": share.machine, "adapted": share.adapted,
        "voided": share.voided, "outdated": share.outdated, "untranslated": share.untranslated,
        "suggested": share.suggested,
    }


def _known(file: str, known: frozenset[str]) -> str:
    address = f"translations/badges/{file}"
    return address if address in known else ""
