"""A passage of Markdown, taken apart for the checks that compare a translation with its source.

What the site's parser makes of a passage is not asked here: a check needs to know what somebody
wrote, also where it is broken, and in a hundredth of the time.
"""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..safety.quote import in_quotes

OBJECT = "\ufffc"
"""What stands in `prose` for something that is no word: OBJECT REPLACEMENT CHARACTER."""


_SIGN = re.compile(r"[`\\<\[*_{&$@%~=^+:\]]")
_OF_AN_ADDRESS = (
    r"[^\s<>\"'`*()\[\]{}\xab\xbb\u0964\u2018-\u201e\u3001\u3002\u300a-\u300f\uff08\uff09\uff0c]"
)
# Every alternative begins with a sign of its own, so that a text is searched for those before
# anything is tried, and none looks further than the next sign that ends it: hence possessive.
_TOKEN = re.compile(
    r"""
      \\(?P<escape>[!-/:-@\[-`{-~])
    | `(?<!``)(?P<ticks>`{0,3}+)(?!`)(?P<code>[^`]++(?:(?!`(?P=ticks)(?!`))`++[^`]++)*+)`(?P=ticks)(?!`)
    | <(?P<comment>!--(?:(?:[^-<>]|-(?!->))*+-->)?)
    | <(?P<address>(?:[A-Za-z][A-Za-z0-9+.-]*+:[^\s<>]*+|[^\s<>@]++@[^\s<>@]++)>)
    | <(?<!<<)(?P<tag>/?[A-Za-z][^<>@\s]*+(?:\s[^<>]*+)?>)
    | \[(?P<note>\^[^\[\]\s]++\])
    | \[(?P<open>)
    | \](?P<target>\(\s*+(?:<[^<>\n]*+>|[^\s()<]*+(?:\([^()\s]*+\)[^\s()]*+)*+)
         (?:\s++(?:"[^"]*+"|'[^']*+'))?\s*+\))
    | \](?P<reference>\[[^\[\]]*+\])
    | \](?P<close>)
    | \{(?P<attributes>(?::|\s*+[.\#][^\W\d]|\s*+[A-Za-z-]++=)[^{}\n]*+\})
    | \{(?P<braces>\{[^{}]*+\}\}|%[^{}]*+%\}|[^\W\d][\w.]*+\}|\d*+\})
    | \$(?P<variable>\{[^\W\d]\w*+\})
    | \$(?P<formula>\$[^$]++\$\$)
    | %(?P<named>\([^()\s]++\)[a-z])
    | %(?P<format>(?<!\d%)(?:\d\$)?[sdi](?![A-Za-z]))
    | &(?P<entity>(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    | :(?P<icon>(?<![A-Za-z0-9]:)(?:[a-z][a-z0-9_+-]*+|[+-]1):)
    | \+(?P<keys>\+(?:[A-Za-z0-9-]++|"[^"\n]*+")(?:\+(?:[A-Za-z0-9-]++|"[^"\n]*+"))*+\+\+)
    | h(?P<url>ttps?+://(?=\w)ADDRESS++(?:\([^\s()<>]*+\)ADDRESS*+)*+)
    | \*(?P<stars>\**+) | _(?P<lines>_*+) | ~(?P<waves>~) | =(?P<marks>=)(?!=) | \^(?P<hats>\^)
    """.replace("ADDRESS", _OF_AN_ADDRESS),
    re.VERBOSE,
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++")
_DEFINITION = re.compile(r"^[ \t>]*\[(?!\^)[^\]\n]+\]:[^\n]*", re.MULTILINE)
_NO_LINE_END = re.compile(r"[^\n]")
_EMPHASIS = frozenset({"stars", "lines", "waves", "marks", "hats"})
_AROUND_A_SIGN = frozenset({
    "()", "[]", '""', "''", "\u201c\u201d", "\u2018\u2019", "\xab\xbb", "\uff08\uff09", "\u300c\u300d",
})
_EMPHASISED = {
    "*": ("*",), "_": ("*",), "**": ("**",), "__": ("**",), "***": ("*", "**"), "___": ("*", "**"),
}
_WORDLESS = frozenset({
    "code", "comment", "address", "tag", "note", "target", "reference", "attributes", "braces", "variable",
    "formula", "named", "format", "icon", "keys", "url",
})


class Token(NamedTuple):
    """A piece of markup: its kind, which is a group's name of `_TOKEN`, what is written, and where it begins."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Link(NamedTuple):
    """A link or an image: its text, where it leads, its title, and which of the two it is.

    `target` is the name in square brackets and lower case where the address stands elsewhere."""

    text: str
    target: str
    title: str
    image: bool


class Emphasis(NamedTuple):
    """`spans` holds the signs of each emphasised part, sorted, `_` read as `*`; `stray` those without a partner."""

    spans: tuple[str, ...]
    stray: tuple[str, ...]


@dataclass(frozen=True)
class PassageText:
    """A passage of Markdown. Its parts are looked for when a check first asks."""

    text: str

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The markup in the passage, in order.

        Signs that cannot emphasise (`5 * 3`, `snake_case`) are not in it, but for two stars or more,
        which nobody writes otherwise: they are of the kind `stray`.
        """
        text = self.text
        if not _SIGN.search(text) and "http" not in text:
            return ()
        found = []
        for match in _TOKEN.finditer(text):
            kind, written, start = match.lastgroup or "", match.group(), match.start()
            if kind == "url":
                written = written.rstrip(".,;:!?*_~|\u061f\u060c\uff1b\uff1a\uff1f\uff01")
            if kind in _EMPHASIS and not _has_effect(text, start, match.end(), kind):
                if kind != "stars" or len(written) == 1:
                    continue
                kind = "stray"
            found.append(Token(kind, written, start))
        return tuple(found)

    @cached_property
    def prose(self) -> str:
        """The text that a reader sees as words.

        Code, addresses, tags, attribute lists, placeholders, keys, formulas, footnotes' marks and icon
        names are one U+FFFC each, so that words beside them do not join. The texts of links, alternative
        texts and what is emphasised stay, without the signs around them; titles of links do not.
        Entities are the characters that they stand for.
        """
        if not self.tokens:
            return _EMAIL.sub(OBJECT, self.text) if "@" in self.text else self.text
        parts, last, opened = [], 0, self._links
        for kind, written, start in self.tokens:
            parts.append(self.text[last:start])
            if kind in _WORDLESS:
                parts.append(OBJECT)
            elif kind == "open":
                if start not in opened:
                    parts.append("[")
                elif parts[-1].endswith("!"):
                    parts[-1] = parts[-1][:-1]
            elif kind in ("close", "stray"):
                parts.append(written)
            elif kind == "escape":
                parts.append(written[1:])
            elif kind == "entity":
                character = html.unescape(written)
                parts.append(OBJECT if character == written else character)
            last = start + len(written)
        prose = "".join((*parts, self.text[last:]))
        return _EMAIL.sub(OBJECT, prose) if "@" in prose else prose

    @cached_property
    def _links(self) -> Mapping[int, int]:
        """Where the brackets of links and images open, and the index of the token that closes each."""
        opened: list[int] = []
        links: dict[int, int] = {}
        for index, token in enumerate(self.tokens):
            if token.kind == "open":
                opened.append(token.start)
            elif token.kind in ("target", "reference", "close") and opened:
                start = opened.pop()
                if token.kind != "close":
                    links[start] = index
        return links

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for kind, written, _ in self.tokens:
            found[kind].append(written)
        return {kind: tuple(written) for kind, written in found.items()}

    def of(self, *kinds: str) -> tuple[str, ...]:
        """What is written of these kinds of markup, kind by kind, each in order."""
        held = self._by_kind
        if len(kinds) == 1:
            return held.get(kinds[0], ())
        return tuple(written for kind in kinds if kind in held for written in held[kind])

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """The markup as it is written, in order."""
        return tuple(token.text for token in self.tokens)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links and images of the passage, in the order in which they open."""
        return tuple(self._link(start, self.tokens[index]) for start, index in sorted(self._links.items()))

    def _link(self, start: int, closing: Token) -> Link:
        text, image = self.text[start + 1:closing.start], self.text[start - 1:start] == "!"
        if closing.kind == "reference":
            name = closing.text[2:-1] or text
            return Link(text, f"[{' '.join(name.casefold().split())}]", "", image)
        inside = closing.text[2:-1].strip()
        if inside.startswith("<"):
            target, _, title = inside[1:].partition(">")
        else:
            target, title = (*inside.split(None, 1), "", "")[:2]
        return Link(text, target, title.strip()[1:-1], image)

    @cached_property
    def outside_code(self) -> str:
        """The text as it is written, code being one U+FFFC."""
        parts, last = [], 0
        for token in self.tokens:
            if token.kind == "code":
                parts += [self.text[last:token.start], OBJECT]
                last = token.end
        return "".join((*parts, self.text[last:])) if parts else self.text

    @cached_property
    def emails(self) -> tuple[str, ...]:
        """The e-mail addresses outside code."""
        return tuple(_EMAIL.findall(self.outside_code)) if "@" in self.text else ()

    @cached_property
    def emphasis(self) -> Emphasis:
        """What is emphasised, and the signs that do not find their partner."""
        spans: list[str] = []
        stray: list[str] = []
        opened: list[tuple[str, int]] = []
        open_signs: Counter[str] = Counter()
        for kind, written, start in self.tokens:
            if kind == "stray":
                stray.append(written)
            if kind not in _EMPHASIS:
                continue
            sign, left = written[0], len(written)
            opens, closes = _sides(self.text, start, start + left, kind)
            while closes and left and open_signs[sign]:
                partner, length = opened.pop()
                open_signs[partner] -= 1
                if partner != sign:
                    stray.append(partner * length)
                    continue
                both = min(left, length)
                spans += _EMPHASISED.get(sign * both, (sign * 2,))
                left -= both
                if length > both:
                    opened.append((sign, length - both))
                    open_signs[sign] += 1
            if left and opens:
                opened.append((sign, left))
                open_signs[sign] += 1
            elif left:
                stray.append(sign * left)
        stray += [sign * length for sign, length in opened]
        return Emphasis(tuple(sorted(spans)), tuple(stray))


def _has_effect(text: str, start: int, end: int, kind: str) -> bool:
    """Whether signs of emphasis can open or close it."""
    return any(_sides(text, start, end, kind))


def _sides(text: str, start: int, end: int, kind: str) -> tuple[bool, bool]:
    """Whether signs can open emphasis (no space after them), and close it (none before them); lines
    do so only where a word begins or ends, and none in brackets of its own, where it is spoken of."""
    before, after = text[start - 1:start], text[end:end + 1]
    opens, closes = bool(after) and not after.isspace(), bool(before) and not before.isspace()
    if before + after in _AROUND_A_SIGN:
        return False, False
    if kind == "lines":
        return opens and not before.isalnum(), closes and not after.isalnum()
    return opens, closes


@lru_cache(maxsize=1_024)
def passage_text(text: str) -> PassageText:
    """A passage, remembered for its translations into other languages."""
    return PassageText(text)


def in_place(text: str) -> str:
    """A text in which only what a reader sees as words is left: the rest is put to spaces, character by
    character, and line ends stay."""
    parts, last = [], 0
    if "]:" in text:
        text = _DEFINITION.sub(lambda found: " " * len(found.group()), text)
    for token in PassageText(text).tokens:
        if token.kind in _WORDLESS:
            parts += [text[last:token.start], _NO_LINE_END.sub(" ", token.text)]
            last = token.end
    return "".join((*parts, text[last:]))


def prose_in_quotes(prose: str, limit: int = 60) -> str:
    """A part of a passage's `prose` for a message: in double quotes, and an ellipsis for what is no word."""
    return in_quotes(prose.replace(OBJECT, "…"), limit)
