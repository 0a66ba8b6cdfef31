"""LP558 to LP560 and LP569: the words of translations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from operator import eq

from ...model.finding import Severity
from ...safety.quote import in_quotes
from ..context import Checked
from ..orthography import Orthography
from ..pairs import Pair
from ..registry import Hit, check
from ..translated_files import BETWEEN, QUOTES_BEFORE, SMALL_WORD, TranslatedFile, in_word, is_code

# Languages in which no word stands twice but by a slip, with the words that may.
_SINGLE = {
    **dict.fromkeys("bg ca cs da el eo es et fi gl hr lt lv nb nn no pt ro ru sk sl sr sv uk be mk is ga cy eu sq"
                    .split(), frozenset({"poco", "quase", "muy", "muito", "очень", "så"})),
    "en": frozenset({"that", "had", "very", "no", "bye", "so"}), "fr": frozenset({"nous", "vous", "que", "très"}),
    "de": frozenset({"die", "der", "das", "sie", "den", "sehr"}), "nl": frozenset({"dat", "die", "heel"}),
    "it": frozenset({"piano", "molto", "quasi", "poco"}), "pl": frozenset({"bardzo"}),
    "hu": frozenset({"egy", "az", "már"}), "ar": frozenset(),
}
# Languages that double words for their meaning: these words never are.
_NEVER_TWICE = {
    "bn": "এবং ও কিন্তু থেকে জন্য একটি এর সঙ্গে অথবা এ তবে", "hi": "और के का की में से को है हैं लेकिन एक पर",
    "ur": "اور کے کا کی میں سے کو ہے لیکن ایک پر", "ne": "र को का की मा ले छ तर एक", "fa": "و از در که به این است را با",
    "sw": "na ya wa kwa katika ni cha za la au", "id": "yang dan di ke dari untuk ini dengan atau",
    "ms": "yang dan di ke dari untuk ini dengan atau", "tr": "ve bir bu için ile", "he": "של את על עם או",
    "ta": "மற்றும் ஒரு", "vi": "và của là có", "ha": "da a na ta",
}
_NO_WORD = "\0"
_SAME_ON_PURPOSE = re.compile(r"\b(same as (the )?source|do not translate|untranslatable)\b", re.IGNORECASE)
_IGNORES_SAME = "ignore-same"  # Weblate's flag.
_TOO_LONG_TO_DOUBLE = 10
_FEW_LETTERS, _MANY_LETTERS = 16, 60
_LOOSE, _TIGHT = 5.0, 3.0


@check("LP558", severity=Severity.WARNING)
def doubled_word(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a word that stands twice in a row. In languages that double words for their meaning, as
    Bengali, Hindi, Indonesian and Swahili do, only words like "and", long and foreign ones count.

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
        known = file.written.language in _SINGLE or file.written.language in _NEVER_TWICE
        told: Pair | None = None
        for pair, word in _doubled(file) if known or file.written.script not in ("", "Latn") else ():
            if pair is not told and _may_not_repeat(word, file.written) and not _repeats(pair.source.prose):
                told = pair
                yield Hit(file.path, pair.span, f"{in_quotes(f'{word} {word}')} stands in the translation",
                          ("delete one of the two words",))


@check("LP559", severity=Severity.WARNING)
def unchanged_translation(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a translation that is its source, word for word, with two small words or more. Names,
    numbers and code may stay as they are.

    ## Why is this bad?
    It counts as translated, and a reader meets another language without being told. What is meant
    to stay gets the comment `# same as source`.

    ## Bad
    ```po
    msgid "Who wrote this page?"
    msgstr "Who wrote this page?"
    ```

    ## Good
    ```po
    msgid "Who wrote this page?"
    msgstr "¿Quién escribió esta página?"
    ```
    """
    for file in site.translated_files:
        if file.written.language == file.source_written.language:
            continue
        for pair in file.every:
            if pair.target.text == pair.source.text and not is_code(pair) and _has_words(pair, file):
                yield Hit(file.path, pair.span, f"{in_quotes(pair.target.text)} is the source itself",
                          ("translate it", "or say in a comment: # same as source"))


