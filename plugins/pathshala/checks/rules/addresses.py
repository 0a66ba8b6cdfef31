"""LP710 to LP729: how addresses are written, and what they tell others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ...model.finding import Severity
from ...safety.urls import Kind, classify
from ..context import Checked
from ..registry import Hit, check

_TRACKING = re.compile(
    r"(?:utm_[a-z_]+|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_[ce]id|_hs(?:enc|mi)|mkt_tok|ref_src|wprov)=[^&#]*",
    re.IGNORECASE,
)
_SHORTENERS = frozenset({
    "bit.ly", "t.co", "goo.gl", "tinyurl.com", "ow.ly", "is.gd", "buff.ly", "cutt.ly", "rebrand.ly", "t.ly", "rb.gy",
    "shorturl.at", "tiny.cc", "lnkd.in",
})


@check("LP710", severity=Severity.WARNING)
def insecure_link(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a link that uses http.

    ## Why is this bad?
    Anybody between the reader and the other site can read and change what is sent. Nearly every
    site offers https.

    ## Bad
    ```markdown
    [DOAJ](http://doaj.org/)
    ```

    ## Good
    ```markdown
    [DOAJ](https://doaj.org/)
    ```
    """
    yield from site.faults("insecure-link")


@check("LP711", severity=Severity.ERROR)
def root_relative_link(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an address that begins with a slash.

    ## Why is this bad?
    On a stick or in a folder the slash means the whole disk, and in a subfolder of a server it
    means another site.

    ## Bad
    ```markdown
    [Judge a source](/packs/reliable-sources/judge-a-source.html)
    ```

    ## Good
    ```markdown
    [Judge a source](judge-a-source.md)
    ```
    """
    yield from site.faults("root-relative-link")


@check("LP712", severity=Severity.ERROR)
def protocol_relative_link(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an address that begins with two slashes.

    ## Why is this bad?
    It means another host by the scheme of the page. From a disk that scheme is `file:`, and the
    link leads nowhere.

    ## Bad
    ```markdown
    [DOAJ](//doaj.org/)
    ```

    ## Good
    ```markdown
    [DOAJ](https://doaj.org/)
    ```
    """
    yield from site.faults("protocol-relative-link")


@check("LP713", severity=Severity.ERROR)
def malformed_link(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an address that cannot be read: with spaces or backslashes, without a host, too long.

    ## Why is this bad?
    Browsers guess, and not all guess the same.

    ## Bad
    ```markdown
    [DOAJ](https:/doaj.org)
    ```

    ## Good
    ```markdown
    [DOAJ](https://doaj.org/)
    ```
    """
    yield from site.faults("malformed-link")


@check("LP720", severity=Severity.ERROR)
def external_image(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a picture, recording or frame that the page would load from another host.

    ## Why is this bad?
    The other host learns who reads which page. Without a network the picture is missing, and one
    day the host is gone. The site does not publish such a picture.

    ## Bad
    ```markdown
    ![A line of an article leads to a book](https://example.org/source-chain.svg)
    ```

    ## Good
    ```markdown
    ![A line of an article leads to a book](../media/source-chain.svg)
    ```
    """
    for article in site.articles:
        for one in article.written:
            if one.fetched and (classify(one.target).kind is Kind.EXTERNAL or one.target.startswith("//")):
                yield Hit(article.path, one.span, f'"{one.target}" would be loaded from another host',
                          ("put the file into media/, if its licence allows, and name it under attribution",))


@check("LP721", severity=Severity.WARNING)
def tracking_parameters(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a link with parameters that only serve to follow people: `utm_source`, `fbclid`, …

    ## Why is this bad?
    They tell the other site, and those it works with, where the reader comes from.

    ## Bad
    ```markdown
    [DOAJ](https://doaj.org/?utm_source=newsletter)
    ```

    ## Good
    ```markdown
    [DOAJ](https://doaj.org/)
    ```
    """
    for article in site.articles:
        for one in article.written:
            clean = _without_tracking(one.target)
            if clean != one.target:
                yield Hit(article.path, one.span, f'"{one.target}" tells where the reader comes from',
                          (f"write {clean}",), article.replacing(one.span, clean))


def _without_tracking(address: str) -> str:
    front, mark, fragment = address.partition("#")
    path, _, query = front.partition("?")
    parts = query.split("&")
    rest = [part for part in parts if not _TRACKING.fullmatch(part)]
    if rest == parts:
        return address
    return path + (f"?{'&'.join(rest)}" if rest else "") + mark + fragment


@check("LP722", severity=Severity.WARNING)
def shortened_link(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a link through a service that shortens addresses.

    ## Why is this bad?
    Nobody can see where it leads, the service notes who follows it, and when the service ends all
    its links are dead.

    ## Bad
    ```markdown
    [Directory of Open Access Journals](https://bit.ly/3xYzAbC)
    ```

    ## Good
    ```markdown
    [Directory of Open Access Journals](https://doaj.org/)
    ```
    """
    for article in site.articles:
        for one in article.written:
            if classify(one.target).host.removeprefix("www.") in _SHORTENERS:
                yield Hit(article.path, one.span, f'"{one.target}" hides where it leads',
                          ("open it once, and link to the address that you reach",))


@check("LP723", severity=Severity.WARNING)
def link_to_own_site(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a link to a page of this very site by its full address.

    ## Why is this bad?
    Offline it leads nowhere, in another language it leads away from that language, and nothing
    checks that the page still exists.

    ## Bad
    ```markdown
    [Judge a source](https://learn.example.org/packs/reliable-sources/judge-a-source.html)
    ```

    ## Good
    ```markdown
    [Judge a source](judge-a-source.md)
    ```
    """
    own = urlsplit(site.site.settings.site_url)
    for article in site.articles if own.hostname else ():
        for one in article.written:
            address = classify(one.target)
            if address.host == own.hostname and address.path.startswith(own.path or "/"):
                yield Hit(article.path, one.span, f'"{one.target}" is a page of this site',
                          ("link to its .md file or pack.yml, by the way from this file",))
