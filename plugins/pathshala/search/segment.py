"""Where the words of a text are.

A text is cut into runs of one kind each. A run of a script that writes spaces is a word; an apostrophe between
two letters belongs to it, except where a language elides with it (French l'article is two words), and gershayim
belong to a Hebrew abbreviation. A run of a script without spaces is cut into clusters, and two clusters that
follow each other are a term: without a dictionary, that finds every word, on every phone.

A cluster is what readers of the script take for one unit: a Han character; a kana with its voicing mark; a Thai
or Lao consonant with the vowel written before it, its marks, and the vowel written after it; a Khmer consonant
with its subscripts and vowels; a Burmese syllable (a consonant with a visible killer closes the one before).
Han, hiragana and katakana are runs apart, since Japanese words seldom cross from one to the other except by their
endings. Format characters stay inside a run: a zero-width space that somebody put between two Khmer words
must not change the terms.
"""

from __future__ import annotations

import re

from .fold import EDGES

FORMAT = r"\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
"""Format characters and variation selectors; ranges as a regular expression writes them, in Python and JavaScript."""

_HAN = r"\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_VOICING = r"\u3099-\u309c\uff9e\uff9f"
_LONG = r"\u30fc\uff70"
_HIRAGANA = r"\u3041-\u3096\u309d-\u309f"
_KATAKANA = r"\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff6f\uff71-\uff9d"
_THAI = r"\u0e01-\u0e3a\u0e40-\u0e4e"
_LAO = r"\u0e81-\u0ebd\u0ec0-\u0ece\u0edc-\u0edf"
_KHMER = r"\u1780-\u17d3\u17d7\u17dc\u17dd"
_BURMESE = r"\u1000-\u103f\u1050-\u108f\u109a-\u109d\ua9e0-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa76\uaa7a-\uaa7f"
HEBREW = r"\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u05d0-\u05ea\u05ef-\u05f2"

_KHMER_BASE = r"\u1780-\u17b3"
_KHMER_SIGN = r"\u17b4-\u17d1\u17d3\u17dd"
_BURMESE_BASE = (
    r"\u1000-\u102a\u103f\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e"
    r"\ua9e0-\ua9e4\ua9e7-\ua9ef\ua9fa-\ua9fe\uaa60-\uaa6f\uaa71-\uaa76\uaa7a\uaa7e\uaa7f"
)
_BURMESE_SIGN = (
    r"\u102b-\u1038\u103a-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f"
    r"\u109a-\u109d\ua9e5\uaa7b-\uaa7d"
)

SCRIPTS: dict[str, tuple[str, str]] = {
    "han": (_HAN, "."),
    "hiragana": (_HIRAGANA + _VOICING + _LONG, f".[{_VOICING}]?"),
    "katakana": (_KATAKANA + _VOICING + _LONG, f".[{_VOICING}]?"),
    "thai": (_THAI, r"[\u0e40-\u0e44]{0,2}[\u0e01-\u0e2e][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e%F]*"
                    r"[\u0e30\u0e32\u0e33\u0e45]?|."),
    "lao": (_LAO, r"[\u0ec0-\u0ec4]?[\u0e81-\u0eae\u0edc-\u0edf][\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece%F]*"
                  r"[\u0eb0\u0eb2\u0eb3\u0ebd]?|."),
    "khmer": (_KHMER, rf"[{_KHMER_BASE}](?:\u17d2[%F]*[{_KHMER_BASE}]|[{_KHMER_SIGN}%F])*|."),
    "burmese": (_BURMESE, rf"[{_BURMESE_BASE}](?:\u1039[%F]*[{_BURMESE_BASE}]|[{_BURMESE_SIGN}%F]"
                          rf"|[{_BURMESE_BASE}](?=[%F\u1037]*\u103a))*|."),
}
"""Scripts without spaces: the characters of a run, and the pattern of a cluster."""

APOSTROPHES = r"'\u2018\u2019"
JOINERS = r"\u00b7"
HYPHENS = "-\u2010\u2011"
HEBREW_JOINERS = r"'\u2019\u0022\u05f3\u05f4"
ELISION = frozenset("fr it ca oc wa frp co lij pms lmo vec scn nap fur lld".split())
"""Languages in which an apostrophe ends an article or a pronoun and the next word begins."""


def with_format(text: str) -> str:
    """A pattern with the format characters filled in."""
    return text.replace("%F", FORMAT)


def covered() -> list[tuple[int, int]]:
    """The code points that have a run of their own, as sorted ranges."""
    ranges = []
    for characters in (*(characters for characters, _ in SCRIPTS.values()), HEBREW):
        plain = characters.encode("ascii").decode("unicode_escape")
        place = 0
        while place < len(plain):
            last = plain[place + 2] if plain[place + 1:place + 2] == "-" else plain[place]
            ranges.append((ord(plain[place]), ord(last)))
            place += 3 if plain[place + 1:place + 2] == "-" else 1
    return sorted(ranges)


def _spaced() -> str:
    """The letters, marks and numbers that have no run of their own, as the inside of a character class."""
    own = covered()
    parts = []
    for first, last in zip(EDGES[::2], EDGES[1::2], strict=True):
        for start, end in own:
            if end < first or start > last:
                continue
            if start > first:
                parts.append((first, start - 1))
            first = max(first, end + 1)
        if first <= last:
            parts.append((first, last))
    return "".join(rf"\U{first:08x}-\U{last:08x}" for first, last in parts)


def _run(characters: str, joiners: str = "") -> str:
    between = f"(?:[{FORMAT}]+|[{joiners}])" if joiners else f"[{FORMAT}]+"
    return f"([{characters}]+(?:{between}[{characters}]+)*)"


def _runs(joiners: str) -> re.Pattern[str]:
    """One group for each kind of run: the scripts in their order, then Hebrew and all others."""
    return re.compile("|".join((
        *(_run(with_format(characters)) for characters, _ in SCRIPTS.values()),
        _run(HEBREW, HEBREW_JOINERS), _run(_spaced(), joiners),
    )))


RUNS = _runs(APOSTROPHES + JOINERS)
RUNS_WITH_ELISION = _runs(JOINERS)
CLUSTERS = tuple(re.compile(with_format(cluster)) for _, cluster in SCRIPTS.values())
NEXT_TO_HIRAGANA = re.compile(f"[{SCRIPTS['han'][0]}{SCRIPTS['katakana'][0]}]")
HAN, HIRAGANA, KATAKANA = 1, 2, 3
"""Numbers of groups of the runs; a group up to `len(CLUSTERS)` is a script without spaces."""
