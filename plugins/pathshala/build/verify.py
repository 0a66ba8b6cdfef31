"""Look over a finished site before it is published: does every link in it lead somewhere, and
does every page stay on its own host? What is found here is our fault, not an author's."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

_TAG = re.compile(r"<([a-zA-Z][\w-]*)\b((?:[^>\"]|\"[^\"]*\")*)>")
_LINK = re.compile(r'\s(href|src|srcset|poster|action)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
# Elements whose address is only fetched when a reader follows it, or not at all.
_FOLLOWED = frozenset({"a", "area", "blockquote", "q", "ins", "del"})
_RELATIONS = re.compile(r'\srel="(?:canonical|alternate|license)"')


def faults(files: frozenset[str], pages: Mapping[str, str]) -> Iterator[str]:
    """A line for each fault. `files` are the addresses of all files, `pages` the HTML ones."""
    anchors = {path: frozenset(map(html.unescape, _ID.findall(text))) for path, text in pages.items()}
    for path in sorted(pages):
        for tag, address in _addresses(pages[path]):
            fault = _fault(path, tag, address, files, anchors)
            if fault:
                yield f"{path}: {fault}"


def _addresses(text: str) -> Iterator[tuple[str, str]]:
    for tag in _TAG.finditer(text):
        name, attributes = tag.group(1).lower(), tag.group(2)
        if name == "link" and _RELATIONS.search(attributes):
            continue
        for _, address in _LINK.findall(attributes):
            yield name, html.unescape(address)


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
