"""The analyzer: text to terms, the same at build in Python and on the reader's phone in JavaScript.

`tokens(text, language)` finds the words of a text (how: `segment`) and folds each to its term (how: `fold`).
`variants(word, language)` gives what else the word is found by: its stem, and the spellings that readers mix
(how: `languages`). A document is indexed by its terms and, weighing less, by their variants; a query is looked up
by its terms and, weighing less, by its variants. Two forms of a word meet because their last variant, the key, is
one; a word whose key is its own term has no variants.

Nothing raises and every step is linear, whatever the text. The JavaScript in theme/assets/search/analyzer.js reads
the same tables and gives the same terms at the same places, counted there in UTF-16 units.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import starmap
from operator import add
from typing import NamedTuple, TypeVar

from .fold import bare, light
from .languages import Language, apply, base_of, language_of, stem
from .rules import KNOWN, SNOWBALL
from .segment import CLUSTERS, ELISION, HAN, HIRAGANA, HYPHENS, KATAKANA, NEXT_TO_HIRAGANA, RUNS, RUNS_WITH_ELISION

_Item = TypeVar("_Item")
_REMEMBERED = 200_000
_LONG_VOWEL = "ー"
_DIGITS = "0123456789"


class Token(NamedTuple):
    """A term of a text and where it stands, `start` to `end` in code points.

    `word` is the word before marks went, which is what `variants` reads.
    """

    term: str
    start: int
    end: int
    word: str


class Columns(NamedTuple):
    """Terms as `Token` has them, one list for each of its values. A page of Chinese has three thousand."""

    terms: list[str]
    starts: list[int]
    ends: list[int]
    words: list[str]


class _Memory:
    """What is known of a language: words seen before and their terms, variants of words."""

    def __init__(self, language: str) -> None:
        self.tag = language
        self.base = language.lower().replace("_", "-").split("-", 1)[0]
        self.language: Language = language_of(language)
        self.runs = RUNS_WITH_ELISION if self.base in ELISION else RUNS
        self.words: dict[str, tuple[str, str]] = {}
        self.variants: dict[str, tuple[str, ...]] = {}
        self.units = _Units(self)

    def fold(self, raw: str) -> tuple[str, str]:
        """The term and the word of a raw word or cluster."""
        word = light(raw, turkic=self.language.turkic)
        if self.language.characters:
            word = word.translate(self.language.characters)
        if self.language.decomposed:
            word = self.language.decomposed(word)
        if len(self.words) >= _REMEMBERED:
            self.words.clear()
        known = self.words[raw] = bare(word), word
        return known


class _Units(dict[str, str]):
    """The terms of units that are one character, filled as they are met."""

    def __init__(self, memory: _Memory) -> None:
        super().__init__()
        self._memory = memory

    def __missing__(self, char: str) -> str:
        term = self._memory.fold(char)[0]
        if len(self) < _REMEMBERED:
            self[char] = term
        return term


@lru_cache(maxsize=256)
def _memory(language: str) -> _Memory:
    return _Memory(language)


def tokens(text: str, language: str) -> list[Token]:
    """The terms of a text in its order; in Han, each single character too, before the pair that begins with it, and
    two words with a hyphen between them also as one."""
    return list(starmap(Token, zip(*columns(text, language), strict=True)))


def query_tokens(text: str, language: str) -> list[Token]:
    """The terms of a query: as `tokens`, but a single Han character only where no pair holds it; and after Han or
    katakana the first pair of hiragana, which is the ending of a word or a particle, is no word to look for."""
    return list(starmap(Token, zip(*_columns(text, language, 0), strict=True)))


def columns(text: str, language: str) -> Columns:
    """The terms of a text as `tokens` has them."""
    return _columns(text, language, HAN)


def _columns(text: str, language: str, singles: int) -> Columns:
    """The terms of a text; `singles`: the kind of run whose single units are terms beside their pairs, 0 in a query."""
    memory = _memory(language)
    known = memory.words
    found = Columns([], [], [], [])
    terms, starts, ends, words = found
    before = -1  # where the last run of Han or kana ended
    for run in memory.runs.finditer(text):
        kind = run.lastindex or 0
        start, end = run.span()
        if kind > len(CLUSTERS):
            raw = run.group()
            term, word = known.get(raw) or memory.fold(raw)
            if term:
                if singles and terms and start - ends[-1] == 1 and text[start - 1] in HYPHENS and not (
                        terms[-1][-1] in _DIGITS and term[0] in _DIGITS):
                    starts.append(starts[-1])
                    ends.append(end)
                    words.append(words[-1] + word)
                    terms.append(terms[-1] + term)
                starts.append(start)
                ends.append(end)
                words.append(word)
                terms.append(term)
        else:
            ending = kind == HIRAGANA and before == start
            inside = ending or (kind == HIRAGANA and NEXT_TO_HIRAGANA.match(text, end) is not None)
            first = len(terms)
            units = _units(memory, text, kind, start, end)
            if len(units[0]) > 1 or not inside:  # one hiragana between other letters is an ending or a particle
                _add_pairs(found, *units, kind == singles)
            if ending and not singles:
                del terms[first:first + 1], starts[first:first + 1], ends[first:first + 1], words[first:first + 1]
            before = end if kind <= KATAKANA else -1
    return found


def _units(
    memory: _Memory, text: str, kind: int, start: int, end: int,
) -> tuple[list[str], Sequence[int], Sequence[int]]:
    """The units of a run of a script without spaces: their terms, where each begins, and where it ends."""
    if kind == HAN:  # a unit is a character
        found = list(map(memory.units.__getitem__, text[start:end]))
        if "" not in found:
            return found, range(start, end), range(start + 1, end + 1)
    known = memory.words
    terms, starts, ends = [], [], []
    for cluster in CLUSTERS[kind - 1].finditer(text, start, end):
        raw = cluster.group()
        term = (known.get(raw) or memory.fold(raw))[0]
        if term:
            terms.append(term)
            starts.append(cluster.start())
            ends.append(cluster.end())
    # サーバー and サーバ are one word: after three units the long vowel at the end is optional.
    if kind == KATAKANA and len(terms) > 3 and terms[-1] == _LONG_VOWEL:
        return terms[:-1], starts[:-1], ends[:-1]
    return terms, starts, ends


def _add_pairs(found: Columns, units: list[str], starts: Sequence[int], ends: Sequence[int], singles: bool) -> None:
    """Add each unit of a run together with the next one; by itself one that is alone, and with `singles` every one."""
    if len(units) > 1:
        pairs = list(map(add, units, units[1:]))
        if singles:
            pairs, starts, ends = (
                _alternating(units, pairs), _alternating(starts, starts[:-1]), _alternating(ends, ends[1:]))
        else:
            starts, ends = starts[:-1], ends[1:]
        units = pairs
    found.terms.extend(units)
    found.starts.extend(starts)
    found.ends.extend(ends)
    found.words.extend(units)


def _alternating(each: Sequence[_Item], between: Sequence[_Item]) -> list[_Item]:
    """One of the first, one of the second, and so on; the second is shorter by one."""
    both = [*each, *between]
    both[::2], both[1::2] = each, between
    return both


def has_variants(language: str) -> bool:
    """Whether any word of a language has variants: does the analyzer know endings or spellings of it?"""
    known = _memory(language).language
    return known.marked or bool(known.stemmer or known.before or known.after or known.extra)


def variants(word: str, language: str) -> tuple[str, ...]:
    """What else a word is found by, its own term left out; the last is its key.

    `word` is a token's `word`; its term gives nearly the same (a stemmer then misses the marks).
    """
    memory = _memory(language)
    known = memory.variants.get(word)
    if known is None:
        if len(memory.variants) >= _REMEMBERED:
            memory.variants.clear()
        known = memory.variants[word] = _variants(word, memory.language)
    return known


def _variants(word: str, language: Language) -> tuple[str, ...]:
    """The variants, each once; a single letter says nothing and is none."""
    term = bare(word)
    forms = [word] if language.marked else []
    forms += [apply(extra, term) for extra in language.extra]
    whole = apply(language.before, word)
    cut = stem(language.stemmer, whole)
    # A stemmer takes a short word for an ending.
    forms.append(apply(language.after, bare(cut if len(cut) > 1 else whole)))
    return tuple(form for form in dict.fromkeys(forms) if len(form) > 1 and form != term)


def alike(language: str) -> frozenset[str]:
    """Letters that sound alike or are easily mistaken, as strings of two; and single ones that are not heard."""
    return _memory(language).language.alike


def links(language: str) -> tuple[str, ...]:
    """What may stand between the two parts of a compound; "" is always among them."""
    return _memory(language).language.links


def scripts(language: str) -> tuple[str, ...]:
    """What the browser loads to analyse a language, in order: addresses below the theme's assets."""
    base = base_of(language)
    stemmer = SNOWBALL.get(base)
    stems = ("search/stem/base.js", f"search/stem/{stemmer}.js") if stemmer else ()
    own = (f"search/language/{base}.js",) if base in KNOWN else ()
    return ("search/analyzer.js", *stems, *own)
