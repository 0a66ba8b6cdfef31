"""The style sheets of the site: one that every page needs, and those that only some articles ask for.

A sheet holds Material's rules for what it dresses, then the site's own. So a page loads what its article
shows, and the reader's browser keeps each sheet for the next page.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .styles import divided, squeeze, trim_material

STYLE = Path(__file__).parent / "style"


@dataclass(frozen=True)
class Sheet:
    """A style sheet, `assets/<name>.css`.

    `parts` are files of `style/`, in the order that they apply. `sign` is a pattern of the classes, elements and
    kinds of questions that it dresses; an article that has one of them asks for the sheet. `material` is a
    pattern of Material's selectors: those in which it is found belong to this sheet, if to none before it.
    """

    name: str
    parts: tuple[str, ...]
    sign: str = ""
    material: str = ""


EVERY = Sheet("pathshala", (
    "colours", "type", "frame", "header", "place", "pieces", "lesson", "prose", "search", "widths", "print"))
"""What every page loads, before all others."""

_SIZES = "arithmatex|critic|emojione|gemoji|grid|inline|katex|lightbox|middle|twemoji|lg|xl|xxl|xxxl"
_KINDS = "abstract|success|question|failure|danger|bug|quote"  # Of boxes, those that are seldom used.
ASKED = (
    Sheet("lists", ("cards", "home", "catalogue", "pack"),
          "ps-(?:about|attribution|begin|card|columns|continue|count|entries|filters|groups|jump|keys|ladder|languages"
          "|links|pair|share|skill|stairs|start|welcome).*"),
    Sheet("rare", (), _SIZES, rf"\.(?:{_SIZES})\b"),
    Sheet("code", (), "highlight.*|linenos?|filename", r"\.(?:highlight\w*|linen\w+|filename|hll|result)\b"),
    Sheet("tabs", ("tabs",), "tabbed-.*", r"\.tabbed-"),
    Sheet("keys", (), "keys", r"\.keys\b"),
    Sheet("tasks", ("tasks",), "task-list", r"\.task-list"),
    Sheet("boxes-more", (), _KINDS, rf"\.(?:{_KINDS})\b"),
    Sheet("boxes", ("boxes",), "admonition|details", r"admonition|\b(?:details|summary)\b"),
    Sheet("quiz", ("quiz",), "quiz"),
    Sheet("quiz-kinds", ("quiz-kinds",), "order|match|fill-in"),
    Sheet("media", ("media",), "ps-medium"),
    Sheet("outcome", ("outcome",), "ps-outcome"),
)
"""What only some articles ask for, in the order that they apply."""

_SHOWN = tuple(map(re.compile, (r'class="([^"]*)', r'data-kind="([^"]*)', r"<(details)\b")))
_SIGNS = tuple((one.name, re.compile(rf"(?:{one.sign})\Z")) for one in ASKED)
_OF_TEXT = frozenset(one.name for one in ASKED if one.material)


def own(sheets: tuple[Sheet, ...] = (EVERY, *ASKED)) -> str:
    """The site's own rules in some sheets, or in all."""
    return "\n".join((STYLE / f"{name}.css").read_text(encoding="utf-8") for one in sheets for name in one.parts)


def style_sheets(material: str, beside: str = "") -> Mapping[str, str]:
    """The sheets by their names, from Material's style sheet and the site's own; `beside` are other style
    sheets, which may ask for Material's custom properties."""
    patterns = {one.name: one.material for one in ASKED if one.material}
    theirs = divided(trim_material(material, own() + beside), patterns, EVERY.name)
    return {one.name: theirs.get(one.name, "") + squeeze(own((one,))) for one in (EVERY, *ASKED)}


def asked_for(html: str) -> str:
    """The names of the sheets that an article asks for, in the order that they apply, with a space between.

    Material's rules are for the text that authors write, which stands in an element of the class `md-typeset`.
    """
    shown = {value for pattern in _SHOWN for value in set(pattern.findall(html))}
    names = frozenset().union(*map(_asked_by, shown))
    if not any("md-typeset" in value for value in shown):
        names -= _OF_TEXT
    return " ".join(one.name for one in ASKED if one.name in names)


@functools.lru_cache(maxsize=4096)
def _asked_by(classes: str) -> frozenset[str]:
    """The names of the sheets that the value of an attribute asks for."""
    return frozenset(name for name, sign in _SIGNS if any(map(sign.match, classes.split())))
