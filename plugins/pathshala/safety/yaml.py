"""The door for YAML: from the parser's event stream to nodes, with nothing ever constructed.

Only what the formats need is let through: mappings with text keys, lists, and scalars that stay
text. Anchors, aliases, tags, merge keys and several documents are faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import yaml as pyyaml

from ..model.finding import Edit, Fault, Span
from .characters import hidden_faults
from .nodes import Mapping, Node, Refused, Scalar, Sequence, Style
from .quote import in_quotes, plain
from .scalars import quoted, taken_for
from .yaml_syntax import in_words

MAX_DEPTH = 12
MAX_NODES = 20_000
MAX_CHARACTERS = 512 * 1024
MAX_FAULTS = 100

# An event always has its marks, but the types of PyYAML do not say so.
_Event = Any
_LOADER = getattr(pyyaml, "CSafeLoader", pyyaml.SafeLoader)

# What the parser refuses as a whole, or takes for a line end; the door for text names these.
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_TAB = re.compile(r"^(?P<indent> *(?:- *)*)\t|(?P<separator>^[^\"'#\n|>]*?[:\-])\t+(?=\S)", re.MULTILINE)


class _EnoughError(Exception):
    """Breaks off reading inside `parse`, after a fault that makes the rest meaningless."""


def parse(text: str, shown: str, first_line: int = 1, first_offset: int = 0) -> tuple[Node | None, list[Fault]]:
    """The root node of a YAML text and its faults; None where there is no readable root.

    `first_line` and `first_offset` say where the text begins in its file (front matter begins
    on line 2, at offset 4), so that places and edits count in the file.
    """
    if len(text) > MAX_CHARACTERS:
        return None, [Fault("yaml-too-large", shown, Span(first_line), f"the YAML has {len(text)} characters; "
                            f"at most {MAX_CHARACTERS} are read", ("split the file",))]
    reader = _Reader(_UNREADABLE.sub("\ufffd", text), shown, first_line, first_offset)
    root = reader.root()
    return root, sorted([*_tabs(reader), *reader.faults], key=lambda fault: fault.span)


def _tabs(reader: _Reader) -> Iterator[Fault]:
    for number, match in enumerate(_TAB.finditer(reader.text)):
        if number == MAX_FAULTS:
            return
        at = match.end("indent") if match["indent"] is not None else match.end("separator")
        # How deep an indent is meant cannot be known; between a key and its value it does not matter.
        fix = None if match["indent"] is not None else reader.edit(at, match.end(), " ")
        line = reader.text.count("\n", 0, at)
        column = at - reader.text.rfind("\n", 0, at) - 1
        yield Fault("yaml-tab", reader.shown, reader.span(line, column, line, column + 1),
                    "a tab stands where YAML wants spaces", ("use spaces",), fix)


class _Reader:
    """Turns the events of one text into nodes."""

    def __init__(self, text: str, shown: str, first_line: int, first_offset: int) -> None:
        self.text = text
        self.shown = shown
        self.faults: list[Fault] = []
        self._line = first_line
        self._offset = first_offset
        self._nodes = 0

    def span(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        """A place in the file from lines and columns in this text that count from 0."""
        return Span(line + self._line, column + 1, end_line + self._line, end_column + 1)

    def edit(self, start: int, end: int, text: str) -> Edit:
        return Edit(start + self._offset, end + self._offset, text)

    def root(self) -> Node | None:
        try:
            events = pyyaml.parse(self.text, Loader=_LOADER)
            next(events)
            return self._document(events)
        except _EnoughError:
            return None
        except pyyaml.MarkedYAMLError as error:
            self._syntax(error)
        except (pyyaml.YAMLError, ValueError, RecursionError, MemoryError, StopIteration) as error:
            self._say("yaml-syntax", Span(self._line), f"the YAML cannot be read: {plain(str(error), 120)}")
        return None

    def _say(self, name: str, span: Span, message: str, *ways_out: str, fix: Edit | None = None) -> None:
        self.faults.append(Fault(name, self.shown, span, message, ways_out, fix))
        if len(self.faults) >= MAX_FAULTS:
            raise _EnoughError

    def _syntax(self, error: pyyaml.MarkedYAMLError) -> None:
        mark = error.problem_mark
        lines = self.text.split("\n")
        line = lines[mark.line] if mark and mark.line < len(lines) else ""
        message, way_out, mark = in_words(error, line)
        number, column = (mark.line, mark.column) if mark else (0, 0)
        if number >= len(lines):  # libyaml sees the end of a text on the line after it
            number, column = len(lines) - 1, len(lines[-1])
        if "\t" in lines[number][: column + 1] and _TAB.search(lines[number]):
            return
        span = Span(number + self._line, column + 1)
        self.faults.append(Fault("yaml-syntax", self.shown, span, message, (way_out,)))

    def _document(self, events: Iterator[_Event]) -> Node | None:
        if not isinstance(next(events), pyyaml.DocumentStartEvent):
            return None
        root = self._node(next(events), events, 1)
        next(events)
        after = next(events)
        if isinstance(after, pyyaml.DocumentStartEvent):
            self._say("yaml-several-documents", self._place(after), "a second YAML document begins here",
                      "one file holds one document: take the line --- away")
        return root

    def _place(self, event: _Event) -> Span:
        start, end = event.start_mark, event.end_mark
        return self.span(start.line, start.column, end.line, end.column)

    def _node(self, event: _Event, events: Iterator[_Event], depth: int) -> Node:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._say("yaml-too-large", self._place(event), f"more than {MAX_NODES} values; the rest is not read",
                      "split the file")
            raise _EnoughError
        if depth > MAX_DEPTH:
            self._say("yaml-too-deep", self._place(event), f"values are nested more than {MAX_DEPTH} deep",
                      "write it flatter")
            raise _EnoughError
        start, end = event.start_mark.index + self._offset, event.end_mark.index + self._offset
        if isinstance(event, pyyaml.AliasEvent) and event.anchor:
            self._say("yaml-alias", self._place(event), f'"*{plain(event.anchor)}" is an alias',
                      "write the value out; put it in double quotes if it is a text")
            return Refused(self._place(event), start, end)
        self._decorations(event)
        if isinstance(event, pyyaml.ScalarEvent):
            return Scalar(self._text(event), _style(event), self._place(event), start, end)
        if isinstance(event, pyyaml.SequenceStartEvent):
            items, stop = self._items(events, depth)
            return Sequence(items, self._whole(event, stop), start, stop.end_mark.index + self._offset)
        pairs, stop = self._pairs(events, depth)
        return Mapping(pairs, self._whole(event, stop), start, stop.end_mark.index + self._offset)

    def _text(self, event: _Event) -> str:
        """A scalar's text. In double quotes, codes such as `\\u202e` can stand for characters that
        the door for text has not seen."""
        value: str = event.value
        if event.style != '"' or (value.isascii() and value.isprintable()):
            return value
        if "\\" in self.text[event.start_mark.index : event.end_mark.index]:
            place = self._place(event)
            self.faults += [replace(fault, fix=None) for fault in hidden_faults(value, self.shown, lambda *_: place)]
        return _UNREADABLE.sub("\ufffd", value)

    def _whole(self, first: _Event, last: _Event) -> Span:
        start, end = first.start_mark, last.end_mark
        return self.span(start.line, start.column, end.line, end.column)

    def _decorations(self, event: _Event) -> None:
        if event.anchor:
            self._say("yaml-alias", self._place(event), f'"&{plain(event.anchor)}" is an anchor',
                      "take it away; put the value in double quotes if it is a text")
        if event.tag:
            self._say("yaml-tag", self._place(event), f"{in_quotes(event.tag)} is a tag",
                      "take it away; put the value in double quotes if it is a text")

    def _items(self, events: Iterator[_Event], depth: int) -> tuple[tuple[Node, ...], _Event]:
        items = []
        while not isinstance(event := next(events), pyyaml.SequenceEndEvent):
            items.append(self._node(event, events, depth + 1))
        return tuple(items), event

    def _pairs(self, events: Iterator[_Event], depth: int) -> tuple[tuple[tuple[Scalar, Node], ...], _Event]:
        pairs: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := next(events), pyyaml.MappingEndEvent):
            key = self._node(event, events, depth + 1)
            usable = self._usable_key(key)
            value = self._node(next(events), events, depth + 1)
            if not usable or not isinstance(key, Scalar):
                continue
            first = pairs.setdefault(key.value, (key, value))
            if first[0] is not key:
                self._say("duplicate-key", key.span,
                          f'the key {in_quotes(key.value)} stands already on line {first[0].span.line}',
                          "keep one of the two")
        return tuple(pairs.values()), event

    def _usable_key(self, key: Node) -> bool:
        if isinstance(key, Refused):
            return False
        if not isinstance(key, Scalar) or key.style is Style.BLOCK or "\n" in key.value:
            self._say("yaml-complex-key", key.span, "a key is a short text on one line", "write `key: value`")
            return False
        if key.style is not Style.PLAIN:
            return True
        if key.value == "<<":
            self._say("yaml-merge-key", key.span, '"<<" merges another mapping into this one', "write the keys out")
            return False
        kind = taken_for(key.value)
        if kind:
            self._say("ambiguous-scalar", key.span, f'some YAML readers take the key "{key.value}" for {kind}',
                      "put it in double quotes", fix=Edit(key.start, key.end, quoted(key.value)) if key.value else None)
        return True


def _style(event: _Event) -> Style:
    if event.style in ("'", '"'):
        return Style.QUOTED
    return Style.BLOCK if event.style in ("|", ">") else Style.PLAIN
