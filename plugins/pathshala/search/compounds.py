"""Words made of words: "Quellenprüfung" is found by "Prüfung" and by "Quelle".

No dictionary is shipped. A word is split into words that the site itself uses, at build, and its parts are indexed
where it stands; so a query needs no splitting. German, Dutch, the Nordic languages, Finnish, Estonian, Hungarian and
Korean write compounds as one word; between two parts some put a letter or two.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import dataclass

from .analyzer import links, variants
from .languages import base_of


@dataclass(frozen=True)
class _Compounds:
    """How a language joins words: letters a part has at least, endings that are no part."""

    shortest: int = 4
    endings: frozenset[str] = frozenset()


_NORDIC = _Compounds(endings=frozenset("skap skab else ning ande ende lige liga aktig arna erna"
                              " elser".split()))
COMPOUNDS: dict[str, _Compounds] = {
    "de": _Compounds(endings=frozenset("schaft haft heit keit lich isch ling lein chen bare baren sten tion".split())),
    "nl": _Compounds(endings=frozenset("schap heid heden lijk lijke ling tjes"
                              " baar".split())),
    "af": _Compounds(endings=frozenset("skap heid like".split())),
    "da": _NORDIC, "nb": _NORDIC, "sv": _NORDIC, "is": _NORDIC,
    "fo": _NORDIC,
    # A first part in the genitive ends in -n or -de(n) and is mostly a word of the site in that form.
    "fi": _Compounds(endings=frozenset("inen isen ista uden uutta minen miseen".split())),
    "et": _Compounds(endings=frozenset("mine mise likud".split())),
    "hu": _Compounds(endings=frozenset("ssag sseg ban ben nak nek".split())),
    "ko": _Compounds(shortest=2, endings=frozenset("하다 합니다 하는 하기 에서 으로 까지 부터 하고 하면"
                              " 해서".split())),
}
_MOST_PARTS = 4
_HEAD = 4


def compound_parts(word: str, vocabulary: Container[str], language: str) -> tuple[str, ...]:
    """The words a compound is made of, in order; () if it is none.

    `word` is a folded term and `vocabulary` the terms of the site in this language, with or without their keys.
    Every part is in the vocabulary; the last may be there by its key, being inflected. Fewest parts win, then the
    longest last part, which carries the meaning. A last part that alone is known is given alone.
    """
    rules = COMPOUNDS.get(base_of(language))
    if rules is None or len(word) < 2 * rules.shortest:
        return ()
    beginnings = _beginnings(word, vocabulary, rules, links(language))
    return (
        _shortest(word, beginnings, rules, lambda part: part in vocabulary)
        or _shortest(word, beginnings, rules, lambda part: any(form in vocabulary for form in variants(part, language)))
        or _head(word, vocabulary, rules)
    )


def _head(word: str, vocabulary: Container[str], rules: _Compounds) -> tuple[str, ...]:
    """The longest last part that is known, if what stands before it is as long as a part; in a script of syllables, a
    part is so short that this would be chance."""
    if rules.shortest < _HEAD:
        return ()
    for start in range(rules.shortest, len(word) - rules.shortest):
        if word[start:] in vocabulary and word[start:] not in rules.endings:
            return (word[start:],)
    return ()


def _shortest(
    word: str, beginnings: dict[int, tuple[str, ...]], rules: _Compounds, is_known: Callable[[str], bool],
) -> tuple[str, ...]:
    """The fewest parts whose last one is known."""
    best: tuple[str, ...] = ()
    for start in sorted(beginnings):
        last, parts = word[start:], beginnings[start]
        if len(last) < rules.shortest or last in rules.endings or (best and len(parts) + 1 >= len(best)):
            continue
        if is_known(last):
            best = (*parts, last)
    return best


def _beginnings(
    word: str, vocabulary: Container[str], rules: _Compounds, between: tuple[str, ...],
) -> dict[int, tuple[str, ...]]:
    """Place in the word -> the fewest parts, links left out, that lead up to it."""
    found: dict[int, tuple[str, ...]] = {0: ()}
    for start in range(len(word) - 2 * rules.shortest + 1):
        parts = found.get(start)
        if parts is None or len(parts) >= _MOST_PARTS - 1:
            continue
        for end in range(start + rules.shortest, len(word) - rules.shortest + 1):
            part = word[start:end]
            if part in rules.endings or part not in vocabulary:
                continue
            for link in between:
                place = end + len(link)
                if word.startswith(link, end) and (place not in found or len(found[place]) > len(parts) + 1):
                    found[place] = (*parts, part)
    del found[0]
    return found
