"""Words of any script, counted as a translator would."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

# Scripts written without spaces: Thai, Lao, Burmese, Khmer, Kana (also half width), Bopomofo, Han.
_NO_SPACES = re.compile(
    "[\u0e01-\u0e4e\u0e81-\u0ece\u0edc-\u0edf\u1000-\u109f\u1780-\u17d3\u17d7\u17dc\u17dd\u19e0-\u19ff"
    "\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9fe\uaa60-\uaa7f"
    "\uf900-\ufaff\uff66-\uff9d\U0001aff0-\U0001b16f\U00020000-\U000323af]"
)
_STACKERS = frozenset("\u1039\u17d2")
_WORD_JOINERS = frozenset("'’ʼ·\u05f3\u05f4\u200c\u200d\u00ad\u2060")
_NUMBER_JOINERS = frozenset(".,٫٬")


class _Kinds(dict[int, str]):
    """The kind of each character for `_TOKEN`: a letter `L`, a digit `N`, a mark `M`, a character
    of a script without spaces `H`, one that stacks the next under it `V`, one that joins letters
    `J` or digits `D`, white space `S`, anything else `O`."""

    def __missing__(self, code: int) -> str:
        self[code] = kind = _kind(chr(code))
        return kind


def _kind(char: str) -> str:
    category = unicodedata.category(char)
    if char in _STACKERS:
        return "V"
    if category[0] == "M":
        return "M"
    if category == "Nd":
        return "N"
    if _NO_SPACES.match(char) and category[0] in "LN":
        return "H"
    if category[0] in "LN":
        return "L"
    if char in _WORD_JOINERS:
        return "J"
    if char in _NUMBER_JOINERS:
        return "D"
    return "S" if char.isspace() else "O"


_KINDS = _Kinds()
_WORD = re.compile("[LN](?:[LNMV]+|J+(?=[LN])|(?<=N)D(?=N))*+|H(?:M|VH?|J(?=[HM]))*+")
_TOKEN = re.compile(f"(?P<word>{_WORD.pattern})|S+|.[MJ]*+", re.DOTALL)


def tokens(text: str) -> tuple[tuple[str, bool], ...]:
    """The text cut into words, white space and single other characters, each with whether it
    is a word; joined they are the text again. Marks stay with what they stand on."""
    kinds = text.translate(_KINDS)
    return tuple(
        (text[match.start():match.end()], match.lastgroup == "word") for match in _TOKEN.finditer(kinds)
    )


# All begin with a character of their own: so a text is searched for those before anything is tried.
_MARKUP = re.compile(
    r"""
    (?: <!--[^<]*?-->
      | <[A-Za-z/!][^<>]*>                        # tags, and addresses in angle brackets
      | \[\^[^\[\]]+\]                            # a footnote's mark
      | \{(?::|\s*[.\#]|\s*[A-Za-z-]+=)[^{}]*\}   # attribute lists
      | http://[^\s<>()]+ | https://[^\s<>()]+ | ftp://[^\s<>()]+ | mailto:[^\s<>()]+
      | :[a-z0-9][a-z0-9_+-]*:                    # short names of icons
      | \]                                        # of a link, an image or a reference
    )
    (?: (?<=\])\(\s*(?:<[^<>]*>|[^\s()]*(?:\([^()\s]*\)[^\s()]*)*)   # where it leads
      | (?<=\])\[[^\[\]]*\]                       # the name of a reference
    )*+
    """,
    re.VERBOSE | re.DOTALL,
)
_LONG = 1000


def count_words(markdown_text: str) -> int:
    """The number of words that a translator would count in a passage of Markdown.

    A word is a run of letters and digits with their marks; apostrophes, and points between
    digits, do not end it. Of scripts without spaces each character with its marks is one.
    Markup, addresses, attribute lists and icon names are left out; alternative texts, titles
    and code are counted.
    """
    return _known_words(markdown_text) if len(markdown_text) < _LONG else _known_words.__wrapped__(markdown_text)


# A source is counted for every language and page that it stands on.
@lru_cache(maxsize=4096)
def _known_words(markdown_text: str) -> int:
    plain = html.unescape(_MARKUP.sub(" ", markdown_text))
    return len(_WORD.findall(plain.translate(_KINDS)))
