"""What the history of a site says of its translations and reviews: since when, and how they came to be.

Git is asked once for each commit that is checked out and for each set of outdated passages; the
figures of older commits never change, and are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from ..history.git import Repository, open_repository
from ..history.head import UNTOLD
from ..history.since import ChangedPassage, outdated_since
from ..model.site import Site
from ..pages.quality.facts import LanguageStanding, PackStanding
from ..pages.translating.facts import DocumentFacts, DomainFacts, OutdatedPassage, TranslationFacts
from ..quality.past import PacksPast, packs_past
from ..translate.past.trend import Trend, TrendPoint, trend
from . import canonical
from .inputs import program_digest
from .store import Store

Domains = Mapping[tuple[str, str], DomainFacts]


class SitePast:
    """The history of one site, asked through the store.

    `head` is the commit that is checked out (`history.head`); empty where there is no history. `engine_key`
    stands for what the passages of a text depend on beside the text. `tell` is told of what takes long.
    """

    def __init__(
        self, site: Site, head: str, store: Store | None = None, engine_key: bytes = b"",
        tell: Callable[[str], object] = len,
    ) -> None:
        self._site, self._head, self._store, self._engine_key, self._tell = site, head, store, engine_key, tell

    def translations(self, domains: Domains) -> TranslationFacts:
        """The facts of the site's translations, by language and domain, with what its history says of them."""
        since = self._since(domains)
        trends = {one.tag: points for one in self._site.languages if (points := self._trend.of_language(one.tag))}
        return TranslationFacts({key: _dated(facts, since) for key, facts in domains.items()}, trends)

    def standings(self, held: Mapping[str, PackStanding], today: date) -> Mapping[str, PackStanding]:
        """How packs stand on a day, each with the trends of its languages."""
        return {pack: replace(one, languages={tag: self._with_trend(one, standing, today)
                                              for tag, standing in one.languages.items()})
                for pack, one in held.items()}

    def _with_trend(self, pack: PackStanding, one: LanguageStanding, today: date) -> LanguageStanding:
        if one.language == pack.source_language:
            return replace(one, reviewed=self._packs.of_pack(f"{self._site.settings.packs_dir}/{pack.pack}", today))
        return replace(one, translated=_until_last_change(self._trend.of_domain(one.language, pack.pack)))

    @cached_property
    def _repository(self) -> Repository | None:
        return open_repository(self._site.settings.root) if self._head else None

    @cached_property
    def _key(self) -> bytes:
        """What stands for the history as it is. Git itself is asked only where its files do not tell."""
        repository = self._repository if self._head == UNTOLD else None
        state = (repository.head, repository.prefix, repository.shallow) if repository else self._head
        return canonical.digest(program_digest(), state)

    def _since(self, domains: Domains) -> Mapping[ChangedPassage, date]:
        """The day since when passages are outdated, as far as it is known."""
        asked = tuple(dict.fromkeys(
            _changed(one, passage) for facts in domains.values() for one in facts.documents for passage in one.outdated
        ))
        key = canonical.digest(self._key, [(one.file, one.made_from or "", one.text) for one in asked])
        known: Mapping[ChangedPassage, date] | None = self._load("outdated since", key) if asked else {}
        if known is None and self._repository:
            days = outdated_since(self._repository, asked)
            known = {one: found.day for one, found in zip(asked, days, strict=True) if found.day}
            self._save("outdated since", key, known)
        return known or {}

    @cached_property
    def _trend(self) -> Trend:
        """The completeness of each language and domain over time."""
        settings, languages = self._site.settings, tuple(one.tag for one in self._site.languages)
        folders = (settings.translations_dir, settings.packs_dir)
        key = canonical.digest(self._key, folders, languages)
        found: Trend | None = self._load("trend", key)
        if found is None and self._repository:
            measured = self._load("measured", program_digest())
            found = trend(self._repository, *folders, languages, measured)
            self._save("measured", program_digest(), found.measured)
            self._save("trend", key, found)
        return found or Trend()

    @cached_property
    def _packs(self) -> PacksPast:
        """What the packs were, and their reviews."""
        settings = self._site.settings
        folders = tuple(pack.folder for pack in self._site.packs)
        beside = (settings.packs_dir, settings.content_dir, settings.translations_dir)
        key = canonical.digest(self._key, self._engine_key, folders, beside)
        found: PacksPast | None = self._load("packs past", key)
        if found is None and self._repository:
            self._tell("Reading the history")
            kept = canonical.digest(program_digest(), self._engine_key)
            found = packs_past(self._repository, settings, folders, self._load("packs known", kept))
            if found is not None:
                self._save("packs known", kept, found.known)
                self._save("packs past", key, found)
        return found or PacksPast()

    def _load(self, name: str, key: bytes) -> Any:
        return self._store.load(name, key) if self._store and self._head else None

    def _save(self, name: str, key: bytes, value: Any) -> None:
        if self._store:
            self._store.save(name, key, value)


def _until_last_change(points: Sequence[TrendPoint]) -> tuple[TrendPoint, ...]:
    """Points without those at the end that show nothing new: so a page stays as it is while its pack does."""
    shown = [(one.completeness.translated_words, one.completeness.words) for one in points]
    while len(shown) > 1 and shown[-1] == shown[-2]:
        shown.pop()
    return tuple(points[:len(shown)])


def _changed(document: DocumentFacts, passage: OutdatedPassage) -> ChangedPassage:
    return ChangedPassage(document.file, passage.previous, passage.source)


def _dated(facts: DomainFacts, since: Mapping[ChangedPassage, date]) -> DomainFacts:
    return DomainFacts(tuple(
        replace(one, outdated=tuple(replace(old, since=since.get(_changed(one, old))) for old in one.outdated))
        if one.outdated else one for one in facts.documents
    ))
