"""LP423 to LP425: addresses that stand in the text, and links that are not read as such."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...safety.quote import in_quotes
from ..context import Article, Checked
from ..registry import Hit, check

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w/.@:=\"'(<\[-])(?:https?://|www\.(?=[\w-]+\.[a-z]))[^\s<>\"'`()\[\]{}|\\^*]++", re.IGNORECASE)
_TARGET = r"(?:https?://|www\.|mailto:|#[\w-]|[\w./-]+\.(?:md|yml|html?)\b)"
_MEDIAWIKI = "this is how MediaWiki writes a link"
_FORMS = (
    (")[", re.compile(rf"(?<![\]\w])\([^()\[\]\n]++\)\[{_TARGET}[^\[\]\n]*+\](?!\()"), "its brackets are swapped"),
    ("] ", re.compile(rf"(?<![!\]])\[[^\[\]\n]++\][ \t]++\({_TARGET}[^()\n]*+\)"), "a space stands before its address"),
    ("[[", re.compile(r"(?<!\[)\[\[[^\W\d_][^\[\]\n]*+\]\](?![(\[])"), _MEDIAWIKI),
    ("[http", re.compile(r"(?<![\[\]])\[https?://[^\s\[\]]++[ \t]++[^\[\]\n]++\](?![(\[:])"), _MEDIAWIKI),
)
"""What each form holds in any case, how it is found, and what is wrong with it."""


@check("LP423", severity=Severity.INFO)
def address_as_link_text(site: Checked) -> Iterator[Hit]:
    """## What it does
    Tells of a link whose text is the address itself.

    ## Why is this bad?
    A screen reader spells it out, letter by letter, and nobody learns what the page is about. On paper it helps:
    there, write it beside the title.

    ## Bad
    ```markdown
    [https://en.wikipedia.org/wiki/Wikipedia:Citing_sources](https://en.wikipedia.org/wiki/Wikipedia:Citing_sources)
    ```

    ## Good
    ```markdown
    [Citing sources](https://en.wikipedia.org/wiki/Wikipedia:Citing_sources)
    ```
    """
    for article in site.articles:
        for link in article.facts.links:
            if _ADDRESS.fullmatch(link.text.strip()):
                yield Hit(article.path, link.span, f"the link's text is an address: {in_quotes(link.text)}",
                          ("use the title or subject of the page it leads to: [title](address)",))


@check("LP424", severity=Severity.WARNING)
def bare_address(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an address in the text that is no link: `https://…` or `www.…`. Where the site makes such addresses links
    (an extension of Markdown does), it finds none.

    ## Why is this bad?
    Nobody can follow it; on a telephone it can hardly be copied.

    ## Bad
    ```markdown
    Old maps are at https://www.davidrumsey.com/ for anybody.
    ```

    ## Good
    ```markdown
    The [David Rumsey collection](https://www.davidrumsey.com/) has old maps for anybody.
    ```
    """
    for article in site.articles:
        text = article.outside_code
        for start, end in _bare(text) if "://" in text or "www." in text.lower() else ():
            address = text[start:end]
            if _is_shown(article, address):
                yield Hit(article.path, article.place(start, end), f"the address {in_quotes(address)} is no link",
                          (f"write [title]({_linked(address)})", "put it in backticks if nobody shall go there"))


def _bare(text: str) -> Iterator[tuple[int, int]]:
    for found in _BARE.finditer(text):
        yield found.start(), found.start() + len(found.group().rstrip(".,;:!?_~…’”»।؟،"))


def _is_shown(article: Article, address: str) -> bool:
    """Whether an address is part of a paragraph as it stands, and no link: not of a definition or an attribute."""
    if any(address in (one.target, one.text) for one in article.facts.links):
        return False
    return any(address in one.text for one in article.facts.passages)


def _linked(address: str) -> str:
    return address if "://" in address else f"https://{address}"


@check("LP425", severity=Severity.WARNING)
def broken_link_form(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a link that is not written as Markdown wants: with its brackets the wrong way round, with a space between
    its text and its address, or as MediaWiki writes links.

    ## Why is this bad?
    The page shows the brackets and the address, and nobody can follow it.

    ## Bad
    ```markdown
    The rule is in (the English policy)[https://en.wikipedia.org/wiki/Wikipedia:No_original_research].
    ```

    ## Good
    ```markdown
    The rule is in [the English policy](https://en.wikipedia.org/wiki/Wikipedia:No_original_research).
    ```
    """
    for article in site.articles:
        text = article.outside_code
        for held, pattern, reason in _FORMS:
            for found in pattern.finditer(text) if held in text else ():
                yield Hit(article.path, article.place(*found.span()),
                          f"{in_quotes(found.group())} is no link: {reason}", ("write [text](address)",))
