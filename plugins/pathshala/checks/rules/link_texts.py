"""LP420 to LP429: what links are called."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.document import Link
from ...model.finding import Severity
from ..context import Article, Checked
from ..phrases import VAGUE_LINKS, bare
from ..registry import Hit, check


def _links(site: Checked) -> Iterator[tuple[Article, Link]]:
    for article in site.articles:
        for link in article.facts.links:
            yield article, link


@check("LP420", severity=Severity.ERROR)
def empty_link_text(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a link without text, or around a picture without alternative text.

    ## Why is this bad?
    Nobody can see it, and a screen reader spells out the address.

    ## Bad
    ```markdown
    [](judge-a-source.md)
    ```

    ## Good
    ```markdown
    [What makes a source reliable](judge-a-source.md)
    ```
    """
    for article, link in _links(site):
        if not link.text.strip():
            yield Hit(article.path, link.span, f'the link to "{link.target}" has no text',
                      ("say where it leads: […](…)",))


@check("LP421", severity=Severity.WARNING)
def vague_link_text(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a link called "here", "click here", "read more" or the like.

    ## Why is this bad?
    Screen readers list the links of a page without the words around them. Ten times "here" says
    nothing; printed on paper it says nothing either.

    ## Bad
    ```markdown
    To judge a source, click [here](judge-a-source.md).
    ```

    ## Good
    ```markdown
    Read [how to judge a source](judge-a-source.md).
    ```
    """
    for article, link in _links(site):
        if bare(link.text) in VAGUE_LINKS:
            yield Hit(article.path, link.span, f'the link text "{link.text}" does not say where it leads',
                      ("use the title or subject of the page it leads to",))


@check("LP422", severity=Severity.WARNING)
def ambiguous_link_text(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds two links of a page that have the same text and lead to different places.

    ## Why is this bad?
    In a list of links they cannot be told apart.

    ## Bad
    ```markdown
    [The guide](judge-a-source.md) helps with sources, [the guide](find-sources.md) with search.
    ```

    ## Good
    ```markdown
    [One guide](judge-a-source.md) helps with sources, [the other](find-sources.md) with search.
    ```
    """
    for article in site.articles:
        first: dict[str, str] = {}
        for link in article.facts.links:
            text = bare(link.text)
            if text and text not in VAGUE_LINKS and first.setdefault(text, link.target) != link.target:
                yield Hit(article.path, link.span, f'"{link.text}" leads to "{first[text]}" elsewhere on this page',
                          ("say in the text what is different",))
