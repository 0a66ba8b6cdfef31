"""From rendered HTML to a piece of an article: sanitised, named in the reader's language, with its
headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from .html_tree import HEADING, html_tree, plain_text
from .words import Words

_ID = re.compile(r'\sid="([^"]*)"')
_WAY_BACK = re.compile(r'<a [^>]*class="footnote-backref" href="#([^"]*)"[^>]*>[^<]*</a>')
_BOX = re.compile(r'<input\b[^>]*type="checkbox"[^>]*>')
_NUMBERED = re.compile("\x02(place|partner)(\\d+)\x03")
_OPENS_HEADING = re.compile(r"<h[1-6][ >]")


@dataclass(frozen=True)
class RenderedHeading:
    """A heading as a reader sees it: plain text, anchor, level (1 to 6), and its own `lang` and
    `dir`, empty where it has none."""

    text: str
    anchor: str
    level: int
    lang: str = ""
    dir: str = ""


@dataclass(frozen=True)
class Rendered:
    """An article: sanitised HTML, the anchors of its headings in order, and those headings that can
    be linked to, raw HTML's among them."""

    html: str
    anchors: tuple[str, ...]
    headings: tuple[RenderedHeading, ...] = ()


@dataclass(frozen=True)
class Piece:
    """Sanitised HTML of a part of an article, which stands by itself, and its headings."""

    html: str
    headings: tuple[RenderedHeading, ...]


IN_PLACE = Words("\x02right\x03", "\x02wrong\x03", "", "", "\x02back\x03", "\x02place{number}\x03",
                 "\x02partner{number}\x03", "\x02answers\x03")
"""What stands for the words in a piece, so that it is the same for every reader."""


def piece(html: str) -> Piece:
    """Sanitised HTML with its headings."""
    return Piece(html, tuple(_headings(html)))


def article(pieces: Sequence[Piece], anchors: tuple[str, ...], words: Words) -> Rendered:
    """The pieces as one article."""
    html = "".join(one.html for one in pieces).strip()
    html = html.replace(IN_PLACE.right, _written(words.right)).replace(IN_PLACE.wrong, _written(words.wrong))
    html = html.replace(IN_PLACE.back, _in_quotes(words.back)).replace(IN_PLACE.answers, _written(words.answers))
    html = _NUMBERED.sub(lambda found: _written(getattr(words, found[1])(found[2])), html)
    led_to = _without_dead_ends(html)
    if led_to != html:
        pieces = (piece(led_to),)
    return Rendered(_name_boxes(led_to, words), anchors, tuple(one for held in pieces for one in held.headings))


def _written(text: str) -> str:
    """A text as HTML writes it between tags."""
    return escape(text, quote=False).replace("\xa0", "&nbsp;")


def _in_quotes(text: str) -> str:
    return _written(text).replace('"', "&quot;")


def _headings(html: str) -> Iterator[RenderedHeading]:
    if not _OPENS_HEADING.search(html):
        return
    for element in html_tree(html).iter():
        found = HEADING.match(element.tag)
        if found and element.get("id"):
            yield RenderedHeading(
                plain_text(element), element.get("id", ""), int(found.group(1)),
                element.get("lang", ""), element.get("dir", ""),
            )


def _without_dead_ends(html: str) -> str:
    """Take away the ways back from footnotes that nothing on the page leads to: the text, or a
    translation, has left out the mark."""
    if 'class="footnote-backref"' not in html:
        return html
    ids = set(_ID.findall(html))
    return _WAY_BACK.sub(lambda found: found.group() if found.group(1) in ids else "", html)


def _name_boxes(html: str, words: Words) -> str:
    """Give the boxes of task lists, which stand beside their text and not in a label, a name."""
    def named(found: re.Match[str]) -> str:
        name = words.done if ' checked="' in found.group() else words.not_done
        return f'{found.group()[:-1]} aria-label="{_in_quotes(name)}">'

    return _BOX.sub(named, html)
