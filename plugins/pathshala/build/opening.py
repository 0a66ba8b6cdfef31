"""Open one shard: from its content to the editions that its pages are rendered from.

Texts are parsed, translations looked up and checks made; no page is rendered yet. Nothing is
looked at but the shard itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ..checks.context import Checked
from ..checks.look import look, pack_portion
from ..checks.looked import Looked
from ..markup.engine import Engine
from ..markup.memory import Memory, RecallingEngine
from ..model.glossary import Glossary
from ..model.pack import Pack, Text
from ..model.site import Site
from ..pages.captions import caption_files
from ..pages.edition import CatalogueFacts, Edition, Library, RuleInfo
from ..pages.next_packs import next_packs_file
from ..pages.plan import PageSpec
from ..pages.quality.facts import NOTHING_KNOWN, PackQuality, SiteQuality
from ..pages.quality.gather import pack_notes, pack_quality
from ..pages.search_words import search_files
from ..pages.texts import LookUp
from ..pages.translating.facts import NO_FACTS, DomainFacts, TranslationFacts
from ..pages.translating.files import translation_files
from ..pages.translating.gather import project_facts
from ..quality.facts import ground_of, pack_facts
from ..translate.catalogues import spoilt
from ..translate.completeness import Completeness
from ..translate.extract import CHECKS_DOMAIN, SITE_DOMAIN, TextDocument, by_domain, documents
from ..translate.interface.texts import all_interface_texts
from ..translate.project import Project, assemble
from ..translate.states import State, Translation
from . import canonical
from .fact_reader import RecallingFactReader
from .reference import rule_codes, rule_infos, rule_pages
from .searching import SearchShard, search_index
from .shards import (
    Context,
    ListsShard,
    PackShard,
    PackSummary,
    PagesShard,
    QualityShard,
    ReferenceShard,
    RestShard,
    Shard,
    StateKey,
    Studied,
    TranslationsShard,
    bare,
    bare_pack,
    bare_text,
)

_OF_PACKS = frozenset({"pack", "lesson", "facilitator"})
_OF_CHECKS = frozenset({"checks", "check"})
_OF_LISTS = frozenset({
    "home", "catalogue", "skills", "skill", "roles", "role", "format", "progress", "terms", "missing"})
_ALL_LANGUAGES, _ONE_LANGUAGE = "translations", "translation"
_ALL_PACKS, _ONE_PACK = "quality", "quality_pack"
_VOCABULARIES = frozenset({"skills.yml", "roles.yml"})
_RUBRIC = "rubric.yml"
_START = "index"

T = TypeVar("T")

States = Mapping[StateKey, tuple[Translation, ...]]


@dataclass(frozen=True)
class Opened:
    """A shard, ready to be rendered: its editions, the kinds of pages that are its own (of one language
    alone, if it says so), what is known of it without rendering, and its PO files that nothing is shown of;
    or the index of a language. `quality` is what is known of a pack's quality."""

    library: Library | None = None
    kinds: frozenset[str] = frozenset()
    language: str = ""
    looked: Looked = field(default_factory=Looked)
    studied: Studied | None = None
    summary: PackSummary | None = None
    translations: Mapping[tuple[str, str], DomainFacts] = field(default_factory=dict)
    spoilt: frozenset[str] = frozenset()
    search: SearchShard | None = None
    quality: PackQuality | None = None

    def pages(self) -> Iterator[tuple[Edition, PageSpec]]:
        """Its pages, in reading order."""
        for edition, spec in self.library.pages() if self.library else ():
            if spec.kind in self.kinds and self.language in ("", edition.language.tag):
                yield edition, spec

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Its files beside the pages: addresses and bytes."""
        if self.search:
            yield from search_index(self.search.edition, self.search.found)
        if self.library and _ALL_LANGUAGES in self.kinds:
            yield from translation_files(self.library)
        if self.library and self.kinds == _OF_PACKS:
            yield from caption_files(self.library)
        if self.library and self.kinds == _OF_LISTS:
            yield from search_files(self.library.edition(self.language))
            yield next_packs_file(self.library.edition(self.language))


def open_shard(shard: Shard, memory: Memory) -> Opened:
    """Open a shard; `memory` spares what was done before."""
    if isinstance(shard, RestShard):
        return _rest(shard, memory)
    if isinstance(shard, PackShard):
        return _pack(shard, memory)
    if isinstance(shard, PagesShard):
        return _standing(shard, memory)
    if isinstance(shard, ReferenceShard):
        return _reference(shard, memory)
    if isinstance(shard, ListsShard):
        return _lists(shard, memory)
    if isinstance(shard, SearchShard):
        return Opened(search=shard)
    if isinstance(shard, QualityShard):
        return _quality(shard)
    return _translations(shard)


def _rest(shard: RestShard, memory: Memory) -> Opened:
    engine = _engine(shard.site, memory)
    catalogues, templates, faults = shard.po.parsed()
    held = assemble(shard.site, by_domain(documents(shard.site, engine)), catalogues, templates,
                    trivial=shard.po.trivial)
    looked = look(Checked.of(
        shard.site, [*shard.faults, *faults], RecallingFactReader(shard.site.settings, engine), catalogues,
    ))
    studied = _study(bare(shard.site), shard.site.pages, held)
    texts = held.documents.get(SITE_DOMAIN, ())
    library = _library(studied.context, studied.context.site, texts, held.look_up)
    return Opened(looked=looked, studied=studied, translations=project_facts(held, library),
                  spoilt=spoilt([*shard.faults, *faults]))


def _study(site: Site, pages: Sequence[Text], held: Project) -> Studied:
    """The context of all pages: fields only, since bodies are shown by their own page."""
    texts: list[TextDocument] = []
    states: dict[StateKey, tuple[Translation, ...]] = {}
    of_pages: dict[str, tuple[TextDocument, States]] = {}
    for document in held.documents.get(SITE_DOMAIN, ()):
        every = _states(held, document, site)
        of_pages[document.name] = replace(document, parsed=None), every
        # Of a page, others show the title; of skills and roles, everything.
        fields = [index for index, text in enumerate(document.texts) if text.path and (
            text.path == ("title",) or document.name in _VOCABULARIES)]
        texts.append(replace(document, parsed=None, texts=tuple(document.texts[index] for index in fields)))
        states |= _unplaced({key: tuple(found[index] for index in fields) for key, found in every.items()})
    translated = frozenset(language for language, domain in held.catalogues if domain == CHECKS_DOMAIN)
    about = CatalogueFacts(translated, interface=all_interface_texts(held.catalogues), codes=rule_codes())
    context = Context(replace(site, glossaries=()), tuple(texts), states, about)

    def shard(wanted: Iterable[Text], glossaries: tuple[Glossary, ...] = ()) -> PagesShard:
        chosen = tuple(wanted)
        found = [of_pages[page.stem] for page in chosen]
        return PagesShard(context, tuple(document for document, _ in found),
                          tuple(replace(page, source=bare_text(page).source) for page in chosen),
                          {key: value for _, every in found for key, value in every.items()}, glossaries)

    home = shard((page for page in pages if page.stem == _START), site.glossaries)
    words = {key: found for name in _VOCABULARIES & of_pages.keys() for key, found in of_pages[name][1].items()}
    return Studied(context, shard((page for page in pages if page.stem != _START), site.glossaries),
                   replace(home, states={**home.states, **words}), of_pages.get(_RUBRIC))


def _states(held: Project, document: TextDocument, site: Site) -> States:
    """The states of a document's texts in every language: of the entries that they come from, only the
    lines of those that somebody should translate."""
    return {
        (document.domain, document.name, language.tag): tuple(
            replace(one, entry=None, line=0 if one.state is State.CURRENT else one.entry_line)
            for one in held.look_up(document, language.tag)
        )
        for language in site.languages
    }


def _unplaced(states: States) -> States:
    """The states without lines, which move with every entry: only the page of a text shows where its entries
    stand, and others need not be made again for that."""
    return {key: tuple(replace(one, line=0) if one.line else one for one in found) for key, found in states.items()}


def _pack(shard: PackShard, memory: Memory) -> Opened:
    site, pack = replace(shard.context.site, packs=(shard.pack,), glossaries=shard.glossaries), shard.pack
    engine = _engine(site, memory)
    catalogues, templates, faults = shard.po.parsed()
    texts = by_domain(documents(site.with_texts_of(pack), engine))
    held = assemble(site, texts, catalogues, templates, trivial=shard.po.trivial)
    looked = look(Checked.of(
        pack_portion(site, pack), [*shard.faults, *faults], RecallingFactReader(site.settings, engine), catalogues,
        trivial=shard.po.trivial,
    ))
    if pack.meta is None:
        return Opened(looked=looked, spoilt=spoilt([*shard.faults, *faults]))
    ground = ground_of(site, pack, catalogues)
    look_up = _remembering(held.look_up)
    # The checks look at the texts of a pack only where there are reviews of them.
    facts = looked.quality[0] if pack.reviews else pack_facts(ground, texts[pack.id])
    assert facts is not None, "a pack with a pack.yml that could be read"
    quality = pack_quality(ground, facts, texts[pack.id], [one.tag for one in site.languages],
                           look_up, shard.po.trivial.get(pack.id))
    notes = pack_notes(quality, ground, texts[pack.id], shard.today)
    library = _library(shard.context, site, texts[pack.id], look_up, quality=SiteQuality(notes=lambda _: notes))
    return Opened(library, _OF_PACKS, looked=looked, summary=_summary(library, held, texts[pack.id], pack),
                  translations=project_facts(held, library), spoilt=spoilt([*shard.faults, *faults]), quality=quality)


def _remembering(look_up: LookUp) -> LookUp:
    """The same, with each document's states looked up once."""
    held: dict[StateKey, tuple[Translation, ...]] = {}

    def found(document: TextDocument, language: str) -> Sequence[Translation]:
        key = (document.domain, document.name, language)
        if key not in held:
            held[key] = tuple(look_up(document, language))
        return held[key]

    return found


