"""LP701 to LP709: links and pictures inside the site, checked in every language."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from ...model.finding import Severity, Span
from ...sources.links import Destination
from ...sources.variants import variant_language
from ..context import Checked
from ..hints import Known
from ..looked import Aim, has_place
from ..registry import Hit, Scope, check
from ..whole import Whole

_PAGE = re.compile(r"\.html?(?:[?#]|$)")
_REFERENCE = re.compile(r"\[[^\[\]\n]+\]\[([^\[\]\n^]+)\]")
_FOOTNOTE = re.compile(r"\[\^([^\[\]\n]+)\](?!:)")
_DEFINITION = re.compile(r"^[ \t>]*\[(\^?[^\]\n]+)\]:", re.MULTILINE)


@check("LP701", severity=Severity.ERROR, scope=Scope.SITE)
def broken_link(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds a link to a file of the site that does not exist, in the text or in a translation. Links
    name the Markdown file or the `pack.yml`, not the finished page.

    ## Why is this bad?
    The reader ends on an error page; without a network, nowhere at all.

    ## Bad
    ```markdown
    [What makes a source reliable](juge-a-source.md)
    ```

    ## Good
    ```markdown
    [What makes a source reliable](judge-a-source.md)
    ```
    """
    known = _known(site)
    for aim, to in (*site.links, *site.translated):
        if to.kind == "missing" and not aim.target.startswith("/") and not _is_outside(to):
            yield Hit(aim.path, aim.span, f'there is no "{aim.target}"', _near(known, aim, to))


def _is_outside(to: Destination) -> bool:
    return to.address.startswith("../")


def _known(site: Whole) -> Known:
    return Known((*site.targets.pages, *site.targets.files))


def _near(known: Known, aim: Aim, to: Destination) -> tuple[str, ...]:
    wanted, folder = to.address, posixpath.dirname(aim.base)
    if _PAGE.search(wanted):
        wanted = re.sub(r"\.html?$", ".md", wanted)
    meant = wanted if wanted in known else known.nearest(wanted)
    if meant:
        return (f'did you mean "{posixpath.relpath(meant, folder)}"?',)
    return ("write the way from this file to the .md file or pack.yml",)


@check("LP702", severity=Severity.ERROR, scope=Scope.SITE)
def broken_anchor(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds a link to a place on a page (`#…`) that the page does not have, in the text or in a
    translation. Anchors are those of the source in every language.

    ## Why is this bad?
    The reader is left at the top of a page and has to search.

    ## Bad
    ```markdown
    [the three questions](judge-a-source.md#three-question)
    ```

    ## Good
    ```markdown
    [the three questions](judge-a-source.md#three-questions)
    ```
    """
    named: dict[str, Known] = {}
    for aim, to in (*site.links, *site.translated):
        anchors = site.anchors(to.source)
        if to.kind == "page" and not has_place(anchors, to.fragment):
            if to.source not in named:
                named[to.source] = Known(one for one in anchors if not one.startswith(("fn", "__")))
            yield Hit(aim.path, aim.span, f'"{to.source}" has no place "#{to.fragment}"',
                      named[to.source].did_you_mean(to.fragment))


@check("LP703", severity=Severity.ERROR, scope=Scope.SITE)
def link_outside(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds a link or picture whose path leads out of the site's folder.

    ## Why is this bad?
    It may work on your computer, where such a file exists, and on no other.

    ## Bad
    ```markdown
    [my notes](../../../../notes.md)
    ```

    ## Good
    ```markdown
    [Judge a source](judge-a-source.md)
    ```
    """
    for aim, to in (*site.links, *site.translated, *site.images):
        if to.kind == "missing" and _is_outside(to):
            yield Hit(aim.path, aim.span, f'"{aim.target}" leads out of the site\'s folder',
                      ("link to a file of the site, or put the file into media/",))


@check("LP704", severity=Severity.ERROR, scope=Scope.SITE)
def missing_image(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds a picture whose file does not exist.

    ## Why is this bad?
    The page shows a broken picture where it should explain something.

    ## Bad
    ```markdown
    ![A line of an article leads to a book](../media/source-chian.svg)
    ```

    ## Good
    ```markdown
    ![A line of an article leads to a book](../media/source-chain.svg)
    ```
    """
    known = _known(site)
    for aim, to in site.images:
        wrong = to.kind in ("missing", "page") and not _is_outside(to)
        if aim.target and wrong and not aim.target.startswith("/"):
            yield Hit(aim.path, aim.span, f'there is no picture "{aim.target}"', _near(known, aim, to))


@check("LP705", severity=Severity.WARNING, scope=Scope.SITE)
def unused_media(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds a file in `media/` that no page shows and no front matter names. A variant in a language, such
    as `map.bn.svg`, is shown wherever `map.svg` is.

    ## Why is this bad?
    Everybody who copies the site to a phone or a stick carries it along. Often it was meant to be
    shown, and the name is misspelt.

    ## Bad
    ```text
    media/old-drawing.svg
    ```

    ## Good
    ```markdown
    ![A line of an article leads to a book](../media/old-drawing.svg)
    ```
    """
    for path in site.targets.files:
        if path not in site.used and not variant_language(path):
            yield Hit(path, Span(), "no page uses this file", ("show it on a page, or take it out",))


@check("LP706", severity=Severity.ERROR)
def repeated_id(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds the same id on two elements of a page.

    ## Why is this bad?
    A link can lead to one of them only, and labels and descriptions that point at the id become
    wrong for a screen reader.

    ## Bad
    ```markdown
    ## What a source does { #source }

    ## What a source is { #source }
    ```

    ## Good
    ```markdown
    ## What a source does { #what-it-does }

    ## What a source is { #what-it-is }
    ```
    """
    for article in site.articles:
        questions = {question.id for question in article.facts.questions}
        for name, span in article.facts.repeated_ids:
            if name not in questions:
                yield Hit(article.path, span, f'the id "{name}" stands on several elements', ("make each id unique",))


@check("LP707", severity=Severity.WARNING)
def undefined_reference(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a link by reference, or a footnote's mark, whose definition is missing.

    ## Why is this bad?
    The page shows the brackets as text.

    ## Bad
    ```markdown
    Read [the guide][guide] first.[^1]
    ```

    ## Good
    ```markdown
    Read [the guide][guide] first.[^1]

    [guide]: judge-a-source.md
    [^1]: It takes ten minutes.
    ```
    """
    for article in site.articles:
        text = article.outside_code
        defined = {name.casefold() for name in _DEFINITION.findall(text)}
        for pattern, mark in ((_REFERENCE, ""), (_FOOTNOTE, "^")):
            for found in pattern.finditer(text):
                if f"{mark}{found[1]}".casefold() not in defined:
                    yield Hit(article.path, article.place(*found.span()), f'"{found[0]}" has no definition',
                              (f"add a line that begins with [{mark}{found[1]}]:",))
