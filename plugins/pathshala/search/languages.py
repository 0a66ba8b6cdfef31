"""What each language adds to the analyzer: its stemmer, its spellings, its endings.

A word becomes its key in four steps: the spellings in `before` are made one (British and American, old and new),
Snowball's stemmer of the language cuts the endings (version 3.0.1, here and in the browser), marks go (`fold.bare`),
and the rules in `after` make one what readers mix. A language without a Snowball stemmer has its endings in
`after`. Each line of `extra` gives one variant more, for what is too ambiguous to be the key.

A rule is a pattern and what replaces it. Patterns are those that Python and JavaScript read alike, every rule is
applied once, in order, and a rule never looks at more than one word.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import permutations

from .rules import DECOMPOSED, MARKED, RULES, SNOWBALL, TURKIC, WRITTEN_AS
from .sounds import ALIKE, LINKS
from .syllables import SYLLABLES

Rule = tuple[re.Pattern[str], str]


@dataclass(frozen=True)
class Language:
    """The analyzer's knowledge of one language; the empty one is for languages it knows nothing of."""

    stemmer: str = ""
    before: tuple[Rule, ...] = ()
    after: tuple[Rule, ...] = ()
    extra: tuple[tuple[Rule, ...], ...] = ()
    characters: dict[int, str] = field(default_factory=dict)
    turkic: bool = False
    decomposed: Callable[[str], str] | None = None
    """What takes the syllables of a word apart into letters."""
    marked: bool = False
    """Is a word with its marks a variant of it? For Vietnamese, where marks make the word."""
    alike: frozenset[str] = frozenset()
    """Two letters that are taken for each other, in either order; one that is hardly heard."""
    links: tuple[str, ...] = ("",)
    """What stands between two parts of a compound."""


def _compiled(rules: tuple[tuple[str, str], ...]) -> tuple[Rule, ...]:
    # JavaScript writes the first group as $1, Python as \1.
    return tuple((re.compile(pattern), new.replace("$", "\\")) for pattern, new in rules)


def base_of(tag: str) -> str:
    """The language of a BCP 47 tag whose rules are used: "bn" for "bn-IN", "nb" for "nn"."""
    base = tag.lower().replace("_", "-").split("-", 1)[0]
    return WRITTEN_AS.get(base, base)


def language_of(tag: str) -> Language:
    """What is known of the language of a BCP 47 tag; never raises."""
    base = base_of(tag)
    rules = RULES.get(base, {})
    return Language(
        stemmer=SNOWBALL.get(base, ""),
        before=_compiled(rules.get("before", ())),
        after=_compiled(rules.get("after", ())),
        extra=tuple(_compiled((rule,)) for rule in rules.get("extra", ())),
        characters=_characters(base),
        turkic=base in TURKIC,
        decomposed=SYLLABLES.get(DECOMPOSED.get(base, "")),
        marked=base in MARKED,
        alike=frozenset(_alike(base)),
        links=tuple(LINKS.get(base, "").split(" ")),
    )


def _alike(base: str) -> Iterator[str]:
    """Every two letters of a group, both ways round; and the letters that are not heard, by themselves."""
    heard, _, unheard = ALIKE.get(base, "").partition(" -")
    yield from unheard
    for group in heard.split():
        yield from map("".join, permutations(group, 2))


def _characters(base: str) -> dict[int, str]:
    if base != "zh":
        return {}
    from .chinese import SIMPLIFIED, TRADITIONAL

    return dict(zip(map(ord, TRADITIONAL), SIMPLIFIED, strict=True))


def apply(rules: tuple[Rule, ...], word: str) -> str:
    """The word after each rule, in order."""
    for pattern, new in rules:
        word = pattern.sub(new, word)
    return word


def stemmer_class(stemmer: str) -> str:
    """What Snowball calls the class of an algorithm, in Python and in JavaScript."""
    return f"{stemmer.title()}Stemmer"


_SAME_STEMS = "3.0.0"
"""The version of PyStemmer that holds the algorithms of snowballstemmer 3.0.1."""
_held = threading.local()  # a Snowball stemmer keeps the word it works on


def stem(stemmer: str, word: str) -> str:
    """The stem that Snowball's algorithm of this name gives; the word itself for no name."""
    if not stemmer:
        return word
    found: Callable[[str], str] | None = getattr(_held, stemmer, None)
    if found is None:
        found = _quick(stemmer) or _plain(stemmer)
        setattr(_held, stemmer, found)
    return found(word)


def _quick(stemmer: str) -> Callable[[str], str] | None:
    """The algorithm as Snowball compiles it to C, which takes a thirtieth of the time; None where that is not
    installed, or is of another version, whose stems are others."""
    try:
        if importlib.metadata.version("PyStemmer") != _SAME_STEMS:
            return None
        made: Callable[[str], str] = importlib.import_module("Stemmer").Stemmer(stemmer).stemWord
    except (ImportError, KeyError):
        return None
    return made


def _plain(stemmer: str) -> Callable[[str], str]:
    """The same as Snowball translates it to Python."""
    # By its class: `snowballstemmer.stemmer` takes another version where PyStemmer is installed.
    module = importlib.import_module(f"snowballstemmer.{stemmer}_stemmer")
    made: Callable[[str], str] = getattr(module, stemmer_class(stemmer))().stemWord
    return made
