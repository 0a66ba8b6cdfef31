"""What a site's search finds: gathered while pages are made, and put into one index a language."""

from __future__ import annotations

import pickle
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model.site import Site
from ..pages.edition import Edition, Library
from ..pages.findable import findable, searched_after
from ..pages.plan import PageSpec
from ..search import documents as search
from ..search.analysed import Analysed, analyse
from ..search.index import index_files


@dataclass(frozen=True)
class Found:
    """What the pages of one shard say in one language.

    `data` are the analysed pages and the places that show other languages, packed: there is one for each
    page of a site, and all are in memory at the same time. `shown` are these languages.
    """

    language: str
    shown: tuple[str, ...]
    data: bytes


@dataclass(frozen=True)
class SearchShard:
    """The index of one language, from what all other shards have found."""

    edition: search.Edition
    found: tuple[bytes, ...]


Place = tuple[str, str, str]
"""A language, an address and an anchor: where a page shows a passage of a language that is not its own."""
_Pages = tuple[tuple[Analysed, ...], tuple[Place, ...]]


def found(pages: Iterable[tuple[Edition, PageSpec]]) -> tuple[Found, ...]:
    """What a search finds on pages, for each of their languages."""
    documents: dict[str, list[Analysed]] = defaultdict(list)
    places: dict[str, set[Place]] = defaultdict(set)
    for edition, spec in pages:
        page = findable(edition, spec)
        if page is not None:
            places[page.language] |= page.elsewhere
            if page.document is not None:
                documents[page.language].append(analyse(page.document, page.language))
    return tuple(_packed(tag, documents[tag], places[tag]) for tag in sorted(documents.keys() | places.keys()))


def _packed(language: str, documents: Sequence[Analysed], places: Iterable[Place]) -> Found:
    pages: _Pages = tuple(documents), tuple(sorted(places))
    shown = tuple(sorted({one for one, _, _ in pages[1]}))
    return Found(language, shown, zlib.compress(pickle.dumps(pages, pickle.HIGHEST_PROTOCOL), 1))


def search_editions(site: Site, every: Iterable[Found]) -> Iterator[tuple[search.Edition, tuple[bytes, ...]]]:
    """What is in the index of each language of a site, in their order, with the languages that are searched
    after it: those that it falls back to, the site's own, and those that its pages show."""
    of_language: dict[str, list[Found]] = defaultdict(list)
    for one in every:
        of_language[one.language].append(one)
    for language in site.languages:
        own = of_language[language.tag]
        fallbacks = searched_after(site, language.tag, {tag for one in own for tag in one.shown})
        prefix = f"{language.folder}/" if language.folder else ""
        yield search.Edition(language.tag, prefix, language.direction, fallbacks), tuple(one.data for one in own)


def search_index(edition: search.Edition, packed: Iterable[bytes]) -> Iterator[tuple[str, bytes]]:
    """The files of a language's index: their addresses from the site's root, and their bytes."""
    documents: list[Analysed] = []
    shown: set[Place] = set()
    for data in packed:
        pages, places = _unpacked(data)
        documents += pages
        shown |= set(places)
    yield from index_files(edition, sorted(documents, key=lambda one: one.address), frozenset(shown))


def site_index(library: Library) -> Iterator[tuple[str, bytes]]:
    """The files of the indexes of all languages of a whole site."""
    for edition, packed in search_editions(library.site, found(library.pages())):
        yield from search_index(edition, packed)


def _unpacked(data: bytes) -> _Pages:
    # Ours: what a build keeps on the disk is under a keyed hash (`store`).
    pages: _Pages = pickle.loads(zlib.decompress(data))
    return pages
