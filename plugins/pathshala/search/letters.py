"""The letters that `fold` makes one, written by hand; the browser gets the same tables."""

from __future__ import annotations

_ARABIC = (
    "آا أا إا ٱا ٲا ٳا ٵا ؤو ٶو ئي یي ىي ۍي ٸي ۓے کك ڪك ةه ۀه ہه ۂه ۃه ەه"
)
_HEBREW = "ךכ םמ ןנ ףפ ץצ"
# Chandrabindu is often written as anusvara; Gurmukhi tippi is its anusvara.
_INDIC = "ँं ઁં ଁଂ ఁం ಁಂ ੰਂ ਁਂ"

LETTERS: dict[str, str] = {
    **{pair[0]: pair[1:] for pair in f"{_ARABIC} {_HEBREW} {_INDIC} ςσ".split()},
    "ৎ": "ত্",
    "ൺ": "ണ്", "ൻ": "ന്", "ർ": "ര്", "ൽ": "ല്", "ൾ": "ള്", "ൿ": "ക്",
}
"""Letters written in several ways, in every script but Latin, Greek and Cyrillic.

Hamza goes and its carrier stays. Of Urdu, bari ye and do-chashmi he stay: they make other words.
"""

BARE: dict[str, str] = {
    **{pair[0]: pair[1:] for pair in (
        "ßss æae œoe øo đd ðd łl ħh ıi ȷj ŋn þth ŧt ɓb ɗd ɖd ƙk ƴy ƒf ɛe ɔo əe ǝe ɩi ʊu ʋv ɣg ɲn ƥp ƭt ʃs ʒz ɨi ʉu"
        " ɵo ɑa"
    ).split()},
}
"""Letters of Latin and Cyrillic that do not decompose, as those write them who lack the key."""

OWN = "йїўѓќ"
"""Letters of Cyrillic that decompose and yet are letters of their own."""

DROPPED: tuple[tuple[int, int], ...] = (
    (0x02B9, 0x02BF),  # modifier apostrophes, as in Uzbek and Hawaiian
    (0x0591, 0x05C7),  # Hebrew points and cantillation
    (0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F), (0x0670, 0x0670),  # Arabic signs, tatweel, vowels
    (0x06D6, 0x06DC), (0x06DF, 0x06E4), (0x06E7, 0x06E8), (0x06EA, 0x06ED), (0x08D3, 0x08FF),
    (0x0981, 0x0981),  # Bengali chandrabindu
    (0x093C, 0x093C), (0x09BC, 0x09BC), (0x0A3C, 0x0A3C), (0x0ABC, 0x0ABC), (0x0B3C, 0x0B3C), (0x0CBC, 0x0CBC),
    (0x180B, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF),  # variation selectors
)
"""Ranges of code points that go from a word."""

MARKS: tuple[tuple[int, int], ...] = (
    (0x0300, 0x036F), (0x0483, 0x0489), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F),
)
"""Ranges of marks that go from a term."""

ALPHABETIC: tuple[tuple[int, int], ...] = (
    (0, 0x052F), (0x1C80, 0x1C8F), (0x1D00, 0x1FFF), (0x2C60, 0x2C7F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F),
    (0xA720, 0xA7FF), (0xAB30, 0xAB6F),
)
"""Blocks of Latin, Greek and Cyrillic: their letters are taken apart for a term."""

_ALL = "19 15 18, 1e 1a 1d, 23 1f 22, 28 24 27, 2e 2a 2d"
NASALS: dict[int, str] = {
    0x900: _ALL, 0xA00: _ALL, 0xA80: _ALL, 0xB00: _ALL, 0xC00: _ALL, 0xC80: _ALL,
    0x980: "19 15 18",
}
"""Block -> its classes as nasal, first and last consonant (offsets into the block): Devanagari, Gurmukhi,
Gujarati, Odia, Telugu, Kannada write सम्बन्ध and संबंध alike; Bengali only অঙ্ক and অংক."""
