"""Where the parts of a drawing lie: their boxes, under the transforms of the elements that hold them.

A box is never too small: of a curve it holds all points that control it, of something turned its corners. So what
is outside it is not covered. Paths by https://www.w3.org/TR/SVG2/paths.html, transforms by
https://www.w3.org/TR/css-transforms-1/#svg-syntax.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

_NUMBER = r"[-+]?(?:\d++\.?+\d*+|\.\d++)(?:[eE][-+]?\d++)?"
_NUMBERS = re.compile(_NUMBER)
_COMMAND = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*+)")
_ARC = re.compile(r"S(N)S(N)S(N)S([01])S([01])S(N)S(N)".replace("S", r"[\s,]*+").replace("N", _NUMBER))
_FUNCTION = re.compile(r"\s*+(translate|scale|rotate|matrix)\s*+\(([^()]*+)\)[\s,]*+")
_POINTS = {"M": 1, "L": 1, "T": 1, "S": 2, "Q": 2, "C": 3}
"""How many points follow a command."""
_MOST_PARTS = 40
"""Parts of a path of which each has its box; of more all have one."""

Point = tuple[float, float]


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    @property
    def is_wide(self) -> bool:
        """Whether something in it can be filled: a line cannot."""
        return self.left < self.right and self.top < self.bottom

    def grown(self, across: float, down: float) -> Box:
        return Box(self.left - across, self.top - down, self.right + across, self.bottom + down)


EVERYWHERE = Box(-math.inf, -math.inf, math.inf, math.inf)


class Transform(NamedTuple):
    """x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, inner: Transform) -> Transform:
        """This one around another."""
        return Transform(
            self.a * inner.a + self.c * inner.b, self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d, self.b * inner.c + self.d * inner.d,
            *self.point(inner.e, inner.f))

    def point(self, x: float, y: float) -> Point:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, box: Box) -> Box:
        """The box around another one that was moved, scaled or turned."""
        if box == EVERYWHERE:
            return box
        return _around([self.point(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)])

    @property
    def upright(self) -> bool:
        """Whether boxes stay boxes."""
        return self.b == 0 == self.c

    @property
    def scale(self) -> float:
        """How many times as long a length is, where that is so in all directions."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))


def transform(written: str) -> Transform | None:
    """The transform that an attribute says; None where it is none, or skews."""
    found, at = Transform(), 0
    for one in _one_after_another(_FUNCTION, written):
        numbers = [float(held) for held in _NUMBERS.findall(one[2])]
        inner = _function(one[1], numbers)
        if inner is None:
            return None
        found, at = found.then(inner), one.end()
    return None if written[at:].strip() else found


def _one_after_another(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What a text begins with, again and again; nothing is looked for behind what is something else."""
    found = pattern.match(text)
    while found:
        yield found
        found = pattern.match(text, found.end())


def _function(name: str, numbers: list[float]) -> Transform | None:
    match name, numbers:
        case "translate", [x, *rest] if len(rest) < 2:
            return Transform(e=x, f=rest[0] if rest else 0.0)
        case "scale", [x, *rest] if len(rest) < 2:
            return Transform(a=x, d=rest[0] if rest else x)
        case "rotate", [angle, *centre] if len(centre) in (0, 2):
            cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            x, y = centre or (0.0, 0.0)
            return Transform(e=x, f=y).then(Transform(cos, sin, -sin, cos)).then(Transform(e=-x, f=-y))
        case "matrix", [a, b, c, d, e, f]:
            return Transform(a, b, c, d, e, f)
    return None


def number(written: str | None, otherwise: float = 0.0, em: float = math.nan) -> float:
    """A length in user units; NaN, which no place holds, where it is something else."""
    if written is None:
        return otherwise
    value = written.strip()
    try:
        return float(value[:-2]) * em if value.endswith("em") else float(value.removesuffix("px"))
    except ValueError:
        return math.nan


def areas_of(shape: str, attributes: Mapping[str, str]) -> tuple[Box, ...] | None:
    """Where an element lies, by its own coordinates, of a path part by part; None where that cannot be told. Of what
    is no length, a side of the box is NaN."""
    if shape in ("circle", "ellipse"):
        x, y, radius = number(attributes.get("cx")), number(attributes.get("cy")), attributes.get("r")
        return (Box(x, y, x, y).grown(*(number(radius or attributes.get(name)) for name in ("rx", "ry"))),)
    if shape == "rect" and attributes.get("width") == "100%" and attributes.get("height") == "100%":
        return (Box(-1e9, -1e9, 1e9, 1e9),)
    if shape in ("rect", "image"):
        x, y, wide, high = (number(attributes.get(name)) for name in ("x", "y", "width", "height"))
        return (Box(x, y, x + wide, y + high),)
    if shape == "line":
        ends = [(number(attributes.get(f"x{end}")), number(attributes.get(f"y{end}"))) for end in "12"]
        return None if any(math.isnan(x + y) for x, y in ends) else (_around(ends),)
    if shape == "path":
        parts = _parts(attributes.get("d", ""))
        return tuple(map(_around, parts if len(parts) <= _MOST_PARTS else [list(chain.from_iterable(parts))]))
    if shape in ("polygon", "polyline"):
        numbers = [float(one) for one in _NUMBERS.findall(attributes.get("points", ""))]
        points = list(zip(numbers[::2], numbers[1::2], strict=False))
        return (_around(points),) if points else ()
    return None


