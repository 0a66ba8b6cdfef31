"""LP558: words that stand twice in a row in a translation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from operator import eq

from ...model.finding import Severity
from ..context import Checked
from ..doubled_words import HAN_TWICE, PARTICLE_TWICE, is_chinese, is_judged, is_slip, may_repeat_in_chinese
from ..pairs import Pair
from ..passage_text import prose_in_quotes
from ..registry import Hit, check
from ..translated_files import BETWEEN, QUOTES_BEFORE, TranslatedFile

_NO_WORD = "\0"


@check("LP558", severity=Severity.WARNING)
def doubled_word(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a word that stands twice in a row. In languages that double words for their meaning, as
    Bengali, Chinese, Hindi, Indonesian and Swahili do, only words and forms count that never are.

    ## Why is this bad?
    It is a slip, and makes a reader stumble.

    ## Bad
    ```po
    msgid "Read the whole page."
    msgstr "Lee la la página entera."
    ```

    ## Good
    ```po
    msgid "Read the whole page."
    msgstr "Lee la página entera."
    ```
    """
    for file in site.translated_files:
        told: Pair | None = None
        for pair, twice in _twice(file):
            if pair is not told and not _repeats(pair.source.prose):
                told = pair
                yield Hit(file.path, pair.span, f"{prose_in_quotes(twice)} stands in the translation",
                          ("delete one of the two words",))


def _twice(file: TranslatedFile) -> Iterator[tuple[Pair, str]]:
    """The words that stand twice where their language does not want it, both, each with its pair."""
    if is_chinese(file.written):
        yield from _twice_in_chinese(file)
    if is_judged(file.written):
        yield from ((pair, f"{word} {word}") for pair, word in _doubled(file) if is_slip(word, file.written))


def _doubled(file: TranslatedFile) -> Iterator[tuple[Pair, str]]:
    """The words that stand twice in a row, each with its pair."""
    if _NO_WORD in file.characters:
        return  # LP822 says so.
    words = file.prose.lower().replace(BETWEEN, f" {_NO_WORD} ").split()
    places = [place for place, again in enumerate(map(eq, words, islice(words, 1, None))) if again]
    done = number = 0
    for place in places:
        number += words[done:place].count(_NO_WORD)
        done = place
        if words[place] != _NO_WORD:
            yield file.pairs[number - 1], words[place]


def _twice_in_chinese(file: TranslatedFile) -> Iterator[tuple[Pair, str]]:
    """The particles and words that stand twice. To say "a bit" or "very", Chinese doubles some, which are
    left out, and so are numbers and what is one character over and over."""
    for pair, match in file.found(PARTICLE_TWICE):
        yield pair, match.group()
    for pair, match in file.found(HAN_TWICE):
        if not may_repeat_in_chinese(match["word"]):
            yield pair, match.group()


@lru_cache(maxsize=1024)
def _repeats(source: str) -> bool:
    """Whether a source doubles a word itself."""
    words = [word.strip(QUOTES_BEFORE) for word in source.lower().split()]
    return any(map(eq, words, words[1:]))
