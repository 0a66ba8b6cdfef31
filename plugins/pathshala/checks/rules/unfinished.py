"""LP217: texts that are not done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity, Span
from ..context import Article, Checked
from ..passage_text import prose_in_quotes
from ..phrases import bare
from ..registry import Hit, check
from ..translated_files import TranslatedFile
from ..wording import Words, words

_GAP = r"\[(?:[Ii]nsert|[Aa]dd|[Tt]o be|[Pp]laceholder)\b[^\]\n]{0,60}\](?![(\[])"
_MARKS = ("TODO", "FIXME", "TBD", "TBA", "XXX", "TKTK")
_UNFINISHED = re.compile(rf"[Ll]orem [Ii]psum|(?<![A-Za-z0-9_])(?:{'|'.join(_MARKS)})(?![A-Za-z0-9_])|\?{{4,}}+|{_GAP}")
_MAY_BE_A_GAP = re.compile(_GAP)
_PARTS = ("orem ", "????", *_MARKS)
"""A text that is not done holds one of these, or a gap."""
_LONGEST = 80
"""Characters of the longest translation that is looked at for words that stand alone."""
_DOTS = re.compile(r"\.{2,}|…+")
_PASSAGE_OF_DOTS = re.compile(r"(?:\A|\n)[ \t>]*\n[ \t>]*(\.{2,}|…+)[ \t]*(?=\Z|\n[ \t>]*(?:\n|\Z))")
_PARTING = frozenset(":：–—")
_LAST_PART = re.compile(r"[:：–—]\s+([^:：–—\n]{2,60})$")
_FIRST_PART = re.compile(r"([^\W\d_]{2,30}+(?: [^\W\d_]{2,30}+){0,3})\s{0,2}[:.]")
_WHOLE = frozenset({"paragraph", "quiz feedback", "quote", "definition", "title", "summary"})
"""What a reader reads for its words. A cell or an item of a list may well say "pending"."""


@check("LP217", severity=Severity.WARNING)
def unfinished_text(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds marks of a text that is not done: `TODO`, `FIXME`, `TBD`, `XXX`, "lorem ipsum", `????`, or a gap in square
    brackets such as "[insert name]". It also finds a passage of nothing but dots, and words such as "coming soon"
    that stand alone, behind a colon, or in capitals; there are lists of these for Arabic, Bengali, English, French,
    German, Portuguese, Spanish and Swahili. It looks at the texts of lessons and pages, at what front matter and
    `pack.yml` say, and at translations. What stands as code is left alone.

    ## Why is this bad?
    Readers lose their trust in the rest, and translators translate it.

    ## Bad
    ```markdown
    TODO: say how to cite a book.
    ```

    ## Good
    ```markdown
    Name the author, the title, the year and the page.
    ```
    """
    for article in site.articles:
        yield from _in_article(article, words(site.language_of(article), "unfinished"))
    for one in site.fields:
        sign = _sign(one.text, words(one.language, "unfinished"))
        if sign:
            yield _hit(one.path, one.span, sign)
    for file in site.translated_files:
        yield from _in_translations(file, words(file.language, "unfinished"))


def _hit(path: str, span: Span, sign: str) -> Hit:
    return Hit(path, span, f"{prose_in_quotes(sign)} says that this is not done",
               ("finish the passage, or take it out",))


def _in_article(article: Article, some: Words) -> Iterator[Hit]:
    if _may_be_unfinished(article.outside_code):
        for found in _UNFINISHED.finditer(article.prose):
            yield _hit(article.path, article.place(*found.span()), found.group())
    body = f"{article.text.body}\n"
    for found in _PASSAGE_OF_DOTS.finditer(body) if "..\n" in body or "…\n" in body else ():
        if article.prose[found.start(1):found.end(1)] == found[1]:
            yield _hit(article.path, article.place(*found.span(1)), found[1])
    if some.may_stand_in(article.vocabulary):
        for passage in article.facts.passages:
            sign = _stands_for_later(passage.text, some) if passage.role in _WHOLE else ""
            if sign:
                yield _hit(article.path, passage.span, sign)


def _in_translations(file: TranslatedFile, some: Words) -> Iterator[Hit]:
    for pair, found in file.first_found(_UNFINISHED) if _may_be_unfinished(file.prose) else ():
        if found.group() not in pair.source.text:
            yield _hit(file.path, pair.span, found.group())
    for pair in file.pairs:
        sign = _stands_for_later(pair.target.text, some) if len(pair.target.text) <= _LONGEST else ""
        if (" " in sign or sign.isupper() or _DOTS.fullmatch(sign)) and not _is_for_later(pair.source.text, file):
            yield _hit(file.path, pair.span, sign)


def _is_for_later(source: str, file: TranslatedFile) -> bool:
    """Whether a source says itself that it is still to come."""
    return bool(_stands_for_later(source, words(file.source_language, "unfinished")))


def _sign(text: str, some: Words) -> str:
    """What says of a text that it is not done; empty where nothing does."""
    found = _UNFINISHED.search(text) if _may_be_unfinished(text) else None
    return found.group() if found else _stands_for_later(text, some)


def _may_be_unfinished(text: str) -> bool:
    return any(part in text for part in _PARTS) or _MAY_BE_A_GAP.search(text) is not None


def _stands_for_later(text: str, some: Words) -> str:
    """The text, or its part, that says nothing but that something is still to come; empty where there is none."""
    whole = text.strip()
    if _DOTS.fullmatch(whole) or bare(whole) in some.instead:
        return whole
    first = _FIRST_PART.match(whole) if whole[:2].isupper() else None
    if first and first[1].isupper() and first[1].lower() in some.instead:
        return first[1]
    last = _LAST_PART.search(whole.rstrip(" .!…")) if not _PARTING.isdisjoint(whole) else None
    return last[1] if last and " " in last[1].strip() and bare(last[1]) in some.instead else ""
