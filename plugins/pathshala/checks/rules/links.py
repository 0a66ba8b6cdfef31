"""LP701 to LP709: links and pictures inside the site, checked in every language."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from ...model.finding import Severity, Span
from ...sources.links import Destination
from ...sources.nearest import nearest
from ..context import Article, Checked
from ..hints import did_you_mean
from ..registry import Hit, check

_PAGE = re.compile(r"\.html?(?:[?#]|$)")
_REFERENCE = re.compile(r"\[[^\[\]\n]+\]\[([^\[\]\n^]+)\]")
_FOOTNOTE = re.compile(r"\[\^([^\[\]\n]+)\](?!:)")
_DEFINITION = re.compile(r"^[ \t>]*\[(\^?[^\]\n]+)\]:", re.MULTILINE)


@dataclass(frozen=True)
class Aim:
    """An address inside the site, wherever it stands, and where it leads. `base` is the file that
    it is relative to: for a translation, that of its source."""

    path: str
    span: Span
    base: str
    target: str
    destination: Destination


def _aims(site: Checked) -> Iterator[Aim]:
    for article in site.articles:
        for link in article.facts.links:
            yield _aim(site, article.path, link.span, article.path, link.target)
    for one in site.translations:
        for target in one.new_addresses():
            yield _aim(site, one.path, one.span, one.file, target)


def _aim(site: Checked, path: str, span: Span, base: str, target: str) -> Aim:
    return Aim(path, span, base, target, site.targets.resolve(base, target))


@check("LP701", severity=Severity.ERROR)
def broken_link(site: Checked) -> Iterator[Hit]:
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
    for aim in _aims(site):
        if aim.destination.kind == "missing" and not aim.target.startswith("/") and not _outside(aim):
            yield Hit(aim.path, aim.span, f'there is no "{aim.target}"', _near(site, aim))


def _outside(aim: Aim) -> bool:
    return aim.destination.address.startswith("../")


def _near(site: Checked, aim: Aim) -> tuple[str, ...]:
    wanted, folder = aim.destination.address, posixpath.dirname(aim.base)
    if _PAGE.search(wanted):
        wanted = re.sub(r"\.html?$", ".md", wanted)
    known = [*site.targets.pages, *site.targets.files]
    meant = wanted if wanted in known else nearest(wanted, known)
    if meant:
        return (f'did you mean "{posixpath.relpath(meant, folder)}"?',)
    return ("write the way from this file to the .md file or pack.yml",)


@check("LP702", severity=Severity.ERROR)
def broken_anchor(site: Checked) -> Iterator[Hit]:
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
    for aim in _aims(site):
        to = aim.destination
        if to.kind != "page" or not to.fragment or to.fragment.startswith(":~:"):
            continue
        anchors = site.documents[to.source].anchors if to.source in site.documents else frozenset()
        if unquote(to.fragment) not in anchors:
            named = sorted(one for one in anchors if not one.startswith(("fn", "__")))
            yield Hit(aim.path, aim.span, f'"{to.source}" has no place "#{to.fragment}"',
                      did_you_mean(to.fragment, named))


@check("LP703", severity=Severity.ERROR)
def link_outside(site: Checked) -> Iterator[Hit]:
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
    images = (_aim(site, article.path, image.span, article.path, image.target)
              for article in site.articles for image in article.facts.images)
    for aim in (*_aims(site), *images):
        if aim.destination.kind == "missing" and _outside(aim):
            yield Hit(aim.path, aim.span, f'"{aim.target}" leads out of the site\'s folder',
                      ("link to a file of the site, or put the file into media/",))


@check("LP704", severity=Severity.ERROR)
def missing_image(site: Checked) -> Iterator[Hit]:
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
    for article in site.articles:
        for image in article.facts.images:
            aim = _aim(site, article.path, image.span, article.path, image.target)
            wrong = aim.destination.kind in ("missing", "page") and not _outside(aim)
            if image.target and wrong and not image.target.startswith("/"):
                yield Hit(article.path, image.span, f'there is no picture "{image.target}"', _near(site, aim))


@check("LP705", severity=Severity.WARNING)
def unused_media(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a file in `media/` that no page shows and no front matter names.

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
    used = {file for article in site.articles for file in _used(site, article)}
    for path in site.targets.files:
        if path not in used:
            yield Hit(path, Span(), "no page uses this file", ("show it on a page, or take it out",))


def _used(site: Checked, article: Article) -> Iterator[str]:
    targets = [image.target for image in article.facts.images] + [link.target for link in article.facts.links]
    for target in targets:
        yield site.targets.resolve(article.path, target).source
    for media in article.lesson.media if article.lesson and article.pack else ():
        files = [media.file, *(media.captions or {}).values(), *(media.transcript or {}).values()]
        yield from (f"{article.pack.folder}/media/{name}" for name in files if article.pack)


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
