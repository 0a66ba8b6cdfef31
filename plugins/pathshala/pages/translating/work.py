"""What would help readers most, in a language: which packs come first, and what to do in each.

First what is nearly complete, since a few passages make a whole pack of it; then packs in use whose
original has changed, since there readers see something old; then the rest, short ones first; then
what is translated and awaits a second pair of eyes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...sources.captions import CAPTIONS
from ...sources.links import (
    CHECKS,
    HOME,
    QUALITY,
    ROLES,
    SKILLS,
    check_address,
    facilitator_address,
    lesson_address,
    pack_address,
    page_address,
)
from ...translate.extract import CHECKS_DOMAIN, SITE_DOMAIN
from ..edition import Edition
from ..view import Phrase
from .facts import DocumentFacts, DomainFacts, Place, TranslationFacts
from .links import entry_url
from .view import TaskView

NEARLY = 80
"""Per cent of the words from which something counts as nearly complete."""


def in_order(edition: Edition) -> list[tuple[str, DomainFacts]]:
    """The domains that are to be translated into the edition's language, what helps readers most first."""
    facts = (edition.library.translations or TranslationFacts()).of(edition.language.tag)
    places = {domain: place for place, domain in enumerate(
        [*(pack.id for pack in edition.site.packs), SITE_DOMAIN, CHECKS_DOMAIN])}
    return sorted(
        ((domain, held) for domain, held in facts.items() if domain in places),
        key=lambda item: (_rank(edition, *item), places[item[0]]),
    )


def _rank(edition: Edition, domain: str, facts: DomainFacts) -> tuple[int, int]:
    share = facts.completeness
    left = share.words - share.translated_words
    if share.complete:
        return (3, share.waiting_words) if share.waiting else (4, 0)
    if share.percent >= NEARLY:
        return 0, left
    return (1, -share.outdated_words) if share.outdated and _in_use(edition, domain) else (2, left)


def _in_use(edition: Edition, domain: str) -> bool:
    """Whether readers may rely on a domain: a stable pack, or the site's own pages."""
    pack = edition.site.pack(domain)
    return domain == SITE_DOMAIN if pack is None or pack.meta is None else pack.meta.status == "stable"


def tasks(edition: Edition, page: str, domain: str, facts: DomainFacts) -> Iterator[TaskView]:
    """What is to be done in a domain, as seen from a page of the edition (its address)."""
    share, documents = facts.completeness, facts.documents
    title, url = domain_title(edition, domain), edition.url(page, domain_address(domain))

    def task(kind: str, count: int, places: Iterator[Place | None]) -> Iterator[TaskView]:
        place = next(filter(None, places), None)
        if count and place is not None:
            yield TaskView(kind, title, url, count, edition.interface.number(count),
                           place_url(edition, domain, place), place_text(place))

    yield from task("translate", share.untranslated - share.suggested, (one.missing for one in documents))
    yield from task("confirm", share.suggested, (one.suggested for one in documents))
    yield from task("update", share.outdated, (place for one in documents for place in one.changed))
    if share.complete:
        yield from task("review", share.waiting, (one.unread for one in documents))


def place_url(edition: Edition, domain: str, place: Place) -> str:
    """Where somebody can work on a passage; empty where the site does not say where its files are, and where
    no merge has made an entry yet."""
    settings = edition.site.settings
    if not place.line:
        return ""
    if not place.context:  # An adapted lesson: no translation platform has that.
        settings = replace(settings, translate_url="")
    return entry_url(settings, edition.language.tag, domain, place.path, place.line, place.context)


def place_text(place: Place) -> str:
    """The file and line of a passage, as programmers and editors write them."""
    return f"{place.path}:{place.line}" if place.line else place.path


def domain_title(edition: Edition, domain: str) -> Phrase:
    """What a reader knows a domain by."""
    pack = edition.site.pack(domain)
    if pack is not None and pack.meta is not None:
        return edition.pack_title(pack)
    return edition.text("Pages of this site") if domain == SITE_DOMAIN else edition.text("Pages of the checks")


def domain_address(domain: str) -> str:
    """The address of the page where a domain begins."""
    return {SITE_DOMAIN: HOME, CHECKS_DOMAIN: CHECKS}.get(domain) or pack_address(domain)


def document_title(edition: Edition, facts: DocumentFacts) -> Phrase:
    """What a reader knows a document by."""
    names = {
        "pack.yml": edition.text("Title and description"), "skills.yml": edition.text("Skills"),
        "roles.yml": edition.text("Roles"), "rubric.yml": edition.text("The rubric of reviews"),
    }
    return names.get(facts.name) or (facts.title if facts.title.text else Phrase(facts.name))


def document_address(domain: str, name: str) -> str:
    """The address of the page that shows a document."""
    if domain == CHECKS_DOMAIN:
        return check_address(name)
    if domain == SITE_DOMAIN:
        return {"skills.yml": SKILLS, "roles.yml": ROLES, "rubric.yml": QUALITY}.get(name) or page_address(name)
    if name == "pack.yml" or name.startswith(CAPTIONS):
        return pack_address(domain)
    return facilitator_address(domain) if name == "facilitator.md" else lesson_address(domain, name)
