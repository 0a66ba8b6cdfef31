"""An edition is the whole site in one language: its texts, its interface, its addresses."""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from ..model.pack import Pack
from ..model.site import Language, Site
from ..sources.links import NamedTargets
from ..sources.variants import nearest_variant
from ..translate.completeness import Completeness
from ..translate.extract import RulePage, TextDocument
from ..translate.interface.texts import InterfaceTexts
from .interface import Interface, interface
from .plan import PageSpec, plan, translation_pages
from .quality.facts import NOTHING_KNOWN, SiteQuality
from .texts import LookUp, Texts
from .translating.facts import TranslationFacts
from .view import LinkView, Phrase

T = TypeVar("T")

REFERENCE_LANGUAGE = "en"
"""What the pages of checks are written in."""


@dataclass(frozen=True)
class RuleInfo:
    """A check, as its page shows it. `family` is `LP1` to `LP8`, `summary` one English sentence."""

    page: RulePage
    name: str
    severity: str
    family: str
    summary: str


@dataclass(frozen=True)
class CatalogueFacts:
    """What is known of whole PO files: which languages have a translation of the pages of checks, and,
    for packs whose lessons are not at hand, how complete they are, by language and domain. `interface` are
    the texts that the site itself brings for the interface, by language. `codes` are the checks that have
    a page."""

    reference: frozenset[str] = frozenset()
    shares: Mapping[tuple[str, str], Completeness] = field(default_factory=dict)
    interface: Mapping[str, InterfaceTexts] = field(default_factory=dict)
    codes: frozenset[str] = frozenset()


class Library:
    """All editions of a site, or of a part of it, and what they share.

    `documents` are the texts that the part shows; `look_up` tells their states in a language.
    `translations` are None where the site has no pages of translations; where it has, but makes them of
    another part, they are empty. `quality` tells what the part shows of reviews and statuses.
    """

    def __init__(
        self, site: Site, documents: Sequence[TextDocument], rules: Sequence[RuleInfo], look_up: LookUp,
        catalogue_facts: CatalogueFacts, translations: TranslationFacts | None = None,
        quality: SiteQuality = NOTHING_KNOWN,
    ) -> None:
        self.site, self.rules, self.catalogue_facts = site, tuple(rules), catalogue_facts
        self.quality = quality
        self.translations = translations if len(site.languages) > 1 else None
        self.resolve = functools.cache(NamedTargets(site).resolve)
        self.variants = frozenset(site.variants)
        self.plan = plan(site, [rule.page for rule in rules])
        if self.translations is not None:
            self.plan += tuple(translation_pages())
        self._documents = {(one.domain, one.name): one for one in documents}
        self.languages_of = {key: one.language for key, one in self._documents.items()}
        self.editions = tuple(self._edition(language, look_up) for language in site.languages)

    def _edition(self, language: Language, look_up: LookUp) -> Edition:
        facts = self.catalogue_facts
        say = interface(language.tag, facts.interface)
        return Edition(self, language, Texts(self.site, self._documents, language, say, look_up, facts.shares))

    def pages(self) -> Iterator[tuple[Edition, PageSpec]]:
        """Every page of every edition, in reading order."""
        for edition in self.editions:
            for spec in self.plan:
                if edition.has(spec):
                    yield edition, spec

    @cached_property
    def reference_home(self) -> str:
        """The language whose edition has the pages of checks for all that have none of their own."""
        return REFERENCE_LANGUAGE if self.find(REFERENCE_LANGUAGE) else self.site.settings.default_language

    def edition(self, tag: str) -> Edition:
        """The edition of a language; KeyError where the site has none."""
        return self._by_tag[tag]

    def find(self, tag: str) -> Edition | None:
        """The edition of a language, or None: the pages of checks are in English, which a site
        need not have."""
        return self._by_tag.get(tag)

    @cached_property
    def _by_tag(self) -> Mapping[str, Edition]:
        return {edition.language.tag: edition for edition in self.editions}

    def source_language(self, spec: PageSpec) -> str:
        """The language a page was written in."""
        return next((self.languages_of[key] for key in spec.documents if key in self.languages_of),
                    self.site.settings.default_language)


