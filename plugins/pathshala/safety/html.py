"""The door for HTML: one policy on what Markdown produced, so that no page can run or fetch.

What stays is what Python-Markdown, PyMdown, Material's components and the quiz are made of.
What goes, besides scripts, handlers and frames:

- forms and text inputs, which could ask for a password; the radio buttons and check boxes of
  tabs and tasks stay, as do `fieldset` and `legend`;
- styles, which the policy of the page refuses, but for the `text-align` of a table's cell, which becomes
  `align`; and the classes of the theme itself (`md-…`, `ps-…`), so that no text can hide, cover the page,
  or pass for what the site says of itself;
- `hidden`, for the same reason;
- pictures from another host, which would tell it who reads (and fail offline);
- MathML and the text elements of SVG, where HTML parsers disagree about what is markup;
- `target`, without which a link needs no `rel="noopener"`.
"""

from __future__ import annotations

import html as escaping
import re
from collections.abc import Sequence
from functools import lru_cache, partial

import nh3

from .urls import SCHEMES, Kind, classify

MAX_PASSES = 8

_HTML_NAMES = frozenset("""
    a abbr aside b bdi bdo blockquote br caption center cite code col colgroup data dd del details dfn div dl dt em
    fieldset figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label legend li mark ol p pre q rp rt ruby s
    samp section small span strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr
""".split())
_VOID = frozenset("br col hr img input wbr".split())
_SVG_NAMES = frozenset("svg g path circle ellipse line polygon polyline rect".split())
_NAMES_WITH_CONTENT = "script style iframe object embed template noscript math title textarea select"
_ANYWHERE = ("id", "class", "title", "lang", "dir", "translate", "role", "tabindex")
_SHAPE = (
    "fill", "fill-rule", "clip-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "transform",
)
_CELL = ("align", "colspan", "rowspan", "headers", "scope", "abbr", "style")
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(_ANYWHERE),
    "a": {"href", "hreflang", "name", "type"},
    "bdo": {"dir"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open", "name"},
    "img": {"src", "alt", "width", "height"},
    "input": {"name", "checked", "disabled", "value"},
    "ins": {"cite", "datetime"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "td": set(_CELL),
    "th": set(_CELL),
    "time": {"datetime"},
    "svg": {"xmlns", "viewBox", "width", "height", "focusable", *_SHAPE},
    "g": set(_SHAPE),
    "path": {"d", *_SHAPE},
    "circle": {"cx", "cy", "r", *_SHAPE},
    "ellipse": {"cx", "cy", "rx", "ry", *_SHAPE},
    "line": {"x1", "y1", "x2", "y2", *_SHAPE},
    "polygon": {"points", *_SHAPE},
    "polyline": {"points", *_SHAPE},
    "rect": {"x", "y", "width", "height", "rx", "ry", *_SHAPE},
}
_VALUES = {
    "img": {"loading": {"lazy", "eager"}, "decoding": {"async", "sync", "auto"}},
    "input": {"type": {"radio", "checkbox"}},
}
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_THEME_CLASS = re.compile(r"(?:md|ps)-", re.IGNORECASE)
_OPEN_CLASSES = frozenset({"md-button", "md-button--primary"})  # Material's documentation offers them to authors.
_URL_ATTRIBUTES = frozenset({"href", "src", "cite"})

# The parser drops one line end after <pre>; without this, every pass would drop another.
_PRE = re.compile(r"(<pre(?:\s[^>]*)?>)\n+", re.IGNORECASE)
_INPUT = re.compile(r"<input\b[^>]*>")
_CHOOSER = re.compile(r' type="(?:radio|checkbox)"')

# As the cleaner writes a cell: every value in double quotes, without angle brackets.
_STYLED_CELL = re.compile(r'<t[dh] (?:[^<>]* )?style="[^<>]*>')
_ATTRIBUTE = re.compile(r' ([^ ="<>]+)="([^"]*)"')
_ALIGNMENT = re.compile(r"text-align:(left|right|center|justify)(?![^;])")

# Markup that every parser reads alike: our own border, a tag in lower case with all values in double
# quotes, a comment.
_CLEAR = re.compile(
    r'<(?:hr (data-border)="">|(/?)([a-z][a-z0-9]*)'
    r'(?:[ \n\t]++[a-zA-Z_:][a-zA-Z0-9_:.-]*+(?:="[^"]*+")?)*+[ \n\t]*+(/?)>|!--[^<>]*-->)'
)
_BORDER = '<hr data-border="">'


@lru_cache(maxsize=4_096)
def _judge_attribute(tag: str, name: str, value: str) -> str | None:
    """nh3 asks this of every attribute it would keep; None takes the attribute away."""
    if not _NAME.fullmatch(name):
        return None
    if name == "class":
        return _without_theme_classes(value)
    if name == "tabindex" and value not in ("0", "-1"):
        return None
    if name not in _URL_ATTRIBUTES:
        return value
    kind = classify(value).kind
    if kind is Kind.UNSAFE or (name == "src" and kind is not Kind.RELATIVE):
        return None
    return value


def _without_theme_classes(value: str) -> str | None:
    if not _THEME_CLASS.search(value):
        return value
    kept = [one for one in value.split() if one in _OPEN_CLASSES or not _THEME_CLASS.match(one)]
    return " ".join(kept) or None


_cleaner = partial(
    nh3.Cleaner,
    tags=set(_HTML_NAMES | _SVG_NAMES),
    clean_content_tags=set(_NAMES_WITH_CONTENT.split()),
    attributes=_ATTRIBUTES,
    tag_attribute_values=_VALUES,
    generic_attribute_prefixes={"data-", "aria-"},
    strip_comments=True,
    link_rel=None,
    url_schemes=set(SCHEMES),
    filter_style_properties={"text-align"},
)
_CLEANER = _cleaner(attribute_filter=_judge_attribute)
# For what came out of the other: attributes that were judged once would be judged the same again.
_STRUCTURE_CLEANER = _cleaner()


def sanitise(html: str) -> str:
    """HTML with everything taken out that the policy does not name.

    The result is a fixed point: cleaning it again, or a browser's parsing and writing it,
    changes nothing, which is what keeps markup from hiding in the difference (mutation XSS).
    HTML that finds no fixed point in `MAX_PASSES` passes is shown as text.
    """
    cleaned = _fixed_point(html)
    return _CLEANER.clean(escaping.escape(html, quote=False)) if cleaned is None else _unstyled(cleaned)


def sanitise_parts(parts: Sequence[str]) -> list[str] | None:
    """Each part as it comes out of `sanitise` for all of them together; None where a part may reach
    beyond its end (by a tag that is not closed, say), so that only the whole can be judged."""
    joined = _BORDER.join(parts)
    if not _stand_alone(joined):
        return None
    cleaned = _fixed_point(joined)
    pieces = [] if cleaned is None else _unstyled(cleaned).split(_BORDER)
    return pieces if len(pieces) == len(parts) else None


def _fixed_point(html: str) -> str | None:
    for _ in range(MAX_PASSES):
        cleaned = _CLEANER.clean(_PRE.sub(r"\1", html))
        if "<input" in cleaned:
            # Taking one away may change what stands around it, attributes as well.
            cleaned = _INPUT.sub(lambda match: match[0] if _CHOOSER.search(match[0]) else "", cleaned)
        elif cleaned != html and _STRUCTURE_CLEANER.clean(_PRE.sub(r"\1", cleaned)) == cleaned:
            return cleaned
        if cleaned == html:
            return cleaned
        html = cleaned
    return None


def _unstyled(html: str) -> str:
    """Clean HTML with the styles of cells as attributes; it is a fixed point as before."""
    return _STYLED_CELL.sub(_aligned, html) if ' style="' in html else html


def _aligned(cell: re.Match[str]) -> str:
    attributes = dict(_ATTRIBUTE.findall(cell[0]))
    if asked := _ALIGNMENT.findall(attributes.pop("style", "")):
        attributes["align"] = asked[-1]
    return cell[0][:3] + "".join(f' {name}="{value}"' for name, value in attributes.items()) + ">"


def _stand_alone(html: str) -> bool:
    """Whether a parser of HTML is, at each border, in the state in which it began: every tag is one
    of the policy's HTML elements, plainly written, and closed in order."""
    pieces = _CLEAR.split(html)
    if any("<" in between for between in pieces[::5]):
        return False
    still_open: list[str] = []
    for border, closing, name, empty in zip(pieces[1::5], pieces[2::5], pieces[3::5], pieces[4::5], strict=True):
        if border:
            if still_open:
                return False
        elif closing:
            if not still_open or still_open.pop() != name:
                return False
        elif name and name not in _VOID:
            if empty or name not in _HTML_NAMES:
                return False
            still_open.append(name)
    return not still_open
