"""Lists of words that give a fault in a text away: one file for each language in `wordlists/`.

A file holds, by theme, words or phrases in the form in which they stand in a text. In a phrase `*` stands for up
to three words. A theme that is a mapping leads each to what may be written instead, empty where the word is best
left out, or to what else is to be known of it. The comment beside a theme names its source. A language is added
by adding its file.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import yaml

THEMES = ("dated", "undated", "belittling", "excluding", "gendered", "vague", "learner", "thinking",
          "telephone", "unfinished")
"""What a file may hold. Words that are `undated` are no `dated` ones, what begins with a `learner` is judged by
what follows, and `thinking` leads verbs to the levels of Bloom's revised taxonomy that they may stand for."""

_QUOTES = "\"'“”‘’„«»‹›「」『』`"
# What somebody else said, and titles: of a text in italics that begins with a capital letter.
_QUOTED = re.compile(
    r"[“„][^“”„]{1,200}[”“]|«[^«»]{1,200}»|「[^「」]{1,200}」|『[^『』]{1,200}』|(?<!\w)\"(?!\s)[^\"]{1,200}(?<!\s)\"(?!\w)"
    r"|(?<!\w)‘[^‘’]{1,200}’(?!\w)|(?<![*\w])\*(?![*\s])[^\W\d_a-zß-ÿ][^*]{0,200}(?<![\s*])\*(?![*\w])"
    r"|(?<![*\w])\*[\w-]{1,40}\*(?![*\w])|(?<![_\w])_(?![_\s])[^\W\d_a-zß-ÿ][^_]{0,200}(?<![\s_])_(?![_\w])"
)
_AROUND = 220
_SOME_WORDS = r"(?:\s++[\w'’-]++){0,3}?"
_SIGNS = str.maketrans(dict.fromkeys("!\"#$%&'()*+,./:;<=>?@[\\]^_`{|}~…“”„«»।॥،؛؟。、「」！？（）", " "))


@dataclass(frozen=True)
class Spoken:
    """A word of a list as it stands in a text: where it begins and ends, and what to write instead."""

    text: str
    start: int
    end: int
    instead: str


@dataclass(frozen=True)
class Words:
    """The words of one theme in one language, each in lower case with what to write instead."""

    instead: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _by_sign(self) -> Mapping[str, tuple[str, ...]]:
        """The words and phrases by the longest word that each holds, which a text has to hold too."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.instead:
            found[max(one.translate(_SIGNS).split(), key=len, default="")].append(one)
        return {sign: tuple(some) for sign, some in found.items()}

    def may_stand_in(self, held: frozenset[str]) -> bool:
        """Whether a text with this `vocabulary` can hold one of the words."""
        return not self._by_sign.keys().isdisjoint(held)

    def all(self, text: str, held: frozenset[str] | None = None) -> Iterator[Spoken]:
        """Each place of the text in which one of the words stands by itself, and is not itself spoken of, or
        by somebody else: what stands in quotation marks is, and a title in italics. `held` is the text's
        `vocabulary`, where that is known."""
        signs = self._by_sign.keys() & (vocabulary(text) if held is None else held)
        if signs:
            lowered = _lowered(text)
            for phrase in sorted({one for sign in signs for one in self._by_sign[sign]}):
                for found in phrase_pattern(phrase).finditer(lowered):
                    if _stands_alone(text, *found.span()) and not is_quoted(text, *found.span()):
                        yield Spoken(text[found.start():found.end()], *found.span(), self.instead[phrase])

    def begins(self, text: str) -> str:
        """The longest of the words that a text begins with, as it is written; empty where it begins with none."""
        return max((one.text for one in self.all(text) if not one.start), key=len, default="")

    def ends(self, text: str) -> str:
        """The word that a text ends with, as it is written; empty where it ends with none."""
        return next((one.text for one in self.all(text) if one.end == len(text)), "")


@lru_cache(maxsize=1_024)
def phrase_pattern(phrase: str) -> re.Pattern[str]:
    """What finds a phrase with either apostrophe. A star in it stands for up to three words."""
    first, *rest = (re.escape(one).replace("'", "['’]") for one in phrase.split())
    return re.compile("".join((first, *(_SOME_WORDS if one == r"\*" else rf"\s++{one}" for one in rest))))


def _lowered(text: str) -> str:
    """A text in lower case, of the same length: the few letters that would become two stay."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(
        one.lower() if len(one.lower()) == 1 else one for one in text)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1):start], text[end:end + 1]
    spoken_of = before and after and before in _QUOTES and after in _QUOTES
    return not (_joins(before) or _joins(after) or spoken_of)


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a part of a text stands in quotation marks, or in a title; its paragraph is looked at alone."""
    begin = max(text.rfind("\n\n", 0, start), start - _AROUND, 0)
    stop = text.find("\n\n", end)
    near = text[begin:min(end + _AROUND, stop if stop >= 0 else len(text))]
    return any(found.start() < start - begin and end - begin < found.end() for found in _QUOTED.finditer(near))


def _joins(character: str) -> bool:
    return bool(character) and (unicodedata.category(character)[0] in "LMN" or character in "-_")


def vocabulary(text: str) -> frozenset[str]:
    """The words of a text in lower case, each once, cut at white space and punctuation."""
    return frozenset(text.lower().translate(_SIGNS).split())


@cache
def words(language: str, theme: str) -> Words:
    """The words of a theme in a language (a BCP 47 tag, of which the first part counts); none where there
    is no list."""
    return Words(_themes(language.partition("-")[0].lower()).get(theme, {}))


@cache
def languages(theme: str) -> tuple[str, ...]:
    """The languages that have words of a theme, sorted."""
    known = sorted(one.name.partition(".")[0] for one in _folder().iterdir() if one.name.endswith(".yml"))
    return tuple(one for one in known if words(one, theme).instead)


@cache
def _themes(language: str) -> Mapping[str, Mapping[str, str]]:
    place = _folder() / f"{language}.yml"
    if not (language.isascii() and language.isalpha() and place.is_file()):
        return {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    held = yaml.load(place.read_text(encoding="utf-8"), loader)
    return {theme: {str(word).lower(): (some[word] if isinstance(some, dict) else "") for word in some}
            for theme, some in held.items()}


def _folder() -> Traversable:
    return files("pathshala.checks") / "wordlists"
