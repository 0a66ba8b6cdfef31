"""Translation memories as TMX 1.4b, which every translation program reads.

Format: https://www.gala-global.org/tmx-14b. Of a `<tu>` are read its segments in the languages wanted,
the codes inside them as they are written, and its name: `<prop type="x-context">`, else `tuid`. A
character that XML cannot hold stands as `<ph type="x-character">U+0007</ph>`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NoReturn
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from ...model.finding import Fault, Span
from ...safety.quote import in_quotes, plain
from ...sources.language_tags import language_meant
from ...sources.languages import parents

MEMORY_FILE = "memory.tmx"
MAX_TMX_BYTES = 32 * 1024 * 1024
MAX_DEPTH = 50

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CODE_POINT = re.compile(r"U\+([0-9A-F]{4,6})")
_CHARACTER = "x-character"
_NAME = "x-context"
_HEADER = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="pathshala" creationtoolversion="1" segtype="paragraph" o-tmf="PO" adminlang="en" srclang="*all*" \
datatype="plaintext"/>
<body>
"""
_FOOTER = "</body>\n</tmx>\n"


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """A translation with its source and that one's language; `name` says where it comes from."""

    source_language: str
    source: str
    target: str
    name: str = ""


def write_tmx(pairs: Iterable[Pair], language: str) -> bytes:
    """A TMX file of translations into a language: sorted, each once, one `<tu>` a line."""
    lines = (unit_line(pair, language) for pair in sorted(set(pairs)))
    return "".join([_HEADER, *lines, _FOOTER]).encode("utf-8")


def unit_line(pair: Pair, language: str) -> str:
    """The `<tu>` of a translation into a language, on a line of its own."""
    name = _NO_XML.sub("\ufffd", pair.name)
    prop = f'<prop type="{_NAME}">{_escaped(name)}</prop>' if name else ""
    return (f"<tu srclang={quoteattr(pair.source_language)}>{prop}{_variant(pair.source_language, pair.source)}"
            f"{_variant(language, pair.target)}</tu>\n")


def _variant(language: str, text: str) -> str:
    parts = _NO_XML.split(text)
    codes = [f'<ph type="{_CHARACTER}">U+{ord(found):04X}</ph>' for found in _NO_XML.findall(text)]
    body = "".join(_escaped(part) + code for part, code in zip(parts, [*codes, ""], strict=True))
    return f'<tuv xml:lang={quoteattr(language)}><seg>{body}</seg></tuv>'


def _escaped(text: str) -> str:
    # A reader of XML takes every line end for a line feed; a unit stands on one line, whatever it holds.
    return escape(text, {"\r": "&#13;", "\n": "&#10;"})


def read_tmx(data: bytes, shown: str, language: str, sources: Collection[str]) -> tuple[tuple[Pair, ...], list[Fault]]:
    """The translations of a TMX file into a language, from each of the source languages, and its faults;
    `shown` is its path for messages.

    A file for `es` serves `es-MX` too, and the other way round where there is nothing nearer.
    Never raises; what stands before a fault is read.
    """
    if len(data) > MAX_TMX_BYTES:
        return (), [Fault("file-too-large", shown, Span(),
                          f"the file has {len(data):,} bytes, more than {MAX_TMX_BYTES:,}",
                          ("split it, and import the parts one after the other",))]
    reader = _Reader(shown, language, sorted(sources))
    try:
        reader.parser.Parse(data, True)
    except _BrokenError:
        pass
    except expat.ExpatError as error:
        reader.faults.append(Fault("tmx-syntax", shown, Span(error.lineno, error.offset + 1),
                                   f"this is not well-formed XML: {expat.ErrorString(error.code)}",
                                   ("export the memory again",)))
    except (ValueError, LookupError, MemoryError) as error:
        reader.faults.append(Fault("tmx-syntax", shown, Span(), f"the file cannot be read: {plain(str(error))}"))
    return tuple(dict.fromkeys(reader.pairs)), reader.faults


