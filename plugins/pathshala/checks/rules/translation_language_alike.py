"""LP561 to LP563: translations compared with each other and with words of the source."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from ...model.finding import Severity
from ...safety.quote import in_quotes
from ...translate.units import similarity
from ..context import Checked
from ..pairs import Pair
from ..passage_text import OBJECT, prose_in_quotes
from ..registry import Hit, check
from ..translated_files import QUOTES_BEFORE, SMALL_WORD, TranslatedFile

_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_END = re.compile(r"[.!?:;]\s|\n")
_MOST_SENTENCES = 200
_COPIED_LETTERS = 24
_COMPARED = 500
_UNLIKE = 0.5


@check("LP561", severity=Severity.WARNING)
def inconsistent_translation(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a source of several words that one PO file translates in two ways. It is reported at the
    rarer one.

    ## Why is this bad?
    Readers think that two things are meant.

    ## Bad
    ```po
    msgctxt "first:123456"
    msgid "View history"
    msgstr "Ver historial"

    msgctxt "second:123456"
    msgid "View history"
    msgstr "Mostrar la historia"
    ```

    ## Good
    ```po
    msgctxt "first:123456"
    msgid "View history"
    msgstr "Ver historial"

    msgctxt "second:123456"
    msgid "View history"
    msgstr "Ver historial"
    ```
    """
    for file in site.translated_files:
        by_source: dict[str, list[Pair]] = defaultdict(list)
        for pair in file.every:
            by_source[pair.source.text].append(pair)
        for source, same in by_source.items():
            if len(same) > 1 and same[0].form is None and len(_WORD.findall(source)) > 1:
                yield from _rarer(file, same)


@check("LP562", severity=Severity.WARNING)
def copied_translation(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a translation that stands for two sources which have little in common.

    ## Why is this bad?
    It was pasted into the wrong entry, and one of the two passages says something false.

    ## Bad
    ```po
    msgid "Read the page from top to bottom."
    msgstr "Lee la página de arriba abajo."

    msgid "Publish your edit with a summary."
    msgstr "Lee la página de arriba abajo."
    ```

    ## Good
    ```po
    msgid "Read the page from top to bottom."
    msgstr "Lee la página de arriba abajo."

    msgid "Publish your edit with a summary."
    msgstr "Publica tu edición con un resumen."
    ```
    """
    for file in site.translated_files:
        shortest = _COPIED_LETTERS * file.written.density
        first: dict[str, Pair] = {}
        for pair in file.pairs:
            text = pair.target.text
            if len(text) < shortest or (other := first.setdefault(text, pair)) is pair:
                continue
            if similarity(other.source.text[:_COMPARED], pair.source.text[:_COMPARED]) < _UNLIKE:
                yield Hit(file.path, pair.span, f"the translation is that of {in_quotes(other.source.text, 40)} "
                          f"on line {other.entry.span.line}", ("translate both sources",))


@check("LP563", severity=Severity.WARNING)
def source_left_over(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a sentence of the source, four words or more, that stands in the translation as it is.

    ## Why is this bad?
    A part of the passage was not translated.

    ## Bad
    ```po
    msgid "Read the page. Then add a good source."
    msgstr "Lee la página. Then add a good source."
    ```

    ## Good
    ```po
    msgid "Read the page. Then add a good source."
    msgstr "Lee la página. Después, añade una buena fuente."
    ```
    """
    for file in site.translated_files:
        if file.written.language == file.source_written.language:
            continue
        for pair in file.pairs:
            target = pair.target.prose
            for sentence in _sentences(pair.source.prose):
                if sentence in target and not _describes(sentence, pair):
                    yield Hit(file.path, pair.span, f"{prose_in_quotes(sentence)} was not translated",
                              ("translate it",))
                    break


def _describes(sentence: str, pair: Pair) -> bool:
    """Whether a sentence is the alternative text of an image: LP532 speaks of that."""
    return any(link.image and sentence.strip(f"{OBJECT} ") in link.text for link in pair.source.links)


def _rarer(file: TranslatedFile, same: list[Pair]) -> Iterator[Hit]:
    written = Counter(_folded(pair.target.text) for pair in same)
    if len(written) < 2:
        return
    usual = max(written, key=lambda text: written[text])  # The first of those that are as frequent.
    model = next(pair for pair in same if _folded(pair.target.text) == usual)
    for pair in same:
        if _folded(pair.target.text) != usual:
            there, here = in_quotes(model.target.text, 40), in_quotes(pair.target.text, 40)
            yield Hit(file.path, pair.span, f"{in_quotes(pair.source.text, 40)} is {here} here, and {there} on line "
                      f"{model.span.line}", ("write both the same way",))


def _folded(text: str) -> str:
    """A translation without what may well differ between two places: case and marks at the end."""
    return text.casefold().rstrip(" .:!।。：؛…")


@lru_cache(maxsize=1_024)
def _sentences(prose: str) -> tuple[str, ...]:
    """The sentences with four words or more, three of them in small letters; not all of a long text's."""
    whole = (part.strip(QUOTES_BEFORE) for part in _SENTENCE_END.split(prose.rstrip(" .!?:;\n"), _MOST_SENTENCES))
    return tuple(part for part in whole if part.count(" ") > 2 and len(SMALL_WORD.findall(part)) > 2)
