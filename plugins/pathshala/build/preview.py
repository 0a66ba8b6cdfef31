"""A site's pages as its sources are now, each made when somebody looks at it.

What a build has published is taken from its folder as long as it is right; where a source changed,
the shard of a page is opened in this process and the one page rendered.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..markup.memory import Memory
from ..search.shards import FOLDER as SEARCH
from ..sources.config import read_settings
from ..sources.links import QUALITY, TRANSLATION, TRANSLATIONS, page_address, quality_address
from .assets import media_files, medium, theme_files
from .divide import (
    found_in,
    how_packs_stand,
    list_shards,
    own_shards,
    pack_shard_name,
    quality_pages,
    rest_shard,
    site_past,
    translation_shard_name,
    translation_shards,
)
from .inputs import Inputs
from .make import find_page, make_page
from .making import Wanted
from .opening import Opened, open_shard
from .quality import quality_shard_name, shard_number
from .reading import ReadSite, input_names, read
from .result import BuildFault
from .shards import Made, PackSummary
from .store import MemoryStore, open_store

_OPEN = 12  # shards that are kept open
_STANDING = "pages"


@dataclass(frozen=True)
class Snapshot:
    """The shards that a build beginning now would make, but for those that show what became of others."""

    read: ReadSite
    wanted: tuple[Wanted, ...]
    rest: Opened


class Preview:
    """The pages of one site. It may be asked from several threads, but for pages.

    `version` rises whenever something changed that a page could show.
    """

    def __init__(self, root: Path) -> None:
        self.version = 0
        self._root, self._lock = root, threading.Lock()
        self._store = MemoryStore(open_store(root))
        self._inputs: Inputs | None = None
        self._opened: dict[str, tuple[bytes, Opened]] = {}
        self._published: Mapping[str, bytes] = {}
        self._memories: dict[tuple[str, bytes], Memory] = {}
        self._read: ReadSite
        self._rest: Opened
        self._keys: Mapping[str, bytes]
        self._wanted: dict[str, Wanted]
        self._look()

    def refresh(self) -> bool:
        """Look at the sources again; whether anything changed."""
        with self._lock:
            before = self._keys
            self._look()
            changed = before != self._keys
            self.version += changed
            return changed

    def snapshot(self) -> Snapshot:
        """What there is to build now: give it to `published` once a build has published that."""
        with self._lock:
            return Snapshot(self._read, tuple(self._wanted.values()), self._rest)

    def published(self, built: Snapshot) -> None:
        """From now on, pages of shards that are still as they were stand in the site's folder."""
        known = [made for one in built.wanted if (made := self._kept(one))]
        late = (*self._lists(built.read, built.rest, known), *self._translations(built.read, built.rest, known),
                *self._quality(built.read, built.rest, known))
        with self._lock:
            self.version += not self._published  # Open pages wait for the first build alone.
            self._published = {one.name: one.key for one in (*built.wanted, *late)}

    def page(self, path: str) -> bytes | None:
        """The HTML of a page, or captions, not as they were published; None where the published are right.

        `path` is relative to the site's root. Call it from the main thread, where a text's time is
        limited. Raises LookupError where no source makes such a page, Unrenderable where its text
        takes too much.
        """
        with self._lock:
            if path.startswith(f"{SEARCH}/"):  # Of all pages, as they were built last.
                if not self._published:
                    raise LookupError(path)
                return None
            wanted = self._shard_of(path)
            if wanted is None or self._published.get(wanted.name) == wanted.key:
                return None
            opened = self._open(wanted)
            found = find_page(opened, path)
            if found is not None:
                return make_page(*found).html
            for name, data in opened.files():
                if name == path:
                    return data
            raise LookupError(path)

    def file(self, path: str) -> bytes | None:
        """A file beside the pages that is no page; None where there is none of that name."""
        with self._lock:
            site = self._read.site
        source = next((one for address, one in media_files(site) if address == path), None)
        try:
            return dict(theme_files()).get(path) if source is None else medium(site, source)
        except (OSError, BuildFault):
            return None

    def _look(self) -> None:
        settings, _ = read_settings(self._root)
        self._inputs = Inputs(self._root, input_names(settings),
                              self._inputs.old_files() if self._inputs else None)
        self._read = read(self._root, self._inputs, self._store)
        rest = rest_shard(self._read)
        self._rest = self._open(rest)
        shards = own_shards(self._read, self._rest.studied) if self._rest.studied else ()
        self._wanted = {one.name: one for one in shards}
        # The start page is in no shard of these: it shows packs.
        self._keys = {one.name: one.key for one in (rest, *self._wanted.values())}

    def _known(self) -> list[Made | Opened]:
        """What is known of all shards of packs and checks; nothing as long as more than a few are in
        nobody's memory."""
        kept = {one.name: self._kept(one) for one in self._wanted.values() if one.name != _STANDING}
        if sum(made is None for made in kept.values()) > _OPEN:
            return []
        return [made or self._open(self._wanted[name]) for name, made in kept.items()]

    def _kept(self, wanted: Wanted) -> Made | None:
        made: Made | None = self._store.load(f"made {wanted.name}", wanted.key)
        return made

    def _lists(self, read: ReadSite, rest: Opened, known: Sequence[Made | Opened]) -> Iterator[Wanted]:
        """The shards that list packs."""
        if rest.studied and (known or not read.site.packs):
            yield from list_shards(read.engine_key, rest.studied, _summaries(known))

    def _translations(self, read: ReadSite, rest: Opened, known: Sequence[Made | Opened]) -> Iterator[Wanted]:
        """The shards of the pages of translations."""
        if rest.studied and known:
            domains = {key: facts for one in (rest, *known) for key, facts in one.translations.items()}
            yield from translation_shards(read, rest.studied.context, _summaries(known), domains,
                                          site_past(read, self._store))

    def _quality(self, read: ReadSite, rest: Opened, known: Sequence[Made | Opened]) -> Iterator[Wanted]:
        """The shards of the pages of quality."""
        if rest.studied and (known or not read.site.packs):
            of_pack = how_packs_stand(read, known, found_in(read, (rest, *known)), site_past(read, self._store),
                                      self._store)
            yield from quality_pages(read, rest.studied, known, of_pack)

    def _open(self, wanted: Wanted) -> Opened:
        key, opened = self._opened.pop(wanted.name, (b"", None))
        if opened is None or key != wanted.key:
            kept_as = wanted.name, self._read.engine_key
            if kept_as not in self._memories:
                self._memories[kept_as] = Memory(self._store.load(f"memory {wanted.name}", self._read.engine_key))
            # What was not asked for this time belongs to texts that are gone.
            self._memories[kept_as] = Memory(self._memories[kept_as].used or self._memories[kept_as].known)
            opened = open_shard(wanted.gather(), self._memories[kept_as])
        self._opened[wanted.name] = wanted.key, opened
        while len(self._opened) > _OPEN:
            oldest = next(iter(self._opened))
            del self._opened[oldest]
            self._memories = {key: memory for key, memory in self._memories.items() if key[0] != oldest}
        return opened

    def _shard_of(self, path: str) -> Wanted | None:
        """The shard that a page would belong to, by its path alone."""
        site = self._read.site
        folders = {language.folder: language for language in site.languages}
        first, _, rest = path.partition("/")
        language = folders.get(first, folders[""])
        address = rest if first in folders else path
        parts = address.split("/")
        if parts[0] == "packs" and (len(parts) == 3 or path.endswith(".vtt")):
            return self._wanted.get(pack_shard_name(parts[1]))
        if parts[0] == "checks":
            return self._wanted.get("checks")
        if address in (TRANSLATIONS, TRANSLATION):
            late = {one.name: one for one in self._translations(self._read, self._rest, self._known())}
            return late.get(translation_shard_name(language.tag if address == TRANSLATION else ""))
        if parts[0] == "quality" and len(parts) == 2:
            return self._quality_shard(address, language.tag)
        if address != "index.html" and any(page_address(page.stem) == address for page in site.pages):
            return self._wanted.get(_STANDING)
        lists = {one.name: one for one in self._lists(self._read, self._rest, self._known())}
        return lists.get(f"lists {language.tag}")

    def _quality_shard(self, address: str, language: str) -> Wanted | None:
        """The shard of a page of quality."""
        known = self._known()
        late = {one.name: one for one in self._quality(self._read, self._rest, known)}
        if address == QUALITY:
            return late.get(quality_shard_name(language))
        packs = [quality_address(one.pack.id) for one in _summaries(known)]
        return late.get(quality_shard_name(number=shard_number(packs.index(address)))) if address in packs else None


def _summaries(known: Iterable[Made | Opened]) -> tuple[PackSummary, ...]:
    return tuple(one.summary for one in known if one.summary)
