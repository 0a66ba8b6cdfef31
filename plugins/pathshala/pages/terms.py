"""A to Z: the titles of the site and the terms of its glossary, in the order of the language's alphabet.

It stands in for the search where that cannot run, so it needs no script.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from ..sources.languages import parents
from ..sources.links import lesson_address, pack_address, page_address, role_address, skill_address
from ..translate.extract import SITE_DOMAIN
from .alphabet import alphabet
from .edition import Edition
from .labels import N_
from .plan import PageSpec
from .view import Phrase

_HOME = "index"
_LESSONS_AT_MOST = 2_000
_SIGNS = "&"
_NOTHING = Phrase("")


@dataclass(frozen=True)
class TermEntry:
    """A title or a term: what it is in a word (`Lesson`), the pack that it is in, where it leads, and what a
    term means. Without an address it leads nowhere."""

    label: Phrase
    kind: str
    url: str = ""
    within: Phrase = _NOTHING
    note: Phrase = _NOTHING


@dataclass(frozen=True)
class TermGroup:
    """What stands under one letter; `anchor` is its id on the page."""

    letter: str
    anchor: str
    entries: tuple[TermEntry, ...]


@dataclass(frozen=True)
class TermsView:
    """The page from A to Z."""

    groups: tuple[TermGroup, ...]


def terms_view(edition: Edition, spec: PageSpec) -> TermsView:
    """Every title and term under its letter. Of a site with more than 2,000 lessons, their titles are left
    to the pages of the packs: a list of that length helps nobody."""
    letters, say = alphabet(edition.language.tag, edition.language.name), edition.interface
    entries = sorted(_entries(edition, spec.address), key=lambda one: letters.key(one.label.text))
    groups = itertools.groupby(entries, lambda one: letters.letter(one.label.text) or _SIGNS)
    return TermsView(tuple(
        TermGroup(say.digits(letter), f"letter-{letter.lower()}", tuple(found)) for letter, found in groups
    ))


def _entries(edition: Edition, page: str) -> Iterator[TermEntry]:
    yield from (one for one in _titles(edition, page) if one.label.text)
    yield from _glossary(edition)


def _titles(edition: Edition, page: str) -> Iterator[TermEntry]:
    site = edition.site
    packs = [pack for pack in site.packs if pack.meta is not None]
    few = sum(len(pack.lessons) for pack in packs) <= _LESSONS_AT_MOST

    def entry(kind: str, title: Phrase, address: str, within: Phrase = _NOTHING) -> TermEntry:
        return TermEntry(title, edition.interface.gettext(kind), edition.url(page, address), within)

    for pack in packs:
        title = edition.pack_title(pack)
        yield entry(N_("Pack"), title, pack_address(pack.id))
        for one in pack.lessons if few else ():
            yield entry(N_("Lesson"), edition.lesson_title(pack, one.stem), lesson_address(pack.id, one.stem), title)
    for place, skill in enumerate(site.skills):
        label = edition.phrase(SITE_DOMAIN, "skills.yml", "skills", place, "label")
        yield entry(N_("Skill"), label, skill_address(skill.id))
    for place, role in enumerate(site.roles):
        title = edition.phrase(SITE_DOMAIN, "roles.yml", "roles", place, "title")
        yield entry(N_("Role"), title, role_address(role.id))
    for text in site.pages:
        if text.stem != _HOME:
            yield entry(N_("Page"), edition.phrase(SITE_DOMAIN, text.stem, "title"), page_address(text.stem))


def _glossary(edition: Edition) -> Iterator[TermEntry]:
    """The terms that the glossary explains: that of the language, or of the nearest that it falls back to."""
    site = edition.site
    nearest = (site.glossary(tag) for tag in parents(edition.language.tag))
    glossary = next((one for one in nearest if one is not None), None)
    if glossary is None:
        return
    own = glossary.language == edition.language.tag
    lang = "" if own else glossary.language
    for term in glossary.terms:
        if term.definition:
            yield TermEntry(Phrase(term.term, lang), edition.interface.gettext("Term"),
                            note=Phrase(term.definition, lang))
