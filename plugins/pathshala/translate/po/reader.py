"""The grammar of PO: tokens to entries, going on at the next entry after an error."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple, NoReturn

from ...model.finding import Fault
from ...safety.places import Places
from ...safety.quote import in_quotes, plain
from .catalogue import Entry
from .syntax import NORMAL, OBSOLETE, OBSOLETE_PREVIOUS, PREVIOUS, EscapeError, Token, tokens, unquote

MAX_ENTRIES = 50_000
MAX_FAULTS = 100

_QUOTING = 'put the text between two " on one line, and write \\" for a quotation mark in it'
_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n")
_SURROGATE = re.compile("[\ud800-\udfff]")
_PREVIOUS_IN_ORDER = frozenset({
    ("msgctxt",), ("msgid",), ("msgctxt", "msgid"), ("msgid", "msgid_plural"), ("msgctxt", "msgid", "msgid_plural"),
})
_KNOWN_COMMENT = re.compile(r"#(?:[.:,]|\s|$|\w)")


class _EntryError(Exception):
    """An entry that cannot be read; never leaves this module."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class Comments(NamedTuple):
    """The comment fields of an entry."""

    translator: tuple[str, ...]
    extracted: tuple[str, ...]
    references: tuple[str, ...]
    flags: tuple[str, ...]
    other: tuple[str, ...]


@dataclass
class _Head:
    """What stands before the keywords of an entry that is being read."""

    start: int = -1
    comments: list[str] = field(default_factory=list)
    previous: dict[str, str] = field(default_factory=dict)
    previous_mark: str = NORMAL


