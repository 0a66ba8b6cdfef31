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

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from .fold import bare, light
from .languages import Language, apply, base_of, language_of, stem
from .rules import KNOWN, SNOWBALL
from .segment import CLUSTERS, ELISION, HAN, HIRAGANA, HYPHENS, KATAKANA, NEXT_TO_HIRAGANA, RUNS, RUNS_WITH_ELISION

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


class _Memory:
    """What is known of a language: words seen before and their terms, variants of words."""

    def __init__(self, language: str) -> None:
        self.tag = language
        self.base = language.lower().replace("_", "-").split("-", 1)[0]
        self.language: Language = language_of(language)
        self.runs = RUNS_WITH_ELISION if self.base in ELISION else RUNS
        self.words: dict[str, tuple[str, str]] = {}
        self.variants: dict[str, tuple[str, ...]] = {}

    def fold(self, raw: str) -> tuple[str, str]:
        """The term and the word of a raw word or cluster."""
        word = light(raw, turkic=self.language.turkic)
        if self.language.characters:
            word = word.translate(self.language.characters)
        if len(self.words) >= _REMEMBERED:
            self.words.clear()
        known = self.words[raw] = bare(word), word
        return known


@lru_cache(maxsize=256)
def _memory(language: str) -> _Memory:
    return _Memory(language)


def tokens(text: str, language: str) -> list[Token]:
    """The terms of a text in its order; in Han, each single character too, before the pair that begins with it, and
    two words with a hyphen between them also as one."""
    return _tokens(text, language, HAN)


def query_tokens(text: str, language: str) -> list[Token]:
    """The terms of a query: as `tokens`, but a single Han character only where no pair holds it."""
    return _tokens(text, language, 0)


def _tokens(text: str, language: str, singles: int) -> list[Token]:
    """The terms of a text; `singles`: the kind of run whose single units are terms beside their pairs, 0 in a query."""
    memory = _memory(language)
    known = memory.words
    found: list[Token] = []
    before = -1  # where the last run of Han or kana ended
    for run in memory.runs.finditer(text):
        kind = run.lastindex or 0
        start, end = run.span()
        if kind > len(CLUSTERS):
            raw = run.group()
            term, word = known.get(raw) or memory.fold(raw)
            if term:
                last = found[-1] if found and singles else None
                if last and start - last.end == 1 and text[last.end] in HYPHENS and not (
                        last.term[-1] in _DIGITS and term[0] in _DIGITS):
                    found.append(Token(last.term + term, last.start, end, last.word + word))
                found.append(Token(term, start, end, word))
        else:
            inside = kind == HIRAGANA and (before == start or NEXT_TO_HIRAGANA.match(text, end) is not None)
            found += _pairs(memory, text, (kind, start, end), inside, singles)
            before = end if kind <= KATAKANA else -1
    return found


def _pairs(memory: _Memory, text: str, run: tuple[int, int, int], inside: bool, singles: int) -> list[Token]:
    """The terms of a run of a script without spaces (kind, start, end); `inside`: Han or katakana stands beside it."""
    kind, start, end = run
    known = memory.words
    units: list[tuple[str, int, int]] = []
    for cluster in CLUSTERS[kind - 1].finditer(text, start, end):
        raw = cluster.group()
        term = (known.get(raw) or memory.fold(raw))[0]
        if term:
            units.append((term, cluster.start(), cluster.end()))
    # サーバー and サーバ are one word: after three units the long vowel at the end is optional.
    if kind == KATAKANA and len(units) > 3 and units[-1][0] == _LONG_VOWEL:
        units.pop()
    if len(units) == 1:  # a single hiragana between other letters is an ending or a particle
        term, first, last = units[0]
        return [] if inside else [Token(term, first, last, term)]
    found = []
    for (term, first, last), (following, _, end_of_pair) in pairwise(units):
        if kind == singles:
            found.append(Token(term, first, last, term))
        found.append(Token(pair := term + following, first, end_of_pair, pair))
    if kind == singles and units:
        term, first, last = units[-1]
        found.append(Token(term, first, last, term))
    return found


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
