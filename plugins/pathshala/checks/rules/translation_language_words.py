"""LP559, LP560, LP569 and LP582: translations that say too little, too much or nothing new."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...safety.quote import in_quotes
from ..context import Checked
from ..pairs import LONGEST, MOST, Pair, left_out
from ..passage_text import prose_in_quotes
from ..registry import Hit, check
from ..translated_files import QUOTES_BEFORE, SMALL_WORD, TranslatedFile, is_code

_SAME_ON_PURPOSE = re.compile(r"\b(same as (the )?source|do not translate|untranslatable)\b", re.IGNORECASE)
_IGNORES_SAME = "ignore-same"  # Weblate's flag.
_SHOWN = 5
_FEW_LETTERS, _MANY_LETTERS = 16, 60
_LOOSE, _TIGHT = 5.0, 3.0
_WITH_NAMES = 1.4
"""How much longer than its source a translation into Chinese may be: names and commands stay as they are."""


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
            if source < _FEW_LETTERS or (pair.form is not None and pair.form < len(pair.entry.msgstr) - 1):
                continue  # A form for one number may say "none" or "one" in a word.
            factor = _TIGHT if source >= _MANY_LETTERS else _LOOSE
            longest = source * max(expected * factor, _WITH_NAMES)
            if not source * expected < target * factor or target > longest:
                yield Hit(file.path, pair.span, f"the translation has {target} characters, the source {source}",
                          ("see whether something is missing, or belongs elsewhere",))


@check("LP582", severity=Severity.WARNING)
def uncompared_translation(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds translations that are not compared with their sources, since a text has more than 20,000
    characters, or the PO file more than two million. It is told once for a file.

    ## Why is this bad?
    None of the checks of translations looks at them.

    ## Bad
    ```po
    # A passage of 20,001 characters
    ```

    ## Good
    ```po
    # Two passages of 10,000 characters
    ```
    """
    for file in site.translated_files:
        if left := left_out(file.catalogue):
            lines = ", ".join(str(entry.span.line) for entry in left[:_SHOWN]) + (" \u2026" if left[_SHOWN:] else "")
            yield Hit(file.path, left[0].msgstr_span, f"too long to be compared with their sources: {len(left):,} of "
                      f"{len(left) + len(file.every):,} translations, on lines {lines}",
                      (f"split texts of more than {LONGEST:,} characters",
                       f"split a file of more than {MOST:,} characters"))


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
                yield Hit(file.path, pair.span, f"{prose_in_quotes(target, 30)} begins with a small letter",
                          ("begin it with a capital letter",))


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
