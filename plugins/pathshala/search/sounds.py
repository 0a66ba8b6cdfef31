"""Letters that writers of a language take for each other, and what stands between the parts of its compounds.

A group of letters stands for every two of them; letters after a hyphen are hardly heard, so they are left out or put
in. Typing errors of these kinds count half (`typos`). They are never made one in a term: other words differ by them.
"""

from __future__ import annotations

from .korean import ALIKE_LETTERS

_LATIN = "aeiouy bpv cksqz dt fv gj mn lr -h"
_ROMANCE = "aeiouy bv cszx ckq gj ly mn lr -h"
_GERMANIC = "aeiouy bp dt fvw gkj ckszx mn -eh"
_CYRILLIC = "аоя еэияі иый ую бп вф гкх дт жшщ зсц -ьъй"
_ARABIC = "سصث تط ذزظض حهخ قكغ ايوع -اويع"


def _indic(block: int) -> str:
    """Groups of a script that is laid out as ISCII and starts at `block`: the stops of a class, the nasals, the
    sibilants, what some languages sound alike; vowel signs, which are often left out, as are virama and anusvara."""
    rows = ("15 16 17 18", "1a 1b 1c 1d 2f", "1f 20 24 25", "21 22 26 27", "2a 2b 2c 2d 35", "19 1e 23 28 29 2e 02",
            "30 31 21 22", "32 33 34", "36 37 38 1a 1b", "05 06", "07 08 0f 10", "09 0a 13 14")
    signs = "3e 3f 40 41 42 43 46 47 48 4a 4b 4c"
    written = ["".join(chr(block + int(place, 16)) for place in row.split()) for row in (*rows, signs)]
    return f"{' '.join(written)} -{written[-1]}{chr(block + 0x4D)}{chr(block + 2)}"


ALIKE: dict[str, str] = {
    **dict.fromkeys("ca es fr it pt ro".split(), _ROMANCE),
    **dict.fromkeys("af da de en fo is nb nl sv".split(), _GERMANIC),
    **dict.fromkeys("cs crh eo et eu fi ga ha hr hu id lt pl sk sl sw tl uz vi".split(), _LATIN),
    # ğ is g by now and only lengthens the vowel before it.
    **dict.fromkeys("az tr tt".split(), "aeiou bp ckg cj dt fv mn lr sz -hgy"),
    **dict.fromkeys("be bg kk mk ru uk".split(), _CYRILLIC),
    **dict.fromkeys("ar fa ur".split(), _ARABIC),
    "he": "אעה כקח טת סשצ בו -ויאה",
    "el": "ιηυ οω αε βφπ γκχ δτθ ζσ -",
    "hi": _indic(0x900), "mr": _indic(0x900), "ne": _indic(0x900), "bn": _indic(0x980), "as": _indic(0x980),
    "pa": _indic(0xA00), "gu": _indic(0xA80), "ta": _indic(0xB80), "te": _indic(0xC00), "kn": _indic(0xC80),
    "ml": _indic(0xD00), "si": "", "ko": ALIKE_LETTERS,
    "am": "አኡኢኣኤኦ ትጥድ ስሽዝዥ ክቅግ ብፍፕ ችጭጅ ንኝም ልር ህእሕኅኽዕ ጽፅስሥ -አኡኢኣኤኦው",
}

LINKS: dict[str, str] = {
    "de": " s es n en er e", "nl": " s e en er", "af": " s e", "da": " s e", "nb": " s e", "is": " s e", "fo": " s e",
    "sv": " s e o u",
    # The first part in the genitive.
    "fi": " n",
}
"""What is put between two parts, after nothing; between a space and a space."""
