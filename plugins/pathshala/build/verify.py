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

_TAG = re.compile(r'<([a-zA-Z][\w-]*)\b([^>"]*(?:"[^"]*"[^>"]*)*)>')
_ATTRIBUTE = re.compile(r'(?:^|\s)(id|href|src|srcset|poster|action|rel)="([^"]*)"')
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
# Elements whose address is only fetched when a reader follows it, or not at all.
_FOLLOWED = frozenset({"a", "area", "blockquote", "q", "ins", "del"})
_RELATIONS = frozenset({"canonical", "alternate", "license"})


@dataclass(frozen=True)
class Seen:
    """One page: its file, and its lines. Most lines stand on all pages of a folder, and are read once."""

    path: str
    lines: frozenset[str]


@dataclass(frozen=True)
class Line:
    """What a line of HTML says: its ids, the fragments that it links to on its own page, its addresses on
    this site, and what is wrong with the others."""

    ids: tuple[str, ...]
    fragments: tuple[str, ...]
    addresses: tuple[str, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True)
class Outline:
    """What some pages leave to be settled by others: the ids of each page, and open links, one for each
    place they lead to, as page, file, fragment and the address as it stands."""

    anchors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    open: tuple[tuple[str, str, str, str], ...] = ()
    faults: tuple[str, ...] = ()


def look(path: str, text: str) -> Seen:
    """A page (its file, and its HTML), to be outlined with others."""
    # No tag is cut: its inside has no "<".
    return Seen(path, frozenset(text.split("\n<")))


def outline(seen: Iterable[Seen]) -> Outline:
    """What is left of some pages once what they say of each other is settled."""
    anchors: dict[str, tuple[str, ...]] = {}
    wanted: dict[tuple[str, str], tuple[str, str]] = {}
    wrong: list[str] = []
    read: dict[str, set[str]] = {}
    personal: dict[str, Line] = {}
    for page in seen:
        folder = posixpath.dirname(page.path)
        known = read.setdefault(folder, set())
        for text in sorted(filter(_tells, page.lines - known)):
            line = _line(text)
            if line.ids or line.fragments or line.faults:
                personal[text] = line
            for address in line.addresses:
                wanted.setdefault(_led(folder, address), (page.path, address))
        known |= page.lines
        own = [personal[text] for text in page.lines & personal.keys()]
        anchors[page.path] = tuple(sorted({name for line in own for name in line.ids}))
        for address in sorted({address for line in own for address in line.fragments}):
            wanted.setdefault((page.path, _fragment(address)), (page.path, address))
        wrong += sorted(f"{page.path}: {fault}" for line in own for fault in line.faults)
    still = (
        (*told, *place) for place, told in sorted(wanted.items())
        if place[0] not in anchors or (place[1] and place[1] not in anchors[place[0]])
    )
    return Outline(anchors, tuple((page, file, fragment, address) for page, address, file, fragment in still),
                   tuple(wrong))


def _tells(text: str) -> bool:
    """Whether a line may say anything of itself or of others."""
    return 'href="' in text or 'id="' in text or 'src' in text or 'poster="' in text or 'action="' in text


@functools.lru_cache(8_192)
def _line(text: str) -> Line:
    """What a line says; it may have lost its first sign, and is then a tag."""
    ids: list[str] = []
    fragments: list[str] = []
    addresses: list[str] = []
    faults: list[str] = []
    for name, inside in _TAG.findall(f"<{text.removeprefix('<')}"):
        told = _ATTRIBUTE.findall(inside) if _tells(inside) else ()
        if name == "link" and any(key == "rel" and value in _RELATIONS for key, value in told):
            told = [(key, value) for key, value in told if key == "id"]
        for key, value in told:
            value = html.unescape(value) if "&" in value else value
            if key == "id":
                ids.append(value)
            elif key == "rel":
                continue
            elif not _ABSOLUTE.match(value):
                (addresses if value.partition("#")[0].partition("?")[0] else fragments).append(value)
            elif name.lower() not in _FOLLOWED:
                faults.append(f"<{name}> fetches {value!r} from elsewhere")
    return Line(tuple(ids), tuple(fragments), tuple(addresses), tuple(faults))


def _led(folder: str, address: str) -> tuple[str, str]:
    """The file that an address on a page of a folder leads to, and the fragment."""
    target = unquote(address.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(folder, target)), _fragment(address)


def _fragment(address: str) -> str:
    return unquote(address.partition("#")[2])


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
