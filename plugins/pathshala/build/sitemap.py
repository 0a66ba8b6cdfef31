"""sitemap.xml with the languages of each page (https://www.sitemaps.org/protocol.html and
https://developers.google.com/search/docs/specialty/international/localized-versions)."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from ..pages.view import PageView

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


_quoted = functools.lru_cache(1_024)(quoteattr)  # Each page in a language names all the others.


def sitemap(entries: Iterable[tuple[str, str]]) -> str:
    """The sitemap of pages with their files and entries, by file; empty where no page has an entry."""
    listed = [one for _, one in sorted(entries) if one]
    return _HEAD + "".join(listed) + "</urlset>\n" if listed else ""


def entry(view: PageView) -> str:
    """A page's entry; empty where a search engine may not list it, or the site has no `site_url`."""
    if not view.canonical or view.noindex:
        return ""
    shown = [one for one in view.alternates if one.indexed]
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={_quoted(one.tag)} href={_quoted(one.absolute)}/>' for one in shown
    ) if len(shown) > 1 else ""
    location = view.canonical.replace("&", "&amp;")
    return f"<url><loc>{location}</loc>{links}</url>\n"
