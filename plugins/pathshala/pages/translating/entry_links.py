"""Links from passages that somebody should translate to their PO entries.

What holds such a passage bears a mark while it is rendered, which is the same for every language and
in every build; where the entry stands, which changes with each line of the PO file, is put in after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from html import escape

from ...markup.article import Rendered
from ...model.site import Site
from ...translate.catalogues import po_path_of
from ...translate.states import State, Translation
from .links import entry_url

_TAG = re.compile(
    r'<(?P<tag>[a-z][a-z0-9]*)(?P<before>(?:\s+[^\s"=<>/]+(?:="[^"]*")?)*?)'
    r'\s+translate="entry-(?P<seal>[0-9a-f]{12})-(?P<number>\d{1,6})"'
    r'(?P<after>(?:\s+[^\s"=<>/]+(?:="[^"]*")?)*)\s*>'
)
_ROOM = frozenset("p li td th dd dt figcaption caption blockquote div span".split())
"""Elements that a link may stand in, whatever they hold."""
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
"""Elements that it stands before: what is in a heading is part of its name."""


@dataclass(frozen=True)
class Label:
    """What a link is called, in the language and direction of the page, which need not be the passage's."""

    text: str
    lang: str
    direction: str


def seal_of(texts: Iterable[str]) -> str:
    """What marks of a document bear, and no author can write into it: a hash of all its texts."""
    return blake2b("\0".join(texts).encode("utf-8", "replace"), digest_size=6).hexdigest()


def entry_mark(number: int, seal: str) -> Mapping[str, str]:
    """The attribute that marks what holds a passage, by the passage's number in its document."""
    return {"translate": f"entry-{seal}-{number}"}


def state_url(site: Site, language: str, domain: str, state: Translation) -> str:
    """Where the entry of a passage stands that is not current; empty for one that is, where no merge has
    made an entry yet, and where the site does not say where its files are."""
    line = state.entry_line
    if state.state is State.CURRENT or not line:
        return ""
    path = po_path_of(site, language, domain)
    return entry_url(site.settings, language, domain, path, line, state.context)


def linked_to_entries(rendered: Rendered, urls: Sequence[str], seal: str, label: Label) -> Rendered:
    """The article with a link at each marked passage, and without the marks: at the beginning of the passage,
    or before it where it is a heading.

    `urls` are those of the document's passages by their numbers.
    """
    if 'translate="entry-' not in rendered.html:
        return rendered
    name = escape(label.text)
    about = f'aria-label="{name}" title="{name}" lang="{escape(label.lang)}" dir="{label.direction}"'

    def link(found: re.Match[str]) -> str:
        number, tag = int(found["number"]), found["tag"]
        opening = f"<{tag}{found['before']}{found['after']}>"
        url = urls[number] if number < len(urls) and found["seal"] == seal else ""
        if url and tag in _HEADINGS:
            return f'<a class="ps-translate ps-translate--{tag}" href="{escape(url)}" {about}></a>{opening}'
        if url and tag in _ROOM:
            return f'{opening}<a class="ps-translate" href="{escape(url)}" {about}></a>'
        return opening

    return replace(rendered, html=_TAG.sub(link, rendered.html))
