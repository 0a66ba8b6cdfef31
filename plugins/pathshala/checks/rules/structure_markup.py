"""LP160 to LP164: Markdown that is begun and not ended, or not read as it was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...safety.quote import in_quotes
from ..context import Article, Checked
from ..hints import Known
from ..passage_text import PassageText
from ..registry import Hit, check

_FENCE = re.compile(r"^[ \t>]*(?P<fence>`{3,}|~{3,})(?P<name>[^`\n]*)$", re.MULTILINE)
_BOX = re.compile(r"^(?P<indent>[ \t]*)(?:!!!|\?\?\?\+?)[ \t]+(?P<kind>[\w-]+)[^\n]*+", re.MULTILINE)
_UP_TO_WORDS = re.compile(r"\s*+(?=\S)")
_KINDS = Known({
    "note", "abstract", "summary", "tldr", "info", "todo", "tip", "hint", "important", "success", "check", "done",
    "question", "help", "faq", "warning", "caution", "attention", "failure", "fail", "missing", "danger", "error",
    "bug", "example", "snippet", "quote", "cite", "seealso",
})
_DELIMITER = re.compile(r"^[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-*+:?[ \t]*+)*+$", re.MULTILINE)
_CELL_END = re.compile(r"(?<!\\)\|")


@check("LP160", severity=Severity.WARNING)
def unclosed_code(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a block of code that is begun (three backticks or tildes) and never ended.

    ## Why is this bad?
    The page shows the backticks, and the code as a paragraph in which signs are read as markup.

    ## Bad
    ````markdown
    ```text
    == Sources ==
    ````

    ## Good
    ````markdown
    ```text
    == Sources ==
    ```
    ````
    """
    for article in site.articles:
        opened: re.Match[str] | None = None
        text = article.outside_code  # What was read as a block is not in it.
        for one in _FENCE.finditer(text) if "```" in text or "~~~" in text else ():
            if opened is None:
                opened = one
            elif one["fence"].startswith(opened["fence"]) and not one["name"].strip():
                opened = None
        # It is shown, so a passage has it; else it was read, and not found where it stands.
        if opened and any(opened["fence"] in one.text for one in article.facts.passages):
            fence = opened["fence"]
            yield Hit(article.path, article.place(*opened.span("fence")), f"the code that {fence} begins has no end",
                      (f"write {fence} on a line of its own after it, as far to the right as here",))


@check("LP161", severity=Severity.WARNING)
def stars_without_partner(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds two stars that begin or end bold text and have no partner in the same paragraph.

    ## Why is this bad?
    The page shows the stars, and nothing is bold.

    ## Bad
    ```markdown
    Choose **Publish changes now.
    ```

    ## Good
    ```markdown
    Choose **Publish changes** now.
    ```
    """
    for article in site.articles:
        if "**" not in article.outside_code:
            continue
        for passage in article.facts.passages:
            text = PassageText(passage.text)
            # Two stars with spaces around them are no markup, but a sign of arithmetic.
            if "**" in passage.text and text.emphasis.stray.count("**") > text.of("stray").count("**"):
                yield Hit(article.path, passage.span, "two stars ** here have no partner, so they are shown",
                          ("write ** before and after what is bold, without a space inside",))


@check("LP162", severity=Severity.WARNING)
def empty_box(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a box (`!!! note`, `??? question`) whose text is not indented by four spaces.

    ## Why is this bad?
    The box stays empty, and what should stand in it stands under it.

    ## Bad
    ```markdown
    !!! warning "Being sure"

    You may know that a number is wrong.
    ```

    ## Good
    ```markdown
    !!! warning "Being sure"

        You may know that a number is wrong.
    ```
    """
    for article, found in _boxes(site):
        space = _UP_TO_WORDS.match(article.text.body, found.end())  # Code is in it, too.
        if space and _width(space[0].rpartition("\n")[2]) < _width(found["indent"]) + 4:
            yield Hit(article.path, article.place(found.start("kind"), found.end("kind")), "nothing stands in this box",
                      ("indent its text by four spaces",))


@check("LP163", severity=Severity.WARNING)
def misspelt_box(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a box (`!!! note`) of a kind that there is not, but one with nearly the same name.

    ## Why is this bad?
    A box without a title of its own is headed with the misspelt word, and none has the colours of its kind.

    ## Bad
    ```markdown
    !!! warnin "Being sure"
    ```

    ## Good
    ```markdown
    !!! warning "Being sure"
    ```
    """
    for article, found in _boxes(site):
        kind = found["kind"].lower()
        if kind not in _KINDS and (meant := _KINDS.nearest(kind)):
            yield Hit(article.path, article.place(found.start("kind"), found.end("kind")),
                      f"there is no kind of box {in_quotes(found['kind'])}", (f'did you mean "{meant}"?',))


@check("LP164", severity=Severity.WARNING)
def wide_table_row(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a row of a table with more cells than the table's head.

    ## Why is this bad?
    The page leaves out the cells that are too many. Mostly a `|` in a cell was meant as a character.

    ## Bad
    ```markdown
    | Statement | Needs a source? |
    |---|---|
    | The leaf lowers fever. | Yes | from a strong source |
    ```

    ## Good
    ```markdown
    | Statement | Needs a source? |
    |---|---|
    | The leaf lowers fever. | Yes, from a strong source |
    ```
    """
    for article in site.articles:
        text = article.outside_code
        for found in _DELIMITER.finditer(text) if "|" in text else ():
            head = _line_before(text, found.start())
            wanted = _cells(head)
            # A table by the parser's rule: as many signs under the head as it has cells.
            if "|" not in head or wanted != _cells(found.group()):
                continue
            start = found.end() + 1
            while start < len(text):
                end = text.find("\n", start)
                end = len(text) if end < 0 else end
                row = text[start:end]
                if "|" not in row:
                    break
                if row.strip() and (count := _cells(row)) > wanted:
                    yield Hit(article.path, article.place(start, end),
                              f"the row has {count} cells, the table's head {wanted}",
                              (r"join cells, give the head more of them, or write \| for the character",))
                start = end + 1


def _boxes(site: Checked) -> Iterator[tuple[Article, re.Match[str]]]:
    for article in site.articles:
        if "!!!" in article.outside_code or "???" in article.outside_code:
            for found in _BOX.finditer(article.outside_code):
                yield article, found


def _width(indent: str) -> int:
    return len(indent.expandtabs(4))


def _line_before(text: str, start: int) -> str:
    return text[text.rfind("\n", 0, max(start - 1, 0)) + 1:max(start - 1, 0)]


def _cells(row: str) -> int:
    inner = row.strip().removeprefix("|")
    ends = len(_CELL_END.findall(inner))
    return ends if _CELL_END.search(inner[-2:]) and inner.endswith("|") else ends + 1
