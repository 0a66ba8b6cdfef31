"""LP724 to LP728: addresses of pages elsewhere that not all readers can open."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ...model.finding import Severity, Span
from ...safety.urls import MAX_URL_LENGTH
from ...sources.asked_links import LinkAt
from ..context import Checked
from ..listed import items
from ..registry import Hit, check

_MOBILE = re.compile(
    r"(?:(?P<before>[\w-]+)\.)?m\.(?P<after>wikipedia|wikimedia|wiktionary|wikidata|wikibooks|wikisource|wikivoyage|"
    r"wikiversity|wikiquote|wikinews|mediawiki|facebook|youtube|twitter|imdb)\.(?P<end>org|com)")
_BETWEEN = re.compile(
    r"(?:[\w-]+\.)*translate\.goog|webcache\.googleusercontent\.com|(?:[\w-]+\.)*(?:cdn\.)?ampproject\.org|"
    r"(?:www\.)?google\.[a-z.]{2,6}/(?:url|amp)(?:[?/]|$)|translate\.google\.[a-z.]{2,6}/translate|"
    r"(?:l|lm)\.facebook\.com/l\.php|(?:[\w-]+\.)*(?:ezproxy|proxy)\.[\w.-]+|outlook\.live\.com/|"
    r"(?:[\w-]+\.)*safelinks\.protection\.outlook\.com|r\.search\.yahoo\.com", re.IGNORECASE)
_PRIVATE = re.compile(r"(?:localhost|(?:[\w-]+\.)+(?:local|localhost|internal|lan|home\.arpa|corp|intranet)|[\w-]+)",
                      re.IGNORECASE)

_EXAMPLE = re.compile(r"https?://(?:[\w-]+\.)*(?:example(?:\.(?:org|com|net))?|test|invalid|localhost)(?:[:/?#]|$)",
                      re.IGNORECASE)


def _external(site: Checked) -> Iterator[tuple[str, Span, str, str, str]]:
    """The web addresses of texts: path, place, address, host and what follows it."""
    for article in site.articles:
        for one in article.written:
            if one.target.startswith(("https://", "http://")) and len(one.target) <= MAX_URL_LENGTH:
                try:
                    parts = urlsplit(one.target)
                    host = parts.hostname or ""
                except ValueError:
                    continue
                yield article.path, one.span, one.target, host, f"{parts.path}{'?' if parts.query else ''}{parts.query}"


def links_to_elsewhere(site: Checked) -> Iterator[LinkAt]:
    """The links to pages elsewhere: of texts, and those that `pack.yml` names as what a pack was made from or
    depends on. Addresses that are kept for examples are not among them."""
    named = [LinkAt(path, span, target) for path, span, target, _, _ in _external(site)]
    for pack in site.site.packs:
        if pack.meta:
            named += [LinkAt(pack.source.path, pack.source.at("attribution", index, "source"), one.source)
                      for index, one in items(pack.source, ("attribution",), pack.meta.attribution)]
            named += [LinkAt(pack.source.path, pack.source.at("depends_on", index, "url"), one.url)
                      for index, one in items(pack.source, ("depends_on",), pack.meta.depends_on)]
    yield from (one for one in named if not _EXAMPLE.match(one.target))


@check("LP724", severity=Severity.WARNING)
def mobile_link(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a link to the page that a site has for telephones, such as `en.m.wikipedia.org`.

    ## Why is this bad?
    On a computer it shows the page of a telephone, often without the buttons that the lesson speaks of. A
    telephone is led to its own page by the ordinary address.

    ## Bad
    ```markdown
    [Dhaka](https://en.m.wikipedia.org/wiki/Dhaka)
    ```

    ## Good
    ```markdown
    [Dhaka](https://en.wikipedia.org/wiki/Dhaka)
    ```
    """
    for path, span, target, host, _ in _external(site):
        found = _MOBILE.fullmatch(host)
        if found:
            plain = f"{found['before'] or 'www'}.{found['after']}.{found['end']}"
            yield Hit(path, span, f'"{target}" is a page for telephones', (f"link to {plain}",))


@check("LP725", severity=Severity.WARNING)
def link_through_another(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a link that leads through somebody else's service: a search engine's forwarding address, a page that was
    translated by machine, a copy in a cache, the proxy of a university library.

    ## Why is this bad?
    Many readers cannot open it, it stops working sooner than the page itself, and it tells a third party who
    reads the lesson.

    ## Bad
    ```markdown
    [the report](https://www.google.com/url?q=https://example.org/report)
    ```

    ## Good
    ```markdown
    [the report](https://example.org/report)
    ```
    """
    for path, span, target, host, rest in _external(site):
        if _BETWEEN.match(f"{host}{rest}") and not _BETWEEN_ITSELF.fullmatch(host + rest):
            yield Hit(path, span, f'"{target}" leads through another service', ("link to the page itself",))


_BETWEEN_ITSELF = re.compile(r"outlook\.live\.com/?|(?:www\.)?google\.[a-z.]{2,6}/?")


@check("LP726", severity=Severity.WARNING)
def private_address(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a link to an address that only one computer or one house can open: `localhost`, a name without a dot, a
    name that ends in `.local` or `.internal`, a private IP address. What stands as code is left alone.

    ## Why is this bad?
    It works where it was written, and nowhere else.

    ## Bad
    ```markdown
    [the lesson](http://localhost:8000/lesson.html)
    ```

    ## Good
    ```markdown
    [the lesson](write-a-citation.md)
    ```
    """
    for path, span, target, host, _ in _external(site):
        if _PRIVATE.fullmatch(host) or _is_private(host):
            yield Hit(path, span, f'"{target}" is an address that others cannot open',
                      ("link to the page as everybody reaches it", "in an example, write it as code"))


def _is_private(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False


@check("LP727", severity=Severity.WARNING)
def dead_link(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a link to a page elsewhere that is not there. This is looked for only when somebody asks for it with
    `pathshala check --links`, and never when a site is built: a build asks nobody anything. Each address is
    asked at most once a week, one host after the other, with a pause between.

    ## Why is this bad?
    Readers are sent to nothing, and a source that cannot be opened proves nothing.

    ## Bad
    ```markdown
    [the report](https://example.org/moved-long-ago)
    ```

    ## Good
    ```markdown
    [the report, as it was in 2024](https://web.archive.org/web/2024/https://example.org/moved-long-ago)
    ```
    """
    yield from site.faults("dead-link")


@check("LP728", severity=Severity.INFO)
def moved_link(site: Checked) -> Iterator[Hit]:
    """## What it does
    Tells of a link to a page elsewhere that has moved for good. Like a dead link, it is looked for only with
    `pathshala check --links`.

    ## Why is this bad?
    The way over the old address works until somebody stops paying for it.

    ## Bad
    ```markdown
    [the report](https://old.example.org/report)
    ```

    ## Good
    ```markdown
    [the report](https://example.org/report)
    ```
    """
    yield from site.faults("moved-link")