class Reader:
    """Reads the text of one PO file; `faults` fills while it reads, `kept` is the offset behind the
    last entry."""

    def __init__(self, text: str, shown: str, charset: str) -> None:
        self.faults: list[Fault] = []
        self.kept = 0
        self._text = text
        self._shown = shown
        self._charset = charset
        self._places = Places(text)
        self._seen: set[str] = set()
        self._begin(0)

    def _begin(self, start: int) -> None:
        self.kept = start
        self._tokens = tokens(self._text, start)
        self._next = next(self._tokens)
        self._last_end = max(start - 1, 0)

    def read(self, entries: list[Entry], start: int) -> int:
        """Add the next entries to `entries`, from offset 0 or one that this gave, until one ends
        with its line; returns the offset behind it, or -1 at the end of the file."""
        self._begin(start)
        while self._next.kind != "end":
            if len(entries) >= MAX_ENTRIES:
                self._note("po-too-large", self._next, f"the file has more than {MAX_ENTRIES:,} entries",
                           "split it into one file for each pack")
                break
            first = self._next
            try:
                entry, start, end = self._entry()
            except _EntryError as broken:
                if len(self.faults) < MAX_FAULTS:
                    self.faults.append(broken.fault)
                self._recover(first)
                continue
            if entry is not None:
                entries.append(_with_text(entry, self._text[self.kept:start], self._text[start:end]))
                self.kept = end
                if self._text[self._last_end:end] == "\n":
                    return end
        return -1

    def _entry(self) -> tuple[Entry | None, int, int]:
        self._seen.clear()
        head = self._head()
        if self._next.kind == "end":
            if head.previous:
                self._fail(self._next, "the file ends after a previous source", "add the entry it belongs to")
            return self._no_entry(head.start, len(self._text))
        first = self._next
        if first.kind == "keyword" and first.text == "domain":
            self._take()
            self._strings("domain", first.mark)
            return self._no_entry(head.start if head.start >= 0 else first.start, self._last_end)
        entry = self._message(head, first)
        start, end = self._lines(head.start if head.start >= 0 else first.start)
        if _SURROGATE.search(self._text, start, end):
            self._bad_bytes(start, end)
        return entry, start, end

    def _no_entry(self, start: int, end: int) -> tuple[None, int, int]:
        """What belongs to no entry, from one offset to another: only its bytes can be wrong."""
        if start >= 0 and _SURROGATE.search(self._text, start, end):
            self._bad_bytes(start, end)
        return None, 0, 0

    def _lines(self, first: int) -> tuple[int, int]:
        """From where to where the text of an entry goes whose first token begins at `first`: whole
        lines, unless it shares a line. Looks no further than the neighbours, for the sake of
        files that are one long line."""
        line_start = max(self._text.rfind("\n", self.kept, first) + 1, self.kept)
        # Only white space and the mark #~ can stand before the first token of a line.
        start = line_start if not self._text[line_start:first].strip("#~| \t\r\f\v") else first
        line_end = self._text.find("\n", self._last_end, self._next.start) + 1
        return start, line_end or self._next.start

    def _head(self) -> _Head:
        head = _Head()
        while True:
            token = self._next
            if token.kind == "comment" and token.mark in (NORMAL, OBSOLETE):
                if head.previous:
                    self._fail(token, "a comment stands between the previous source and its entry",
                               "put the comment before the lines that begin with #|")
                head.comments.append(token.text.rstrip("\r"))
                head.start = token.start if head.start < 0 else head.start
                self._take()
            elif token.kind == "keyword" and token.mark in (PREVIOUS, OBSOLETE_PREVIOUS):
                head.start = token.start if head.start < 0 else head.start
                mixed = head.previous and head.previous_mark != token.mark
                head.previous_mark = token.mark
                if mixed or (*head.previous, token.text) not in _PREVIOUS_IN_ORDER:
                    self._fail(token, f"{token.mark} {token.text} cannot stand here",
                               "a previous source has msgctxt (if any), msgid and msgid_plural (if any), in this order")
                self._take()
                head.previous[token.text] = self._strings(token.text, token.mark)
            else:
                if head.previous and "msgid" not in head.previous:
                    self._fail(token, f"{head.previous_mark} msgid is expected here, found {self._found()}",
                               "add the text that the entry had before, or take these lines out")
                return head

    def _message(self, head: _Head, first: Token) -> Entry:
        mark = first.mark
        if head.previous and head.previous_mark != (OBSOLETE_PREVIOUS if mark == OBSOLETE else PREVIOUS):
            self._fail(first, "an obsolete entry and a previous source of a current one are mixed",
                       "begin the lines before an obsolete entry with #~|")
        context = self._optional("msgctxt", mark)
        if self._next.kind != "keyword" or self._next.text != "msgid":
            self._fail(self._next, f"msgid is expected here, found {self._found()}",
                       "an entry is msgctxt (if any), msgid and msgstr; other lines begin with #")
        msgid = self._optional("msgid", mark) or ""
        plural = self._optional("msgid_plural", mark)
        begin = self._next.start
        msgstr = self._msgstr(mark, plural is not None)
        return Entry(
            msgid=msgid, msgstr=msgstr, context=context, msgid_plural=plural, obsolete=mark == OBSOLETE,
            previous_context=head.previous.get("msgctxt"), previous_msgid=head.previous.get("msgid"),
            previous_plural=head.previous.get("msgid_plural"),
            place=self._place(first.start, begin, self._last_end), **by_kind(head.comments)._asdict(),
        )

    def _place(self, start: int, begin: int, end: int) -> tuple[int, int, int, int, int, int]:
        first, last = self._places.span(start, begin), self._places.span(end)
        return first.line, first.column, first.end_line, first.end_column, last.line, last.column

    def _msgstr(self, mark: str, plural: bool) -> tuple[str, ...]:
        forms: list[str] = []
        while self._next.kind == "keyword" and self._next.text == "msgstr" and (plural or not forms):
            self._expect_mark(mark)
            keyword = self._take()
            if plural:
                index = self._take() if self._next.kind == "index" else None
                if index is None or int(index.text[1:-1]) != len(forms):
                    self._fail(index or keyword, f"msgstr[{len(forms)}] is expected here",
                               "number the plural forms from 0 without a gap")
            forms.append(self._strings("msgstr", mark))
        if not forms:
            self._fail(self._next, f"msgstr is expected here, found {self._found()}",
                       'add msgstr "" where there is no translation yet')
        return tuple(forms)

    def _optional(self, keyword: str, mark: str) -> str | None:
        if self._next.kind != "keyword" or self._next.text != keyword:
            return None
        self._expect_mark(mark)
        self._take()
        return self._strings(keyword, mark)

    def _strings(self, keyword: str, mark: str) -> str:
        parts: list[str] = []
        while self._next.kind == "string":
            self._expect_mark(mark)
            token = self._take()
            try:
                parts.append(unquote(token.text, self._charset))
            except EscapeError as error:
                self._fail(token, f"{in_quotes(error.found, 20)} is not an escape sequence",
                           'write "\\\\" for a backslash', offset=error.offset)
        if not parts:
            self._fail(self._next, f"a text in quotes is expected after {keyword}, found {self._found()}",
                       _QUOTING)
        # Rubbish right behind a text may be a part of it; behind a blank line it is on its own.
        if self._next.kind == "bad" and not self._after_blank_line(self._next):
            self._fail(self._next, f"{self._found()} cannot stand here", _QUOTING)
        return "".join(parts)

    def _expect_mark(self, mark: str) -> None:
        if self._next.mark != mark:
            self._fail(self._next, "lines of an obsolete entry and other lines are mixed",
                       "begin all lines of an obsolete entry with #~, and no others")

    def _take(self) -> Token:
        token = self._next
        self._last_end = token.end
        if token.kind == "keyword" and token.mark in (NORMAL, OBSOLETE):
            self._seen.add(token.text)
        self._next = next(self._tokens)
        return token

    def _found(self) -> str:
        if self._next.kind == "end":
            return "the end of the file"
        return f"`{plain(self._next.text.rstrip(), 40)}`"

    def _recover(self, first: Token) -> None:
        """Skip to what can only be the beginning of the next entry; `first` began the broken one."""
        moved = self._next is first
        if moved:
            self._take()
        while self._next.kind != "end" and not self._begins_entry(self._next, moved):
            self._take()
            moved = True

    def _begins_entry(self, token: Token, moved: bool) -> bool:
        if self._after_blank_line(token):
            return token.kind == "comment" or token.text in ("msgctxt", "msgid")
        if token.kind == "comment" or (token.kind == "keyword" and token.mark in (PREVIOUS, OBSOLETE_PREVIOUS)):
            return moved
        if token.text == "msgctxt":
            return moved or "msgid" in self._seen
        return token.text == "msgid" and ("msgid" in self._seen or "msgctxt" not in self._seen)

    def _after_blank_line(self, token: Token) -> bool:
        return _BLANK_LINE.search(self._text, self._last_end, token.start) is not None

    def _bad_bytes(self, start: int, end: int) -> NoReturn:
        found = _SURROGATE.search(self._text, start, end)
        offset = found.start() if found else start
        byte = ord(self._text[offset]) & 0xFF
        raise _EntryError(Fault("po-charset", self._shown, self._places.span(offset),
                            f"the byte 0x{byte:02X} is not UTF-8 here",
                            ("save the file as UTF-8, or name its encoding in the header",)))

    def _fail(self, token: Token, message: str, way_out: str, offset: int = 0) -> NoReturn:
        span = self._places.span(token.start + offset)
        raise _EntryError(Fault("po-syntax", self._shown, span, message, (way_out,)))

    def _note(self, name: str, token: Token, message: str, way_out: str) -> None:
        self.faults.append(Fault(name, self._shown, self._places.span(token.start), message, (way_out,)))


def _with_text(entry: Entry, lead: str, raw: str) -> Entry:
    # The entry is new and nobody else's yet: filling it in place spares a copy of every field.
    object.__setattr__(entry, "lead", lead)
    object.__setattr__(entry, "raw", raw)
    return entry


def by_kind(comments: list[str]) -> Comments:
    """The comment lines of an entry by their kinds, without their markers."""
    kinds: dict[str, list[str]] = {kind: [] for kind in Comments._fields}
    for comment in comments:
        marker, text = comment[1:2], comment[2:]
        if marker == ".":
            kinds["extracted"].append(text.removeprefix(" "))
        elif marker == ":":
            kinds["references"].append(text.strip())
        elif marker == ",":
            kinds["flags"] += [flag for flag in (part.strip() for part in text.split(",")) if flag]
        elif _KNOWN_COMMENT.match(comment):
            kinds["translator"].append(comment[1:].removeprefix(" "))
        else:
            kinds["other"].append(comment)
    return Comments(*(tuple(lines) for lines in kinds.values()))
