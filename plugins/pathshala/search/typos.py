"""Words of the index that an unknown word may have been meant to be: mistyped, written together, or a part of one.

One error leaves one half of a word whole. So the words that share its first half, or its second, are enough to look
at: they stand together in the word list, or in the list of the same words spelled backwards. Two errors in a long word
leave its first third whole, or its last, or (rarely, and then it is not found) only the middle. Beside them stand the
words that it begins with, and, backwards, those that it ends with or that end with it. The lists hold keys too, so an
error in a form that no text has is found by the key of that form.

Errors are counted in halves: an error that ear or hand explains is half of one. These are a letter for another that
sounds like it (`analyzer.alike`), and a letter doubled or not doubled.
"""

from __future__ import annotations

from collections.abc import Iterable, Set

from . import analyzer
from .reader import Index

LIMITS = (0, 0, 0, 1, 2, 2, 2, 4)
"""Half errors that are allowed in a word of so many letters; the last holds for all longer ones."""
MOST = 3
KEY, DOUBT = 4, 1
"""Letters of a key that is compared, and half errors that it counts more: keys are short, and near to many."""
PART, HEAD, LONGER = 3, 4, 2
"""Letters of a part of a word, of one that it ends with, and that it has more than that, at least."""


_DIGITS = frozenset("0123456789")


class Near:
    """The words of the index near to the forms of one unknown word, each with its weight.

    `first` and `last` are those that stand near to a form by their first letters, and by their last. A word with a
    digit in it is what it is: nothing is near to it.
    """

    def __init__(self, index: Index, term: str, variants: Iterable[str]) -> None:
        self.term = term
        self.forms = tuple(form for form in dict.fromkeys((term, *variants))
                           if _errors(form) and (form == term or len(form) >= KEY) and not _DIGITS & set(form))
        self.language = index.language
        self.first: dict[str, int] = {}
        self.last: dict[str, int] = {}
        for form in self.forms if index.pages else ():
            shared, back = min(PART, len(form) // (_errors(form) + 1)), form[::-1]
            self.first |= {found.word: found.weight for found in index.words("w", form[:shared], form)}
            self.last |= {found.word[::-1]: found.weight for found in index.words("r", back[:shared], back)}


def _limit(form: str) -> int:
    return LIMITS[min(len(form), len(LIMITS) - 1)]


def _errors(form: str) -> int:
    return (_limit(form) + 1) // 2


def corrections(near: Near) -> tuple[list[str], int]:
    """The likeliest words for one that the index does not have, and how many half errors they are away."""
    alike = analyzer.alike(near.language)
    ranked = []
    for found, weight in (near.first | near.last).items():
        for form in near.forms:
            away = distance(form, found, _limit(form), alike)
            if away <= _limit(form):
                ranked.append((away + (form != near.term) * DOUBT, found[:1] != form[:1], -weight, found))
    ranked.sort()
    best = dict.fromkeys(found for away, _, _, found in ranked if away == ranked[0][0])
    return list(best)[:MOST], ranked[0][0] if ranked else 0


def parts(near: Near) -> tuple[str, str] | None:
    """The two words that an unknown one is made of: those whose shorter one is longest, then the most frequent ones."""
    best: tuple[int, int, str, str] | None = None
    links = analyzer.links(near.language)
    for form in near.forms:
        for left in near.first:
            if len(left) < PART or not form.startswith(left):
                continue
            for link in links:
                right = form[len(left) + len(link):]
                if len(right) >= PART and form.startswith(link, len(left)) and right in near.last:
                    found = (min(len(left), len(right)), near.first[left] + near.last[right], left, right)
                    best = max(best, found) if best else found
    return best[2:] if best else None


def ending(near: Near) -> list[str]:
    """The most frequent words that end with an unknown one: compounds of which it is the head."""
    found = {word: weight for form in near.forms if len(form) >= HEAD for word, weight in near.last.items()
             if len(word) >= len(form) + LONGER and word.endswith(form)}
    return sorted(found, key=lambda word: (-found[word], word))[:MOST]


def beginning(near: Near) -> list[str]:
    """The most frequent words that begin with a key of an unknown one: forms that the stemmer does not know."""
    found = {word: weight for form in near.forms if form != near.term and len(form) > KEY
             for word, weight in near.first.items() if word.startswith(form)}
    return sorted(found, key=lambda word: (-found[word], word))[:MOST]


def distance(one: str, other: str, most: int, alike: Set[str] = frozenset()) -> int:
    """Half errors between two words: two for a letter added, left out, changed or exchanged with its neighbour
    (optimal string alignment), one where `alike` has the two letters, or the one that was left out, or where it is
    doubled. `most` + 1 where there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    adding = _lone(other, alike)
    before: list[int] = []
    last = [0]
    for each in adding:
        last.append(last[-1] + each)
    for row, (left, leaving) in enumerate(zip(one, _lone(one, alike), strict=True), 1):
        now = [last[0] + leaving]
        for column, right in enumerate(other, 1):
            changed = 0 if left == right else 1 if left + right in alike else 2
            cost = min(last[column] + leaving, now[column - 1] + adding[column - 1], last[column - 1] + changed)
            if row > 1 and column > 1 and left == other[column - 2] and one[row - 2] == right:
                cost = min(cost, before[column - 2] + 2)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return min(last[-1], most + 1)


def _lone(word: str, alike: Set[str]) -> list[int]:
    """What it costs to leave out each letter of a word."""
    return [1 if word[place - 1:place] == letter or letter in alike else 2 for place, letter in enumerate(word)]
