"""LP810 to LP819: raw HTML, and other ways to bring in what no reviewer sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity, Span
from ..context import Article, Checked
from ..registry import Hit, check
from ..tags import Tag

_EMBEDDING = frozenset({"iframe", "frame", "frameset", "object", "embed", "applet", "portal"})
_FORMS = frozenset({"form", "input", "textarea", "select", "option", "button", "datalist", "output"})
_CHOOSERS = frozenset({"radio", "checkbox"})
_SNIPPET = re.compile(r"^[ \t>]*-{1,}8<-{1,}", re.MULTILINE)
_FENCED = "show it in a fenced code block, if it is meant as an example"


def _tags(site: Checked) -> Iterator[tuple[Article, Tag]]:
    for article in site.articles:
        for tag in article.tags:
            yield article, tag


def _is_handler(name: str) -> bool:
    return name.startswith("on") and len(name) > 2


@check("LP810", severity=Severity.ERROR)
def script_in_html(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a `<script>` in a text.

    ## Why is this bad?
    It would run on every reader's device. The site takes it away, and whatever relied on it does
    not work.

    ## Bad
    ```markdown
    <script src="https://example.org/count.js"></script>
    ```

    ## Good
    ```markdown
    A plain paragraph.
    ```
    """
    for article, tag in _tags(site):
        if tag.name == "script":
            yield Hit(article.path, tag.span, "<script> would run on the reader's device", ("take it out", _FENCED))


