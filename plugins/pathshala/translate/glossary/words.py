"""How languages join small words to others, as far as finding the terms of a glossary needs it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import product

Suffixes = Callable[[str, int], bool]
"""Whether letters may follow a term of a length, and be of the same word."""

# Letters of scripts that part no words by spaces.
_UNSPACED = re.compile(
    "[\u0e01-\u0e4e\u0e81-\u0edf\u1000-\u109f\u1780-\u17d3\u0f40-\u0fbc\u3041-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
)


def _whole(pattern: str) -> Suffixes:
    compiled = re.compile(unicodedata.normalize("NFC", pattern), re.IGNORECASE)
    return lambda letters, length: compiled.fullmatch(letters) is not None


def _as_many(most: int, least: int) -> Suffixes:
    """Any letters, at most so many, after a term of at least so many."""
    return lambda letters, length: len(letters) <= most and length >= least


_BENGALI = ("(টি|টা|খানা|খানি|গুলি|গুলো|গুলা|সমূহ|বৃন্দ|রা|দের)?(র|ের|য়ের|কে|তে|য়|ে|য়ে|এ|দের)?(ও|ই)?")
_ENDINGS = {
    "en": "['\u2019]?s|es|s['\u2019]", "es": "e?s", "pt": "e?s", "gl": "e?s", "ca": "e?s", "fr": "e?[sx]",
    "de": "e?[ns]?|ern?", "nl": "e?n|['\u2019]?s", "sw": "ni", "id": "nya|[km]u|[lk]ah", "ms": "nya|[km]u|[lk]ah",
    "bn": _BENGALI, "as": _BENGALI,
    "ar": "ات|ا[نً]|ين|ون|ه[امن]?|ك|كم|نا|ي|ية|يات", "fa": "\u200c?(ها|های|هایی|ی|ای|اش|ام|ات|شان)", "ur": "وں|یں|ے|ات",
    "he": "ים|ות|י|ה", "hi": "ों|ें|ओं|याँ|यों", "mr": "(ां|े)?(चा|ची|चे|ला|ने|त|स|मध्ये|वर|साठी)?",
}
_JOINING = frozenset("az et eu fi hu ka kk kn ky ml mn ne si ta te tk tr tt ug uz".split())
_ARABIC_BEFORE = ["".join(parts) for parts in product(("", "و", "ف"), ("", "ال", "بال", "كال", "لل", "ب", "ك", "ل"))]
_PREFIXES = {
    "ar": tuple(sorted(filter(None, _ARABIC_BEFORE), key=len, reverse=True)),
    "he": ("וה", "שה", "מה", "בה", "לה", "ו", "ה", "ב", "ל", "מ", "ש", "כ"),
}


@lru_cache(maxsize=512)
def affixes(language: str) -> tuple[tuple[str, ...], Suffixes]:
    """What may stand before a term in the same word, and what after it, in a language (BCP 47)."""
    name = language.partition("-")[0]
    if name in _ENDINGS:
        suffixes = _whole(_ENDINGS[name])
    elif name == "ko":
        suffixes = _as_many(4, 2)
    else:
        suffixes = _as_many(8, 4) if name in _JOINING else _as_many(3, 5)
    return _PREFIXES.get(name, ()), suffixes


def is_unspaced(text: str) -> bool:
    """Whether a text is in a script that parts no words by spaces."""
    return _UNSPACED.search(text) is not None


_FORMAT = "\u200b-\u200f\u0640\u00ad"
_MARKS = re.compile(f"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed{_FORMAT}]")
# Between consonants, plurals and other forms of an Arabic word differ in these; some letters are written in two ways.
_ARABIC = {ord("أ"): "", ord("إ"): "", ord("آ"): "", ord("ا"): "", ord("و"): "", ord("ي"): "", ord("ى"): "",
           ord("ئ"): "", ord("ؤ"): "", ord("ة"): "", ord("ه"): "", ord("ک"): "ك", ord("ی"): ""}


def loose(text: str) -> str:
    """A text as it is searched for forms of words: small letters, without accents and vowel points, and
    Arabic without the letters that its forms change."""
    small = unicodedata.normalize("NFKD", text).casefold() if not text.isascii() else text.lower()
    return _MARKS.sub("", small).translate(_ARABIC) if not small.isascii() else small


Stems = tuple[tuple[str, str], ...]
"""The beginning and the end of each word of a term, as `loose` writes them."""


@lru_cache(maxsize=2_048)
def stems(form: str) -> Stems:
    """What must stand in a text for a form of this term to be in it."""
    words = [loose(word.removeprefix("ال")) for word in re.split(r"[\s\-\u2010\u2011]+", form)]
    known = [word for word in words if len(word) > 3 or is_unspaced(word) or len(words) == 1] or words
    return tuple(_ends(word) for word in known if word)


def _ends(word: str) -> tuple[str, str]:
    least = 2 if is_unspaced(word) or not word.isascii() else 3
    length = max(least, -(-len(word) * 3 // 5))
    return word[:length], word[-length:] if len(word) > 4 else word


def speaks_of(text: str, form: str) -> bool:
    """Whether a text, as `loose` writes it, has a form of a term: the beginning or the end of each of its
    words, or of all but one where it has three or more."""
    wanted = stems(form)
    missing = sum(head not in text and tail not in text for head, tail in wanted)
    return missing <= (1 if len(wanted) > 2 else 0)
