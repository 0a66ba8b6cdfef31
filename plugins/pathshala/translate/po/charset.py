"""Bytes of a PO file to text and back, in the character encoding that its header names."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from ...model.finding import Fault, Span
from ...safety.quote import in_quotes

# The encodings that GNU gettext calls portable (gettext-tools/src/po-charset.c) and Python knows.
# A header is a stranger's text: names outside this list ("rot13", "unicode_escape") are refused.
_PORTABLE = frozenset((
    "ascii", "us-ascii", "utf-8", *(f"iso-8859-{part}" for part in (*range(1, 10), 13, 14, 15)),
    "koi8-r", "koi8-u", "koi8-t", "cp850", "cp866", "cp874", "cp932", "cp949", "cp950",
    *(f"cp{page}" for page in range(1250, 1259)), "gb2312", "euc-jp", "euc-kr", "big5", "big5-hkscs", "gbk",
    "gb18030", "shift_jis", "johab", "tis-620",
))
_CHARSET = re.compile(rb"charset=([^\\\s\"]{1,40})")
_BOM = codecs.BOM_UTF8


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and how to write it: `exact` is False where the text stands for the bytes
    one by one and must not be read as entries, `damaged` is True where lone surrogates stand in it."""

    text: str
    charset: str
    bom: bool
    exact: bool
    damaged: bool = False


def decode(data: bytes, shown: str) -> tuple[Decoded, list[Fault]]:
    """The text of a PO file. Bytes that are no UTF-8 become lone surrogates, so that `encode`
    gives every byte back; where another encoding cannot do that, `exact` is False."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        fault = Fault("po-charset", shown, Span(), "the file is UTF-16", ("save it as UTF-8",))
        return Decoded(data.decode("latin-1"), "latin-1", False, False), [fault]
    bom = data.startswith(_BOM)
    faults = []
    if bom:
        faults.append(Fault("byte-order-mark", shown, Span(), "the file begins with a byte order mark",
                            ("save it as UTF-8 without a byte order mark: gettext's tools refuse it",)))
    body = data[len(_BOM):] if bom else data
    named, place = _named_charset(body)
    if named.lower() not in _PORTABLE:
        faults.append(Fault("po-charset", shown, place, f"{in_quotes(named)} is not a character encoding that is read",
                            ('save the file as UTF-8 and write "charset=UTF-8" in its header',)))
        named = "utf-8"
    charset = "utf-8" if bom else codecs.lookup(named).name
    if charset == "ascii" and not body.isascii():
        charset = "utf-8"
    if charset == "utf-8":
        try:
            return Decoded(body.decode("utf-8"), charset, bom, True), faults
        except UnicodeDecodeError:
            return Decoded(body.decode("utf-8", "surrogateescape"), charset, bom, True, damaged=True), faults
    return _decode_other(body, charset, shown, faults)


def _decode_other(body: bytes, charset: str, shown: str, faults: list[Fault]) -> tuple[Decoded, list[Fault]]:
    try:
        text = body.decode(charset)
        if text.encode(charset) == body:
            return Decoded(text, charset, False, True), faults
        line, column, found = 1, 1, "bytes that cannot be written back the same"
    except UnicodeDecodeError as error:
        before = body[:error.start].decode(charset, "replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        found = f"the byte 0x{body[error.start]:02X}"
    except UnicodeEncodeError:
        line, column, found = 1, 1, "bytes that cannot be written back the same"
    message = f"the header names {charset}, but the file holds {found}"
    fault = Fault("po-charset", shown, Span(line, column), message,
                  ('save the file as UTF-8 and write "charset=UTF-8" in its header',))
    return Decoded(body.decode("latin-1"), "latin-1", False, False), [*faults, fault]


def _named_charset(body: bytes) -> tuple[str, Span]:
    match = _CHARSET.search(body, 0, 20_000)
    if match is None or match[1] == b"CHARSET":
        return "ascii", Span()
    before = body[:match.start(1)]
    place = Span(before.count(b"\n") + 1, len(before) - (before.rfind(b"\n") + 1) + 1)
    return match[1].decode("ascii", "replace"), place


def encode(text: str, charset: str, bom: bool) -> bytes:
    """The bytes of a text that `decode` gave. Raises UnicodeEncodeError where the encoding has
    no place for a character."""
    if charset == "utf-8":
        return (_BOM if bom else b"") + text.encode("utf-8", "surrogateescape")
    return text.encode(charset)
