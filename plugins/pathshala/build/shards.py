"""The parts that a build is made of, as data: each holds all that its pages are made from.

A shard travels to the process or machine that makes it, and its content is what its result is kept
under. One pack in all its languages is a shard; so are the standing pages, the pages of checks, and
the pages of each language that list packs. Before them all, the rest of the site is studied once:
what it says of every page (names of skills, titles of guides) is the `Context` of the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ..checks.listed import without_places
from ..checks.looked import Looked
from ..model.finding import Fault
from ..model.glossary import Glossary
from ..model.pack import Pack, Text
from ..model.site import Site
from ..model.source import Source
from ..pages.edition import CatalogueFacts
from ..pages.quality.facts import PackQuality, PackStanding
from ..pages.translating.facts import DomainFacts, TranslationFacts
from ..translate.extract import TextDocument
from ..translate.states import Translation
from .po_files import PoFiles
from .searching import Found, SearchShard
from .verify import Outline

StateKey = tuple[str, str, str]
"""Domain and name of a document, and a language."""


@dataclass(frozen=True)
class Context:
    """What every page shows of the rest of the site.

    `site` has no packs, no texts, and no glossaries, which only pages with texts show. `texts` are the
    skills and roles and the fields of standing pages, `states` how far each is translated,
    `catalogue_facts` what is known of the site's own PO files.
    """

    site: Site
    texts: tuple[TextDocument, ...]
    states: Mapping[StateKey, tuple[Translation, ...]]
    catalogue_facts: CatalogueFacts


@dataclass(frozen=True)
class RestShard:
    """All that is in no pack, to be studied: no pages are made of it yet."""

    site: Site
    faults: tuple[Fault, ...]
    po: PoFiles


@dataclass(frozen=True)
class PackShard:
    """A pack with the faults of reading it, its PO files, and the glossaries of the site; and the day of the
    build, of which its pages show no more than `days_passed` tells."""

    context: Context
    pack: Pack
    faults: tuple[Fault, ...]
    po: PoFiles
    today: date
    glossaries: tuple[Glossary, ...] = ()


@dataclass(frozen=True)
class PagesShard:
    """The standing pages but for the start page, with the states of their texts."""

    context: Context
    documents: tuple[TextDocument, ...]
    pages: tuple[Text, ...]
    states: Mapping[StateKey, tuple[Translation, ...]]
    glossaries: tuple[Glossary, ...] = ()


@dataclass(frozen=True)
class ReferenceShard:
    """The pages of checks, with their PO files."""

    context: Context
    po: PoFiles


@dataclass(frozen=True)
class ListsShard:
    """The pages of one language that list packs: start page, catalogue, skills and roles; and those
    of the interface alone."""

    context: Context
    language: str
    home: PagesShard
    summaries: tuple[PackSummary, ...]


@dataclass(frozen=True)
class TranslationsShard:
    """The pages that say how far translations are: of one language; without one, those that compare all
    languages, and the files beside them."""

    context: Context
    language: str
    summaries: tuple[PackSummary, ...]
    facts: TranslationFacts


Rubric = tuple[TextDocument, Mapping[StateKey, tuple[Translation, ...]]] | None
"""The texts of the site's rubric with their states."""


@dataclass(frozen=True)
class QualityShard:
    """The page of a language that says how all packs stand; without a language, the pages of some packs in
    all languages, which show the rubric."""

    context: Context
    language: str
    summaries: tuple[PackSummary, ...]
    standings: Mapping[str, PackStanding]
    rubric: Rubric = None


Shard = (RestShard | PackShard | PagesShard | ReferenceShard | ListsShard | TranslationsShard | QualityShard
         | SearchShard)


@dataclass(frozen=True)
class PackSummary:
    """What lists show of a pack: the pack without its texts, the fields of its `pack.yml` and the titles of
    its lessons with their states, how complete it is in each language, and who has signed its PO files; and a
    digest of all that."""

    pack: Pack
    text: TextDocument
    titles: tuple[TextDocument, ...]
    states: Mapping[StateKey, tuple[Translation, ...]]
    catalogue_facts: CatalogueFacts
    digest: bytes


@dataclass(frozen=True)
class Page:
    """A finished page, or a file beside the pages: its address, its bytes, and its entry in the sitemap
    (empty where it has none)."""

    path: str
    html: bytes
    listing: str


@dataclass(frozen=True)
class Made:
    """What became of a shard.

    `files` are those beside the pages. `faults` came up while pages were made. `studied` is what a study
    found, `summary` what lists show of a pack; both are None for other shards. `translations` says how
    far the translations of its texts are, by language and domain. `spoilt` are the PO files that nothing is
    shown of. `found` is what a search finds on its pages. `quality` is what is known of a pack's quality.
    """

    pages: tuple[Page, ...] = ()
    files: tuple[Page, ...] = ()
    outline: Outline = field(default_factory=Outline)
    faults: tuple[Fault, ...] = ()
    looked: Looked = field(default_factory=Looked)
    studied: Studied | None = None
    summary: PackSummary | None = None
    translations: Mapping[tuple[str, str], DomainFacts] = field(default_factory=dict)
    spoilt: frozenset[str] = frozenset()
    found: tuple[Found, ...] = ()
    quality: PackQuality | None = None


@dataclass(frozen=True)
class Studied:
    """What a study of the rest leaves: the context of all pages, the shards of standing pages, and the rubric."""

    context: Context
    pages: PagesShard
    home: PagesShard
    rubric: Rubric = None


def placeless(site: Site) -> Site:
    """The site without its place on the disk, which no result depends on."""
    return replace(site, settings=replace(site.settings, root=Path()))


def bare(site: Site) -> Site:
    """A site as pages see it: without a place on the disk, and without the texts of files."""
    return replace(
        site, settings=replace(site.settings, root=Path()), pages=tuple(bare_text(page) for page in site.pages),
        # Whether all skills could be read is something that the checks of a pack must know.
        skills_source=without_places(site.skills_source, ("skills",), site.skills),
        roles_source=Source(site.roles_source.path),
    )


def bare_pack(pack: Pack) -> Pack:
    """A pack without the texts of its files."""
    return replace(
        pack, source=Source(pack.source.path), lessons=tuple(bare_text(one) for one in pack.lessons),
        facilitator=bare_text(pack.facilitator) if pack.facilitator else None,
        adaptations=tuple(replace(one, text=bare_text(one.text)) for one in pack.adaptations), captions=(),
    )


def bare_text(text: Text) -> Text:
    return replace(text, source=Source(text.source.path), body="")
