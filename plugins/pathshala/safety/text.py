"""The door for text: bytes to characters, with every damaged or hidden character named.

`read_text` is what readers call. The text that it returns has no byte order mark and only
`\\n` as line end; all offsets and places count in that text.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from ..model.finding import Edit, Fault, Span
from .characters import hidden_faults, reference_faults
from .places import Places

MAX_TEXT_BYTES = 1024 * 1024

_LINE_ENDS = re.compile(r"\r\n?")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_bytes(path: Path, shown: str, limit: int) -> tuple[bytes, list[Fault]]:
    """A regular file's bytes, at most `limit` of them; empty, with a fault, where that fails.

    A symbolic link is not followed, and a device or pipe is not waited for.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                return b"", [Fault("special-file", shown, Span(), "this is not a regular file")]
            # Room is made for what is asked for, so the limit is asked for only where the size was wrong.
            data = file.read(min(about.st_size, limit) + 1)
            if len(data) > about.st_size:
                data += file.read(limit + 1 - len(data))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name holds a NUL"
        if path.is_symlink():
            return b"", [Fault("symbolic-link", shown, Span(), "a symbolic link is not followed",
                               ("put the file itself here",))]
        return b"", [Fault("unreadable-file", shown, Span(), f"the file cannot be read: {reason}")]
    if len(data) > limit:
        return b"", [Fault("file-too-large", shown, Span(), f"the file has more than {_size(limit)}",
                           ("split it, or take out what readers do not need",))]
    return data, []


def _size(count: int) -> str:
    return f"{count // 1024} KiB" if count >= 1024 else f"{count} bytes"


def read_text(path: Path, shown: str, limit: int = MAX_TEXT_BYTES) -> tuple[str, list[Fault]]:
    """A file's text and the faults of its bytes and characters.

    `shown` is the path for messages; `limit` counts bytes. A file that cannot be read, or is
    too large, gives the empty text.
    """
    data, faults = read_bytes(path, shown, limit)
    text, damaged = decode(data, shown)
    return text, [*faults, *damaged, *text_faults(text, shown)]


def decode(data: bytes, shown: str) -> tuple[str, list[Fault]]:
    """Bytes as UTF-8; bad bytes become U+FFFD, a byte order mark goes, line ends become `\\n`."""
    if data.startswith(_UTF16_MARKS):
        text = data.decode("utf-16", errors="replace").encode("utf-8", errors="replace").decode("utf-8")
        fault = Fault("invalid-utf8", shown, Span(), "the file is UTF-16", ("save it as UTF-8",))
        return _LINE_ENDS.sub("\n", text), [fault]
    try:
        text, faults = data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", errors="replace")
        faults = [_bad_byte(data, error.start, shown)]
    if text.startswith("\ufeff"):
        text = text[1:]
        # The text that offsets count in has no mark any more: writing it back is the mend.
        faults.append(Fault("byte-order-mark", shown, Span(), "the file begins with U+FEFF BYTE ORDER MARK",
                            ("save it as UTF-8 without a byte order mark",), Edit(0, 0, "")))
    return _LINE_ENDS.sub("\n", text), faults


def _bad_byte(data: bytes, position: int, shown: str) -> Fault:
    before = _LINE_ENDS.sub("\n", data[:position].decode("utf-8", errors="replace")).removeprefix("\ufeff")
    place = Span(before.count("\n") + 1, len(before) - before.rfind("\n"))
    return Fault("invalid-utf8", shown, place, f"byte 0x{data[position]:02X} is not UTF-8 here",
                 ("save the file as UTF-8",))


def text_faults(text: str, shown: str, *, first_line: int = 1) -> list[Fault]:
    """The characters of a text that a reader cannot see or that change what a reader sees."""
    places = Places(text)

    def place(start: int, end: int) -> Span:
        return _moved(places.span(start, end), first_line - 1)

    return [*hidden_faults(text, shown, place), *reference_faults(text, shown, place)]


def _moved(span: Span, lines: int) -> Span:
    return Span(span.line + lines, span.column, span.end_line + lines, span.end_column) if lines else span
