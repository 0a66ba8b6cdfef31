"""Templates (POT) and new PO files: headers as gettext's tools expect them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from babel import Locale, UnknownLocaleError
from babel.plural import to_gettext

from .po.catalogue import Catalogue, Entry, header_value, with_header_value
from .po.codec import write_po
from .units import Unit

_SOURCE_LANGUAGE = "X-Source-Language"  # As Poedit calls it.
_DRAFT = "A translation is a draft until somebody else has approved it: pathshala translate sign."


def template(
    units: Sequence[Unit],
    domain: str,
    now: datetime,
    old: Catalogue | None = None,
    source_language: str = "en",
) -> bytes:
    """The bytes of a template.

    `old` is the template as it is; its header is kept, and its POT-Creation-Date moves to `now`
    (with a time zone) only where a context or a source changed. Of it, the language of the sources is
    that of now. A template that says all this already comes back with the same bytes.
    """
    entries = tuple(
        Entry(unit.source, context=unit.context, extracted=unit.extracted, references=unit.references)
        for unit in units
    )
    if old is None or not old.sound or old.header is None:
        return write_po(Catalogue((_template_header(domain, now, source_language), *entries)))
    old = with_source_language(old, source_language)
    header = tuple(one for one in old.entries if one.is_header)[:1]
    if old.entries == (*header, *entries):
        return write_po(old)
    catalogue = Catalogue((*header, *entries), newline=old.newline)
    if [entry.key for entry in old.messages] != [entry.key for entry in entries]:
        catalogue = with_header_value(catalogue, "POT-Creation-Date", gettext_date(now))
    return write_po(catalogue)


def with_source_language(catalogue: Catalogue, language: str) -> Catalogue:
    """The catalogue whose header names the language (BCP 47) of its sources: tools that look at a single file
    know it from there."""
    if header_value(catalogue, _SOURCE_LANGUAGE) == posix_name(language):
        return catalogue
    return with_header_value(catalogue, _SOURCE_LANGUAGE, posix_name(language))


def _template_header(domain: str, now: datetime, source_language: str) -> Entry:
    return _header(
        (
            ("Project-Id-Version", domain),
            ("Report-Msgid-Bugs-To", ""),
            ("POT-Creation-Date", gettext_date(now)),
            ("PO-Revision-Date", "YEAR-MO-DA HO:MI+ZONE"),
            ("Last-Translator", "FULL NAME <EMAIL@ADDRESS>"),
            ("Language-Team", "LANGUAGE <LL@li.org>"),
            ("Language", ""),
            *_ENCODING,
            (_SOURCE_LANGUAGE, posix_name(source_language)),
        ),
        comment=f"Translation template of {domain}.",
    )


_ENCODING = (
    ("MIME-Version", "1.0"),
    ("Content-Type", "text/plain; charset=UTF-8"),
    ("Content-Transfer-Encoding", "8bit"),
)


def new_catalogue(
    language: str,
    domain: str,
    now: datetime,
    pot: Catalogue | None = None,
    translator: str = "Pathshala authors",
) -> Catalogue:
    """An empty PO file of a language (BCP 47).

    `pot`, the template, gives the date of the texts and their language; `translator` is a name, with an
    address in angle brackets where there is one.
    """
    about = pot or Catalogue()
    return Catalogue((
        _header(
            (
                ("Project-Id-Version", domain),
                ("Report-Msgid-Bugs-To", header_value(about, "Report-Msgid-Bugs-To")),
                ("POT-Creation-Date", header_value(about, "POT-Creation-Date") or gettext_date(now)),
                ("PO-Revision-Date", gettext_date(now)),
                ("Last-Translator", translator),
                ("Language-Team", _language_name(language)),
                ("Language", posix_name(language)),
                *_ENCODING,
                ("Plural-Forms", plural_forms(language)),
                (_SOURCE_LANGUAGE, header_value(about, _SOURCE_LANGUAGE) or "en"),
            ),
            comment=_DRAFT,
        ),
    ))


def _header(fields: Sequence[tuple[str, str]], comment: str) -> Entry:
    lines = (f"{name}: {' '.join(value.split())}".rstrip() + "\n" for name, value in fields)
    return Entry("", ("".join(lines),), translator=(comment,))


def gettext_date(moment: datetime) -> str:
    """A moment with its time zone as gettext writes it, to the minute."""
    return moment.strftime("%Y-%m-%d %H:%M%z")


def posix_name(language: str) -> str:
    """The name of a language (BCP 47) that PO headers use: `pt_BR`, `zh_Hans`."""
    return language.replace("-", "_")


def plural_forms(language: str) -> str:
    """The `Plural-Forms` of a language from CLDR, through Babel; one form for a language that
    CLDR does not know."""
    locale = _locale(language)
    if locale is None:
        return "nplurals=1; plural=0;"
    # CLDR's `e` (a compact exponent, as in "1M") is not C; for plain whole numbers it is 0.
    return re.sub(r"\be\b", "0", to_gettext(locale.plural_form))


def knows_plurals(language: str) -> bool:
    """Whether CLDR knows the plural forms of a language, or of one that its tag begins with."""
    return _locale(language) is not None


def _locale(language: str) -> Locale | None:
    """Babel's locale of a tag or of the nearest parent that it has data for."""
    parts = language.split("-")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("_".join(parts[:length]))
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _language_name(language: str) -> str:
    locale = _locale(language)
    return (locale.english_name if locale else None) or language
