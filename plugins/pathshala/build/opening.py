"""Open one shard: from its content to the editions that its pages are rendered from.

Texts are parsed, translations looked up and checks made; no page is rendered yet. Nothing is
looked at but the shard itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..checks.context import Checked, FactReader, Facts
from ..checks.look import look, pack_portion
from ..checks.looked import Looked
from ..markup.engine import Engine
from ..markup.memory import Memory, RecallingEngine
from ..model.finding import Fault
from ..model.glossary import Glossary
from ..model.pack import Pack, Text
from ..model.site import Settings, Site
from ..pages.captions import caption_files
from ..pages.edition import CatalogueFacts, Edition, Library, RuleInfo
from ..pages.plan import PageSpec
from ..pages.texts import LookUp
from ..pages.translating.facts import NO_FACTS, DomainFacts, TranslationFacts
from ..pages.translating.files import translation_files
from ..pages.translating.gather import project_facts
from ..translate.catalogues import catalogue_of, spoilt
from ..translate.completeness import Completeness
from ..translate.extract import CHECKS_DOMAIN, SITE_DOMAIN, TextDocument, by_domain, documents
from ..translate.interface.texts import all_interface_texts
from ..translate.po.catalogue import Catalogue
from ..translate.project import Project, assemble
from ..translate.states import State, Translation
from . import canonical
from .reference import rule_infos, rule_pages
from .shards import (
    Context,
    ListsShard,
    PackShard,
    PackSummary,
    PagesShard,
    PoFiles,
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
_OF_LISTS = frozenset({"home", "catalogue", "skills", "skill", "roles", "role", "format", "missing"})
_ALL_LANGUAGES, _ONE_LANGUAGE = "translations", "translation"
_VOCABULARIES = frozenset({"skills.yml", "roles.yml"})
_START = "index"

States = Mapping[StateKey, tuple[Translation, ...]]


@dataclass(frozen=True)
class Opened:
    """A shard, ready to be rendered: its editions, the kinds of pages that are its own (of one language
    alone, if it says so), what is known of it without rendering, and its PO files that nothing is shown of."""

    library: Library | None = None
    kinds: frozenset[str] = frozenset()
    language: str = ""
    looked: Looked = field(default_factory=Looked)
    studied: Studied | None = None
    summary: PackSummary | None = None
    translations: Mapping[tuple[str, str], DomainFacts] = field(default_factory=dict)
    spoilt: frozenset[str] = frozenset()

    def pages(self) -> Iterator[tuple[Edition, PageSpec]]:
        """Its pages, in reading order."""
        for edition, spec in self.library.pages() if self.library else ():
            if spec.kind in self.kinds and self.language in ("", edition.language.tag):
                yield edition, spec

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Its files beside the pages: addresses and bytes."""
        if self.library and _ALL_LANGUAGES in self.kinds:
            yield from translation_files(self.library)
        if self.library and self.kinds == _OF_PACKS:
            yield from caption_files(self.library)


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
    return _translations(shard)


def _rest(shard: RestShard, memory: Memory) -> Opened:
    engine = _engine(shard.site, memory)
    catalogues, templates, faults = _read(shard.po)
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
    about = CatalogueFacts(translated, interface=all_interface_texts(held.catalogues))
    context = Context(replace(site, glossaries=()), tuple(texts), states, about)

    def shard(wanted: Iterable[Text], glossaries: tuple[Glossary, ...] = ()) -> PagesShard:
        chosen = tuple(wanted)
        found = [of_pages[page.stem] for page in chosen]
        return PagesShard(context, tuple(document for document, _ in found),
                          tuple(replace(page, source=bare_text(page).source) for page in chosen),
                          {key: value for _, every in found for key, value in every.items()}, glossaries)

    home = shard(page for page in pages if page.stem == _START)
    words = {key: found for name in _VOCABULARIES & of_pages.keys() for key, found in of_pages[name][1].items()}
    return Studied(context, shard((page for page in pages if page.stem != _START), site.glossaries),
                   replace(home, states={**home.states, **words}))


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
    catalogues, templates, faults = _read(shard.po)
    texts = by_domain(documents(replace(site, pages=(), skills=(), roles=()), engine))
    held = assemble(site, texts, catalogues, templates, trivial=shard.po.trivial)
    looked = look(Checked.of(
        pack_portion(site, pack), [*shard.faults, *faults], RecallingFactReader(site.settings, engine), catalogues,
    ))
    if pack.meta is None:
        return Opened(looked=looked, spoilt=spoilt([*shard.faults, *faults]))
    library = _library(shard.context, site, texts[pack.id], held.look_up)
    return Opened(library, _OF_PACKS, looked=looked, summary=_summary(library, held, texts[pack.id][0], pack),
                  translations=project_facts(held, library), spoilt=spoilt([*shard.faults, *faults]))


