"""Look over a finished site before it is published: does every link in it lead somewhere, and
does every page stay on its own host? What is found here is our fault, not an author's.

Each shard settles what its own pages say of each other; what they say of others is left open, and
settled when all are there.
"""

from __future__ import annotations

import functools
import html
import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

_TAG = re.compile(r"<([a-zA-Z][\w-]*)\b((?:[^>\"]|\"[^\"]*\")*)>")
_ATTRIBUTE = re.compile(r'(?:^|\s)(id|href|src|srcset|poster|action|rel)="([^"]*)"')
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
# Elements whose address is only fetched when a reader follows it, or not at all.
_FOLLOWED = frozenset({"a", "area", "blockquote", "q", "ins", "del"})
_RELATIONS = frozenset({"canonical", "alternate", "license"})


@dataclass(frozen=True)
class Seen:
    """One page: its ids, where its links lead (file and fragment, with the address as it stands), and
    what is wrong with it by itself."""

    path: str
    anchors: frozenset[str]
    targets: frozenset[tuple[str, str, str]]
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Outline:
    """What some pages leave to be settled by others: the ids of each page, and open links, one for each
    place they lead to, as page, file, fragment and the address as it stands."""

    anchors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    open: tuple[tuple[str, str, str, str], ...] = ()
    faults: tuple[str, ...] = ()


def look(path: str, text: str) -> Seen:
    """What a page (its file, and its HTML) says of itself and of others."""
    anchors: set[str] = set()
    targets: set[tuple[str, str, str]] = set()
    faults: list[str] = []
    folder = posixpath.dirname(path)
    # Most lines of a page stand on all pages of its folder. No tag is cut: its inside has no "<".
    for piece in text.split("\n<"):
        if "=" not in piece:
            continue
        ids, addresses, fetched = _told(piece)
        anchors.update(ids)
        targets.update((*_led(path, folder, address), address) for address in addresses)
        faults += [f"{path}: {fault}" for fault in fetched]
    return Seen(path, frozenset(anchors), frozenset(targets), tuple(faults))


@functools.lru_cache(8_192)
def _told(piece: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The ids in a piece of HTML, the addresses on this site, and what is wrong with the others."""
    ids, addresses, faults = [], [], []
    for tag in _TAG.finditer(f"<{piece.removeprefix('<')}"):
        told = _ATTRIBUTE.findall(tag.group(2)) if "=" in tag.group(2) else ()
        relation = next((value for name, value in told if name == "rel"), "")
        for name, value in told:
            value = html.unescape(value) if "&" in value else value
            if name == "id":
                ids.append(value)
            elif name == "rel" or (tag.group(1) == "link" and relation in _RELATIONS):
                continue
            elif not _ABSOLUTE.match(value):
                addresses.append(value)
            elif tag.group(1).lower() not in _FOLLOWED:
                faults.append(f"<{tag.group(1)}> fetches {value!r} from elsewhere")
    return tuple(ids), tuple(addresses), tuple(faults)


@functools.lru_cache(16_384)
def _led(path: str, folder: str, address: str) -> tuple[str, str]:
    """The file that an address on a page leads to, and the fragment."""
    target, _, fragment = address.partition("#")
    target = target.partition("?")[0]
    if "%" in address:
        target, fragment = unquote(target), unquote(fragment)
    return posixpath.normpath(posixpath.join(folder, target)) if target else path, fragment


def outline(seen: Iterable[Seen]) -> Outline:
    """What is left of some pages once what they say of each other is settled."""
    pages = {one.path: one for one in seen}
    still: dict[tuple[str, str], tuple[str, str]] = {}
    for one in pages.values():
        for file, fragment, address in sorted(one.targets):
            if file not in pages or (fragment and fragment not in pages[file].anchors):
                still.setdefault((file, fragment), (one.path, address))
    return Outline(
        {path: tuple(sorted(one.anchors)) for path, one in pages.items()},
        tuple((page, file, fragment, address) for (file, fragment), (page, address) in sorted(still.items())),
        tuple(fault for one in pages.values() for fault in one.faults),
    )


def faults(outlines: Collection[Outline], files: Collection[str]) -> Iterator[str]:
    """A line for each fault of a whole site; `files` are the addresses of all its files."""
    anchors: dict[str, tuple[str, ...]] = {}
    for one in outlines:
        yield from one.faults
        anchors |= one.anchors
    for one in outlines:
        for page, file, fragment, address in one.open:
            if file not in files:
                yield f"{page}: a link leads to {address!r}, which is not there"
            elif fragment and file in anchors and fragment not in anchors[file]:
                yield f"{page}: a link leads to {address!r}, which has no such anchor"
