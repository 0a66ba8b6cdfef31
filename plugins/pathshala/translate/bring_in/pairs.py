"""Which passage of a translated text is the translation of which, and how sure that is."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .align import Bead, Sides, align
from .anchors import Anchors, has_words
from .lexicon import learn
from .parts import Part

SURE = 0.9
"""From this confidence on (0 to 1) a pair is taken for a translation without anybody's look."""

_LIKELY = 0.8  # pairs that teach the lexicon
_MOST_STRETCH = 2.5  # standard deviations
_NEIGHBOURS = 4
_MOSTLY = 0.7
_ENOUGH_PAIRS = 100  # for a lexicon to speak against a pair
_UNSURE = 0.5
_EVEN, _STEEPNESS = 1.0, 3.0
"""The evidence at which a pair is as likely as not, and how fast more of it makes it sure; chosen so that
of the texts of this project's own translations, with every tenth passage taken out of each side, 99 % of
what is sure is right."""
_NAME_STEM = 4
_MOST_CAPITALS = 0.15  # of all words
_SENTENCE_END = re.compile(r"[.!?:\u0964\u06d4\u061f\u1362\u3002\uff01\uff1f](?=[\s\"'»”’)*_]|$)")

Texts = tuple[Sequence[Part], Sequence[Part]]


@dataclass(frozen=True, slots=True)
class Match:
    """Passages that were found to belong together: of the source, of its translation (either may be
    empty), and how sure that is, 0 to 1."""

    source: tuple[Part, ...]
    target: tuple[Part, ...]
    confidence: float

    @property
    def sure(self) -> bool:
        return self.confidence >= SURE and not self.left_in_source

    @property
    def left_in_source(self) -> bool:
        """Whether the translation says the same in the source's own words, be it one: nobody translated it,
        as far as anybody can tell. A text without words, such as a number or code, is the same everywhere."""
        if len(self.source) != 1 or len(self.target) != 1 or self.source[0].text != self.target[0].text:
            return False
        return has_words(self.source[0].text)


def match(texts: Sequence[Texts]) -> list[list[Match]]:
    """The matches of each text and its translation, in order; every passage stands in one.

    What is learned from all of them about the words of both languages helps with each.
    """
    prepared = [([Anchors(part) for part in source], [Anchors(part) for part in target]) for source, target in texts]
    first = []
    for source, target in prepared:
        first += [
            (source[bead.source[0]].words, target[bead.target[0]].words)
            for bead in align(Sides(source, target))
            if bead.is_pair and bead.probability >= _LIKELY and not source[bead.source[0]].part.is_code
        ]
    lexicon = learn(first)
    names = _names([one for _, target in prepared for one in target])
    return [_matched(Sides(source, target, lexicon), names) for source, target in prepared]


def _names(side: Sequence[Anchors]) -> frozenset[str]:
    """The words of some texts that are names, as far as their spelling tells: those that have a capital in the
    midst of a sentence. None where so many have that the language must write other words with capitals too."""
    prose = [one for one in side if not one.part.is_code and not one.part.role.startswith(("heading", "title"))]
    capital = Counter(word for one in prose for word in one.capitals)
    written = Counter(word for one in prose for word in set(one.words))
    if capital.total() > _MOST_CAPITALS * written.total():
        return frozenset()
    return frozenset(word for word, times in capital.items() if 2 * times >= written[word])


def _matched(sides: Sides, names: frozenset[str]) -> list[Match]:
    beads = align(sides)
    clean = [_is_clean(sides, bead, names) for bead in beads]
    alike = [_is_alike(sides, bead) for bead in beads]
    regular = _regular(sides, beads, alike, clean)
    matches = []
    for index, bead in enumerate(beads):
        source = tuple(sides.source[i].part for i in bead.source)
        target = tuple(sides.target[j].part for j in bead.target)
        if not any(part.is_code for part in (*source, *target)):
            matches.append(Match(source, target, _confidence(sides, bead, clean[index], regular[index])))
    return matches


def _regular(sides: Sides, beads: Sequence[Bead], alike: Sequence[bool], clean: Sequence[bool]) -> list[bool]:
    """Whether each bead stands where both texts have the same structure: among its neighbours, or in its
    whole section, all are pairs of the same kind and nothing speaks against most of them."""
    starts = [index for index, bead in enumerate(beads) if index == 0 or _begins_section(sides, bead)]
    found = [False] * len(beads)
    sections = [slice(start, end) for start, end in pairwise([*starts, len(beads)]) if end - start > 1]
    around = [slice(max(0, index - _NEIGHBOURS), index + _NEIGHBOURS + 1) for index in range(len(beads))]
    for part, inside in [*((one, one) for one in sections), *((one, slice(n, n + 1)) for n, one in enumerate(around))]:
        if all(alike[part]) and sum(clean[part]) >= _MOSTLY * len(clean[part]):
            found[inside] = [True] * len(found[inside])
    return found


def _begins_section(sides: Sides, bead: Bead) -> bool:
    parts = [*(sides.source[i].part for i in bead.source), *(sides.target[j].part for j in bead.target)]
    return any(part.role.startswith("heading") for part in parts)


def _is_alike(sides: Sides, bead: Bead) -> bool:
    """Whether a bead is a pair of the same kind."""
    return bead.is_pair and sides.source[bead.source[0]].part.role == sides.target[bead.target[0]].part.role


def _is_clean(sides: Sides, bead: Bead, names: frozenset[str]) -> bool:
    """Whether nothing speaks against a pair: kind, hard anchors, length, number of sentences, and names of
    the translation that the source does not have."""
    if not _is_alike(sides, bead):
        return False
    (i,), (j,) = bead.source, bead.target
    source, target = sides.source[i], sides.target[j]
    if source.part.is_code:
        return True
    apart = abs(_sentences(source.text) - _sentences(target.text))
    stretched = sides.stretch(i, j) > (_MOST_STRETCH if not apart else _MOST_STRETCH / 2 if apart == 1 else 0)
    strange = {word[:_NAME_STEM] for word in names.intersection(target.words)} - {
        word[:_NAME_STEM] for word in source.words
    }
    return source.agrees(target) and not stretched and not sides.uneven(i, j) and not strange


def _sentences(text: str) -> int:
    return len(_SENTENCE_END.findall(text))


def _confidence(sides: Sides, bead: Bead, clean: bool, regular: bool) -> float:
    """How sure a bead is: its probability, as far as what both say or where they stand bears it out.

    Where little is known of the words, a pair is believed for its place among others like it."""
    if not clean:
        return min(_UNSURE, bead.probability)
    (i,), (j,) = bead.source, bead.target
    if sides.source[i].text == sides.target[j].text:
        return bead.probability
    gain = sides.gain(i, j)
    evidence = gain + min(6.0, sides.shared.get((i, j), 0.0)) / 3
    content = 1 / (1 + math.exp(_STEEPNESS * (_EVEN - evidence)))
    contrary = gain < 0 and sides.lexicon.pairs >= _ENOUGH_PAIRS
    place = 0.95 if regular and not contrary else 0.0
    return bead.probability * max(content, place)
