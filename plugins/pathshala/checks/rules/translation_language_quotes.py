"""LP555 and LP557: brackets and quotation marks in translations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ...model.finding import Severity
from ..context import Checked
from ..pairs import Pair
from ..passage_text import prose_in_quotes
from ..registry import Hit, check

_BRACKETS = (
    ("(\uff08", ")\uff09"), ("[\uff3b", "]\uff3d"), ("{", "}"), ("\u00ab", "\u00bb"), ("\u300c", "\u300d"),
    ("\u300e", "\u300f"), ("\u300a", "\u300b"), ("\u3008", "\u3009"), ("\u3010", "\u3011"), ("\u3014", "\u3015"),
)
_CURLY = ("\u201c", "\u201d")
# Languages that open with a mark at the foot of the line, or with the same mark that closes.
_OTHERWISE_CURLED = frozenset(
    "bg cs da de dsb et fi fo hr hsb hu hy is ka lb lt lv mk nb nl nn no pl ro se sh sk sl sq sr sv uk ru be bs".split()
)
_QUOTES = frozenset(
    "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2039\u203a\u300c\u300d\u300e\u300f\u301d\u301e\u301f\u300a\u300b"
)
_ANY_QUOTE = re.compile(
    "[\"'\u2018\u2019\u201a\u02bb\u300a\u3008\u300e\u00ab\u00bb\u201c\u201d\u201e\u2039\u300c`\ufffc*_]"
)
_QUOTED = re.compile("[\"\u201c\u00ab][^\\s\"\u201c\u00ab]")
_REMARK = re.compile(r"\([^()\s]++ [^()]+\)")
_SET_APART = re.compile("[()\\[\\]\uff08\uff09\u3010\u3011\u2013\u2014:\uff1a]")
# CLDR's delimiters, and what style guides allow beside them.
_OWN_QUOTES: Mapping[str, str] = MappingProxyType({
    **dict.fromkeys("as bn en gu hi id kn ko ml mr ms ne or pa si sw ta te th tr ur vi yo zu".split(), "\u201c\u201d"),
    **dict.fromkeys("ar ckb es eu fa fr gl it ca ps pt ug".split(), "\u201c\u201d\u00ab\u00bb\u2039\u203a"),
    **dict.fromkeys("be ru uk".split(), "\u00ab\u00bb\u201e\u201c\u201d"),
    **dict.fromkeys("bg cs de hr sk sl sr".split(), "\u201e\u201c\u201d\u00ab\u00bb\u2039\u203a"),
    **dict.fromkeys("hu pl ro".split(), "\u201e\u201d\u00ab\u00bb"),
    "ja": "\u300c\u300d\u300e\u300f\u300a\u300b\u201c\u201d\u301d\u301e\u301f",
    "zh": "\u201c\u201d\u300a\u300b\u300c\u300d\u300e\u300f", "yue": "\u201c\u201d\u300a\u300b\u300c\u300d\u300e\u300f",
})


@check("LP555", severity=Severity.WARNING)
def unpaired_brackets(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a bracket or a quotation mark in a translation that has no partner, where all have one in
    the source; and quotation marks, or a remark in brackets, that were lost.

    ## Why is this bad?
    A reader looks for the end of what began, and takes somebody's words for those of the page.

    ## Bad
    ```po
    msgid "A source (a book, say)"
    msgstr "Una fuente (un libro, por ejemplo"
    ```

    ## Good
    ```po
    msgid "A source (a book, say)"
    msgstr "Una fuente (un libro, por ejemplo)"
    ```
    """
    for file in site.translated_files:
        kinds = [*_BRACKETS, *([] if file.written.language in _OTHERWISE_CURLED else [_CURLY])]
        used = [kind for kind in kinds if not file.characters.isdisjoint(kind[0] + kind[1])]
        for pair in file.pairs:
            if message := _unpaired(pair, used) or _lost(pair):
                yield Hit(file.path, pair.span, message, ("compare it with the source",))


@check("LP557", severity=Severity.WARNING)
def quotes_of_another_language(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds quotation marks that the language does not use. Straight ones are fine everywhere.

    ## Why is this bad?
    Readers take them for something else.

    ## Bad
    ```po
    # translations/bn/LC_MESSAGES/first-edit.po
    msgid "Look for the word \\"source\\"."
    msgstr "«উৎস» শব্দটি খুঁজুন।"
    ```

    ## Good
    ```po
    # translations/bn/LC_MESSAGES/first-edit.po
    msgid "Look for the word \\"source\\"."
    msgstr "“উৎস” শব্দটি খুঁজুন।"
    ```
    """
    for file in site.translated_files:
        own = _OWN_QUOTES.get(file.written.language, "")
        foreign = "".join(sorted((_QUOTES - set(own)) & file.characters)) if own else ""
        for pair, match in file.first_found(re.compile(f"[{foreign}]")) if foreign else ():
            if match.group() not in pair.source.text:
                yield Hit(file.path, pair.span, f"{file.written.language} does not quote with {match.group()}",
                          (f'write {own[0]}\u2026{own[1]}, or "\u2026"',))


def _unpaired(pair: Pair, kinds: list[tuple[str, str]]) -> str:
    """Which marks of a translation have no partner; empty where none, or where the source has such."""
    text = pair.target.prose
    for opening, closing in kinds:
        opened, closed = _count(text, opening), _count(text, closing)
        if opened != closed and _count(pair.source.prose, opening) == _count(pair.source.prose, closing):
            mark, partner = (opening[0], closing[0]) if opened > closed else (closing[0], opening[0])
            return f'"{mark}" stands there {_times(max(opened, closed))}, "{partner}" {_times(min(opened, closed))}'
    if '"' in text and text.count('"') % 2 and pair.source.prose.count('"') % 2 == 0:
        return f"a quotation mark has no partner in {prose_in_quotes(text)}"
    return ""


def _count(text: str, marks: str) -> int:
    return text.count(marks) if len(marks) == 1 else text.count(marks[0]) + text.count(marks[1])


def _times(number: int) -> str:
    return ("not at all", "once", "twice")[number] if number < 3 else f"{number} times"


def _lost(pair: Pair) -> str:
    source = pair.source.prose
    if "(" in source and _REMARK.search(source) and not _SET_APART.search(pair.target.prose):
        return "the source has a remark in brackets, the translation has none"
    if ('"' in source or "\u201c" in source) and _QUOTED.search(source) and not _ANY_QUOTE.search(pair.target.text):
        return "the source quotes something, the translation has no quotation marks"
    return ""
