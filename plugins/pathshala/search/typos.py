"""Words of the index that a word with a typing error may have been meant to be.

One error leaves one half of a word whole. So the words that share its first half, or its second, are enough to look
at: they stand together in the word list, or in the list of the same words spelled backwards. Two errors in a long word
leave its first third whole, or its last, or (rarely, and then it is not found) only the middle.
"""

from __future__ import annotations

from .reader import Index

ONE_ERROR, TWO_ERRORS = 4, 8
"""Letters from which a word is looked at, and from which two errors are allowed."""
MOST = 3


def corrections(index: Index, word: str) -> tuple[list[str], int]:
    """The likeliest words for one that the index does not have, and how many errors they are away."""
    errors = 0 if len(word) < ONE_ERROR else 1 if len(word) < TWO_ERRORS else 2
    if not errors or not index.pages:
        return [], 0
    whole = len(word) // (errors + 1)
    back = word[::-1]
    seen = {found.word: found.weight for found in index.words("w", word[:whole], word)}
    seen |= {found.word[::-1]: found.weight for found in index.words("r", back[:whole], back)}
    ranked = []
    for found, weight in seen.items():
        away = distance(word, found, errors)
        if away <= errors:
            ranked.append((away, found[:1] != word[:1], -weight, found))
    ranked.sort()
    return [found for away, _, _, found in ranked if away == ranked[0][0]][:MOST], ranked[0][0] if ranked else 0


def distance(one: str, other: str, most: int) -> int:
    """Letters added, left out, changed or exchanged with their neighbour (optimal string alignment); `most` + 1 where
    there are more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, left in enumerate(one, 1):
        now = [row]
        for column, right in enumerate(other, 1):
            cost = min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (left != right))
            if row > 1 and column > 1 and left == other[column - 2] and one[row - 2] == right:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return min(last[-1], most + 1)
