"""Text in a drawing that can hardly be read: the contrast of its colour with what it is painted on.

The ratio is that of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio): text needs 4.5, large
text 3. It is told only where it can be computed: a text in one plain colour, on a rectangle, circle or
ellipse in one plain colour that was painted before it and around where it begins, with nothing between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from xml.parsers import expat

from ..model.finding import Fault, Span
from .colour_names import NAMES

LEAST, LEAST_LARGE = 4.5, 3.0
LARGE, LARGE_BOLD = 24.0, 18.66
"""In user units, which are CSS pixels where a drawing is shown in its own size."""
MAX_FAULTS = 20
_MOST_SHAPES = 500

_SVG = "http://www.w3.org/2000/svg "
_TRANSLATE = re.compile(r"\s*translate\(\s*(-?[\d.]+)(?:[\s,]+(-?[\d.]+))?\s*\)\s*")
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)")
_INHERITED = ("fill", "font-size", "font-weight", "fill-opacity", "opacity", "visibility", "display")
_UNSEEN = frozenset({"defs", "clipPath", "mask", "marker", "pattern", "symbol", "filter", "linearGradient",
                     "radialGradient", "title", "desc", "metadata"})

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class _State:
    """What an element hands down: its properties, how far it is moved, and whether it can be computed."""

    style: Mapping[str, str] = field(default_factory=dict)
    moved: tuple[float, float] = (0.0, 0.0)
    known: bool = True
    shown: bool = True


@dataclass(frozen=True)
class _Shape:
    """A shape that was painted: its box, and its colour; None where that is not known or not plain."""

    left: float
    top: float
    right: float
    bottom: float
    colour: Colour | None

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def contrast_faults(data: bytes, shown: str) -> list[Fault]:
    """The texts of a drawing whose contrast is too low, at their lines. A drawing that cannot be read, or that
    has a style sheet of its own, has none: the former is told elsewhere, the latter not computed."""
    if b"<text" not in data or b"<style" in data:
        return []
    reader = _Reader(shown)
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError, RecursionError):
        return []
    return reader.faults


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colour(written: str) -> Colour | None:
    """The colour that CSS calls so; None where it is no plain colour."""
    value = NAMES.get(written.strip().lower(), written.strip())
    if _HEX.fullmatch(value):
        digits = value[1:] if len(value) == 7 else "".join(one * 2 for one in value[1:])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    found = _RGB.fullmatch(value)
    return (min(int(found[1]), 255), min(int(found[2]), 255), min(int(found[3]), 255)) if found else None


def _luminance(of: Colour) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, of)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _properties(attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in _INHERITED:
        if name in attributes:
            yield name, attributes[name].strip()
    for part in attributes.get("style", "").split(";"):
        name, _, value = part.partition(":")
        if name.strip() in _INHERITED:
            yield name.strip(), value.strip()


def _number(written: str | None, otherwise: float = 0.0) -> float:
    """A length in user units; NaN, which no place holds, where it is something else."""
    if written is None:
        return otherwise
    try:
        return float(written.strip().removesuffix("px"))
    except ValueError:
        return float("nan")


class _Reader:
    """Collects what a drawing paints, and the texts that cannot be read on it."""

    def __init__(self, shown: str) -> None:
        self.faults: list[Fault] = []
        self._shown = shown
        self._states = [_State()]
        self._shapes: list[_Shape] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._entity

    def _entity(self, *_: object) -> None:
        raise ValueError("a drawing declares no entities")

    def _end(self, _: str) -> None:
        self._states.pop()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.removeprefix(_SVG)
        state = _handed_down(self._states[-1], local, attributes)
        self._states.append(state)
        if not state.shown or len(self._shapes) > _MOST_SHAPES or len(self.faults) >= MAX_FAULTS:
            return
        if local in ("text", "tspan"):
            self._text(local, attributes, state)
        elif local in ("rect", "circle", "ellipse", "path", "polygon", "polyline", "use", "image"):
            self._shape(local, attributes, state)

    def _shape(self, local: str, attributes: Mapping[str, str], state: _State) -> None:
        if state.style.get("fill") == "none" and local not in ("use", "image"):
            return
        across, down = state.moved
        x, y = _number(attributes.get("x")), _number(attributes.get("y"))
        width, height = _number(attributes.get("width")), _number(attributes.get("height"))
        if local in ("circle", "ellipse"):
            radius = attributes.get("r")
            half, high = (_number(radius or attributes.get("rx")), _number(radius or attributes.get("ry")))
            # A square inside the circle, so that no text at its rim is taken to lie on it.
            half, high = half * 0.7071, high * 0.7071
            x, y = _number(attributes.get("cx")) - half, _number(attributes.get("cy")) - high
            width, height = half * 2, high * 2
        elif local == "rect" and attributes.get("width") == "100%" and attributes.get("height") == "100%":
            x = y = -1e9
            width = height = 2e9
        plain = local in ("rect", "circle", "ellipse") and state.known and _opaque(state)
        box = (x + across, y + down, x + across + width, y + down + height)
        if plain and all(one == one for one in box):
            self._shapes.append(_Shape(*box, colour(state.style.get("fill", "black"))))
        else:
            # Nobody knows what it covers: so it may lie under every text that comes after it.
            self._shapes.append(_Shape(-1e9, -1e9, 1e9, 1e9, None))

    def _text(self, local: str, attributes: Mapping[str, str], state: _State) -> None:
        own = colour(state.style.get("fill", "black"))
        if local == "tspan" and not {"x", "y", "fill", "style"} & attributes.keys():
            return
        if own is None or not state.known or not _opaque(state) or not {"x", "y"} <= attributes.keys():
            return
        x, y = (_number(attributes[axis]) + moved for axis, moved in zip("xy", state.moved, strict=True))
        size = _number(state.style.get("font-size"), 16.0)
        under = next((one for one in reversed(self._shapes) if one.holds(x, y - size / 3)), None)
        if under is None or under.colour is None:
            return
        bold = state.style.get("font-weight", "") in ("bold", "bolder", "700", "800", "900")
        least = LEAST_LARGE if size >= LARGE or (bold and size >= LARGE_BOLD) else LEAST
        ratio = contrast(own, under.colour)
        if ratio < least:
            place = Span(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
            self.faults.append(Fault(
                "low-contrast-text", self._shown, place, f"the text's contrast with what is under it is {ratio:.1f} "
                f"to 1, less than {least:g}", ("make the text darker or lighter, or its ground",)))


def _handed_down(above: _State, local: str, attributes: Mapping[str, str]) -> _State:
    style = {**above.style, **dict(_properties(attributes))}
    own = {name: value for name, value in _properties(attributes) if name in ("opacity", "fill-opacity")}
    known = above.known and not ({"filter", "mask", "clip-path", "class"} & attributes.keys())
    known = known and all(value in ("1", "1.0", "100%") for value in own.values())
    moved = above.moved
    if "transform" in attributes:
        found = _TRANSLATE.fullmatch(attributes["transform"])
        known = known and found is not None
        if found:
            moved = moved[0] + _number(found[1]), moved[1] + _number(found[2])
    shown = above.shown and local not in _UNSEEN and style.get("display") != "none"
    return replace(above, style=style, moved=moved, known=known, shown=shown)


def _opaque(state: _State) -> bool:
    return all(state.style.get(name, "1") in ("1", "1.0", "100%") for name in ("opacity", "fill-opacity"))
