"""Text in a drawing that can hardly be read: the contrast of its colour with what it is painted on.

The ratio is that of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio): text needs 4.5, large
text 3. It is told only where it can be computed: a text in one plain colour, on rectangles, circles or
ellipses in plain colours that were painted before it and around where it begins, with nothing else between.
What is partly transparent is mixed with what is under it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from xml.parsers import expat

from ..model.finding import Fault, Span
from .colour_names import NAMES
from .svg_areas import EVERYWHERE, Box, Transform, areas_of, inside, number, transform

LEAST, LEAST_LARGE = 4.5, 3.0
LARGE, LARGE_BOLD = 24.0, 18.66
"""In user units, which are CSS pixels where a drawing is shown in its own size."""
MAX_FAULTS = 20
_MOST_SHAPES = 500
_MOST_MIXED = 20
"""Layers, or groups one in another; with more of them nothing is told."""
_BROAD = 8.0
"""From this width on a line may be the ground of a text."""

_SVG = "http://www.w3.org/2000/svg "
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)")
_INHERITED = ("fill", "font-size", "font-weight", "fill-opacity", "visibility", "stroke", "stroke-width")
_OWN = ("opacity", "display", "filter", "mask", "clip-path")
_UNSEEN = frozenset({"defs", "clipPath", "mask", "marker", "pattern", "symbol", "filter", "linearGradient",
                     "radialGradient", "title", "desc", "metadata"})
_SHAPES = frozenset({"rect", "circle", "ellipse", "line", "path", "polygon", "polyline", "use", "image"})
_HERE = Transform()
_PLAIN = frozenset({"rect", "circle", "ellipse"})

Colour = tuple[int, int, int]
Mixed = tuple[float, float, float]
Groups = tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class _State:
    """What an element hands down: its properties, how it is moved, whether its colours can be computed, and the
    groups around it that are partly transparent, each with its number and its opacity. `moved` is None where
    nobody knows how."""

    style: Mapping[str, str] = field(default_factory=dict)
    moved: Transform | None = _HERE
    known: bool = True
    shown: bool = True
    groups: Groups = ()


@dataclass(frozen=True)
class _Layer:
    """Something that was painted: the boxes outside of which it is not, the one that it fills, where that is
    known, its colour, None where that is not plain, and how much it hides."""

    at_most: tuple[Box, ...]
    at_least: Box | None
    colour: Colour | None
    opacity: float
    groups: Groups


@dataclass
class _Text:
    """A text or a part of one while it is read: where its words begin, its place in the file, and whether its
    colours have been looked at."""

    x: float
    y: float
    place: Span
    looked_at: bool = False


def contrast_faults(data: bytes, shown: str) -> list[Fault]:
    """The texts of a drawing whose contrast is too low, at their lines. A drawing that cannot be read, or that
    has a style sheet of its own, has none: the former is told elsewhere, the latter not computed."""
    if b"<text" not in data or b"<style" in data:
        return []
    reader = _Reader(shown)
    try:
        reader.parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError, OverflowError, RecursionError):
        return []
    return reader.faults


def contrast(one: Mixed, other: Mixed) -> float:
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


def _luminance(of: Mixed) -> float:
    def linear(part: float) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, of)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _properties(attributes: Mapping[str, str], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        if name in attributes:
            yield name, attributes[name].strip()
    for part in attributes.get("style", "").split(";"):
        name, _, value = part.partition(":")
        if name.strip() in names:
            yield name.strip(), value.strip()


def _share(written: str) -> float:
    """An opacity, from 0 to 1; NaN where it is none."""
    value = written.strip()
    found = number(value.removesuffix("%")) / (100 if value.endswith("%") else 1)
    return min(max(found, 0.0), 1.0) if found == found else math.nan


def _painted(layers: Sequence[_Layer], depth: int = 0) -> tuple[Mixed, float]:
    """What layers show, the lowest first, and how much of what is under them they hide."""
    mixed, hidden = (0.0, 0.0, 0.0), 0.0
    for group, held in groupby(layers, key=lambda one: one.groups[depth] if len(one.groups) > depth else None):
        members = list(held)
        parts = [(*_painted(members, depth + 1), group[1])] if group else [
            (one.colour or (0, 0, 0), one.opacity, 1.0) for one in members]
        for colours, opacity, share in parts:
            own = opacity * share
            left = hidden * (1 - own)
            hidden = own + left
            if hidden:
                mixed = tuple((one * own + under * left) / hidden  # type: ignore[assignment]
                              for one, under in zip(colours, mixed, strict=True))
    return mixed, hidden


class _Reader:
    """Collects what a drawing paints, and the texts that cannot be read on it."""

    def __init__(self, shown: str) -> None:
        self.faults: list[Fault] = []
        self._shown = shown
        self._states: list[_State] = []
        self._layers: list[_Layer] = []
        self._texts: list[_Text] = []
        self._elements = 0
        self._said: set[tuple[Mixed, Mixed]] = set()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.EntityDeclHandler = self._entity

    def _entity(self, *_: object) -> None:
        raise ValueError("a drawing declares no entities")

    def _end(self, name: str) -> None:
        self._states.pop()
        if name.removeprefix(_SVG) in ("text", "tspan") and self._texts:
            inner = self._texts.pop()
            if self._texts:  # What follows a part of a line stands on the same line.
                self._texts[-1].x, self._texts[-1].y = inner.x, inner.y
                self._texts[-1].looked_at |= inner.looked_at

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.removeprefix(_SVG)
        self._elements += 1
        if not self._states:
            self._states.append(_handed_down(_State(), "g", attributes, 0))
            return
        if local == "svg":  # It has a window and units of its own.
            self._states.append(replace(self._states[-1], moved=None, known=False))
            return
        state = _handed_down(self._states[-1], local, attributes, self._elements)
        self._states.append(state)
        if local in ("text", "tspan"):
            self._texts.append(self._text(attributes, state))
            if len(self._texts) == 1:
                self._said.clear()
        elif local == "textPath" and self._texts:
            self._texts[-1].looked_at = True
        elif local in _SHAPES and _is_painted(state) and len(self._layers) <= _MOST_SHAPES:
            self._shape(local, attributes, state)

    def _shape(self, local: str, attributes: Mapping[str, str], state: _State) -> None:
        width = number(state.style.get("stroke-width"), 1.0) if state.style.get("stroke", "none") != "none" else 0.0
        fill = state.style.get("fill", "black")
        filled = local in ("use", "image") or (fill not in ("none", "transparent") and local != "line")
        if not filled and not width >= _BROAD:
            return
        areas = areas_of(local, attributes)
        own = dict(_properties(attributes, _OWN))
        opacity = _share(state.style.get("fill-opacity", "1")) * _share(own.get("opacity", "1"))
        if areas is None or state.moved is None or any(one != one for area in areas for one in area):
            # Nobody knows what it covers: so it may lie under every text that comes after it.
            self._layers.append(_Layer((EVERYWHERE,), None, None, 1.0, ()))
            return
        at_most = [state.moved.box(one.grown(width / 2, width / 2)) for one in areas if width >= _BROAD or one.is_wide]
        if "filter" in own:  # Its region may reach farther than the shape.
            at_most = [one.grown(one.right - one.left, one.bottom - one.top) for one in at_most]
        plain = filled and local in _PLAIN and state.known and state.moved.upright and opacity == opacity
        self._layers.append(_Layer(
            tuple(at_most), state.moved.box(inside(local, areas[0])) if plain else None,
            colour(fill) if plain else None, opacity, state.groups))

    def _text(self, attributes: Mapping[str, str], state: _State) -> _Text:
        above = self._texts[-1] if self._texts else None
        size = number(state.style.get("font-size"), 16.0)

        def along(axis: str, otherwise: float) -> float:
            begins, by = (attributes.get(one, "").replace(",", " ").split() for one in (axis, f"d{axis}"))
            return number(begins[0] if begins else None, otherwise) + number(by[0] if by else None, 0.0, size)

        place = Span(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        own_face = "fill" in attributes or "style" in attributes or "y" in attributes or "dy" in attributes
        return _Text(along("x", above.x if above else 0.0), along("y", above.y if above else 0.0), place,
                     above is not None and above.looked_at and not own_face)

    def _words(self, words: str) -> None:
        """Words of the innermost text, of which the first are looked at."""
        if not self._texts or self._texts[-1].looked_at or not words.strip() or len(self.faults) >= MAX_FAULTS:
            return
        text, state = self._texts[-1], self._states[-1]
        text.looked_at = True
        own = colour(state.style.get("fill", "black"))
        opacity = _share(state.style.get("fill-opacity", "1"))
        if own is None or not state.known or state.moved is None or not _is_painted(state) or not opacity > 0:
            return
        size = number(state.style.get("font-size"), 16.0)
        x, y = state.moved.point(text.x, text.y - size / 3)
        under = self._under(x, y)
        if under is None:
            return
        ground, _ = _painted(under)
        shown, _ = _painted([*under, _Layer((EVERYWHERE,), EVERYWHERE, own, opacity, state.groups)])
        size *= state.moved.scale
        bold = state.style.get("font-weight", "") in ("bold", "bolder", "700", "800", "900")
        least = LEAST_LARGE if size >= LARGE or (bold and size >= LARGE_BOLD) else LEAST
        ratio = contrast(shown, ground)
        if ratio < least and (shown, ground) not in self._said:
            self._said.add((shown, ground))
            self.faults.append(Fault(
                "low-contrast-text", self._shown, text.place, "the text's contrast with what is under it is "
                f"{ratio:.1f} to 1, less than {least:g}", ("make the text darker or lighter, or its ground",)))

    def _under(self, x: float, y: float) -> list[_Layer] | None:
        """What is seen at a place, the lowest first; None where that is not known."""
        found: list[_Layer] = []
        for one in reversed(self._layers):
            if any(box.holds(x, y) for box in one.at_most):
                if one.colour is None or one.at_least is None or not one.at_least.holds(x, y):
                    return None
                found.append(one)
                if len(found) > _MOST_MIXED:
                    return None
                if one.opacity == 1 and not one.groups:
                    return found[::-1]
        return None


def _is_painted(state: _State) -> bool:
    return state.shown and state.style.get("visibility", "visible") == "visible"


def _handed_down(above: _State, local: str, attributes: Mapping[str, str], count: int) -> _State:
    own = dict(_properties(attributes, _OWN))
    known = above.known and not {"filter", "mask", "clip-path"} & own.keys() and "class" not in attributes
    groups, opacity = above.groups, _share(own.get("opacity", "1"))
    if opacity != 1 and local not in _SHAPES:
        groups = (*groups, (count, opacity))
    moved = above.moved
    if "transform" in attributes and moved is not None:
        inner = transform(attributes["transform"])
        moved = moved.then(inner) if inner else None
    known = known and opacity == opacity and len(groups) <= _MOST_MIXED
    return replace(
        above, style={**above.style, **dict(_properties(attributes, _INHERITED))}, moved=moved, groups=groups,
        known=known,
        shown=above.shown and local not in _UNSEEN and own.get("display") != "none")
