"""What a check looks at: a portion of a site, what reading it complained about, and the facts of its texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from types import MappingProxyType

from ..markup.engine import Engine, TooCostly, TooDeep
from ..markup.facts import document_in_place
from ..markup.places import Places
from ..model.document import Document
from ..model.finding import Edit, Fault, Span
from ..model.pack import AdaptationMeta, LessonMeta, Pack, Text
from ..model.review import Review, ReviewMeta
from ..model.site import Settings, Site
from ..quality.facts import PackFacts, ground_of, pack_facts
from ..quality.records import Ground
from ..safety.places import Places as FilePlaces
from ..safety.urls import classify
from ..sources.links import Targets
from ..translate.beside import faults_beside
from ..translate.catalogues import po_path_of, read_catalogues
from ..translate.extract import by_domain, documents
from ..translate.trivial.declared import Trivial, read_trivial
from .allow import AllowLine, allow_lines, entry_allow_lines
from .fields import Field, written_fields
from .listed import objective_ids
from .pairs import Pair, pairs
from .passage_text import in_place
from .registry import Hit
from .tags import Tag, start_tags
from .translated_files import TranslatedFile, translated_files
from .translations import Catalogues, Translation, linking
from .wording import vocabulary
from .written import Written, written_addresses


@dataclass(frozen=True)
class Article:
    """A Markdown text of the site with its facts. `pack` is None for a standing page.

    `outside_code` is the body with code and comments put to spaces, so that offsets are kept."""

    text: Text
    facts: Document
    written: tuple[Written, ...]
    outside_code: str
    pack: Pack | None = None

    @property
    def path(self) -> str:
        return self.text.source.path

    @property
    def lesson(self) -> LessonMeta | None:
        """The front matter, where this is a lesson that could be read. One that was adapted serves the
        objectives of the lesson that it stands for, as far as the pack has them."""
        meta = self.text.meta
        if isinstance(meta, AdaptationMeta):
            return LessonMeta(meta.title, meta.time, self._objectives, meta.key_points, meta.media)
        return meta if isinstance(meta, LessonMeta) else None

    @property
    def _objectives(self) -> tuple[str, ...]:
        known = tuple(objective_ids(self.pack))
        lesson = self.pack.lesson(self.text.stem) if self.pack else None
        if lesson is None or not isinstance(lesson.meta, LessonMeta):
            return known
        return tuple(one for one in lesson.meta.objectives if one in known)

    def place(self, start: int, end: int) -> Span:
        """Where a part of the body stands in the file; offsets as in `outside_code`."""
        return self._body.span(start, end - start)

    def replacing(self, span: Span, new: str) -> Edit:
        """The edit that puts the part of the file that a span covers to a new text."""
        return Edit(self._file.offset(span.line, span.column), self._file.offset(span.end_line, span.end_column), new)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the body outside code, in lower case: a cheap first test."""
        return vocabulary(self.outside_code)

    @cached_property
    def prose(self) -> str:
        """The body of which only what readers see as words is left; all else is put to spaces, so that
        offsets are kept."""
        return in_place(self.outside_code)

    @cached_property
    def _body(self) -> Places:
        return Places(self.outside_code, self.text.body_line)

    @cached_property
    def _file(self) -> FilePlaces:
        return FilePlaces(self.text.source.text)

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """The start tags of raw HTML in the text."""
        return tuple(start_tags(self.text.source.text, self.facts.raw_html))


@dataclass(frozen=True)
class Facts:
    """What was seen in one text: its document, the addresses as they are written, whether it is nested
    more deeply than the parser can follow, and what it takes too much of, where it does."""

    document: Document
    written: tuple[Written, ...] = ()
    outside_code: str = ""
    too_deep: bool = False
    too_costly: str = ""


class FactReader:
    """Reads the facts of texts with one engine, and remembers them by their content.

    Keep a reader between checks of a site that changes little, and only what changed is parsed.
    """

    def __init__(self, settings: Settings, engine: Engine | None = None) -> None:
        self._extensions, self._given = settings.markdown_extensions, engine
        self._known: dict[tuple[str, int], Facts] = {}

    @cached_property
    def engine(self) -> Engine:
        """The engine that it reads with."""
        return self._given or Engine(self._extensions)

    def read(self, text: Text) -> Facts:
        """The facts of a text; those of an empty text where it is nested too deeply or takes too much."""
        key = (text.body, text.body_line)
        if key not in self._known:
            self._known[key] = self._read(text.body, text.body_line)
        return self._known[key]

    def _read(self, body: str, first_line: int) -> Facts:
        try:
            facts, places = document_in_place(self.engine.parse(body), body, first_line)
        except TooDeep:
            return Facts(Document(), too_deep=True)
        except TooCostly as error:
            return Facts(Document(), too_costly=str(error))
        return Facts(facts, tuple(written_addresses(places)), places.outside_code)


