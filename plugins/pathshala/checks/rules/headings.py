"""LP401 to LP409: headings."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ..context import Checked
from ..phrases import bare
from ..registry import Hit, check


@check("LP401", severity=Severity.ERROR)
def skipped_heading_level(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a heading that is more than one level deeper than the one before. The first is `##`.

    ## Why is this bad?
    People who use a screen reader walk through a page by its headings. A missing level sounds like
    a part that they cannot find.

    ## Bad
    ```markdown
    ## What a source does

    #### Three examples
    ```

    ## Good
    ```markdown
    ## What a source does

    ### Three examples
    ```
    """
    for article in site.articles:
        before = 1
        for heading in article.facts.headings:
            if heading.level > before + 1:
                yield Hit(article.path, heading.span,
                          f'"{heading.text}" is on level {heading.level}, after level {before}',
                          (f"begin it with {'#' * (before + 1)}",))
            before = heading.level


@check("LP402", severity=Severity.ERROR)
def second_title(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a heading of level 1 in the text: `# …`, or a line underlined with `===`.

    ## Why is this bad?
    The title in the front matter is the page's only heading of level 1. With two, nobody can tell
    what the page is called.

    ## Bad
    ```markdown
    # Why readers need sources
    ```

    ## Good
    ```markdown
    ## What a source does
    ```
    """
    for article in site.articles:
        for heading in article.facts.headings:
            if heading.level == 1:
                yield Hit(article.path, heading.span, f'"{heading.text}" is a second title', ("begin it with ##",))


@check("LP403", severity=Severity.ERROR)
def empty_heading(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a heading without text.

    ## Why is this bad?
    A screen reader announces a heading and then says nothing; the table of contents has an empty
    line.

    ## Bad
    ```markdown
    ##
    ```

    ## Good
    ```markdown
    ## What a source does
    ```
    """
    for article in site.articles:
        for heading in article.facts.headings:
            if not heading.text.strip():
                yield Hit(article.path, heading.span, "the heading has no text",
                          ("write one, or take the heading out",))


@check("LP404", severity=Severity.WARNING)
def repeated_heading(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds two headings with the same text under the same parent.

    ## Why is this bad?
    In a table of contents they cannot be told apart, and their anchors differ only by a number
    that changes when they move.

    ## Bad
    ```markdown
    ## Example

    ## Example
    ```

    ## Good
    ```markdown
    ## Example: a newspaper

    ## Example: a diary
    ```
    """
    for article in site.articles:
        path: list[tuple[int, str]] = []
        seen: set[tuple[tuple[int, str], ...]] = set()
        for heading in article.facts.headings:
            while path and path[-1][0] >= heading.level:
                path.pop()
            path.append((heading.level, bare(heading.text)))
            if tuple(path) in seen and heading.text:
                yield Hit(article.path, heading.span, f'the heading "{heading.text}" stands here twice',
                          ("say what is particular about each",))
            seen.add(tuple(path))
