"""LP544 to LP549: white space in translations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.finding import Severity
from ..context import Checked
from ..pairs import Pair
from ..passage_text import prose_in_quotes
from ..registry import Hit, check
from ..translated_files import BETWEEN

# Each pattern begins with what is rare, so that most of a text is passed over quickly.
_DOUBLED = re.compile(r"(?<=\S) {2,}+(?=\S)")
_BEFORE = re.compile(
    r" (?P<mark>[,;:.!?\u060c\u061b\u061f](?=\s)|[\uff0c\u3002\u3001\uff1f\uff01\uff1b\uff1a])"
)
_FRENCH = re.compile(
    "(?:[;!?](?=[\\s)\u00bb])|:(?=\\s))(?<=[\\w)%\u2019\ufffc].)|\u00ab(?=[^\\s]| )"
    "|\u00bb(?<=[^\u00a0\u202f\u2009\x1f].)| [;:!?](?=[\\s)\u00bb])"
)


@check("LP544", severity=Severity.ERROR)
def newline_at_the_edge(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a translation that begins or ends with a new line where its source does not, or the
    other way round.

    ## Why is this bad?
    gettext's tools refuse such a file.

    ## Bad
    ```po
    msgid "Sources"
    msgstr "Fuentes\\n"
    ```

    ## Good
    ```po
    msgid "Sources"
    msgstr "Fuentes"
    ```
    """
    for pair in site.pairs:
        source, target = pair.source.text, pair.target.text
        if "\n" not in target and "\n" not in source:
            continue
        if (source[:1] == "\n") != (target[:1] == "\n"):
            yield _at_edge(pair, "begins", source.startswith("\n"), "a new line")
        elif (source[-1:] == "\n") != (target[-1:] == "\n"):
            yield _at_edge(pair, "ends", source.endswith("\n"), "a new line")


@check("LP545", severity=Severity.WARNING)
def space_at_the_edge(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a translation that begins or ends with a space where its source does not, or the other
    way round.

    ## Why is this bad?
    Two words are joined, or a gap stands where none belongs.

    ## Bad
    ```po
    msgid "Sources"
    msgstr "Fuentes "
    ```

    ## Good
    ```po
    msgid "Sources"
    msgstr "Fuentes"
    ```
    """
    for file in site.translated_files:
        for pair in file.pairs:
            source, target = pair.source.text.strip("\n"), pair.target.text.strip("\n")
            if source[:1].isspace() != target[:1].isspace() and (file.written.spaced or target[:1].isspace()):
                yield _at_edge(pair, "begins", source[:1].isspace(), "a space")
            elif source[-1:].isspace() != target[-1:].isspace() and (file.written.spaced or target[-1:].isspace()):
                yield _at_edge(pair, "ends", source[-1:].isspace(), "a space")


def _at_edge(pair: Pair, verb: str, in_source: bool, what: str) -> Hit:
    if in_source:
        return Hit(pair.path, pair.span, f"the source {verb} with {what}, the translation does not", (f"add {what}",))
    return Hit(pair.path, pair.span, f"the translation {verb} with {what}, the source does not", ("delete it",))


@check("LP546", severity=Severity.WARNING)
def doubled_space(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds two spaces between words of a translation.

    ## Why is this bad?
    Mostly a word was deleted there, and the sentence should be read again. Two spaces at the end of
    a line, which break it in Markdown, are fine.

    ## Bad
    ```po
    msgid "Read the source."
    msgstr "Lee  la fuente."
    ```

    ## Good
    ```po
    msgid "Read the source."
    msgstr "Lee la fuente."
    ```
    """
    for file in site.translated_files:
        if "  " not in file.prose:
            continue
        for pair, match in file.first_found(_DOUBLED):
            if not _DOUBLED.search(pair.source.prose):
                before = match.string[max(0, match.start() - 80):match.start()].rpartition(BETWEEN)[2].split()[-1]
                yield Hit(file.path, pair.span, f"two spaces stand behind {prose_in_quotes(before)}", ("delete one",))


@check("LP547", severity=Severity.WARNING)
def space_before_punctuation(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a space before a comma, a full stop and the like. French is left alone, and so is the
    danda, before which some put a space.

    ## Why is this bad?
    The mark can come to stand alone at the beginning of a line.

    ## Bad
    ```po
    msgid "Read it, then edit."
    msgstr "এটি পড়ুন , তারপর সম্পাদনা করুন।"
    ```

    ## Good
    ```po
    msgid "Read it, then edit."
    msgstr "এটি পড়ুন, তারপর সম্পাদনা করুন।"
    ```
    """
    for file in site.translated_files:
        if file.written.language == "fr":
            continue
        for pair, match in file.first_found(_BEFORE):
            if not _BEFORE.search(f"{pair.source.prose} "):
                yield Hit(file.path, pair.span, f'a space stands before "{match["mark"]}"', ("delete it",))


@check("LP548", severity=Severity.WARNING)
def missing_space_after_punctuation(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a comma or the end of a sentence with no space behind it, in languages that write spaces.

    ## Why is this bad?
    Two words are joined: the line does not break there, and a search finds neither.

    ## Bad
    ```po
    msgid "Read it. Then edit."
    msgstr "এটি পড়ুন।তারপর সম্পাদনা করুন।"
    ```

    ## Good
    ```po
    msgid "Read it. Then edit."
    msgstr "এটি পড়ুন। তারপর সম্পাদনা করুন।"
    ```
    """
    for file in site.translated_files:
        if not file.written.spaced or not file.written.own:
            continue
        for pair, match in file.first_found(_unspaced(file.written.own)):
            if not _JOINED.search(pair.source.prose):
                yield Hit(file.path, pair.span, f'no space stands behind "{match.group()}"', ("add one",))


@cache
def _unspaced(letters: str) -> re.Pattern[str]:
    return re.compile(f"{_ENDING}(?<=[{letters}].)(?=[{letters}])")


_ENDING = "[,;!?\u060c\u061b\u061f\u0964\u06d4]"
_JOINED = re.compile(rf"{_ENDING}(?<=[^\W\d_].)(?=[^\W\d_])")


@check("LP549", severity=Severity.WARNING)
def french_spacing(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds French text without a space that does not break before ; : ! ? » and after «. The French of
    Canada and Switzerland, which differ, are left alone.

    ## Why is this bad?
    With an ordinary space the mark can come to stand alone at the beginning of a line.

    ## Bad
    ```po
    msgid "Why cite sources?"
    msgstr "Pourquoi citer ses sources?"
    ```

    ## Good
    ```po
    msgid "Why cite sources?"
    msgstr "Pourquoi citer ses sources ?"
    ```
    """
    for file in site.translated_files:
        if file.written.language != "fr" or file.language in ("fr-CA", "fr-CH"):
            continue
        for pair, match in file.first_found(_FRENCH):
            yield Hit(file.path, pair.span, f"{_around(match)} needs a space that does not break",
                      ("write U+202F or U+00A0 there",))


def _around(match: re.Match[str]) -> str:
    """What was found with some words before and after it, in quotes."""
    text = match.string
    start = max(text.rfind(BETWEEN, 0, match.start() + 1) + 1, match.start() - 12)
    end = text.find(BETWEEN, match.end() - 1)
    return prose_in_quotes(text[start:min(match.end() + 12, end if end >= 0 else len(text))].strip(), 40)