class Edition:
    """The site in one language."""

    def __init__(self, library: Library, language: Language, texts: Texts) -> None:
        self.library, self.language, self.texts = library, language, texts
        self.site: Site = library.site
        self.interface: Interface = texts.interface
        self._folder = f"{language.folder}/" if language.folder else ""
        self._made: dict[Hashable, object] = {}

    def has(self, spec: PageSpec) -> bool:
        """Whether this edition has a page. The pages of checks, which are for maintainers and long,
        are made only in the languages that they are translated into."""
        return spec.kind not in ("checks", "check") or self.has_reference

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What many pages of this edition show alike, made for the first of them."""
        if key not in self._made:
            self._made[key] = make()
        return cast(T, self._made[key])

    @cached_property
    def has_reference(self) -> bool:
        """Whether this edition has pages of checks."""
        tag = self.language.tag
        wanted = tag == self.library.reference_home or tag in self.library.catalogue_facts.reference
        return wanted and self.site.settings.check_pages

    def path(self, address: str) -> str:
        """The file of a page of this edition, relative to the site's root."""
        return self._folder + address

    def url(self, page: str, address: str, fragment: str = "") -> str:
        """A link from a page of this edition (its address) to another one."""
        return relative(self.path(page), self.path(address), fragment)

    def file_url(self, page: str, address: str, source_language: str, fragment: str = "") -> str:
        """A link from a page of this edition to a file beside the pages, or to its variant in this
        language; `source_language` is what the text that names the file was written in."""
        shown = nearest_variant(address, self.language.tag, source_language, self.library.variants)
        return relative(self.path(page), shown, fragment)

    def reference_url(self, page: str, address: str) -> str:
        """A link from a page of this edition to a page of checks: its own, or the one there is."""
        home = self if self.has_reference else self.library.edition(self.library.reference_home)
        return relative(self.path(page), home.path(address))

    def text(self, message: str) -> Phrase:
        """A text of the interface."""
        return Phrase(self.interface.gettext(message))

    def link(self, page: str, address: str, label: Phrase) -> LinkView:
        """A link to a page of this edition; marked where it is the page itself."""
        return LinkView(label, self.url(page, address), page == address)

    def phrase(self, domain: str, name: str, *path: str | int) -> Phrase:
        """A declared field of a document, in this language as far as it is translated."""
        document = self.texts.document(domain, name)
        return document.phrase(*path) if document else Phrase("")

    def pack_title(self, pack: Pack) -> Phrase:
        return self.phrase(pack.id, "pack.yml", "title")

    def lesson_title(self, pack: Pack, stem: str) -> Phrase:
        return self.phrase(pack.id, stem, "title")

    def is_adapted(self, spec: PageSpec) -> bool:
        """Whether a page is one of this language's own, in place of a translation."""
        document = self.texts.document(*spec.documents[0]) if spec.documents else None
        here = document is not None and document.document.language == self.language.tag
        return here and self.library.source_language(spec) != self.language.tag

    def completeness(self, spec: PageSpec) -> Completeness:
        """How complete a page is in this language; pages of the interface alone have no units."""
        return self.once(("completeness", spec.address), lambda: self._completeness(spec))

    def _completeness(self, spec: PageSpec) -> Completeness:
        total = Completeness()
        for domain, name in spec.documents:
            document = self.texts.document(domain, name)
            if document is not None:
                total += document.part(spec.prefix) if spec.prefix else document.completeness
        return total


def relative(page: str, target: str, fragment: str = "") -> str:
    """A link from one file of the site to another, both relative to the root."""
    url = _way(page.rpartition("/")[0], target)
    return f"{url}#{fragment}" if fragment else url


@functools.lru_cache(16_384)
def _way(folder: str, target: str) -> str:
    """The way from a folder to a file; most pages of a folder link to the same few files."""
    here, there = folder.split("/") if folder else [], target.split("/")
    shared = 0
    while shared < len(here) and shared < len(there) - 1 and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:])


def root_of(page: str) -> str:
    """The way from a page up to the site's root: empty, or ending in a slash."""
    return "../" * page.count("/")