def _summary(library: Library, held: Project, text: TextDocument, pack: Pack) -> PackSummary:
    shares = {
        # A word more or less changes no list, as long as it shows the same per cent.
        (one.language.tag, text.domain): one.texts.domain_completeness(text.domain).rounded()
        for one in library.editions
    }
    shown = (bare_pack(pack), text, _unplaced(_states(held, text, library.site)), CatalogueFacts(shares=shares))
    return PackSummary(*shown, canonical.digest(shown))


def _standing(shard: PagesShard, memory: Memory) -> Opened:
    site = replace(shard.context.site, pages=_with_bodies(shard.context.site, shard.pages),
                   glossaries=shard.glossaries)
    library = _library(shard.context, site, _parsed(shard, _engine(site, memory)), _known(shard.states))
    return Opened(library, frozenset({"page"}))


def _reference(shard: ReferenceShard, memory: Memory) -> Opened:
    site = shard.context.site
    engine = _engine(site, memory)
    catalogues, templates, _ = _read(shard.po)
    texts = by_domain(documents(replace(site, pages=(), skills=(), roles=()), engine, rule_pages()))
    held = assemble(site, texts, catalogues, templates, trivial=shard.po.trivial)
    library = _library(shard.context, site, texts.get(CHECKS_DOMAIN, ()), held.look_up, rules=rule_infos())
    return Opened(library, _OF_CHECKS, translations=project_facts(held, library))


def _lists(shard: ListsShard, memory: Memory) -> Opened:
    context, home = shard.context, shard.home
    packs = tuple(one.pack for one in shard.summaries)
    site = replace(context.site, packs=packs, pages=_with_bodies(context.site, home.pages))
    states = dict(home.states)
    shares: dict[tuple[str, str], Completeness] = {}
    for one in shard.summaries:
        states |= one.states
        shares |= one.catalogue_facts.shares
    vocabularies = (one for one in context.texts if one.name in _VOCABULARIES)
    texts = [*vocabularies, *(one.text for one in shard.summaries), *_parsed(home, _engine(site, memory))]
    library = _library(context, site, texts, _known(states), shares)
    return Opened(library, _OF_LISTS, shard.language)


def _translations(shard: TranslationsShard) -> Opened:
    context = shard.context
    site = replace(context.site, packs=tuple(one.pack for one in shard.summaries))
    states = {key: value for one in shard.summaries for key, value in one.states.items()}
    library = _library(context, site, [one.text for one in shard.summaries], _known(states), facts=shard.facts)
    kinds = frozenset({_ONE_LANGUAGE if shard.language else _ALL_LANGUAGES})
    return Opened(library, kinds, shard.language)


def _with_bodies(site: Site, pages: Sequence[Text]) -> tuple[Text, ...]:
    whole = {page.stem: page for page in pages}
    return tuple(whole.get(page.stem, page) for page in site.pages)


def _parsed(shard: PagesShard, engine: Engine) -> list[TextDocument]:
    bodies = {page.stem: page.body for page in shard.pages}
    return [replace(one, parsed=engine.parse(bodies[one.name])) for one in shard.documents]


def _library(
    context: Context, site: Site, texts: Sequence[TextDocument], look_up: LookUp,
    shares: Mapping[tuple[str, str], Completeness] | None = None,
    rules: Sequence[RuleInfo] = (), facts: TranslationFacts = NO_FACTS,
) -> Library:
    """The editions of a part of the site; `look_up` knows its own texts, the context all others."""
    own = {(text.domain, text.name) for text in texts}

    def states(document: TextDocument, language: str) -> Sequence[Translation]:
        if (document.domain, document.name) in own:
            return look_up(document, language)
        return context.states[document.domain, document.name, language]

    catalogues = replace(context.catalogue_facts, shares=shares or {})
    return Library(site, [*context.texts, *texts], rules, states, catalogues, facts)


def _known(states: States) -> LookUp:
    return lambda document, language: states[document.domain, document.name, language]


def _engine(site: Site, memory: Memory) -> RecallingEngine:
    return RecallingEngine(site.settings.markdown_extensions, memory)


def _read(po: PoFiles) -> tuple[Mapping[tuple[str, str], Catalogue], Mapping[str, Catalogue], list[Fault]]:
    """The PO files and templates, and what is wrong with them; of a PO file that is spoilt, nothing."""
    faults: list[Fault] = []

    def parsed(file: tuple[str, bytes]) -> Catalogue:
        path, data = file
        catalogue, found = catalogue_of(data, path)
        faults.extend(found)
        return Catalogue() if spoilt(found) else catalogue

    return ({key: parsed(file) for key, file in po.catalogues.items()},
            {key: parsed(file) for key, file in po.templates.items()}, faults)


class RecallingFactReader(FactReader):
    """A reader of facts that asks the engine's memory first."""

    def __init__(self, settings: Settings, engine: RecallingEngine) -> None:
        super().__init__(settings, engine)
        self._memory = engine.memory

    def _read(self, body: str, first_line: int) -> Facts:
        return self._memory.get(("facts", body, str(first_line)), lambda: super(RecallingFactReader, self)._read(
            body, first_line))
