"""A site's pages as its sources are now, each made when somebody looks at it.

What a build has published is taken from its folder as long as it is right; where a source changed,
the shard of a page is opened in this process and the one page rendered.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..markup.memory import Memory
from ..sources.config import read_settings
from ..sources.links import page_address
from .assets import media_files, medium, theme_files
from .divide import list_shards, own_shards, pack_shard_name, rest_shard
from .inputs import Inputs
from .make import find_page, make_page
from .making import Wanted
from .opening import Opened, open_shard
from .reading import ReadSite, input_names, read
from .result import BuildFault
from .shards import Made, PackSummary, Studied
from .store import MemoryStore, open_store

_OPEN = 12  # shards that are kept open


@dataclass(frozen=True)
class Snapshot:
    """The shards that a build beginning now would make, but for those that list packs."""

    wanted: tuple[Wanted, ...]
    studied: Studied | None
    engine_key: bytes


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
        self._studied: Studied | None
        self._wanted: dict[str, Wanted]
        self._look()

    def refresh(self) -> bool:
        """Look at the sources again; whether anything changed."""
        with self._lock:
            before = {name: one.key for name, one in self._wanted.items()}
            self._look()
            changed = before != {name: one.key for name, one in self._wanted.items()}
            self.version += changed
            return changed

    def snapshot(self) -> Snapshot:
        """What there is to build now: give it to `published` once a build has published that."""
        with self._lock:
            return Snapshot(tuple(self._wanted.values()), self._studied, self._read.engine_key)

    def published(self, built: Snapshot) -> None:
        """From now on, pages of shards that are still as they were stand in the site's folder."""
        summaries = [self._kept_summary(one) for one in built.wanted if one.name.startswith(pack_shard_name(""))]
        kept = [one for one in summaries if one]
        lists = list_shards(built.engine_key, built.studied, kept) if built.studied else ()
        with self._lock:
            self.version += not self._published  # Open pages wait for the first build alone.
            self._published = {one.name: one.key for one in (*built.wanted, *lists)}

    def page(self, path: str) -> bytes | None:
        """The HTML of a page that is not as it was published; None where the published one is right.

        `path` is relative to the site's root. Call it from the main thread, where a text's time is
        limited. Raises LookupError where no source makes such a page, Unrenderable where its text
        takes too much.
        """
        with self._lock:
            wanted = self._shard_of(path)
            if wanted is None or self._published.get(wanted.name) == wanted.key:
                return None
            found = find_page(self._open(wanted), path)
            if found is None:
                raise LookupError(path)
            return make_page(*found).html

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
        self._studied = self._open(rest_shard(self._read)).studied
        shards = own_shards(self._read, self._studied) if self._studied else ()
        self._wanted = {one.name: one for one in shards}

    def _lists(self) -> dict[str, Wanted]:
        """The shards that list packs; none as long as more packs than a few are in nobody's memory."""
        packs = [self._wanted[pack_shard_name(pack.id)] for pack in self._read.site.packs] if self._studied else []
        kept = {one.name: self._kept_summary(one) for one in packs}
        if self._studied is None or sum(summary is None for summary in kept.values()) > _OPEN:
            return {}
        summaries = (kept[one.name] or self._open(one).summary for one in packs)
        return {one.name: one for one in list_shards(
            self._read.engine_key, self._studied, [one for one in summaries if one])}

    def _kept_summary(self, wanted: Wanted) -> PackSummary | None:
        made: Made | None = self._store.load(f"made {wanted.name}", wanted.key)
        return made.summary if made is not None else None

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
        if parts[0] == "packs" and len(parts) == 3:
            return self._wanted.get(pack_shard_name(parts[1]))
        if parts[0] == "checks":
            return self._wanted.get("checks")
        if address != "index.html" and any(page_address(page.stem) == address for page in site.pages):
            return self._wanted.get("pages")
        return self._lists().get(f"lists {language.tag}")
