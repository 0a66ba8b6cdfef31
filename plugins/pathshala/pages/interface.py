"""The words of the interface, and numbers, in one language.

UI texts come from the Babel catalogue in `locale/<language>/LC_MESSAGES/pathshala.po`, and before that
from what the site brings itself (`translate.interface.texts`); a language without either falls back to its
CLDR parent (`pt_BR` to `pt`), then to English. Numbers are formatted by Babel, which leaves digits Latin;
the digits of the language's own default numbering system (CLDR) are put in afterwards.
"""

from __future__ import annotations

import functools
import io
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations
from markupsafe import Markup, escape

from ..sources.languages import parents as parents
from ..translate.interface.texts import INTERFACE_DOMAIN as DOMAIN
from ..translate.interface.texts import LOCALE_FOLDER as LOCALE_FOLDER
from ..translate.interface.texts import InterfaceTexts, fits

_NONE: Mapping[str, InterfaceTexts] = MappingProxyType({})

# https://unicode.org/reports/tr35/tr35-numbers.html: the zero of each decimal numbering system.
_ZERO = {
    "arab": 0x0660, "arabext": 0x06F0, "beng": 0x09E6, "deva": 0x0966, "guru": 0x0A66, "gujr": 0x0AE6,
    "orya": 0x0B66, "tamldec": 0x0BE6, "telu": 0x0C66, "knda": 0x0CE6, "mlym": 0x0D66, "thai": 0x0E50,
    "laoo": 0x0ED0, "tibt": 0x0F20, "mymr": 0x1040, "khmr": 0x17E0, "olck": 0x1C50, "nkoo": 0x07C0,
    "mtei": 0xABF0, "cakm": 0x11136,
}


class Interface:
    """The interface in one language. `tag` is BCP 47, for instance `pt-BR`; `own` are the texts that the
    site brings, by language."""

    def __init__(self, tag: str, own: Mapping[str, InterfaceTexts] = _NONE) -> None:
        self.tag = tag
        self.locale = _locale(tag)
        self._catalogue = _catalogue(tag, own)
        system = self.locale.default_numbering_system
        zero = _ZERO.get(system, ord("0"))
        self._digits = {ord("0") + digit: zero + digit for digit in range(10)}
        self._between = _between_items(self.locale)
        self._numbers: dict[int | float, str] = {}
        self._names: dict[str, str] = {}
        self._marked: dict[str, Markup] = {}

    def gettext(self, message: str, **values: Any) -> str:
        """The message in this language, with `%(name)s` filled in."""
        text = self._catalogue.ugettext(message)
        return text % values if values else text

    def markup(self, message: str) -> Markup:
        """A message without placeholders as HTML. A catalogue comes from a stranger: what it says is text."""
        if message not in self._marked:
            self._marked[message] = escape(self.gettext(message)) % {}
        return self._marked[message]

    def ngettext(self, singular: str, plural: str, n: int, **values: Any) -> str:
        """The message in the plural form for `n`, which stands as `%(num)s` in native digits."""
        return self._catalogue.ungettext(singular, plural, n) % {"num": self.number(n), **values}

    def ngettext_raw(self, singular: str, plural: str, n: int) -> str:
        """The plural form for `n` with its placeholders still in it, for templates."""
        return str(self._catalogue.ungettext(singular, plural, n))

    def number(self, value: int | float) -> str:
        """A number with the separators and digits of the language."""
        if value not in self._numbers:
            self._numbers[value] = format_decimal(value, locale=self.locale).translate(self._digits)
        return self._numbers[value]

    def digits(self, text: str) -> str:
        """The text with Latin digits put to those of the language."""
        return text.translate(self._digits)

    def listed(self, items: Iterable[str]) -> str:
        """Items one after another, with the sign that the language puts between two of a list."""
        return self._between.join(items)

    def minutes(self, value: int) -> str:
        """A length of time in minutes, above 90 in hours and minutes."""
        if value <= 90:
            return self.ngettext("%(num)s minute", "%(num)s minutes", value)
        hours, rest = divmod(value, 60)
        text = self.ngettext("%(num)s hour", "%(num)s hours", hours)
        if not rest:
            return text
        return self.gettext("%(hours)s %(minutes)s", hours=text,
                            minutes=self.ngettext("%(num)s minute", "%(num)s minutes", rest))

    def language_name(self, tag: str) -> str:
        """The name of another language in this one; its tag where CLDR has none."""
        if tag not in self._names:
            try:
                self._names[tag] = _locale(tag).get_display_name(self.locale) or tag
            except UnknownLocaleError:
                self._names[tag] = tag
        return self._names[tag]


def interface(tag: str, own: Mapping[str, InterfaceTexts] = _NONE) -> Interface:
    """The interface of a language, read once in a process for each site's `own` texts."""
    return _interface(tag, tuple((one, own[one]) for one in parents(tag) if one in own))


@functools.lru_cache
def _interface(tag: str, own: tuple[tuple[str, InterfaceTexts], ...]) -> Interface:
    return Interface(tag, dict(own))


def _fits(message: Message) -> bool:
    """Whether a translation can be filled in."""
    return fits(_each(message.id), _each(message.string))


def _each(held: Any) -> tuple[str, ...]:
    """The text of a message, or those of its plural forms."""
    return (held,) if isinstance(held, str) else tuple(held or ())


def _locale(tag: str) -> Locale:
    for one in parents(tag):
        try:
            return Locale.parse(one, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def _between_items(locale: Locale) -> str:
    """What stands between two items inside a list (CLDR, listPattern "standard", "middle"). Where that is a word
    or nothing but a space, which a name may have as well, it is the comma of the direction of writing."""
    between = str(locale.list_patterns["standard"]["middle"]).removeprefix("{0}").removesuffix("{1}")
    kinds = {unicodedata.category(sign)[0] for sign in between}
    if "P" in kinds and not kinds & {"L", "M"}:
        return between
    return "، " if locale.character_order == "right-to-left" else ", "


class _SiteTranslations(NullTranslations):
    """What a site brings for one language; its fallback is asked for the rest."""

    def __init__(self, texts: InterfaceTexts) -> None:
        super().__init__()
        self._texts = texts

    def gettext(self, message: str) -> str:
        found = self._texts.by_message.get(message)
        return found[0] if found else str(super().gettext(message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        found = self._texts.by_message.get(msgid1)
        return found[self._texts.form(n)] if found else str(super().ngettext(msgid1, msgid2, n))

    ugettext, ungettext = gettext, ngettext


def _catalogue(tag: str, own: Mapping[str, InterfaceTexts]) -> NullTranslations:
    result: NullTranslations = NullTranslations()
    for one in [*parents(tag)][::-1]:
        path = LOCALE_FOLDER / one.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.po"
        if one not in compiled and path.is_file():
            compiled[one] = _compile(path, one)
        if one in compiled:
            result = _over(Translations(io.BytesIO(compiled[one]), DOMAIN), result)
        if one in own:
            result = _over(_SiteTranslations(own[one]), result)
    return result


def _over(catalogue: NullTranslations, below: NullTranslations) -> NullTranslations:
    catalogue.add_fallback(below)
    return catalogue


compiled: dict[str, bytes] = {}
"""Catalogues as MO files, by language: reading one takes a tenth of the time that its PO file takes."""


def _compile(path: Path, tag: str) -> bytes:
    binary = io.BytesIO()
    with path.open("rb") as file:
        messages = read_po(file, locale=str(_locale(tag)))
    for message in messages:
        if message.id and not _fits(message):
            message.string = ("",) * len(_each(message.string)) if message.pluralizable else ""
    write_mo(binary, messages)
    return binary.getvalue()