def inside(shape: str, area: Box) -> Box:
    """A box that a shape fills: of a circle the square in it, so that no text at its rim is taken to lie on it."""
    share = (1 - math.sqrt(0.5)) / 2 if shape != "rect" else 0.0
    return area.grown((area.left - area.right) * share, (area.top - area.bottom) * share)


def _around(points: list[Point]) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(down), max(across), max(down))


def _parts(path: str) -> list[list[Point]]:
    """The parts of a path that are drawn without lifting the pen: their points, and those that control curves."""
    parts: list[list[Point]] = []
    here = begun = (0.0, 0.0)
    mirrored: Point | None = None
    for command, written in _COMMAND.findall(path):
        kind, relative = command.upper(), command.islower()
        if kind == "M" or not parts:
            parts.append([])
        drawn = parts[-1]
        if kind == "Z":
            here, mirrored = begun, None
        elif kind == "A":
            for found in _one_after_another(_ARC, written):
                end = _seen_from(here if relative else (0.0, 0.0), float(found[6]), float(found[7]))
                drawn += [here, *_bulges(here, end, found.groups()), end]
                here = end
            mirrored = None
        elif kind in "HV":
            for way in map(float, _NUMBERS.findall(written)):
                x, y = here if relative else (0.0, 0.0)
                here = (x + way, here[1]) if kind == "H" else (here[0], y + way)
                drawn.append(here)
            mirrored = None
        else:
            numbers = [float(one) for one in _NUMBERS.findall(written)]
            step = 2 * _POINTS[kind]
            for start in range(0, len(numbers) - step + 1, step):
                origin = here if relative else (0.0, 0.0)
                held = [_seen_from(origin, *numbers[at:at + 2]) for at in range(start, start + step, 2)]
                if kind in "ST":
                    held.insert(0, mirrored or here)
                drawn += held
                here = held[-1]
                mirrored = (2 * here[0] - held[-2][0], 2 * here[1] - held[-2][1]) if kind in "CSQT" else None
                if kind == "M" and start == 0:
                    begun = here
    return [one for one in parts if one]


def _seen_from(origin: Point, x: float, y: float) -> Point:
    return origin[0] + x, origin[1] + y


def _bulges(here: Point, end: Point, arc: tuple[str, ...]) -> Iterator[Point]:
    """The points where an arc is farthest to the left, the right, the top and the bottom, where those are not its
    ends: https://www.w3.org/TR/SVG2/implnote.html#ArcImplementationNotes."""
    wide, high, turned = abs(float(arc[0])), abs(float(arc[1])), math.radians(float(arc[2]))
    if not wide or not high or here == end or not all(map(math.isfinite, (wide, high, turned, *here, *end))):
        return
    cos, sin = math.cos(turned), math.sin(turned)
    half_x, half_y = (here[0] - end[0]) / 2, (here[1] - end[1]) / 2
    x, y = (cos * half_x + sin * half_y) / wide, (cos * half_y - sin * half_x) / high
    scale = max(1.0, math.hypot(x, y))  # Radii that are too small grow until both ends are on the ellipse.
    wide, high, x, y = wide * scale, high * scale, x / scale, y / scale
    length = x * x + y * y
    away = math.sqrt(max(0.0, 1 / length - 1)) * (1 if arc[3] == arc[4] else -1) if length else 0.0
    centre_x, centre_y = -away * y, away * x  # In units of the radii, from the middle between both ends.
    begins, ends = (math.atan2(one_y - centre_y, one_x - centre_x) for one_x, one_y in ((x, y), (-x, -y)))
    if arc[4] == "0":
        begins, ends = ends, begins
    for angle in (math.atan2(-high * sin, wide * cos), math.atan2(high * cos, wide * sin)):
        for at in (angle, angle + math.pi):
            if (at - begins) % math.tau <= (ends - begins) % math.tau:
                right, down = wide * (centre_x + math.cos(at)), high * (centre_y + math.sin(at))
                yield ((here[0] + end[0]) / 2 + cos * right - sin * down,
                       (here[1] + end[1]) / 2 + sin * right + cos * down)
