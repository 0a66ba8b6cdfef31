"""LP550 to LP554: the marks that end sentences, by language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from ...model.finding import Severity
from ..context import Checked
from ..orthography import Orthography
from ..passage_text import OBJECT, prose_in_quotes
from ..registry import Hit, check
from ..translated_files import BETWEEN

_CLOSING = (
    " \t\n\u00a0\u202f\"'\u201c\u201d\u2018\u2019\u00ab\u00bb\u203a\u201e)]}"
    "\uff09\u3011\u300d\u300f\u300b\u200b\u200c\u200e\u200f"
)
_QUESTIONS = "?\uff1f\u061f\u2e2e\u1367\u2047\u2048\u2049\u203d"
_KINDS: Mapping[str, str] = MappingProxyType({
    **dict.fromkeys(".\u3002\uff0e\uff61\u0964\u0965\u06d4\u0589\u1362\u104b\u17d4\u17d5\u1803\u1809\u166e\u0f0d\u0f0e\ua4ff",
                    "a full stop"),
    **dict.fromkeys("!\uff01\u055c", "a full stop"),  # How loud a sentence is, is a matter of style.
    **dict.fromkeys(_QUESTIONS, "a question mark"),
    **dict.fromkeys(":\uff1a\u1365\u1366", "a colon"),
    **dict.fromkeys("\u2026\u22ef", "an ellipsis"),
})
_NOTHING = "no mark"
_COLONS = re.compile("[:\uff1a\u1365\u1366](?!\\d)")
_LONG_ENOUGH = 3
"""Words from which on a lost full stop counts: `etc.` and `p.` are none."""

_ARABIC_MARKS = MappingProxyType({",": "\u060c", ";": "\u061b", "?": "\u061f"})
_WIDE_MARKS = MappingProxyType(dict(zip(",;?!:.", "\uff0c\uff1b\uff1f\uff01\uff1a\u3002", strict=True)))
# Marks that only some scripts have, each with those scripts.
_MARKS_OF = (
    ("\u060c\u061b\u061f", "Arab Syrc Thaa Nkoo Rohg"), ("\u06d4", "Arab"),
    ("\uff0c\u3002\u3001\uff1f\uff01\uff1b\uff1a", "Hani Hans Hant Jpan Kore Yiii"),
    ("\u0964", "Beng Deva Guru Gujr Orya Telu Knda Taml Mlym Mtei Olck Sinh Sylo Cakm"),
    ("\u1362\u1363", "Ethi"), ("\u104a\u104b", "Mymr"), ("\u17d4", "Khmr"), ("\u0589", "Armn"),
)
_REPEATED = (",,", ";;", "??", "!!", "\u060c\u060c", "\u061b\u061b", "\u061f\u061f", "\u0964\u0964", "\u06d4\u06d4",
             "\u3002\u3002", "\uff0c\uff0c", "\uff1f\uff1f", "\uff01\uff01", "\u3001\u3001", ".\u3002", "\u3002.",
             ".\u0964", "\u0964.", ",\u060c", "?\u061f", "\u061f?")
_TWO_POINTS = re.compile(r"\.\.(?<![.\s]\.\.)(?![./])")


@check("LP550", severity=Severity.WARNING)
def question_lost(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a question whose translation does not end with a question mark. Languages that write none
    are left alone.

    ## Why is this bad?
    A reader is told what they should be asked.

    ## Bad
    ```po
    msgid "Who wrote this?"
    msgstr "من كتب هذا."
    ```

    ## Good
    ```po
    msgid "Who wrote this?"
    msgstr "من كتب هذا؟"
    ```
    """
    for file in site.translated_files:
        if not (file.written.marks_questions and file.source_written.marks_questions):
            continue
        greek = file.written.language == "el"
        for pair in file.pairs:
            if _source_end(pair.source.prose) != _QUESTION:
                continue
            end = _end(pair.target.prose)
            if not end or end == _QUESTION or (greek and _last(pair.target.prose) in ";\u037e"):
                continue
            if not _asks_by_word(pair.target.prose, file.written):
                yield Hit(file.path, pair.span, f"the source is a question, the translation ends with {end}",
                          ("end it with the question mark of the language",))