def _summary(library: Library, held: Project, texts: Sequence[TextDocument], pack: Pack) -> PackSummary:
    text = texts[0]
    shares = {
        # A word more or less changes no list, as long as it shows the same per cent.
        (one.language.tag, text.domain): one.texts.domain_completeness(text.domain).rounded()
        for one in library.editions
    }
    stems = {lesson.stem for lesson in pack.lessons}
    lessons = [one for one in texts if one.name in stems]
    states = _states(held, text, library.site)
    for one in lessons:
        states = {**states, **{key: _at_titles(one, found) for key, found in _states(held, one, library.site).items()}}
    shown = (bare_pack(pack), text, tuple(map(_titled, lessons)), _unplaced(states), CatalogueFacts(shares=shares))
    return PackSummary(*shown, canonical.digest(shown))


def _titled(document: TextDocument) -> TextDocument:
    """A document with nothing but its title."""
    return replace(document, parsed=None, texts=_at_titles(document, document.texts),
                   instead=tuple(map(_titled, document.instead)))


def _at_titles(document: TextDocument, held: Sequence[T]) -> tuple[T, ...]:
    """Of what is held for each text of a document, that of its title."""
    return tuple(one for text, one in zip(document.texts, held, strict=True) if text.path == ("title",))


def _standing(shard: PagesShard, memory: Memory) -> Opened:
    site = replace(shard.context.site, pages=_with_bodies(shard.context.site, shard.pages),
                   glossaries=shard.glossaries)
    library = _library(shard.context, site, _parsed(shard, _engine(site, memory)), _known(shard.states))
    return Opened(library, frozenset({"page"}))


