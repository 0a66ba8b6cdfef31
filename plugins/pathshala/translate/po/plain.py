"""The plain entries of a PO file, read by one pattern: the way that all tools write them.

A plain entry is comments, `msgctxt` if any, `msgid` and `msgstr`, each keyword at the head of its
line with one space and one string behind it, further strings on lines of their own. Whatever
differs in anything is left to `po_reader`, which reads every file alike but takes longer: both
give the same entries.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .catalogue import Entry
from .reader import MAX_ENTRIES, Comments, by_kind
from .syntax import EscapeError, unquote

# Behind the entry must stand what can belong to no entry but the next: a string there, or one
# behind the mark of an obsolete line, would be read as a part of this one.
_ENTRY = re.compile(
    r"""
    (\n*+)
    ((?:\#(?![~|]).*\n)*+)
    (?:msgctxt[ ]"(.*)"\n)?
    msgid[ ]"(.*)"\n
    ((?:".*"\n)*+)
    msgstr[ ]"(.*)"\n
    ((?:".*"\n)*+)
    (?=\n*+(?:\#(?![~|])|msgid[ ]|msgctxt[ ]|\Z))
    """,
    re.VERBOSE,
)
_BODY = re.compile(r'(?:[^"\\]|\\.)*+', re.DOTALL)
_LONG = 500


class PlainReader:
    """Reads the plain entries of one text, whose escapes stand for bytes of `charset`."""

    def __init__(self, text: str, charset: str) -> None:
        self._text = text
        self._charset = charset
        self._at, self._line = 0, 1

    def read(self, entries: list[Entry], start: int) -> int:
        """Add the plain entries that follow each other from `start`, the head of a line, to
        `entries`; returns the offset behind the last, where something else stands."""
        self._line += self._text.count("\n", self._at, start)
        self._at = start
        matches = _ENTRY.match
        while len(entries) < MAX_ENTRIES and (match := matches(self._text, self._at)):
            try:
                entries.append(self._entry(match))
            except EscapeError:
                break
        return self._at

    def _entry(self, match: re.Match[str]) -> Entry:
        """The entry of a match, behind which the reading goes on. Raises EscapeError where what stands
        between two quotation marks is not one string."""
        lead, comments, context, msgid, more_id, msgstr, more_str = match.groups()
        end = match.end()
        raw = self._text[self._at + len(lead):end]
        (translator, extracted, references, flags, other), height = _comments(comments)
        line = self._line + len(lead) + height
        begin = line + (1 if context is None else 2)
        last, column = begin, len(msgstr) + 10
        if more_id or more_str or "\\" in raw or raw.count('"') != (4 if context is None else 6):
            context = None if context is None else self._string(context, "")
            msgid, msgstr = self._string(msgid, more_id), self._string(msgstr, more_str)
            begin += more_id.count("\n")
            last = begin + more_str.count("\n")
            column = column if last == begin else len(raw) - raw.rindex("\n", 0, -1) - 1
        self._at, self._line = end, last + 1
        return Entry(msgid, (msgstr,), context, None, flags, translator, extracted, references, other,
                     None, None, None, False, (line, 1, begin, 1, last, column), raw, lead)

    def _string(self, body: str, more: str) -> str:
        """What a string stands for, and those on the lines after it."""
        if not more:
            return self._unquoted(body)
        return "".join((self._unquoted(body), *(self._unquoted(line[1:-1]) for line in more.split("\n")[:-1])))

    def _unquoted(self, body: str) -> str:
        marks = body.count('\\"')
        if body.count('"') == marks and body.count("\\") == marks + body.count("\\n"):
            # No backslash but those of the commonest two escapes, so none is a part of another.
            return body.replace('\\"', '"').replace("\\n", "\n")
        if not _BODY.fullmatch(body):
            raise EscapeError(0, body)
        return unquote(f'"{body}"', self._charset)


def _comments(block: str) -> tuple[Comments, int]:
    """The comments of an entry by their kinds, and how many lines they are."""
    return _known_comments(block) if len(block) < _LONG else _known_comments.__wrapped__(block)


# The same comments stand over many entries, in every language's file: all share what is made of them.
@lru_cache(maxsize=4096)
def _known_comments(block: str) -> tuple[Comments, int]:
    lines = block.split("\n")[:-1]
    return by_kind([line.rstrip("\r") for line in lines]), len(lines)