@check("LP560", severity=Severity.WARNING)
def length_out_of_proportion(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a translation that is more than three times longer or shorter than its source would let
    expect in that language; five times where the source is short.

    ## Why is this bad?
    Mostly a part is missing, or the translation belongs to another passage.

    ## Bad
    ```po
    msgid "A source lets readers check what a page says, and shows where to read on about it."
    msgstr "Una fuente."
    ```

    ## Good
    ```po
    msgid "A source lets readers check what a page says, and shows where to read on about it."
    msgstr "Una fuente permite comprobar lo que dice una página y muestra dónde seguir leyendo."
    ```
    """
    for file in site.translated_files:
        expected = file.written.density / file.source_written.density
        for pair in file.pairs:
            source, target = len(pair.source.prose), len(pair.target.prose)
            if source < _FEW_LETTERS:
                continue
            factor = _TIGHT if source >= _MANY_LETTERS else _LOOSE
            if not source * expected < target * factor < source * expected * factor * factor:
                yield Hit(file.path, pair.span, f"the translation has {target} characters, the source {source}",
                          ("see whether something is missing, or belongs elsewhere",))


@check("LP569", severity=Severity.WARNING)
def missing_capital(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a sentence that begins with a small letter where its source begins with a capital one.

    ## Why is this bad?
    It looks as if its beginning were lost. Languages without capital letters, and those whose names
    begin with a small prefix, are left alone.

    ## Bad
    ```po
    msgid "Add a source to the page."
    msgstr "añade una fuente a la página."
    ```

    ## Good
    ```po
    msgid "Add a source to the page."
    msgstr "Añade una fuente a la página."
    ```
    """
    for file in site.translated_files:
        if not file.written.capitals:
            continue
        for pair in file.pairs:
            source, target = pair.source.prose, pair.target.prose
            if not (target[:1].isupper() or source[:1].islower()) and _begins_small(source, target):
                yield Hit(file.path, pair.span, f"{in_quotes(target, 30)} begins with a small letter",
                          ("begin it with a capital letter",))


def _may_not_repeat(word: str, written: Orthography) -> bool:
    language = written.language
    if not (word[0].isalpha() and in_word(word[-1])):
        return False
    if language not in _SINGLE:
        foreign = word.isascii() and written.script != "Latn"
        return foreign or len(word) >= _TOO_LONG_TO_DOUBLE or word in _never_twice(language)
    # Arabic repeats a noun in the accusative to say "one by one".
    return word not in _SINGLE[language] and not (language == "ar" and word.endswith(("ا", "ًا", "اً")))


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


@cache
def _never_twice(language: str) -> frozenset[str]:
    return frozenset(_NEVER_TWICE.get(language, "").split())


@lru_cache(maxsize=1024)
def _repeats(source: str) -> bool:
    """Whether a source doubles a word itself."""
    words = [word.strip(QUOTES_BEFORE) for word in source.lower().split()]
    return any(map(eq, words, words[1:]))


def _has_words(pair: Pair, file: TranslatedFile) -> bool:
    """Whether a text that stayed as it is has words that should have been translated."""
    entry = pair.entry
    if _IGNORES_SAME in entry.flags or any(_SAME_ON_PURPOSE.search(line) for line in entry.translator):
        return False
    needed = 2 if file.source_written.capitals else 3
    return len(SMALL_WORD.findall(pair.source.prose)) >= needed


def _begins_small(source: str, target: str) -> bool:
    source, target = source.lstrip(QUOTES_BEFORE), target.lstrip(QUOTES_BEFORE)
    if not source[:1].isupper() or not target[:1].islower() or " " not in source:
        return False
    # iPhone, eBook and pH are names.
    return not target[1:2].isupper() and target[:1] not in "ʻʼ" and not source.startswith(target.split(" ")[0])