@check("LP551", severity=Severity.WARNING)
def sentence_end_differs(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a translation that does not end with the kind of mark that its source ends with: a full
    stop, a colon, an ellipsis, or none.

    ## Why is this bad?
    Mostly a part of the passage was not translated. A list without its colon hangs in the air.

    ## Bad
    ```po
    msgid "You need:"
    msgstr "Necesitas"
    ```

    ## Good
    ```po
    msgid "You need:"
    msgstr "Necesitas:"
    ```
    """
    for file in site.translated_files:
        stop = file.written.stop
        for pair in file.pairs:
            ends, end = _source_end(pair.source.prose), _end(pair.target.prose)
            if ends == end or not ends or not end or _QUESTION in (ends, end):
                continue
            if end == _COLON and ends == _NOTHING:
                continue  # It leads over to what follows, as some languages want it.
            if ends == _COLON and _COLONS.search(pair.target.prose):
                continue  # The colon moved.
            if _STOP in (ends, end) and (not stop or not file.source_written.stop or _is_short(pair.source.prose)):
                continue
            if stop == "\u0589" and pair.target.prose.endswith((":", ".")):
                continue  # LP552 says so.
            yield Hit(file.path, pair.span, f"the source ends with {ends}, the translation with {end}",
                      ("end it like the source, or translate what is missing",))


@check("LP552", severity=Severity.WARNING)
def punctuation_of_another_language(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds marks that the language does not use. Such are a full stop after Bengali or Hindi where a
    danda belongs, an English comma or question mark in Arabic or Persian, narrow marks after
    Chinese characters, an Arabic comma in Spanish.

    ## Why is this bad?
    It looks foreign, or stands on the wrong side of the word.

    ## Bad
    ```po
    msgid "Add a source."
    msgstr "একটি উৎস যোগ করুন."
    ```

    ## Good
    ```po
    msgid "Add a source."
    msgstr "একটি উৎস যোগ করুন।"
    ```
    """
    for file in site.translated_files:
        written = file.written
        pattern = _wrong_mark(written)
        for pair, match in file.first_found(pattern) if pattern else ():
            yield Hit(file.path, pair.span, f'{written.language} does not write "{match["mark"]}" in {_near(match)}',
                      _instead(match["mark"], written))
        foreign = _foreign_marks(written.script) & file.characters
        for pair, match in file.first_found(re.compile(f"[{''.join(sorted(foreign))}]")) if foreign else ():
            if match.group() not in pair.source.text:
                yield Hit(file.path, pair.span,
                          f'{written.language} does not write "{match.group()}" in {_near(match)}')


@check("LP553", severity=Severity.WARNING)
def missing_opening_mark(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a Spanish or Asturian question or exclamation without the mark that opens it.

    ## Why is this bad?
    A reader learns only at the end that it was a question. The opening mark is not optional in
    Spanish.

    ## Bad
    ```po
    msgid "Who wrote this?"
    msgstr "Quién escribió esto?"
    ```

    ## Good
    ```po
    msgid "Who wrote this?"
    msgstr "¿Quién escribió esto?"
    ```
    """
    for file in site.translated_files:
        if file.written.language not in ("es", "ast"):
            continue
        for pair, match in file.first_found(_ENDS_LOUD):
            text, mark = pair.target.prose, match.group()
            # ¡…? and ¿…! are good Spanish, so only both together tell.
            opened = text.count("\u00bf") + text.count("\u00a1")
            if len(_ENDS_LOUD.findall(f"{text} ")) > opened:
                yield Hit(file.path, pair.span, f'what ends with "{mark}" in {_near(match)} is not opened',
                          (f"begin it with {chr(0xbf) if mark == '?' else chr(0xa1)}",))


_ENDS_LOUD = re.compile(r"[?!](?<=[^\W\d_].|[)\"'\u201d\u00bb].)(?![?!\w\[])")


@check("LP554", severity=Severity.WARNING)
def repeated_punctuation(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a mark that stands twice where the source has it once. An ellipsis is fine.

    ## Why is this bad?
    It is a slip of the keyboard.

    ## Bad
    ```po
    msgid "Add a source."
    msgstr "একটি উৎস যোগ করুন।।"
    ```

    ## Good
    ```po
    msgid "Add a source."
    msgstr "একটি উৎস যোগ করুন।"
    ```
    """
    for file in site.translated_files:
        for marks in _REPEATED:
            for pair in file.holding(marks) if file.characters.issuperset(marks) else ():
                if not any(source in pair.source.prose for source in ("!!", "??", marks)):
                    yield Hit(file.path, pair.span, f'"{marks}" stands in the translation', ("write one mark",))
        for pair, match in file.first_found(_TWO_POINTS) if ".." in file.prose else ():
            if ".." not in pair.source.prose:
                yield Hit(file.path, pair.span, f'".." stands in {_near(match)}', ("write one, or an ellipsis",))


_QUESTION, _STOP, _ELLIPSIS, _COLON = "a question mark", "a full stop", "an ellipsis", "a colon"


def _end(prose: str) -> str:
    """How a text ends; empty where something that is no text stands behind a sentence."""
    end = prose.rstrip(_CLOSING)
    if end[-1:] == OBJECT:
        return "" if _end(end.rstrip(OBJECT + _CLOSING)) != _NOTHING else _NOTHING
    kind = _KINDS.get(end[-1:], _NOTHING)
    if kind == _STOP:
        if end[-1] == "." and end.endswith(("...", ". .")):
            return _ELLIPSIS
        inner = end[:-1].rstrip(_CLOSING)  # "?!" and the end of a quoted question
        if inner and inner[-1] in _QUESTIONS:
            return _QUESTION
    return kind


@lru_cache(maxsize=1_024)
def _source_end(prose: str) -> str:
    return _end(prose)


def _last(prose: str) -> str:
    return prose.rstrip(_CLOSING)[-1:]


def _asks_by_word(prose: str, written: Orthography) -> bool:
    """Whether a Japanese sentence asks by its last word."""
    return written.language == "ja" and prose.rstrip(_CLOSING).endswith(("\u304b\u3002", "\u304b"))


def _is_short(prose: str) -> bool:
    return prose.count(" ") + 1 < _LONG_ENOUGH


@cache
def _wrong_mark(written: Orthography) -> re.Pattern[str] | None:
    """What finds marks of other languages behind the letters of this one; None where all may stand there."""
    own, script, at_end = written.own, written.script, f"(?=[\"'\u201d\u2019)]*{BETWEEN})"
    if not own:
        return None
    if script == "Arab":
        point = r"|\.(?=\s)" if written.stop == "\u06d4" else ""
        return re.compile(f"(?P<mark>[,;?]{point})(?<=[{own}].)(?![A-Za-z0-9])")
    if written.language in ("zh", "ja", "yue"):
        behind = f"{own}\uff09\u300b\u300d\u300f\u201d"
        return re.compile(f"(?P<mark>[,;?!:](?![A-Za-z0-9/])(?<=[{behind}].)|\\.(?<=[{behind}{OBJECT}].)(?={BETWEEN}))")
    if written.stop == "\u0964":
        # A point behind a short word abbreviates it, unless the text ends there.
        behind = f"{own}\\d\u201d\u2019)\"{OBJECT}"
        return re.compile(f"(?P<mark>\\.)(?:(?<=[{own}]{{5}}.)(?=\\s)|(?<=[{behind}].){at_end})")
    if written.stop == "\u0589":
        return re.compile(f"(?P<mark>[.:])(?<=[{own}].)(?=[\"'\u00bb)]*{BETWEEN})")
    if written.stop not in (".", ""):
        return re.compile(f"(?P<mark>\\.)(?<=[{own}].){at_end}")
    return None


def _instead(mark: str, written: Orthography) -> tuple[str, ...]:
    marks = _ARABIC_MARKS if written.script == "Arab" else _WIDE_MARKS if written.stop == "\u3002" else {}
    right = marks.get(mark, written.stop)
    return (f'write "{right}" (U+{ord(right):04X})',) if right else ()


@cache
def _foreign_marks(script: str) -> frozenset[str]:
    """The marks that a script does not have; none where the script is not known."""
    return frozenset(mark for marks, scripts in _MARKS_OF if script and script not in scripts.split() for mark in marks)


def _near(match: re.Match[str]) -> str:
    """What was found with the words before it, in quotes."""
    text = match.string
    start = max(text.rfind(BETWEEN, 0, match.start()) + 1, match.start() - 16)
    return prose_in_quotes(text[start:match.end()].strip(), 40)
