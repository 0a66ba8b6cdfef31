"""PO files read and written without loss.

Whatever the bytes, `write_po(parse_po(data)[0]) == data`: an entry keeps the text it was read
from until it is changed, and what cannot be read is kept between the entries.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Sequence

from ...model.finding import Fault, Span
from ...safety.quote import in_quotes
from .catalogue import Catalogue, Entry, header_value, with_header_value
from .charset import Decoded, decode, encode
from .plain import PlainReader
from .reader import MAX_FAULTS, Reader
from .syntax import quote

MAX_PO_BYTES = 16 * 1024 * 1024
MAX_NPLURALS = 16

_NPLURALS = re.compile(r"\bnplurals\s*=\s*([^;\s]*)")


def parse_po(data: bytes, shown: str) -> tuple[Catalogue, list[Fault]]:
    """Read a PO file; `shown` is its path for messages.

    Never raises. An entry that cannot be read is left out with a fault at its place, and the
    reading goes on at the next one. The encoding is the one the header names, else UTF-8.
    """
    decoded, faults = decode(data, shown)
    if not decoded.exact or len(data) > MAX_PO_BYTES:
        if decoded.exact:
            faults.append(Fault("po-too-large", shown, Span(),
                                f"the file has {len(data):,} bytes, more than {MAX_PO_BYTES:,}",
                                ("split it into one file for each pack",)))
        return Catalogue((), decoded.text, "\n", decoded.charset, decoded.bom, sound=False), faults
    reader = Reader(decoded.text, shown, decoded.charset)
    entries = _damaged_entries(reader) if decoded.damaged else _entries(reader, decoded)
    tail = decoded.text[reader.kept:]
    newline = "\r\n" if re.match(r"[^\n]*\r\n", decoded.text) else "\n"
    sound = not reader.faults and all(fault.name == "byte-order-mark" for fault in faults)
    catalogue = Catalogue(entries, tail, newline, decoded.charset, decoded.bom, sound)
    doubled = list(_duplicates(entries, shown))
    if doubled:
        catalogue = dataclasses.replace(catalogue, sound=False)
    about = _header_faults(catalogue, shown)
    return catalogue, [*faults, *reader.faults, *doubled[:MAX_FAULTS], *about[:MAX_FAULTS]]


def _entries(reader: Reader, decoded: Decoded) -> tuple[Entry, ...]:
    """All entries: the plain ones quickly, each other by the reader that knows the whole grammar."""
    plain = PlainReader(decoded.text, decoded.charset)
    entries: list[Entry] = []
    place = 0
    while place >= 0:
        place = reader.read(entries, plain.read(entries, place))
    return tuple(entries)


def _damaged_entries(reader: Reader) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    place = 0
    while place >= 0:
        place = reader.read(entries, place)
    return tuple(entries)


def _duplicates(entries: Sequence[Entry], shown: str) -> Iterator[Fault]:
    if len({(entry.context, entry.msgid) for entry in entries}) == len(entries):
        return
    seen: dict[tuple[str | None, str], int] = {}
    for entry in entries:
        first = seen.setdefault(entry.key, entry.span.line)
        if first != entry.span.line:
            context = "" if entry.context is None else f" in the context {in_quotes(entry.context)}"
            yield Fault("po-duplicate", shown, entry.span, f"this source{context} stands on line {first} too",
                        ("keep the better translation and take the other entry out",))


def _header_faults(catalogue: Catalogue, shown: str) -> list[Fault]:
    header = catalogue.header
    if header is None:
        if not catalogue.messages:
            return []
        return [Fault("po-no-header", shown, Span(), "the file has no header", (
            'begin it with an entry whose msgid is "" and whose msgstr names Language and Content-Type',
        ))]
    declared = _NPLURALS.search(header_value(catalogue, "Plural-Forms"))
    if declared is None:
        return []
    if not re.fullmatch("[0-9]{1,2}", declared[1]) or not 1 <= int(declared[1]) <= MAX_NPLURALS:
        return [Fault("po-plural-forms", shown, header.span, f"nplurals is {in_quotes(declared[1], 40)}",
                      (f"write a number from 1 to {MAX_NPLURALS}; no language has more than 6 forms",))]
    wanted = int(declared[1])
    return [
        Fault("po-plural-forms", shown, entry.msgstr_span,
              f"the entry has {len(entry.msgstr)} plural forms, the header says {wanted}",
              (f"write msgstr[0] to msgstr[{wanted - 1}]",))
        for entry in catalogue.messages
        if entry.msgid_plural is not None and len(entry.msgstr) != wanted
    ]


def write_po(catalogue: Catalogue) -> bytes:
    """The bytes of a PO file: untouched entries as they were read, others in our own form.

    Where a new text does not fit into the file's encoding, the file is written as UTF-8.
    """
    try:
        return encode(_text(catalogue), catalogue.charset, catalogue.bom)
    except UnicodeEncodeError:
        return encode(_text(_as_utf8(catalogue)), "utf-8", catalogue.bom)


def _as_utf8(catalogue: Catalogue) -> Catalogue:
    declared = header_value(catalogue, "Content-Type") or "text/plain"
    kind = re.sub(r";?\s*charset=[^;]*", "", declared)
    return with_header_value(catalogue, "Content-Type", f"{kind}; charset=UTF-8")


def _text(catalogue: Catalogue) -> str:
    parts: list[str] = []
    for entry in catalogue.entries:
        ours = entry.lead is None or entry.raw is None
        if ours and parts and not parts[-1].endswith("\n"):
            parts.append(catalogue.newline)
        if entry.lead is not None:
            parts.append(entry.lead)
        elif parts:
            parts.append(catalogue.newline)
        parts.append(entry.raw if entry.raw is not None else serialise(entry, catalogue.newline))
    return "".join([*parts, catalogue.tail])


def serialise(entry: Entry, newline: str = "\n") -> str:
    """One entry in our own form: no wrapping, several strings only for several lines."""
    lines = [
        *_comments("# ", entry.translator), *(_one_line(line) for line in entry.other),
        *_comments("#. ", entry.extracted), *_comments("#: ", entry.references),
        *([f"#, {', '.join(entry.flags)}"] if entry.flags else []),
    ]
    mark = "#~ " if entry.obsolete else ""
    previous = "#~| " if entry.obsolete else "#| "
    lines += _message(previous, "msgctxt", entry.previous_context)
    lines += _message(previous, "msgid", entry.previous_msgid)
    lines += _message(previous, "msgid_plural", entry.previous_plural)
    lines += _message(mark, "msgctxt", entry.context)
    lines += _message(mark, "msgid", entry.msgid)
    lines += _message(mark, "msgid_plural", entry.msgid_plural)
    if entry.msgid_plural is None:
        lines += _message(mark, "msgstr", entry.msgstr[0])
    else:
        for number, text in enumerate(entry.msgstr):
            lines += _message(mark, f"msgstr[{number}]", text)
    return "".join(line + newline for line in lines)


def _comments(marker: str, lines: Iterable[str]) -> list[str]:
    return [_one_line(f"{marker}{line}" if line else marker.rstrip()) for line in lines]


def _one_line(text: str) -> str:
    return re.sub(r"[\r\n]+", " ", text)


def _message(mark: str, keyword: str, text: str | None) -> list[str]:
    if text is None:
        return []
    first, *more = quote(text)
    return [f"{mark}{keyword} {first}", *(f"{mark}{line}" for line in more)]
