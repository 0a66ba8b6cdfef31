"""Make a translation fit to stand in its slot: it may change words, never structure.

The text enters the tree after the block phase, so block markers (`# `, `1. `, `|`, `!!!`) are
plain text there. What could still break out is raw HTML, the parser's own control characters,
and a trailing attribute list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .slots import CODE_SPAN

INLINE_TAGS = frozenset(
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time"
    " u var wbr".split()
)
_VOID = frozenset({"br", "img", "wbr"})
# Wider than the parser's own pattern: a tag that we see and it does not is escaped for nothing,
# one that it sees and we do not would get through.
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s<>/]*)[^<>]*>|<[!?/]")
# An attribute list of an inline element touches it; one behind a space or line end is the block's.
_LIST_OF_A_BLOCK = re.compile(r"(?<!\S)\{")
_NAMED = re.compile(r"""(?<=<)([a-zA-Z]+)(?=[^<>]*\s(?:id|name)\s*=)[^<>]*""")
_ANCHOR = re.compile(r"(?<=\S)(\{:?[^}\n#]*)#[^\s}]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_BREAKS_OUT = re.compile(r"[<{\x00-\x08\x0b-\x1f\x7f]|\[TOC\]")


def tame(translation: str, source: str) -> str:
    """The translation without anything that could change the page's blocks or run.

    A translation equal to its source comes back as it is. Raw inline tags stay where they are
    balanced, or where the source has the very same tags; otherwise `<` is shown as text.
    """
    if translation == source:
        return translation
    if not _BREAKS_OUT.search(translation):
        return translation.strip()
    text = _CONTROL.sub("", translation).strip()
    if text == "[TOC]":
        text = r"\[TOC\]"
    tags, source_tags = [found.group() for found in _tags(text)], [found.group() for found in _tags(source)]
    if not _harmless(tags, source_tags):
        text = _escape(text)
    elif tags != source_tags:
        # An anchor of the page may not be given a second time.
        text = _NAMED.sub(r"\1", text)
    code = _code(text)
    text = _ANCHOR.sub(
        lambda found: found.group() if _inside(found.start(), code) or found.group() in source else found.group(1), text
    )
    code = _code(text)
    return _LIST_OF_A_BLOCK.sub(lambda found: "{" if _inside(found.start(), code) else r"\{", text)


def plain(translation: str, source: str) -> str:
    """The translation of a text that is no Markdown: without control characters, and without
    what is looked for in every text of the tree."""
    if translation == source:
        return translation
    text = _CONTROL.sub("", translation)
    return _LIST_OF_A_BLOCK.sub("&#123;", "[ TOC ]" if text.strip() == "[TOC]" else text)


def _tags(text: str) -> Iterator[re.Match[str]]:
    code = _code(text)
    for found in _TAG.finditer(text):
        if not _inside(found.start(), code):
            yield found


def _code(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in CODE_SPAN.finditer(text)]


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _harmless(tags: list[str], source_tags: list[str]) -> bool:
    if tags == source_tags:
        return True
    still_open: list[str] = []
    for tag in tags:
        found = _TAG.fullmatch(tag)
        if not found or not found.group(2):
            return False
        name = found.group(2).lower()
        if name not in INLINE_TAGS and not _is_autolink(tag):
            return False
        if name in _VOID or _is_autolink(tag):
            continue
        if not found.group(1):
            still_open.append(name)
        elif not still_open or still_open.pop() != name:
            return False
    return not still_open


def _is_autolink(tag: str) -> bool:
    return bool(re.fullmatch(r"<(?:https?://|mailto:)[^\s<>\"']+>|<[\w.+-]+@[\w.-]+>", tag))


def _escape(text: str) -> str:
    pieces, last = [], 0
    for found in _tags(text):
        pieces += [text[last:found.start()], "&lt;"]
        last = found.start() + 1
    return "".join(pieces) + text[last:]
