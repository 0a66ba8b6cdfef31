"""What a PO file holds: entries, and the bytes that they were read from."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any

from ...model.finding import Span
from ...model.pickled import pickled_by_fields


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a PO file.

    `context` is None where there is no `msgctxt`. `msgstr` holds one text, or one for each
    plural form. Comments are lines without their marker: `translator` (`# `), `extracted`
    (`#.`), `references` (`#:`); `other` holds lines of unknown kinds as written. The
    `previous_…` texts are those of `#|`. `place` holds lines and columns: those where the keywords
    begin, where the translation begins, and where both end.

    `raw` is the text that the entry was read from and `lead` what stands between it and the
    entry before; an entry without them is written anew. Entries with the same content are
    equal wherever they stand.
    """

    msgid: str
    msgstr: tuple[str, ...] = ("",)
    context: str | None = None
    msgid_plural: str | None = None
    flags: tuple[str, ...] = ()
    translator: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    previous_context: str | None = None
    previous_msgid: str | None = None
    previous_plural: str | None = None
    obsolete: bool = False
    place: tuple[int, int, int, int, int, int] = field(default=(1, 1, 1, 1, 0, 0), compare=False, repr=False)
    raw: str | None = field(default=None, compare=False, repr=False)
    lead: str | None = field(default=None, compare=False, repr=False)

    @property
    def span(self) -> Span:
        """The place of the keywords and strings."""
        line, column, _, _, end_line, end_column = self.place
        return Span(line, column, end_line, end_column)

    @property
    def msgstr_span(self) -> Span:
        """The place of the translation."""
        return Span(*self.place[2:])

    @property
    def key(self) -> tuple[str | None, str]:
        """What gettext knows an entry by; it may stand only once in a file."""
        return self.context, self.msgid

    @property
    def fuzzy(self) -> bool:
        return "fuzzy" in self.flags

    @property
    def translated(self) -> bool:
        """Whether there is any translation, good or not."""
        return any(self.msgstr)

    @property
    def readable(self) -> bool:
        """Whether there is a translation that a reader would see: its first form holds more than white space."""
        return bool(self.msgstr[0].strip())

    @property
    def is_header(self) -> bool:
        return not self.msgid and self.context is None and not self.obsolete


def changed(entry: Entry, **fields: Any) -> Entry:
    """The entry with other fields, to be written anew; the same entry where nothing differs."""
    if all(getattr(entry, name) == value for name, value in fields.items()):
        return entry
    return dataclasses.replace(entry, raw=None, **fields)


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Catalogue:
    """A PO file: its entries in order, header and obsolete ones among them.

    `tail` is the text after the last entry, `newline` the line end, `charset` the encoding it
    is written in, `bom` whether it begins with a byte order mark. `sound` is False where
    something could not be read or stands there twice: such a file is written back unchanged,
    and must be mended before anything is merged into it.
    """

    entries: tuple[Entry, ...] = ()
    tail: str = field(default="", compare=False)
    newline: str = "\n"
    charset: str = "utf-8"
    bom: bool = False
    sound: bool = True

    @property
    def header(self) -> Entry | None:
        return next((entry for entry in self.entries if entry.is_header), None)

    @property
    def messages(self) -> tuple[Entry, ...]:
        """The entries that are neither header nor obsolete."""
        return tuple(
            entry for entry in self.entries if not entry.obsolete and (entry.msgid or entry.context is not None)
        )

    @property
    def obsolete(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.obsolete)


def header_fields(catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """The header's fields in order: name and value, without white space around them."""
    header = catalogue.header
    lines = header.msgstr[0].split("\n") if header else []
    parts = (line.partition(":") for line in lines)
    return tuple((name.strip(), value.strip()) for name, colon, value in parts if colon)


def header_value(catalogue: Catalogue, name: str) -> str:
    """One field of the header, whatever its case; empty where it is absent."""
    wanted = name.casefold()
    return next((value for field, value in header_fields(catalogue) if field.casefold() == wanted), "")


def with_header_value(catalogue: Catalogue, name: str, value: str) -> Catalogue:
    """The catalogue with a header field set in its place, or added as the last one.

    Every other line of the header stays as it is. Without a header the catalogue gets one.
    """
    value = " ".join(value.split())
    header = catalogue.header or Entry("")
    lines = header.msgstr[0].split("\n")
    for number, line in enumerate(lines):
        if line.partition(":")[0].strip().casefold() == name.casefold() and ":" in line:
            lines[number] = f"{name}: {value}"
            break
    else:
        lines.insert(len(lines) - 1 if lines[-1] == "" else len(lines), f"{name}: {value}")
    mended = changed(header, msgstr=("\n".join(lines), *header.msgstr[1:]))
    if catalogue.header is None:
        return dataclasses.replace(catalogue, entries=(mended, *catalogue.entries))
    entries = tuple(mended if entry is header else entry for entry in catalogue.entries)
    return dataclasses.replace(catalogue, entries=entries)
