"""Further translations in a TMX file that other programs have written: all bytes of it stay, whatever they mean."""

from __future__ import annotations

from collections.abc import Sequence
from xml.parsers import expat

from ...model.finding import Fault, Span
from .tmx import MAX_TMX_BYTES, Pair, unit_line

_BODY = ["tmx", "body"]
_END = "</body"
_WIDE = ("utf-16-le", "utf-16-be")


def with_pairs(data: bytes, shown: str, pairs: Sequence[Pair], language: str) -> tuple[bytes, list[Fault]]:
    """A TMX file with further translations into a language at the end of its body; `shown` is its path for
    messages. `data` must be such that `read_tmx` finds no fault in it.

    Where there is no place for them, or the file would become too large to be read, it comes back as it is,
    with a fault.
    """
    end, declared = _end_of_body(data)
    if end is None:
        return data, [_no_place(shown, "the file has no <body>", "write <body></body> behind its <header>")]
    wide = next((name for name in _WIDE if data.startswith(_END.encode(name), end)), "")
    if not wide and not data.startswith(_END.encode(), end):
        return data, [_no_place(shown, "the file's <body/> is closed where it begins", "write <body></body> instead")]
    lines = "".join(unit_line(pair, language) for pair in sorted(set(pairs)))
    # In any other encoding characters are written by their numbers, in ASCII.
    narrow = "utf-8" if declared.casefold() in ("", "utf-8") else "ascii"
    added = lines.encode(wide or narrow, "xmlcharrefreplace")
    if len(data) + len(added) > MAX_TMX_BYTES:
        message = f"with {len(pairs):,} more translations the file would have more than {MAX_TMX_BYTES:,} bytes"
        return data, [Fault("file-too-large", shown, Span(), message, ("take out of it what nobody needs",))]
    return data[:end] + added + data[end:], []


def _end_of_body(data: bytes) -> tuple[int | None, str]:
    """Where the end tag of the body begins, in bytes, and the encoding that the file declares."""
    opened: list[str] = []
    ends: list[int] = []
    declared = [""]
    parser = expat.ParserCreate()

    def end(name: str) -> None:
        if opened == _BODY:
            ends.append(parser.CurrentByteIndex)
        opened.pop()

    def declaration(version: str, encoding: str | None, standalone: int) -> None:
        declared[0] = encoding or ""

    parser.StartElementHandler = lambda name, attributes: opened.append(name)
    parser.EndElementHandler = end
    parser.XmlDeclHandler = declaration
    parser.Parse(data, True)
    return (ends[0] if ends else None), declared[0]


def _no_place(shown: str, message: str, way_out: str) -> Fault:
    return Fault("tmx-syntax", shown, Span(), f"{message}, so nothing can be added to it", (way_out,))