class _BrokenError(Exception):
    """Breaks off the parse inside `read_tmx`."""


@dataclass
class _Unit:
    """A `<tu>` while it is read: its name, and the languages and texts of its variants."""

    name: str = ""
    variants: list[tuple[str, str]] = field(default_factory=list)


class _Reader:
    """Collects the pairs of one file while expat reads it."""

    def __init__(self, shown: str, language: str, sources: Sequence[str]) -> None:
        self.pairs: list[Pair] = []
        self.faults: list[Fault] = []
        self._shown, self._language, self._sources = shown, language, sources
        self._open: list[tuple[str, str]] = []
        self._unit, self._tag = _Unit(), ""
        self._segment: list[str] | None = None
        self._text: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text.append
        self.parser.EntityDeclHandler = self._entity
        self.parser.SkippedEntityHandler = self._skipped

    def _stop(self, message: str, way_out: str) -> NoReturn:
        place = Span(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        self.faults.append(Fault("tmx-syntax", self._shown, place, message, (way_out,)))
        raise _BrokenError

    def _entity(self, *_: object) -> None:
        self._stop("the file declares an entity, so the rest was not read", "write the entity's text itself")

    def _skipped(self, name: str, is_parameter: bool) -> None:
        self._stop(f"the entity {in_quotes(name)} is not declared", "write the entity's text itself")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._open and name != "tmx":
            self._stop(f"the outermost element is <{plain(name)}>, not <tmx>", "export the memory as TMX 1.4")
        if len(self._open) >= MAX_DEPTH:
            self._stop(f"elements stand more than {MAX_DEPTH} deep in each other", "export the memory again")
        self._flush()
        if name == "tu":
            self._unit = _Unit(attributes.get("tuid", ""))
        elif name == "tuv":
            self._tag = attributes.get("xml:lang") or attributes.get("lang", "")
        elif name == "seg":
            self._segment = []
        self._open.append((name, attributes.get("type", "")))

    def _flush(self) -> None:
        """What was written since the last tag goes into the segment, if one is open."""
        text = "".join(self._text)
        self._text.clear()
        if self._segment is None:
            return
        if self._open[-1] == ("ph", _CHARACTER) and (code := _CODE_POINT.fullmatch(text.strip())):
            text = chr(min(int(code[1], 16), 0x10FFFF))
        self._segment.append(text)

    def _end(self, name: str) -> None:
        kind = self._open[-1][1]
        if name == "prop" and kind == _NAME and self._open[-2:-1] and self._open[-2][0] == "tu":
            self._unit.name = "".join(self._text)
        self._flush()
        self._open.pop()
        if name == "seg" and self._segment is not None:
            self._unit.variants.append((self._tag, "".join(self._segment)))
            self._segment = None
        elif name == "tu":
            self._pair(self._unit)
            self._unit = _Unit()

    def _pair(self, unit: _Unit) -> None:
        target = _nearest(self._language, unit.variants)
        for wanted in self._sources:
            source = _nearest(wanted, [one for one in unit.variants if one is not target])
            if source and target and source[1] and target[1]:
                self.pairs.append(Pair(wanted, source[1], target[1], unit.name))


def _nearest(wanted: str, variants: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """The variant in a language, else in the nearest that serves for it."""
    ranked = [(rank, one) for one in variants if (rank := _distance(wanted, one[0])) is not None]
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


@lru_cache(maxsize=1024)
def _distance(wanted: str, written: str) -> int | None:
    """How far the language of a file, however its tag is written, is from the one that is wanted: 0 the same,
    then the wanted one's parents in CLDR, then those whose parent it is; None for others."""
    tag = language_meant(written) if 0 < len(written) <= 35 else ""
    above = list(parents(wanted))
    if tag in above:
        return above.index(tag)
    return 100 + list(parents(tag)).index(wanted) if tag and wanted in parents(tag) else None
