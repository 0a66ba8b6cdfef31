"""All texts of a site that a translator translates, by PO domain and file.

A domain is a PO file: one for each pack (its id), `site` for the standing pages, skills and
roles, and `checks` for the pages of the checks. Inside a domain each file is a document with a
name that its contexts begin with: a lesson's stem, `pack.yml`, `facilitator.md`, a page's path,
`media/talk.vtt` for captions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..markup.engine import Engine, Parsed, Unrenderable
from ..model.captions import Captions
from ..model.fields import translatable_paths
from ..model.finding import Span
from ..model.pack import Adaptation, AdaptationMeta, Media, Pack, Text
from ..model.site import Site
from ..model.source import Source, YamlPath
from ..sources.adaptations import moved_on
from ..sources.captions import captions_document, captions_of
from ..sources.variants import files_by_language
from .words import count_words

_CUE_TAG = re.compile(r"<[^<>]*>")

SITE_DOMAIN, CHECKS_DOMAIN = "site", "checks"
RESERVED_DOMAINS = frozenset({SITE_DOMAIN, CHECKS_DOMAIN, "pathshala", "templates"})


@dataclass(frozen=True)
class SourceText:
    """One text: a declared field (`path` says which) or a passage of the body (`path` is empty)."""

    text: str
    role: str
    headings: tuple[str, ...] = ()
    path: YamlPath = ()
    span: Span = field(default=Span())


@dataclass(frozen=True)
class TextDocument:
    """The texts of one file in order, and its parsed body where it has one.

    `instead` are the documents that languages have of their own in its place: there, nothing of this
    one is to be translated. `left_behind` says of such a document that what it stands for has changed
    since."""

    domain: str
    name: str
    file: str
    language: str
    texts: tuple[SourceText, ...]
    parsed: Parsed | None = None
    instead: tuple[TextDocument, ...] = ()
    left_behind: bool = False

    def own(self, language: str) -> TextDocument | None:
        """The document that a language has in place of this one, or None."""
        return next((one for one in self.instead if one.language == language), None)


@dataclass(frozen=True)
class RulePage:
    """A check's page: its code and its Markdown. Given from above, where the checks live."""

    code: str
    title: str
    markdown: str


def documents(site: Site, engine: Engine, rules: tuple[RulePage, ...] = ()) -> Iterator[TextDocument]:
    """Every document of the site, packs first, in order."""
    default = site.settings.default_language
    for pack in site.packs:
        yield from _pack_documents(pack, engine)
    for page in site.pages:
        yield _markdown(SITE_DOMAIN, page.stem, page, default, engine)
    if site.skills:
        yield _list(SITE_DOMAIN, "skills.yml", site.skills_source, default, "skills", site.skills)
    if site.roles:
        yield _list(SITE_DOMAIN, "roles.yml", site.roles_source, default, "roles", site.roles)
    if site.rubric:
        fields = tuple(_fields(site.rubric, site.rubric_source))
        yield TextDocument(SITE_DOMAIN, "rubric.yml", site.rubric_source.path, default, fields)
    for rule in rules:
        parsed = engine.parse(rule.markdown)
        texts = (SourceText(rule.title, "title", path=("title",)), *_passages(parsed))
        yield TextDocument(CHECKS_DOMAIN, rule.code, f"checks/{rule.code}", "en", texts, parsed)


def by_domain(all_documents: Iterator[TextDocument]) -> Mapping[str, tuple[TextDocument, ...]]:
    """The documents under their domains, in order."""
    domains: dict[str, list[TextDocument]] = {}
    for document in all_documents:
        domains.setdefault(document.domain, []).append(document)
    return {domain: tuple(held) for domain, held in domains.items()}


def _pack_documents(pack: Pack, engine: Engine) -> Iterator[TextDocument]:
    if pack.meta is None:
        return
    language = pack.meta.source_language
    yield TextDocument(pack.id, "pack.yml", pack.source.path, language, tuple(_fields(pack.meta, pack.source)))
    for lesson in pack.lessons:
        adapted = tuple(_adaptation(pack, one, engine) for one in pack.adapted(lesson.stem))
        yield replace(_markdown(pack.id, lesson.stem, lesson, language, engine), instead=adapted)
    captions = {one.name: (one, medium) for lesson in pack.lessons for medium, one in captions_of(pack, lesson)}
    for one, medium in captions.values():
        yield _captions(pack.id, language, one, medium, files_by_language(medium.captions, language, pack.media))
    if pack.facilitator:
        yield _markdown(pack.id, "facilitator.md", pack.facilitator, language, engine)


def _adaptation(pack: Pack, one: Adaptation, engine: Engine) -> TextDocument:
    """An adapted lesson. It is nobody's source: its texts are there to be shown, not to be translated."""
    document = replace(_markdown(pack.id, one.text.stem, one.text, one.language, engine),
                       left_behind=moved_on(pack, one.text))
    meta = one.text.meta
    if not isinstance(meta, AdaptationMeta):
        return document
    points = enumerate(meta.key_points)
    own = (SourceText(meta.title, "title", path=("title",)),
           *(SourceText(text, "key points", path=("key_points", index)) for index, text in points))
    return replace(document, texts=(*own, *document.texts))


def _captions(
    domain: str, language: str, captions: Captions, medium: Media, files: Mapping[str, str]
) -> TextDocument:
    """Captions, cue by cue. A language that has a file of its own (`files`) has nothing to translate."""
    name, path = captions_document(captions), captions.source.path
    texts = tuple(
        SourceText(cue.text, "caption", (medium.title,), ("cues", number), cue.span)
        for number, cue in enumerate(captions.cues) if count_words(_CUE_TAG.sub(" ", cue.text))
    )
    instead = tuple(TextDocument(domain, name, path, tag, ()) for tag in files if tag != language)
    return TextDocument(domain, name, path, language, texts, instead=instead)


def _markdown(domain: str, name: str, text: Text, language: str, engine: Engine) -> TextDocument:
    fields = tuple(_fields(text.meta, text.source) if text.meta else ())
    try:
        parsed = engine.parse(text.body)
    except Unrenderable:  # The checks report it.
        return TextDocument(domain, name, text.source.path, language, fields)
    return TextDocument(domain, name, text.source.path, language, (*fields, *_passages(parsed)), parsed)


def _list(
    domain: str, name: str, source: Source, language: str, key: str, items: tuple[Any, ...]
) -> TextDocument:
    texts = tuple(one for index, item in enumerate(items) for one in _fields(item, source, (key, index)))
    return TextDocument(domain, name, source.path, language, texts)


def _fields(value: Any, source: Source, prefix: YamlPath = ()) -> Iterator[SourceText]:
    for path, text in translatable_paths(value, prefix):
        role = " ".join(part for part in path if isinstance(part, str)).replace("_", " ")
        yield SourceText(text, role, path=path, span=source.at(*path))


def _passages(parsed: Parsed) -> Iterator[SourceText]:
    for passage in parsed.passages:
        yield SourceText(passage.text, passage.role, passage.headings)