def _reference(shard: ReferenceShard, memory: Memory) -> Opened:
    site = shard.context.site
    engine = _engine(site, memory)
    catalogues, templates, _ = shard.po.parsed()
    texts = by_domain(documents(site.with_texts_of(), engine, rule_pages(site.settings)))
    held = assemble(site, texts, catalogues, templates, trivial=shard.po.trivial)
    library = _library(shard.context, site, texts.get(CHECKS_DOMAIN, ()), held.look_up, rules=rule_infos(site.settings))
    return Opened(library, _OF_CHECKS, translations=project_facts(held, library))


def _lists(shard: ListsShard, memory: Memory) -> Opened:
    context, home = shard.context, shard.home
    packs = tuple(one.pack for one in shard.summaries)
    site = replace(context.site, packs=packs, pages=_with_bodies(context.site, home.pages),
                   glossaries=home.glossaries)
    states = dict(home.states)
    shares: dict[tuple[str, str], Completeness] = {}
    for one in shard.summaries:
        states |= one.states
        shares |= one.catalogue_facts.shares
    vocabularies = (one for one in context.texts if one.name in _VOCABULARIES)
    texts = [*vocabularies, *(text for one in shard.summaries for text in (one.text, *one.titles)),
             *_parsed(home, _engine(site, memory))]
    library = _library(context, site, texts, _known(states), shares)
    return Opened(library, _OF_LISTS, shard.language)


