"""The body of a page: rendered in the edition's language, with its links leading somewhere."""

from __future__ import annotations

import html
import re

from markupsafe import Markup

from ..markup.html_tree import ATTRIBUTE
from ..model.pack import Text
from .edition import Edition
from .glossary import ExplainedWord, explained
from .plan import PageSpec
from .texts import DocumentText

_ADDRESSES = frozenset({"href", "src", "cite"})
_LINKED = re.compile(r'<((?:a|img|blockquote|q|del|ins)(?=[\s/>]))((?:\s+[^\s=">/]+(?:="[^"]*")?)*)\s*(/?)>')


def body_of(edition: Edition, spec: PageSpec, text: Text | None) -> Markup:
    """The rendered body of a page; empty where it has none."""
    document = document_of(edition, spec)
    if document is None or text is None:
        return Markup()
    return Markup(linked(edition, spec.address, text.source.path, document.document.language, document.article))


def body_with_words(edition: Edition, spec: PageSpec, text: Text | None) -> tuple[Markup, tuple[ExplainedWord, ...]]:
    """The same with the words that a glossary explains as links, and these words."""
    body, site = body_of(edition, spec, text), edition.site
    directions = edition.once("directions", lambda: {one.tag: one.direction for one in site.languages})
    article, words = explained(body, edition.language.tag, site.glossaries, directions)
    return Markup(article), words


def body_direction(edition: Edition, spec: PageSpec) -> str:
    """The way a page's body runs, `ltr` or `rtl`: the page's own, or that of an original of which
    nothing is translated."""
    document = document_of(edition, spec)
    return (document.body_direction if document else "") or edition.language.direction


def document_of(edition: Edition, spec: PageSpec) -> DocumentText | None:
    """The document whose body a page shows."""
    return edition.texts.document(*spec.documents[0]) if spec.documents else None


def linked(edition: Edition, page: str, source: str, language: str, article: str) -> str:
    """The article with links to source files put to the addresses of their pages, and pictures that are fetched
    when a reader comes near them.

    `page` is the address of the page, `source` the file that the article was written in, in the
    language `language`. A link that leads nowhere stays as it is: the checks have reported it.
    """
    def attribute(found: re.Match[str]) -> str:
        space, name, assigned, value = found.groups()
        target = html.unescape(value or "")
        if name not in _ADDRESSES or assigned is None or target.startswith("#"):
            return found.group()
        there = edition.library.resolve(source, target)
        if there.kind == "page":
            url = edition.url(page, there.address, there.fragment)
        elif there.kind == "file":
            url = edition.file_url(page, there.address, language, there.fragment)
        else:
            return found.group()
        return f'{space}{name}="{html.escape(url)}"'

    def tag(found: re.Match[str]) -> str:
        name, attributes, empty = found.groups()
        waits = ' loading="lazy"' if name == "img" and " loading=" not in attributes else ""
        return f"<{name}{ATTRIBUTE.sub(attribute, attributes)}{waits}{' /' if empty else ''}>"

    return _LINKED.sub(tag, article)
