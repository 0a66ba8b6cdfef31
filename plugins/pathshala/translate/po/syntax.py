"""The words of the PO format: tokens, quoted strings, and what can be wrong with them.

Format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html; where the manual
is silent, what GNU gettext's own reader accepts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

NORMAL, OBSOLETE, PREVIOUS, OBSOLETE_PREVIOUS = "", "#~", "#|", "#~|"

# A backslash at the end of a line joins it with the next, also outside strings.
_TOKEN = re.compile(
    r"""
      (?P<blank>(?:[ \t\r\f\v]|\\\r?\n)+)
    | (?P<newline>\n)
    | (?P<mark>\#~\||\#~|\#\|)
    | (?P<comment>\#[^\n]*)
    | (?P<string>"(?>[^"\\\n]+|\\(?:\r\n|.))*+")
    | (?P<keyword>(?:msgctxt|msgid_plural|msgid|msgstr|domain)(?![A-Za-z0-9_]))
    | (?P<index>\[[ \t]*[0-9]{1,6}[ \t]*\])
    | (?P<bad>"[^\n]*|[^\s"\#\[]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the file: its kind (`comment`, `string`, `keyword`, `index`, `bad`, `end`), its
    text as written, the offsets where it begins and ends, and the mark (`#~`, `#|`, `#~|` or
    nothing) at the head of its line."""

    kind: str
    text: str
    start: int
    end: int
    mark: str


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """The tokens of a PO text without white space, from the head of a line; the last one is `end`."""
    mark = NORMAL
    for match in _TOKEN.finditer(text, start):
        kind = match.lastgroup
        if kind == "blank":
            continue
        if kind == "newline":
            mark = NORMAL
        elif kind == "mark":
            mark = match.group()
        else:
            yield Token(kind or "bad", match.group(), match.start(), match.end(), mark)
    yield Token("end", "", len(text), len(text), NORMAL)


_CONTROL = {"n": "\n", "t": "\t", "b": "\b", "r": "\r", "f": "\f", "v": "\v", "a": "\a", '"': '"', "\\": "\\"}
_ESCAPE = re.compile(
    r"(?P<bytes>(?:\\[0-7]{1,3}|\\x[0-9A-Fa-f]+)+)|\\(?P<control>[ntbrfva\"\\])|\\(?P<join>\r?\n)|\\(?P<bad>.|$)",
    re.DOTALL,
)
_BYTE = re.compile(r"\\(?:x([0-9A-Fa-f]+)|([0-7]{1,3}))")


class EscapeError(ValueError):
    """A backslash sequence that means nothing; `offset` counts from the string's quote."""

    def __init__(self, offset: int, found: str) -> None:
        super().__init__(found)
        self.offset = offset
        self.found = found


def unquote(quoted: str, charset: str = "utf-8") -> str:
    """The text that a quoted string stands for; octal and hexadecimal escapes are bytes of
    `charset`. Raises EscapeError."""
    body = quoted[1:-1]
    if "\\" not in body:
        return body

    def plain(match: re.Match[str]) -> str:
        if match["control"]:
            return _CONTROL[match["control"]]
        if match["join"]:
            return ""
        if match["bytes"]:
            return _from_bytes(match["bytes"], charset, match.start() + 1)
        raise EscapeError(match.start() + 1, match.group())

    return _ESCAPE.sub(plain, body)


def _from_bytes(escapes: str, charset: str, offset: int) -> str:
    values = bytes(
        int(hexadecimal[-2:], 16) if hexadecimal else int(octal, 8) & 0xFF
        for hexadecimal, octal in _BYTE.findall(escapes)
    )
    try:
        return values.decode(charset)
    except ValueError:
        raise EscapeError(offset, escapes) from None


_QUOTE = str.maketrans({
    "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\b": "\\b", "\r": "\\r", "\f": "\\f", "\v": "\\v",
    "\a": "\\a", "\0": "\\000",
})


def quote(text: str) -> list[str]:
    """The quoted strings that stand for a text: one, or one for each of its lines where it has
    several, with an empty one before them as gettext writes it."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    quoted = [f'"{line.translate(_QUOTE)}"' for line in lines] or ['""']
    return quoted if len(quoted) == 1 else ['""', *quoted]
