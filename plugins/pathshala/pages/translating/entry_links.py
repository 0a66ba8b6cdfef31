"""Links from passages that somebody should translate to their PO entries.

What holds such a passage bears a mark while it is rendered, which is the same for every language and
in every build; where the entry stands, which changes with each line of the PO file, is put in after.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape

from ...markup.article import Rendered
from ...model.site import Settings
from ...translate.catalogues import po_path
from ...translate.states import State, Translation
from .links import entry_url

_NAME = "entry-"
_TAG = re.compile(
    r'<(?P<tag>[a-z][a-z0-9]*)(?P<before>(?:\s+[^\s"=<>/]+(?:="[^"]*")?)*?)'
    r'\s+translate="entry-(?P<number>\d{1,6})"(?P<after>(?:\s+[^\s"=<>/]+(?:="[^"]*")?)*)\s*>'
)
_ROOM = frozenset("p h1 h2 h3 h4 h5 h6 li td th dd dt figcaption caption blockquote div span".split())
"""Elements that a link may stand in, whatever they hold."""


def entry_mark(number: int) -> Mapping[str, str]:
    """The attribute that marks what holds a passage, by the passage's number in its document."""
    return {"translate": f"{_NAME}{number}"}


def state_url(settings: Settings, language: str, domain: str, state: Translation) -> str:
    """Where the entry of a passage stands that is not current; empty for one that is, and where the
    site does not say where its files are."""
    if state.state is State.CURRENT:
        return ""
    line = state.entry.span.line if state.entry else 0
    return entry_url(settings, language, domain, po_path(settings.translations_dir, language, domain), line,
                     state.context)


def linked_to_entries(rendered: Rendered, urls: Sequence[str], label: str) -> Rendered:
    """The article with a link at the beginning of each marked passage, and without the marks.

    `urls` are those of the document's passages by their numbers, `label` names each link.
    """
    if f'translate="{_NAME}' not in rendered.html:
        return rendered
    name = escape(label)

    def link(found: re.Match[str]) -> str:
        number, tag = int(found["number"]), found["tag"]
        opening = f"<{tag}{found['before']}{found['after']}>"
        url = urls[number] if number < len(urls) else ""
        if not url or tag not in _ROOM:
            return opening
        return f'{opening}<a class="ps-translate" href="{escape(url)}" aria-label="{name}" title="{name}"></a>'

    return replace(rendered, html=_TAG.sub(link, rendered.html))
