"""LP535 to LP539: the header of a PO file, and plural forms."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from ...model.finding import Severity, Span
from ...safety.quote import in_quotes
from ...sources.language_tags import language_meant
from ...translate.po.catalogue import header_value
from ...translate.template import plural_forms
from ..context import Checked
from ..registry import Hit, check
from ..translated_files import TranslatedFile

_NPLURALS = re.compile(r"\bnplurals\s*=\s*([^;\s]*)")
_FEW = re.compile("0?[1-9]|1[0-6]")
_FORMS = re.compile(rf"\s*nplurals\s*=\s*({_FEW.pattern})\s*;\s*plural\s*=\s*([^;]+);?\s*")
_COUNTED = range(201)

_cldr = cache(plural_forms)


@check("LP535", severity=Severity.WARNING)
def other_language_in_header(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a PO file whose header names another language than its folder.

    ## Why is this bad?
    Translation programs believe the header: they spell-check in the wrong language and offer its
    translations. Mostly the file was copied from another language.

    ## Bad
    ```po
    # translations/bn/LC_MESSAGES/first-edit.po
    "Language: hi\\n"
    ```

    ## Good
    ```po
    # translations/bn/LC_MESSAGES/first-edit.po
    "Language: bn\\n"
    ```
    """
    for file in site.translated_files:
        named = header_value(file.catalogue, "Language")
        if named and (language_meant(named.partition("@")[0]) or named).partition("-")[0] != file.written.language:
            yield Hit(file.path, _header(file), f"the header says {in_quotes(named, 20)}, the folder {file.language}",
                      (f'write "Language: {file.language.replace("-", "_")}", if the translations are in it',))


@check("LP536", severity=Severity.ERROR)
def missing_plural_rule(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a PO file with plural forms whose header has no `Plural-Forms`.

    ## Why is this bad?
    Nobody knows which form belongs to which number, and gettext's tools refuse the file.

    ## Bad
    ```po
    "Language: es\\n"
    ```

    ## Good
    ```po
    "Language: es\\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\\n"
    ```
    """
    for file in site.translated_files:
        has_plurals = any(entry.msgid_plural is not None for entry in file.catalogue.messages)
        if has_plurals and file.catalogue.header and not header_value(file.catalogue, "Plural-Forms"):
            yield Hit(file.path, _header(file), "the header has no Plural-Forms, and the file has plurals",
                      (f'add "Plural-Forms: {_cldr(file.language)}"',))


@check("LP537", severity=Severity.ERROR)
def broken_plural_rule(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a `Plural-Forms` that cannot be read, or that asks for a form which is not there.

    ## Why is this bad?
    Programs stop at it, or show the wrong text for some numbers.

    ## Bad
    ```po
    "Plural-Forms: nplurals=2; plural=(n != 1;\\n"
    ```

    ## Good
    ```po
    "Plural-Forms: nplurals=2; plural=(n != 1);\\n"
    ```
    """
    for file in site.translated_files:
        value = header_value(file.catalogue, "Plural-Forms")
        if wrong := _wrong(value) if value else "":
            yield Hit(file.path, _header(file), f"Plural-Forms {in_quotes(value)} {wrong}",
                      (f'in CLDR it is "{_cldr(file.language)}"',))


@check("LP538", severity=Severity.WARNING)
def plural_rule_of_another_language(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a `Plural-Forms` that parts the numbers from 0 to 200 in another way than CLDR does for
    the language.

    ## Why is this bad?
    A translation is shown with the wrong form of its words. Languages of which CLDR knows nothing
    are left alone.

    ## Bad
    ```po
    "Language: ru\\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\\n"
    ```

    ## Good
    ```po
    "Language: ru\\n"
    "Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
    "(n%100<12 || n%100>14) ? 1 : 2);\\n"
    ```
    """
    for file in site.translated_files:
        value = header_value(file.catalogue, "Plural-Forms")
        if not value or not file.written.decimal or _wrong(value):
            continue
        number = _first_difference(value, cldr := _cldr(file.language))
        if number is not None:
            yield Hit(file.path, _header(file), f"Plural-Forms {in_quotes(value)} is not that of {file.language}: "
                      f"it parts {number} from other numbers in another way", (f'in CLDR it is "{cldr}"',))


@check("LP539", severity=Severity.ERROR)
def missing_plural_form(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an entry of which some plural forms are translated and others are empty.

    ## Why is this bad?
    For some numbers there is nothing to show.

    ## Bad
    ```po
    msgid "One source"
    msgid_plural "%d sources"
    msgstr[0] "Una fuente"
    msgstr[1] ""
    ```

    ## Good
    ```po
    msgid "One source"
    msgid_plural "%d sources"
    msgstr[0] "Una fuente"
    msgstr[1] "%d fuentes"
    ```
    """
    for file in site.translated_files:
        for entry in file.catalogue.messages:
            if entry.msgid_plural is not None and not entry.fuzzy and entry.translated and not all(entry.msgstr):
                empty = [f"msgstr[{form}]" for form, text in enumerate(entry.msgstr) if not text]
                yield Hit(file.path, entry.msgstr_span, f"{', '.join(empty)} of {in_quotes(entry.msgid)} is empty",
                          ("translate every form, or none",))


def _header(file: TranslatedFile) -> Span:
    return file.catalogue.header.msgstr_span if file.catalogue.header else Span()


@lru_cache(maxsize=256)
def _parted(value: str) -> tuple[int, tuple[int, ...]] | None:
    """How many forms a `Plural-Forms` has, and which of them each number takes; None where it cannot be read."""
    match = _FORMS.fullmatch(value)
    if not match:
        return None
    try:
        # gettext's own reader takes C's operators alone, and limits length and depth.
        form: Callable[[int], int] = gettext.c2py(match[2])
        return int(match[1]), tuple(int(form(number)) for number in _COUNTED)
    except (ValueError, ArithmeticError, RecursionError, MemoryError, SyntaxError):
        return None


def _wrong(value: str) -> str:
    """What is wrong with a `Plural-Forms` that is there; empty where nothing is, or LP505 says it."""
    declared = _NPLURALS.search(value)
    if declared and not _FEW.fullmatch(declared[1]):
        return ""
    parted = _parted(value)
    if parted is None:
        return "cannot be read"
    count, forms = parted
    number = next((number for number, form in enumerate(forms) if not 0 <= form < count), None)
    return "" if number is None else f"takes form {forms[number]} for {number}, and there are {count}"


@lru_cache(maxsize=256)
def _first_difference(one: str, other: str) -> int | None:
    """The first number that two rules do not put together with the same numbers before it."""
    ours, theirs = _parted(one), _parted(other)
    if ours is None or theirs is None:
        return None
    seen: dict[int, int] = {}
    known: dict[int, int] = {}
    for number, (mine, its) in enumerate(zip(ours[1], theirs[1], strict=True)):
        if seen.setdefault(mine, its) != its or known.setdefault(its, mine) != mine:
            return number
    return None