@dataclass(frozen=True)
class Checked:
    """A site, or a portion of one, under the eyes of the checks; make it with `Checked.of`.

    `noted` is what reading complained about. `elsewhere` tells the paths of PO files that are looked at
    by themselves, wherever they stand; `trivial` are the changes of sources that were declared so. Parts are
    read when asked for.
    """

    site: Site
    reader: FactReader
    catalogues: Catalogues
    noted: tuple[Fault, ...] = ()
    elsewhere: Mapping[tuple[str, str], str] = field(default_factory=dict)
    trivial: Trivial = field(default_factory=dict)

    @classmethod
    def of(
        cls, site: Site, faults: Iterable[Fault] = (), reader: FactReader | None = None,
        catalogues: Catalogues | None = None, elsewhere: Mapping[tuple[str, str], str] = MappingProxyType({}),
        trivial: Trivial | None = None,
    ) -> Checked:
        """Make ready to check a site that was read with these faults.

        `reader` may be one that was used before for the same settings. The PO files are read
        here, and what is wrong with them and beside them added to the faults, unless `catalogues` are given.
        """
        noted = list(faults)
        if catalogues is None:
            settings, languages = site.settings, [language.tag for language in site.languages]
            catalogues, templates, broken = read_catalogues(settings.root, settings.translations_dir, languages)
            noted += [*broken, *faults_beside(site, templates)]
            trivial = read_trivial(settings.root, settings.translations_dir)[0].trivial
        return cls(site, reader or FactReader(site.settings), catalogues, tuple(noted), elsewhere, trivial or {})

    def faults(self, *names: str) -> Iterator[Hit]:
        """What the doors complained about under these names: in reading, and in addresses."""
        for name in names:
            for fault in self._noted_by_name.get(name, ()):
                yield Hit(fault.path, fault.span, fault.message, fault.help, fault.fix, fault.name)
            yield from self._address_faults.get(name, ())

    @cached_property
    def _noted_by_name(self) -> Mapping[str, list[Fault]]:
        found: dict[str, list[Fault]] = defaultdict(list)
        for fault in self.noted:
            found[fault.name].append(fault)
        return found

    @cached_property
    def _address_faults(self) -> Mapping[str, list[Hit]]:
        found: dict[str, list[Hit]] = defaultdict(list)
        places = [(article.path, one.span, one.target) for article in self.articles for one in article.written]
        places += [(one.path, one.span, target) for one in self.translations for target in one.addresses]
        for path, span, target in places:
            for problem in classify(target).problems:
                found[problem.name].append(Hit(path, span, problem.message, problem.help, None, problem.name))
        return found

    @cached_property
    def too_deep(self) -> tuple[Article, ...]:
        """The texts that are nested more deeply than the parser can follow."""
        return tuple(article for article in self.articles if self.reader.read(article.text).too_deep)

    @cached_property
    def too_costly(self) -> tuple[tuple[Article, str], ...]:
        """The texts that cannot be read in the time and memory they are given, each with what it takes."""
        read = ((article, self.reader.read(article.text).too_costly) for article in self.articles)
        return tuple((article, taken) for article, taken in read if taken)

    @cached_property
    def translations(self) -> tuple[Translation, ...]:
        """The translated passages with addresses that their sources do not hold."""
        return tuple(linking(self.site, self.catalogues, self.elsewhere))

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every translation beside its source."""
        return tuple(pairs(self.catalogues, {key: self._po_path(*key) for key in self.catalogues}))

    @cached_property
    def translated_files(self) -> tuple[TranslatedFile, ...]:
        """Every PO file with its translations."""
        paths = {key: self._po_path(*key) for key in self.catalogues}
        return tuple(translated_files(self.catalogues, paths, self.site.settings.default_language, self.pairs))

    @cached_property
    def marked_pairs(self) -> tuple[Pair, ...]:
        """Those of `pairs` in which source or translation holds markup."""
        return tuple(pair for pair in self.pairs if pair.target.tokens or pair.source.tokens)

    @cached_property
    def remarked_pairs(self) -> tuple[Pair, ...]:
        """Those of `marked_pairs` in which the markup is not the same, sign by sign."""
        return tuple(pair for pair in self.marked_pairs if pair.target.signs != pair.source.signs)

    @cached_property
    def po_files(self) -> tuple[str, ...]:
        """The paths of the PO files."""
        return tuple(self._po_path(*key) for key in sorted(self.catalogues))

    def _po_path(self, language: str, domain: str) -> str:
        given = self.elsewhere.get((language, domain))
        return given or po_path_of(self.site, language, domain)

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """Every Markdown text: lessons, as they are and adapted, and facilitators' pages, then standing
        pages."""
        return tuple(self._articles())

    def _articles(self) -> Iterator[Article]:
        for pack in self.site.packs:
            adapted = (one.text for one in pack.adaptations)
            for text in (*pack.lessons, *adapted, *([pack.facilitator] if pack.facilitator else [])):
                yield self._article(text, pack)
        for text in self.site.pages:
            yield self._article(text, None)

    def _article(self, text: Text, pack: Pack | None) -> Article:
        facts = self.reader.read(text)
        return Article(text, facts.document, facts.written, facts.outside_code, pack)

    def language_of(self, article: Article) -> str:
        """The language that a text is written in: its pack's, the one that it was adapted for, or the site's."""
        if article.pack is None:
            return self.site.settings.default_language
        own = next((one.language for one in article.pack.adaptations if one.text is article.text), "")
        return own or (article.pack.meta.source_language if article.pack.meta else "")

    @cached_property
    def lessons(self) -> tuple[Article, ...]:
        """The lessons of all packs, as they are and adapted, facilitators' pages not among them."""
        return tuple(
            article for article in self.articles
            if article.pack and article.text is not article.pack.facilitator
        )

    def lessons_of(self, pack: Pack) -> tuple[Article, ...]:
        """The lessons of one pack, as its authors wrote them."""
        return tuple(one for one in self._lessons_by_pack.get(pack.id, ()) if one.text in pack.lessons)

    def adaptations_of(self, pack: Pack) -> tuple[Article, ...]:
        """The lessons of one pack that were adapted for readers of a language; those that stand for no
        lesson of it are not among them."""
        return tuple(one for one in self._lessons_by_pack.get(pack.id, ())
                     if one.text not in pack.lessons and pack.lesson(one.text.stem))

    @cached_property
    def _lessons_by_pack(self) -> Mapping[str, tuple[Article, ...]]:
        groups = groupby(self.lessons, key=lambda article: article.pack.id if article.pack else "")
        return {pack: tuple(lessons) for pack, lessons in groups}

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The texts in front matter and YAML files that readers see."""
        return tuple(written_fields(self))

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The facts of every Markdown text, by path."""
        return {article.path: article.facts for article in self.articles}

    @cached_property
    def reviews(self) -> tuple[tuple[Review, ReviewMeta, Ground], ...]:
        """The review records of all packs that could be read as they are written, each with what it says
        and what it is held against."""
        grounds = [ground_of(self.site, pack, self.catalogues) for pack in self.site.packs if pack.reviews]
        return tuple((one, one.meta, ground) for ground in grounds for one in ground.pack.reviews
                     if one.meta is not None and one.sound)

    def pack_facts(self) -> Iterator[PackFacts]:
        """What reviews say of each pack that could be read. Its texts are looked at only where there are
        reviews of them."""
        for pack in self.site.packs:
            alone = Site(self.site.settings, self.site.languages, (pack,))
            texts = by_domain(documents(alone, self.reader.engine)).get(pack.id, ()) if pack.reviews else ()
            facts = pack_facts(ground_of(self.site, pack, self.catalogues), texts, self.trivial.get(pack.id))
            if facts is not None:
                yield facts

    @cached_property
    def targets(self) -> Targets:
        """Where links lead, as far as that can be told here."""
        return Targets(self.site)

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The text of every file that was read as text, by path."""
        site = self.site
        sources = [site.skills_source, site.roles_source]
        sources += [one for one in (site.rubric_source, site.panel.source) if one.text]
        sources += [source for pack in site.packs for source in (pack.source, *(one.source for one in pack.reviews))]
        sources += [article.text.source for article in self.articles]
        return {source.path: source.text for source in sources}

    @cached_property
    def allows(self) -> tuple[AllowLine, ...]:
        """The lines of all files that switch a check off."""
        bodies = {article.path: article.text.body_line for article in self.articles}
        return (
            *(line for path, text in self.texts.items() for line in allow_lines(path, text, bodies.get(path, 0))),
            *(line for key, catalogue in self.catalogues.items()
              for line in entry_allow_lines(self._po_path(*key), catalogue)),
        )