def _translations(shard: TranslationsShard) -> Opened:
    context = shard.context
    site = replace(context.site, packs=tuple(one.pack for one in shard.summaries))
    states = {key: value for one in shard.summaries for key, value in one.states.items()}
    library = _library(context, site, [one.text for one in shard.summaries], _known(states), facts=shard.facts)
    kinds = frozenset({_ONE_LANGUAGE if shard.language else _ALL_LANGUAGES})
    return Opened(library, kinds, shard.language)


def _quality(shard: QualityShard) -> Opened:
    context = shard.context
    site = replace(context.site, packs=tuple(one.pack for one in shard.summaries))
    states = {key: value for one in shard.summaries for key, value in one.states.items()}
    texts = [one.text for one in shard.summaries]
    if shard.rubric:
        document, of_rubric = shard.rubric
        texts, states = [*texts, document], {**states, **of_rubric}
    library = _library(context, site, texts, _known(states), quality=SiteQuality(standings=lambda: shard.standings))
    return Opened(library, frozenset({_ALL_PACKS if shard.language else _ONE_PACK}), shard.language)


def _with_bodies(site: Site, pages: Sequence[Text]) -> tuple[Text, ...]:
    whole = {page.stem: page for page in pages}
    return tuple(whole.get(page.stem, page) for page in site.pages)


def _parsed(shard: PagesShard, engine: Engine) -> list[TextDocument]:
    bodies = {page.stem: page.body for page in shard.pages}
    return [replace(one, parsed=engine.parse(bodies[one.name])) for one in shard.documents]


def _library(
    context: Context, site: Site, texts: Sequence[TextDocument], look_up: LookUp,
    shares: Mapping[tuple[str, str], Completeness] | None = None,
    rules: Sequence[RuleInfo] = (), facts: TranslationFacts = NO_FACTS, quality: SiteQuality = NOTHING_KNOWN,
) -> Library:
    """The editions of a part of the site; `look_up` knows its own texts, the context all others."""
    own = {(text.domain, text.name) for text in texts}

    def states(document: TextDocument, language: str) -> Sequence[Translation]:
        if (document.domain, document.name) in own:
            return look_up(document, language)
        return context.states[document.domain, document.name, language]

    catalogues = replace(context.catalogue_facts, shares=shares or {})
    return Library(site, [*context.texts, *texts], rules, states, catalogues, facts, quality)


def _known(states: States) -> LookUp:
    return lambda document, language: states[document.domain, document.name, language]


def _engine(site: Site, memory: Memory) -> RecallingEngine:
    return RecallingEngine(site.settings.markdown_extensions, memory)
