"""LP227, LP229 to LP231: slips of the hand and of programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from operator import eq

from ...model.finding import Severity, Span
from ..context import Checked
from ..doubled_words import HAN_TWICE, PARTICLE_TWICE, is_chinese, is_judged, is_slip, may_repeat_in_chinese
from ..orthography import Orthography, orthography
from ..passage_text import prose_in_quotes
from ..registry import Hit, check
from ..shouting import shouted
from ..wording import is_quoted

# What is no part of a word. Vowel signs are, which `\w` leaves out.
_OUTSIDE = r"\s!-/:-@\[-`{-~\u2010-\u206f\u3000-\u303f\u0964\u0965\u060c\u061b\u061f\xa1\xab\xb7\xbb\xbf"
_GAP = r"(?:[ \t\u00a0]+|[ \t]*\n[ \t>]*)"
_TWICE = re.compile(
    rf"(?<![^{_OUTSIDE}])(?<![’'.@/-])(?P<word>[^\W\d_][^\d{_OUTSIDE}]*+)(?P<gap>{_GAP})(?P<again>(?P=word))"
    rf"(?P<more>(?:{_GAP}(?P=word)(?![^{_OUTSIDE}]))*)(?![^{_OUTSIDE}]|[’'@/-]|\.\w)", re.IGNORECASE)
_CONTINUED = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# UTF-8 that was read as Windows-1252: what Latin letters, punctuation, other alphabets, and Indic scripts become.
# It begins with one class of characters, by which a text is searched fast.
_GARBLED = re.compile(
    rf"[ÃÂâïðÄÅÎÏÐÑØÙà\ufffd&](?:(?:(?<=[ÃÂ])(?<![A-ZÀ-Þ“„«‘].)[{_CONTINUED}]|(?<=â)€|(?<=ï)»¿|(?<=ð)Ÿ"
    rf"|(?<=[ÄÅÎÏÐÑØÙ])[{_CONTINUED}][ÄÅÎÏÐÑØÙ][{_CONTINUED}]|(?<=à)[¤-§][{_CONTINUED}]à[¤-§][{_CONTINUED}])"
    rf"[ÃÂâàÐÑØÙ{_CONTINUED}]*|(?<=\ufffd)\ufffd*|(?<=&)amp;(?:amp|lt|gt|quot|apos|nbsp|#\d{{1,7}});)", re.DOTALL
)
_LOST = "\ufffd"
"""What also stands in a text that was read in spite of bytes that are not UTF-8."""
_CONFLICT = re.compile(r"^(?:<{7}(?: .*)?|\|{7} .*|>{7}(?: .*)?)$", re.MULTILINE)


@check("LP227", severity=Severity.WARNING)
def shouted_words(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds five words or more in a row in capitals, in a heading four. Single words in capitals, and abbreviations in
    a list, are left alone.

    ## Why is this bad?
    Capitals have no shapes that the eye knows, so they are read slowly, and readers take them for shouting. Some
    screen readers spell them letter by letter.

    ## Bad
    ```markdown
    NEVER PUBLISH WHAT YOU HAVE NOT READ.
    ```

    ## Good
    ```markdown
    Never publish what you have **not read**.
    ```
    """
    for article in site.articles:
        for start, end in shouted(article.prose):
            yield Hit(article.path, article.place(start, end),
                      f"{prose_in_quotes(article.prose[start:end], 40)} stands in capitals",
                      ("write small letters, and **bold** where a word has weight",))


