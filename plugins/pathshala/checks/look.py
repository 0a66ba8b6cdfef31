"""Look at one portion of a site: a pure function, for any process or machine."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from ..model.finding import Fault
from ..model.pack import Media, Pack
from ..model.site import Site
from ..model.source import Source
from ..sources.links import Destination
from ..sources.variants import files_by_language
from ..translate.interface.texts import all_interface_texts
from ..translate.po.catalogue import Catalogue
from .context import Article, Checked
from .copies import long_passages
from .listed import without_places
from .looked import Aim, Looked, has_place
from .registry import Scope, rules_of
from .translations import Catalogues

_REST = ""  # No pack has an empty id.
_AT_AN_END = frozenset({"external", "file"})


def portions(checked: Checked) -> Iterator[Checked]:
    """The portions of a site with their faults and PO files: pack by pack, and last the rest."""
    site = checked.site
    ids = [pack.id for pack in site.packs]
    faults = _faults_by_pack(checked.noted, f"{site.settings.packs_dir}/", ids)
    catalogues = _catalogues_by_pack(checked.catalogues, ids)
    for pack in site.packs:
        yield replace(checked, site=pack_portion(site, pack), catalogues=catalogues[pack.id], noted=faults[pack.id])
    yield replace(checked, site=rest_portion(site), catalogues=catalogues[_REST], noted=faults[_REST])


def pack_portion(site: Site, pack: Pack) -> Site:
    """A pack by itself: all that the checks of one pack may know of a site.

    Of the rest it has the settings, the languages, the skills, the rubric and the reviewers.
    """
    skills = without_places(site.skills_source, ("skills",), site.skills)
    return replace(site, packs=(pack,), pages=(), roles=(), media=(), skills_source=skills,
                   roles_source=Source(site.roles_source.path), rubric_source=Source(site.rubric_source.path),
                   panel=replace(site.panel, source=Source(site.panel.source.path)))


def rest_portion(site: Site) -> Site:
    """All that is in no pack: standing pages, skills, roles, and the media in the content's folder."""
    return replace(site, packs=())


def _faults_by_pack(faults: Iterable[Fault], folder: str, ids: Collection[str]) -> Mapping[str, tuple[Fault, ...]]:
    """The faults of files under each pack's folder; the others under no pack's id."""
    found: dict[str, list[Fault]] = {one: [] for one in (*ids, _REST)}
    for fault in faults:
        pack = fault.path.removeprefix(folder).partition("/")[0] if fault.path.startswith(folder) else _REST
        found[pack if pack in found else _REST].append(fault)
    return {pack: tuple(some) for pack, some in found.items()}


def _catalogues_by_pack(catalogues: Catalogues, ids: Collection[str]) -> Mapping[str, Catalogues]:
    """The PO files of each pack; the others under no pack's id."""
    found: dict[str, dict[tuple[str, str], Catalogue]] = {one: {} for one in (*ids, _REST)}
    for (language, domain), catalogue in catalogues.items():
        found[domain if domain in found else _REST][language, domain] = catalogue
    return found


def look(portion: Checked) -> Looked:
    """What the checks find in a portion, and what the checks of the whole site must know of it.

    Give it a `Checked` of a `pack_portion` or a `rest_portion`, with the faults of reading its
    files and with its PO files. The answer can be pickled and depends on nothing else.
    """
    articles = portion.articles
    links, images = _led(portion, _links(articles)), _led(portion, _images(articles))
    translated = _led(portion, _translated(portion))
    return Looked(
        hits=tuple((rule.code, hit) for rule in rules_of(Scope.PORTION) for hit in rule.find(portion)),
        allows=portion.allows,
        paths=(*portion.texts, *portion.po_files, *(one.path for one in portion.site.glossaries)),
        catalogues=tuple(sorted(portion.catalogues)),
        links=tuple(aim for aim, to in links if not _is_settled(portion, to)),
        images=tuple(aim for aim, to in images if to.kind not in _AT_AN_END),
        translated=tuple(aim for aim, to in translated if not _is_settled(portion, to)),
        anchors={one.path: tuple(sorted(one.facts.anchors)) for one in articles if one.facts.anchors},
        used=tuple(sorted({to.source for _, to in (*links, *images) if to.kind == "file"} | _offered(articles))),
        quality=tuple(portion.pack_facts()),
        long_passages=tuple(long_passages(articles)),
        interface={tag: len(held.texts) for tag, held in all_interface_texts(portion.catalogues).items()},
    )


def _is_settled(portion: Checked, to: Destination) -> bool:
    """Whether an address leads to a place that the portion itself holds, or away from the site."""
    if to.kind in _AT_AN_END:
        return True
    document = portion.documents.get(to.source)
    return to.kind == "page" and has_place(document.anchors if document else (), to.fragment)


def _led(portion: Checked, aims: Iterable[Aim]) -> list[tuple[Aim, Destination]]:
    return [(aim, portion.targets.resolve(aim.base, aim.target)) for aim in aims]


def _links(articles: Iterable[Article]) -> Iterator[Aim]:
    for one in articles:
        for link in one.facts.links:
            yield Aim(one.path, link.span, one.path, link.target)


def _images(articles: Iterable[Article]) -> Iterator[Aim]:
    for one in articles:
        for image in one.facts.images:
            yield Aim(one.path, image.span, one.path, image.target)


def _translated(portion: Checked) -> Iterator[Aim]:
    for one in portion.translations:
        for target in one.addresses:
            yield Aim(one.path, one.span, one.file, target)


def _offered(articles: Iterable[Article]) -> set[str]:
    """The media files that the front matter of lessons offers."""
    return {
        f"{article.pack.folder}/media/{name}"
        for article in articles if article.lesson and article.pack for media in article.lesson.media
        for name in (media.file, *_texts_of(media, article.pack))
    }


def _texts_of(media: Media, pack: Pack) -> Iterator[str]:
    """The captions and transcripts of a recording, named or found beside those that are."""
    language = pack.meta.source_language if pack.meta else ""
    for named in (media.captions, media.transcript):
        yield from (named or {}).values()
        yield from files_by_language(named, language, pack.media).values()