@check("LP811", severity=Severity.ERROR)
def event_handler(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an attribute that runs a program: `onclick`, `onerror`, `onload`, …

    ## Why is this bad?
    It is a script by another name. The site takes it away.

    ## Bad
    ```markdown
    <span onclick="alert(1)">Sources</span>
    ```

    ## Good
    ```markdown
    <span lang="es">Fuentes</span>
    ```
    """
    for article, tag in _tags(site):
        for name, _ in tag.attributes:
            if _is_handler(name):
                yield Hit(article.path, tag.span, f"{name} on <{tag.name}> would run on the reader's device",
                          ("take it out", _FENCED))


@check("LP812", severity=Severity.ERROR)
def embedded_page(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a frame or another element that shows a page inside the page.

    ## Why is this bad?
    The other page learns who reads, can change at any time, and is missing offline. The site takes
    it away.

    ## Bad
    ```markdown
    <iframe src="https://example.org/video"></iframe>
    ```

    ## Good
    ```markdown
    [A video about sources](https://example.org/video)
    ```
    """
    for article, tag in _tags(site):
        if tag.name in _EMBEDDING:
            yield Hit(article.path, tag.span, f"<{tag.name}> would show another page inside this one",
                      ("link to it instead", _FENCED))


@check("LP813", severity=Severity.ERROR)
def style_in_html(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a `<style>`, a `<link>` or a `style` attribute.

    ## Why is this bad?
    A style can cover the page with another one, hide text, or call another host. It also breaks in
    the dark palette and from right to left. The site takes it away.

    ## Bad
    ```markdown
    <p style="position: fixed">Sources</p>
    ```

    ## Good
    ```markdown
    !!! tip "Sources"
        Readers trust what they can check.
    ```
    """
    for article, tag in _tags(site):
        if tag.name in ("style", "link"):
            yield Hit(article.path, tag.span, f"<{tag.name}> would change how the page looks", ("take it out", _FENCED))
        elif "style" in dict(tag.attributes) and "style" in (tag.lost() or ("style",)):
            yield Hit(article.path, tag.span, f"the style of <{tag.name}> would change how the page looks",
                      ("take it out, and use an admonition or emphasis", _FENCED))


@check("LP814", severity=Severity.ERROR)
def form_in_html(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a form, a field or a button.

    ## Why is this bad?
    On a page that readers trust, a stranger could ask for a password. The site takes it away.

    ## Bad
    ```markdown
    <form action="https://example.org/"><input name="password"></form>
    ```

    ## Good
    ```markdown
    ### Which can you cite? { #quiz-cite .quiz objective=o1 }
    ```
    """
    for article, tag in _tags(site):
        chooser = tag.name == "input" and dict(tag.attributes).get("type", "").lower() in _CHOOSERS
        if tag.name in _FORMS and not chooser:
            yield Hit(article.path, tag.span, f"<{tag.name}> could ask readers for something secret",
                      ("take it out; questions are written as a quiz", _FENCED))


@check("LP815", severity=Severity.ERROR)
def removed_html(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds any other tag or attribute that the site takes away.

    ## Why is this bad?
    The page does not look as its author saw it, and the tag may have been meant to do harm.

    ## Bad
    ```markdown
    <marquee>Sources</marquee>
    ```

    ## Good
    ```markdown
    **Sources**
    ```
    """
    named = _EMBEDDING | _FORMS | {"script", "style", "link"}
    for article, tag in _tags(site):
        if tag.name in named:
            continue
        lost = tag.lost()
        if lost is None:
            yield Hit(article.path, tag.span, f"<{tag.name}> is taken away", ("write it in Markdown", _FENCED))
        for name in lost or ():
            if not _is_handler(name) and name not in ("style", "href", "src", "cite"):
                yield Hit(article.path, tag.span, f"{name} on <{tag.name}> is taken away", ("take it out", _FENCED))


@check("LP816", severity=Severity.ERROR)
def snippet_marker(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a line that would include another file: `--8<-- "file"`.

    ## Why is this bad?
    Including is switched off, since it could show any file of the machine. The page shows the line
    as text.

    ## Bad
    ```markdown
    --8<-- "shared/intro.md"
    ```

    ## Good
    ```markdown
    Readers trust what they can check.
    ```
    """
    for article in site.articles:
        for found in _SNIPPET.finditer(article.outside_code):
            yield Hit(article.path, article.place(*found.span()), "the line would include another file",
                      ("write the text here", _FENCED))


@check("LP817", severity=Severity.ERROR)
def snippets_enabled(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds the extension `pymdownx.snippets` in `mkdocs.yml`.

    ## Why is this bad?
    With it, one line in a stranger's lesson publishes any file of the machine that builds the site.

    ## Bad
    ```yaml
    markdown_extensions:
      - pymdownx.snippets
    ```

    ## Good
    ```yaml
    markdown_extensions:
      - pymdownx.superfences
    ```
    """
    yield from site.faults("snippets-enabled")


@check("LP818", severity=Severity.ERROR)
def nested_too_deeply(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a text whose lists or quotes are nested more deeply than can be read.

    ## Why is this bad?
    No reader needs a hundred levels. Such a text is mostly made to bring a program down.

    ## Bad
    ```markdown
    > > > > > > > (and a thousand more)
    ```

    ## Good
    ```markdown
    > A quotation.
    ```
    """
    for article in site.too_deep:
        yield Hit(article.path, _deepest_line(article.text.body, article.text.body_line),
                  "the text is nested more deeply than can be read", ("write it with fewer levels",))


@check("LP819", severity=Severity.ERROR)
def too_costly(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a text, or a translation, that would keep the parser busy for minutes. That is one that is
    far too long; hundreds of brackets or backticks that are opened and never closed; tables, code
    fences, footnote marks or lists of contents by the thousand; very long rows of spaces. A text that
    took more time or memory than it is given when it was read is found as well.

    ## Why is this bad?
    Nobody can check or build the site meanwhile. No honest text comes near the limit, so such a
    text is mostly made to bring a program down, or is a file that was pasted in by mistake.

    ## Bad
    ```markdown
    [a]([a]([a]([a]( (and a thousand more)
    ```

    ## Good
    ```markdown
    [a page](page.md) and [another page](other.md)
    ```
    """
    yield from site.faults("too-costly")
    for article, taken in site.too_costly:
        yield Hit(article.path, Span(article.text.body_line), f"reading this text takes {taken}",
                  ("write it with less markup, or split it into several lessons or pages",))


def _deepest_line(body: str, first_line: int) -> Span:
    """The line of a text that is indented or quoted most deeply, or holds the most tags."""
    depths = [len(line) - len(line.lstrip(" >\t")) + line.count("<") for line in body.split("\n")]
    return Span(first_line + depths.index(max(depths)))
