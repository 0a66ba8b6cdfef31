"""What the history of a site says of its translations: since when they are outdated, and their trend.

Git is asked once for each commit that is checked out and for each set of outdated passages; the
figures of older commits never change, and are kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ..history.git import Repository, open_repository
from ..history.since import ChangedPassage, outdated_since
from ..model.site import Site
from ..pages.translating.facts import DocumentFacts, DomainFacts, OutdatedPassage, TranslationFacts
from ..translate.past.trend import Trend, TrendPoint, trend
from . import canonical
from .inputs import program_digest
from .store import Store

Domains = Mapping[tuple[str, str], DomainFacts]


def with_past(domains: Domains, site: Site, head: str, store: Store | None = None) -> TranslationFacts:
    """The facts of a site's translations, by language and domain, with what its history says of them.

    `head` is the commit that is checked out (`history.head`); empty where there is no history.
    """
    repository = open_repository(site.settings.root) if head else None
    if repository is None:
        return TranslationFacts(domains)
    found = _Past(site, repository, head, store)
    since = found.since(domains)
    return TranslationFacts({key: _dated(facts, since) for key, facts in domains.items()}, found.trends())


class _Past:
    """One repository, asked through the store."""

    def __init__(self, site: Site, repository: Repository, head: str, store: Store | None) -> None:
        self._site, self._repository, self._store = site, repository, store
        state = (head, repository.head, repository.prefix, repository.shallow)
        self._key = canonical.digest(program_digest(), state)

    def since(self, domains: Domains) -> Mapping[ChangedPassage, date]:
        """The day since when passages are outdated, as far as it is known."""
        asked = tuple(dict.fromkeys(
            _changed(one, passage) for facts in domains.values() for one in facts.documents for passage in one.outdated
        ))
        key = canonical.digest(self._key, [(one.file, one.made_from or "", one.text) for one in asked])
        known: Mapping[ChangedPassage, date] | None = self._load("outdated since", key) if asked else {}
        if known is None:
            days = outdated_since(self._repository, asked)
            known = {one: found.day for one, found in zip(asked, days, strict=True) if found.day}
            self._save("outdated since", key, known)
        return known

    def trends(self) -> Mapping[str, tuple[TrendPoint, ...]]:
        """The completeness of each language over time."""
        settings, languages = self._site.settings, tuple(one.tag for one in self._site.languages)
        folders = (settings.translations_dir, settings.packs_dir)
        key = canonical.digest(self._key, folders, languages)
        found: Trend | None = self._load("trend", key)
        if found is None:
            measured = self._load("measured", program_digest())
            found = trend(self._repository, *folders, languages, measured)
            self._save("measured", program_digest(), found.measured)
            self._save("trend", key, found)
        return {tag: points for tag in languages if (points := found.of_language(tag))}

    def _load(self, name: str, key: bytes) -> Any:
        return self._store.load(name, key) if self._store else None

    def _save(self, name: str, key: bytes, value: Any) -> None:
        if self._store:
            self._store.save(name, key, value)


def _changed(document: DocumentFacts, passage: OutdatedPassage) -> ChangedPassage:
    return ChangedPassage(document.file, passage.previous, passage.source)


def _dated(facts: DomainFacts, since: Mapping[ChangedPassage, date]) -> DomainFacts:
    return DomainFacts(tuple(
        replace(one, outdated=tuple(replace(old, since=since.get(_changed(one, old))) for old in one.outdated))
        if one.outdated else one for one in facts.documents
    ))
