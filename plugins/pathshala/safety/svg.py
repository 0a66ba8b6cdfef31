"""The door for drawings: what an SVG file in `media/` may hold.

A drawing may be opened by itself, where a browser would run its scripts and fetch what it
refers to. It is parsed by expat, which stops at the first entity declaration.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from ..model.finding import Fault, Span
from .characters import hidden_faults
from .quote import in_quotes, plain

MAX_SVG_BYTES = 512 * 1024
MAX_SVG_FAULTS = 50

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_INERT = re.compile(r"https?://(www\.inkscape\.org/|sodipodi\.sourceforge\.net/|www\.w3\.org/1999/02/22-rdf|"
                    r"purl\.org/dc/|creativecommons\.org/|web\.resource\.org/cc/)")
_STILL = """
    svg g defs symbol use title desc metadata style switch view path rect circle ellipse line polyline polygon
    text tspan textPath image linearGradient radialGradient stop pattern clipPath mask marker filter
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
"""
_ELEMENTS = frozenset(_STILL.split())
_REFERENCES = frozenset({"href", f"{_XLINK} href", "src", f"{_XML} base"})
_INSIDE = re.compile(r"#|data:image/(png|jpeg)[;,]", re.IGNORECASE)
_CSS_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{1,6})\s?|\\(.)", re.DOTALL)
_CSS_FETCH = re.compile(r"(@import|@namespace|image-set\s*\(|(?<![\w-])src\s*\(|url\s*\(\s*[\"']?\s*(?!\s*[\"']?(?:#|"
                        r"data:image/(?:png|jpeg)[;,])))\s*([^\s\"')]{0,60})", re.IGNORECASE)


class _EnoughError(Exception):
    """Breaks off the parse inside `svg_faults`."""


def svg_faults(data: bytes, shown: str) -> list[Fault]:
    """What a drawing may not hold, each at its line and column; malformed XML is one fault."""
    if len(data) > MAX_SVG_BYTES:
        return [Fault("file-too-large", shown, Span(), f"the drawing has {len(data) // 1024} KiB; "
                      f"at most {MAX_SVG_BYTES // 1024} KiB are read", ("simplify its paths",))]
    reader = _Reader(shown)
    try:
        reader.parser.Parse(data, True)
    except _EnoughError:
        pass
    except expat.ExpatError as error:
        reader.faults.append(Fault("svg-syntax", shown, Span(error.lineno, error.offset + 1),
                                   f"this is not well-formed XML: {expat.ErrorString(error.code)}",
                                   ("open the drawing in an editor and save it as plain SVG",)))
    except (ValueError, LookupError, MemoryError) as error:
        reader.faults.append(Fault("svg-syntax", shown, Span(), f"the drawing cannot be read: {error}"))
    return reader.faults


class _Reader:
    """Collects the faults of one drawing while expat reads it."""

    def __init__(self, shown: str) -> None:
        self.faults: list[Fault] = []
        self._shown = shown
        self._open: list[str] = []
        self._style: list[str] = []
        self._style_place = Span()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.CommentHandler = self._hidden

    def _place(self) -> Span:
        return Span(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _say(self, name: str, message: str, way_out: str = "", place: Span | None = None) -> None:
        self.faults.append(Fault(name, self._shown, place or self._place(), message, (way_out,) if way_out else ()))
        if len(self.faults) >= MAX_SVG_FAULTS:
            raise _EnoughError

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self._open and (namespace, local) != (_SVG, "svg"):
            self._say("svg-syntax", f"the outermost element is <{plain(local)}>, not an <svg> of the SVG namespace",
                      f'begin with <svg xmlns="{_SVG}" viewBox="0 0 800 450">')
        self._element(namespace, local)
        for attribute, value in attributes.items():
            self._attribute(attribute, value)
        if local == "style":
            self._style, self._style_place = [], self._place()
        self._open.append(local)

    def _element(self, namespace: str, local: str) -> None:
        if local.lower() == "script":
            self._say("svg-script", "a drawing holds no script", "delete the <script> element")
        elif namespace in (_SVG, "") and local not in _ELEMENTS and self._open:
            self._say("svg-unsafe-element", f"<{plain(local)}> is no element of a still drawing",
                      "draw it with paths, shapes and text")
        elif namespace not in (_SVG, "") and not _INERT.match(namespace):
            self._say("svg-unsafe-element",
                      f"<{plain(local)}> belongs to another kind of document ({plain(namespace)})",
                      "save the drawing as plain SVG")

    def _attribute(self, name: str, value: str) -> None:
        self._hidden(value)
        local = name.rpartition(" ")[2]
        compact = re.sub(r"[\x00-\x20]", "", value).lower()
        if local.lower().startswith("on"):
            self._say("svg-event-handler", f"the attribute {plain(local)} runs a script", "delete the attribute")
        elif "javascript:" in compact:
            self._say("svg-script", f'the attribute {plain(local)} holds a "javascript:" address',
                      "delete the attribute")
        elif name in _REFERENCES and value.strip() and not _INSIDE.match(value.strip()):
            self._say("svg-external-reference", f'{plain(local)}="{plain(value)}" leads out of the drawing',
                      "draw it here, or refer to an element of this drawing with #id")
        elif "(" in value or "@" in value or "\\" in value:
            self._css(value, self._place())

    def _css(self, text: str, place: Span) -> None:
        # Comments stay in: where one ends depends on strings and addresses, which browsers know better.
        found = _CSS_FETCH.search(_CSS_ESCAPE.sub(_unescaped, text))
        if found:
            self._say("svg-external-reference",
                      f"the style {in_quotes(found.group().strip())} leads out of the drawing",
                      "refer only to elements of this drawing, as in url(#id)", place)

    def _end(self, name: str) -> None:
        self._open.pop()
        if name.rpartition(" ")[2] == "style":
            self._css("".join(self._style), self._style_place)

    def _characters(self, text: str) -> None:
        self._hidden(text)
        if self._open and self._open[-1] == "style":
            self._style.append(text)

    def _hidden(self, text: str) -> None:
        """Characters that cannot be seen, also behind references (`&#x202e;`)."""
        place = self._place()
        for fault in hidden_faults(text, self._shown, lambda *_: place) if not text.isascii() else ():
            self._say(fault.name, fault.message, fault.help[0])

    def _doctype(self, name: str, system: str | None, public: str | None, internal: bool) -> None:
        self._say("svg-doctype", "a drawing needs no <!DOCTYPE …>", "delete the <!DOCTYPE …> line")

    def _entity(self, *_: object) -> None:
        if self.faults and self.faults[-1].name == "svg-doctype":
            self.faults.pop()
        self.faults.append(Fault("svg-doctype", self._shown, self._place(),
                                 "the drawing declares an entity, so the rest was not read",
                                 ("write the entity's text itself, and delete the <!DOCTYPE …>",)))
        raise _EnoughError

    def _instruction(self, target: str, data: str) -> None:
        self._say("svg-external-reference", f"<?{plain(target)} …?> leads out of the drawing", "delete the line")


def _unescaped(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[2]
    code = int(match[1], 16)
    return chr(code) if 0 < code < 0x110000 else "\ufffd"
