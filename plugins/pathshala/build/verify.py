"""Look over a finished site before it is published: does every link in it lead somewhere, and
does every page stay on its own host? What is found here is our fault, not an author's."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

from ..markup.html_tree import attributes_of

_TAG = re.compile(r"<([a-zA-Z][\w-]*)\b((?:[^>\"]|\"[^\"]*\")*)>")
_ADDRESSES = frozenset({"href", "src", "srcset", "poster", "action"})
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
# Elements whose address is only fetched when a reader follows it, or not at all.
_FOLLOWED = frozenset({"a", "area", "blockquote", "q", "ins", "del"})
_RELATIONS = frozenset({"canonical", "alternate", "license"})


def faults(files: frozenset[str], pages: Mapping[str, str]) -> Iterator[str]:
    """A line for each fault. `files` are the addresses of all files, `pages` the HTML ones."""
    tags = {path: list(_tags(text)) for path, text in pages.items()}
    anchors = {path: frozenset(held["id"] for _, held in found if "id" in held) for path, found in tags.items()}
    for path in sorted(pages):
        for tag, address in _addresses(tags[path]):
            fault = _fault(path, tag, address, files, anchors)
            if fault:
                yield f"{path}: {fault}"


def _tags(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    for tag in _TAG.finditer(text):
        yield tag.group(1).lower(), attributes_of(tag.group(2))


def _addresses(tags: Iterable[tuple[str, dict[str, str]]]) -> Iterator[tuple[str, str]]:
    for name, attributes in tags:
        if name == "link" and attributes.get("rel") in _RELATIONS:
            continue
        for attribute, address in attributes.items():
            if attribute in _ADDRESSES:
                yield name, address


def _fault(
    path: str, tag: str, address: str, files: frozenset[str], anchors: Mapping[str, frozenset[str]]
) -> str:
    if _ABSOLUTE.match(address):
        return "" if tag in _FOLLOWED else f"<{tag}> fetches {address!r} from elsewhere"
    target, _, fragment = address.partition("#")
    target = unquote(target.partition("?")[0])
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
    if wanted not in files:
        return f"<{tag}> leads to {address!r}, which is not there"
    if fragment and wanted in anchors and unquote(fragment) not in anchors[wanted]:
        return f"<{tag}> leads to {address!r}, which has no such anchor"
    return ""