@check("LP229", severity=Severity.WARNING)
def repeated_word(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a word that stands twice in a row in a text that is no translation, also over the end of a line. Words
    that a language doubles are left alone, such as "had had", "nous nous" and what is doubled for its meaning in
    Bengali, Chinese, Hindi, Indonesian or Swahili; and so is what stands in quotation marks, or three times.

    ## Why is this bad?
    It is a slip, makes a reader stumble, and is translated into every language.

    ## Bad
    ```markdown
    Read the the whole page.
    ```

    ## Good
    ```markdown
    Read the whole page.
    ```
    """
    for article in site.articles:
        written = orthography(site.language_of(article))
        for start, end in _twice(article.prose, written):
            if article.text.body[start:end] == article.prose[start:end]:
                yield _repeated(article.path, article.place(start, end), article.prose[start:end])
    for one in site.fields:
        for start, end in _twice(one.text, orthography(one.language)):
            yield _repeated(one.path, one.span, one.text[start:end])


def _repeated(path: str, span: Span, twice: str) -> Hit:
    return Hit(path, span, f'"{" ".join(twice.replace(">", " ").split())}" stands twice in a row',
               ("delete one of the two words",))


def _twice(text: str, written: Orthography) -> Iterator[tuple[int, int]]:
    """Where a word and its repetition stand, from the beginning of the one to the end of the other."""
    if is_chinese(written):
        for found in (*PARTICLE_TWICE.finditer(text), *HAN_TWICE.finditer(text)):
            if found.re is PARTICLE_TWICE or not may_repeat_in_chinese(found["word"]):
                yield found.span()
    words = text.lower().replace("\n>", "\n ").split() if is_judged(written) else []
    if any(map(eq, words, islice(words, 1, None))):
        for found in _TWICE.finditer(text):
            if is_slip(found["word"].lower(), written) and not (
                    _is_meant(found) or _is_heading(found) or is_quoted(text, *found.span())):
                yield found.span()


def _is_meant(found: re.Match[str]) -> bool:
    """Whether both words are written like a name, as in "Walla Walla", or the word stands there three times."""
    return bool(found["more"]) or (found["word"].istitle() and found["again"].istitle())


def _is_heading(found: re.Match[str]) -> bool:
    """Whether the first word ends a heading, so that the second begins another text."""
    line = found.string.rfind("\n", 0, found.start()) + 1
    return "\n" in found["gap"] and found.string[line:line + 1] == "#"


@check("LP230", severity=Severity.WARNING)
def garbled_text(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds letters that a program has put to others: UTF-8 that was read as Windows-1252 ("organizaciÃ³n", "donâ€™t"),
    the replacement character U+FFFD, and an entity that was escaped twice (`&amp;amp;`). It looks at the texts of
    lessons and pages, at what front matter and `pack.yml` say, and at translations. What stands as code is left alone.

    ## Why is this bad?
    Nobody can read the word, find it or translate it. Where U+FFFD stands, the letter is lost.

    ## Bad
    ```markdown
    La organizaciÃ³n del encuentro
    ```

    ## Good
    ```markdown
    La organización del encuentro
    ```
    """
    unreadable = {hit.path for hit in site.faults("invalid-utf8")}
    for article in site.articles:
        for found in _GARBLED.finditer(article.prose):
            if article.path not in unreadable or not found.group().startswith(_LOST):
                yield _garbled(article.path, article.place(*found.span()), found.group())
    for one in site.fields:
        found_in = _GARBLED.search(one.text)
        if found_in and not (one.path in unreadable and found_in.group().startswith(_LOST)):
            yield _garbled(one.path, one.span, found_in.group())
    for file in site.translated_files:
        for pair, found in file.first_found(_GARBLED):
            if found.group() not in pair.source.text:
                yield _garbled(file.path, pair.span, found.group())


def _garbled(path: str, span: Span, sign: str) -> Hit:
    meant = _read_again(sign)
    if meant:
        return Hit(path, span, f'"{sign}" is what a wrong reading made of "{meant}"', (f'write "{meant}"',))
    return Hit(path, span, f'"{sign}" stands for something else', ("write what was meant",))


@lru_cache(maxsize=256)
def _read_again(sign: str) -> str:
    """What was meant by UTF-8 that was read as Windows-1252; empty where that cannot be told."""
    if sign.startswith("&"):
        return f"&{sign[5:]}"
    try:
        return sign.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""


@check("LP231", severity=Severity.ERROR)
def merge_conflict(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds the lines that Git writes between two versions of a text which it could not join: `<<<<<<<`, `|||||||` and
    `>>>>>>>`. What stands as code is left alone.

    ## Why is this bad?
    Both versions stand on the page, with signs around them that no reader knows.

    ## Bad
    ```markdown
    <<<<<<< HEAD
    Look in the library.
    =======
    Look at home.
    >>>>>>> branch
    ```

    ## Good
    ```markdown
    Look in the library, or at home.
    ```
    """
    for article in site.articles:
        if "<<<<<<<" in article.outside_code or ">>>>>>>" in article.outside_code:
            for found in _CONFLICT.finditer(article.outside_code):
                yield Hit(article.path, article.place(*found.span()),
                          f"{prose_in_quotes(found.group())} is left of a merge",
                          ("keep one of the two versions, or join them, and delete the lines of signs",))
