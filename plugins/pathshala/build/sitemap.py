"""sitemap.xml with the languages of each page (https://www.sitemaps.org/protocol.html and
https://developers.google.com/search/docs/specialty/international/localized-versions)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from ..pages.view import PageView

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(views: Iterable[PageView]) -> str:
    """The sitemap of all pages that a search engine may list; empty without a `site_url`."""
    entries = [_entry(view) for view in views if view.canonical and not view.noindex]
    return _HEAD + "".join(entries) + "</urlset>\n" if entries else ""


def _entry(view: PageView) -> str:
    shown = [one for one in view.alternates if one.indexed]
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(one.tag)} href={quoteattr(one.absolute)}/>' for one in shown
    ) if len(shown) > 1 else ""
    location = view.canonical.replace("&", "&amp;")
    return f"<url><loc>{location}</loc>{links}</url>\n"
