"""Pages as a search knows them: what each says in its own language, and where it shows another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..markup.sections import ArticleSection, sections
from ..model.pack import Pack
from ..model.site import Site
from ..search.documents import Document, Section
from ..sources.languages import parents
from .edition import Edition
from .plan import PageSpec
from .shell import title_of

_OF_PACKS = frozenset({"pack", "lesson", "facilitator"})
KINDS = _OF_PACKS | frozenset({"home", "page", "skill", "role"})
"""The kinds of pages that readers look for; the others list these, or are for maintainers."""

# Declared fields that say what a page is about; the rest of them is as a body's.
_OF_THE_PAGE = frozenset({"summary", "key_points", "objectives"})
_TITLES = frozenset({"title", "label"})

Piece = tuple[str, str]
"""A language, empty for the page's own, and a text in it."""


@dataclass(frozen=True)
class Findable:
    """A page for the search of its language.

    `document` holds what it says in that language, None where that is nothing. `elsewhere` are the places
    where it shows passages of another language, which that one's search finds: language, address of the page,
    and anchor.
    """

    language: str
    document: Document | None
    elsewhere: frozenset[tuple[str, str, str]]


def findable(edition: Edition, spec: PageSpec) -> Findable | None:
    """A page as a search knows it; None for a kind that is not looked for."""
    if spec.kind not in KINDS:
        return None
    title = title_of(edition, spec)
    held = tuple(_sections(edition, spec))
    elsewhere = {language for language in [title.lang] if language}
    places = {(language, spec.address, "") for language in elsewhere}
    own: list[Section] = []
    for section, languages in held:
        places |= {(language, spec.address, section.anchor) for language in languages if language}
        if section.key or section.body or (section.heading and not section.heading_language):
            own.append(section)
    document = None
    if own or not title.lang:
        pack = edition.site.pack(spec.subject) if spec.kind in _OF_PACKS else None
        document = Document(
            spec.address, title.text, spec.kind, tuple(own), _context(edition, spec, pack), _facets(pack), title.lang)
    return Findable(edition.language.tag, document, frozenset(places))


def searched_after(site: Site, tag: str, shown: Iterable[str]) -> tuple[str, ...]:
    """The languages whose pages a search finds after those of a reader's own language: those that it falls back
    to, the site's own, and those that its pages show untranslated (`shown`)."""
    wanted = dict.fromkeys((*parents(tag), site.settings.default_language, *sorted(shown)))
    known = {language.tag for language in site.languages}
    return tuple(one for one in wanted if one != tag and one in known)


def _sections(edition: Edition, spec: PageSpec) -> Iterator[tuple[Section, set[str]]]:
    """The sections of a page with their texts in its own language, and all languages of each. The first has
    no heading, and holds the declared fields, too."""
    document = edition.texts.document(*spec.documents[0]) if spec.documents else None
    has_body = document is not None and document.document.parsed is not None
    written_in = document.document.language if document else ""
    code = "" if written_in == edition.language.tag else written_in
    body = list(sections(str(document.article), code)) if document and has_body else [ArticleSection("", "", "", ())]
    key, rest = _fields(edition, spec)
    for one in body:
        texts = [*rest, *one.texts]
        languages = {language for language, _ in (*key, *texts)} | {one.language if one.heading else ""}
        yield Section(one.anchor, one.heading, _own(key), _own(texts), one.language), languages
        key, rest = [], []


def _own(pieces: Iterable[Piece]) -> str:
    return "\n".join(text for language, text in pieces if not language)


def _fields(edition: Edition, spec: PageSpec) -> tuple[list[Piece], list[Piece]]:
    """The declared fields of a page but for its title: those that say what it is about, and the others, such
    as the texts of captions."""
    about: list[Piece] = []
    others: list[Piece] = []
    for domain, name in spec.documents:
        document = edition.texts.document(domain, name)
        for path, phrase in document.fields(spec.prefix) if document else ():
            field = path[len(spec.prefix)]
            if field not in _TITLES:
                (about if field in _OF_THE_PAGE else others).append((phrase.lang, str(phrase)))
    return about, others


def _context(edition: Edition, spec: PageSpec, pack: Pack | None) -> str:
    """Where a page belongs: the title of its pack, unless it is that pack's own page."""
    return str(edition.pack_title(pack)) if pack and spec.kind != "pack" else ""


def _facets(pack: Pack | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if pack is None or pack.meta is None:
        return ()
    skills = tuple(gain.skill for gain in pack.meta.teaches)
    return ("pack", (pack.id,)), ("level", (pack.meta.level,)), ("skill", skills)
