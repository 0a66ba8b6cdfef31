"""Titles in the order of a language's alphabet, and the letter that each stands under.

There is no ICU here. A title is compared by its letters: signs, spaces, case and marks count only between
titles that are alike without them, except where a language has letters of its own for what others write
with a mark (`_OWN` and `_WHOLE`, after CLDR's collations, https://cldr.unicode.org/index/charts). All else
is in the order of Unicode, which is that of the alphabet for most scripts; Han stands by its first
character, Hangul by its first consonant, Thai and Lao by the consonant that a vowel is written before.
Digits come before all letters, and the script of the language before all others.
"""

from __future__ import annotations

import functools
import itertools
import unicodedata
from collections.abc import Mapping

from ..sources.languages import parents

_LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"

# Letters that Latin has not, each after the one that it follows: `h ch` makes of `ch` a letter after `h`.
_OWN: Mapping[str, str] = {
    "bs": "c č ć d dž đ l lj n nj s š z ž", "cs": "c č h ch r ř s š z ž",
    "cy": "c ch d dd f ff g ng l ll p ph r rh t th", "da": "z æ ø å",
    "eo": "c ĉ g ĝ h ĥ j ĵ s ŝ u ŭ", "es": "n ñ", "fi": "z å ä ö", "fo": "d ð z æ ø",
    "hr": "c č ć d dž đ l lj n nj s š z ž", "hu": "c cs d dz dzs g gy l ly n ny o ö s sz t ty u ü z zs",
    "is": "d ð z þ æ ö", "lt": "c č s š z ž", "lv": "c č g ģ k ķ l ļ n ņ s š z ž", "nb": "z æ ø å", "nn": "z æ ø å",
    "no": "z æ ø å", "pl": "a ą c ć e ę l ł n ń o ó s ś z ź ż", "ro": "a ă â i î s ș t ț",
    "sk": "a ä c č h ch o ô s š z ž", "sl": "c č s š z ž", "sq": "c ç d dh e ë g gj l ll n nj r rr s sh t th x xh z zh",
    "sv": "z å ä ö", "tr": "c ç g ğ h ı o ö s ş u ü", "vi": "a ă â d đ e ê o ô ơ u ư",
}
_WHOLE: Mapping[str, str] = {
    "az": "a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v y z",
    "et": "a b c d e f g h i j k l m n o p q r s š z ž t u v w õ ä ö ü x y",
    "fa": "آ ا ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی",
    "uk": "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я",
    "ur": "آ ا ب پ ت ٹ ث ج چ ح خ د ڈ ذ ر ڑ ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ہ ھ ی ے",
}
# Letters that are others with a mark, though Unicode does not say so.
_ALIKE = str.maketrans({"ٱ": "ا", "ى": "ي", "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i",
                        "æ": "ae", "œ": "oe", "þ": "th"})
_NO_MARK = frozenset("й")
_FIRST_HANGUL, _LAST_HANGUL, _OF_ONE_CONSONANT = "가", "힣", 588
_CONSONANTS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
_BEFORE_ITS_CONSONANT = frozenset("เแโใไເແໂໃໄ")
_DIGITS = "0–9"

Place = tuple[int, int, str]


class Alphabet:
    """The order of letters in one language, which has a tag and a name for itself; that shows its script."""

    def __init__(self, tag: str, name: str) -> None:
        letters = _letters(tag)
        self._places = {letter: place for place, letter in enumerate(letters)}
        self._longest = max(map(len, letters), default=0)
        self._script = _script(next(filter(str.isalpha, name), "a"))

    def key(self, title: str) -> tuple[tuple[Place, ...], str]:
        """What titles are sorted by."""
        return tuple(map(self._place, self._split(title))), title

    def letter(self, title: str) -> str:
        """What a title stands under: `Ñ`, `ক`, `ㄱ`; `0–9` for digits; nothing where it has neither."""
        first = next(iter(self._split(title)), "")
        if first.isdecimal():
            return _DIGITS
        if _FIRST_HANGUL <= first <= _LAST_HANGUL:
            return _CONSONANTS[(ord(first) - ord(_FIRST_HANGUL)) // _OF_ONE_CONSONANT]
        return "İ" if first == "i" and "ı" in self._places else first[:1].upper() + first[1:]

    def _split(self, title: str) -> list[str]:
        """The letters and digits of a title in lower case, without marks that make no letter of their own."""
        dotless = title.replace("I", "ı") if "ı" in self._places else title
        lower = unicodedata.normalize("NFC", unicodedata.normalize("NFC", dotless).replace("İ", "i").casefold())
        found: list[str] = []
        at = 0
        while at < len(lower):
            size = next((size for size in range(self._longest, 0, -1) if lower[at:at + size] in self._places), 0)
            found += [lower[at:at + size]] if size else _bare(lower[at])
            at += size or 1
        if len(found) > 1 and found[0] in _BEFORE_ITS_CONSONANT:
            found[:2] = found[1], found[0]
        return found

    def _place(self, letter: str) -> Place:
        if letter.isdecimal():
            return 0, unicodedata.decimal(letter), ""
        if letter in self._places:
            return 1, self._places[letter], ""
        return 1 if _script(letter) == self._script else 2, len(self._places), letter


@functools.lru_cache
def alphabet(tag: str, name: str) -> Alphabet:
    """The alphabet of a language, by its tag and its name for itself."""
    return Alphabet(tag, name)


def _letters(tag: str) -> tuple[str, ...]:
    """The letters of a language in order, where it has any of its own."""
    for one in parents(tag):
        if one in _WHOLE:
            return tuple(_WHOLE[one].split())
        if one in _OWN:
            own, letters = _OWN[one].split(), _LATIN.split()
            for before, letter in itertools.pairwise(own):
                if letter not in letters:
                    letters.insert(letters.index(before) + 1, letter)
            return tuple(letters)
    return ()


def _bare(sign: str) -> list[str]:
    """A sign without its marks: a letter or two, a vowel sign, or nothing."""
    if sign in _NO_MARK or _FIRST_HANGUL <= sign <= _LAST_HANGUL:
        return [sign]
    apart = unicodedata.normalize("NFKD", sign).casefold().translate(_ALIKE)
    return [_hiragana(one) for one in apart if one.isalpha() or one.isdecimal() or (
        # A vowel sign of an Indic script is a letter; a mark above or below is not.
        unicodedata.category(one).startswith("M") and not unicodedata.combining(one))]


def _script(letter: str) -> str:
    return unicodedata.name(letter[:1], "").split(" ", 1)[0]


def _hiragana(sign: str) -> str:
    """Katakana as the hiragana of the same sound."""
    return chr(ord(sign) - 0x60) if "ァ" <= sign <= "ヶ" else sign
