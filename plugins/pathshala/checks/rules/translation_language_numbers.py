"""LP540 to LP543: numbers in translations, in whatever digits."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from ...model.finding import Severity
from ...safety.quote import in_quotes
from ..context import Checked
from ..pairs import Pair
from ..registry import Hit, check
from ..translated_files import TranslatedFile

# A number with the signs between its digits; a space parts groups of three alone.
_NUMBER = re.compile(r"\d+(?:[.,\u066b\u066c'’](?=\d)\d+|[ \u00a0\u202f\u2009](?=\d{3}(?!\d))\d{3})*")
_RUN = re.compile(r"\d+")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?P<sign>[.,])\d{3})(?:(?P=sign)\d{3})*")
_SMALL = 12
"""A number up to this one, that a translation adds, may be a word in the source."""
_HALF_A_DAY = 12
_NUMBER_WORDS = re.compile(
    r"\b(?:(?:thir|four|fif|six|seven|eigh|nine)teen|twent|thirt|fort|fift|sixt|sevent|eight|ninet|dozen|hundred"
    r"|thousand|million|billion|trillion|century|centuries|half|quarter|decade)", re.IGNORECASE,
)
# Words and letters for a hundred and more, with which a number has fewer digits.
_LARGE_WORDS = re.compile(
    "[千万萬亿億兆만억천백]|百(?!分)|শত(?!াংশ)|হাজার|লক্ষ|লাখ|কোটি|सौ|हज़ार|हजार|लाख|करोड़|करोड|ہزار|لاکھ|کروڑ|مئة|مائة|ألف|آلاف|مليون"
    r"|ملايين|مليار|هزار|میلیون|میلیارد|\belfu\b|\blaki\b|milioni|bilioni|\bmil\b|mill[oó]n|millones|milliard|million"
    r"|\bmille\b|тысяч|миллион|миллиард|млн|млрд|тыс|\bbin\b|milyon|\bribu\b|\bjuta\b|miliar"
)
_DIGITS_OF_LARGE = 3
_HAN = "零一二三四五六七八九十"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@check("LP540", severity=Severity.WARNING)
def number_differs(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a number that the source and its translation do not share, whatever digits it is written in.
    A number that became a word is reported too, since nobody can tell by a program whether it is the same.

    ## Why is this bad?
    A wrong year, step or amount reads as well as the right one, so nobody notices it.

    ## Bad
    ```po
    msgid "Wikipedia exists in 300 languages."
    msgstr "উইকিপিডিয়া ৩০টি ভাষায় আছে।"
    ```

    ## Good
    ```po
    msgid "Wikipedia exists in 300 languages."
    msgstr "উইকিপিডিয়া ৩০০টি ভাষায় আছে।"
    ```
    """
    for file in site.translated_files:
        # Pairs are told apart by what they are, since their content is long to compare.
        held: dict[int, list[str]] = defaultdict(list)
        for pair, match in file.found(_NUMBER):
            held[id(pair)].append(match.group())
        for pair in file.pairs:
            source, target = _numbers(pair.source.prose), held.get(id(pair), [])
            if (source or target) and source != tuple(target) and pair.form is None:
                missing, extra = _apart(source, target)
                if (missing or extra) and (message := _judged(pair, missing, extra)):
                    yield Hit(file.path, pair.span, message, ("compare the numbers with those of the source",))


@check("LP541", severity=Severity.WARNING)
def number_reads_as_a_fraction(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a number in thousands that was copied with a sign which parts decimals in the language.

    ## Why is this bad?
    Where the comma is a decimal sign, "10,000" reads as ten.

    ## Bad
    ```po
    msgid "More than 10,000 people edit it."
    msgstr "Más de 10,000 personas la editan."
    ```

    ## Good
    ```po
    msgid "More than 10,000 people edit it."
    msgstr "Más de 10 000 personas la editan."
    ```
    """
    for file in site.translated_files:
        if file.source_written.group != file.written.decimal or not file.written.decimal:
            continue
        for pair, match in file.first_found(_NUMBER):
            number = match.group()
            grouped = _GROUPED.fullmatch(number)
            if grouped and grouped["sign"] == file.written.decimal and number in _numbers(pair.source.prose):
                yield Hit(file.path, pair.span, f'"{number}" reads as a fraction in {file.language}',
                          (f'write "{number.replace(file.written.decimal, chr(0xa0))}"',))


@check("LP542", severity=Severity.WARNING)
def mixed_digits(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a number that begins in the digits of one script and goes on in those of another.

    ## Why is this bad?
    It looks like a slip, a search does not find it, and a voice reads it as two numbers.

    ## Bad
    ```po
    msgid "Since 2024"
    msgstr "২০24 থেকে"
    ```

    ## Good
    ```po
    msgid "Since 2024"
    msgstr "২০২৪ থেকে"
    ```
    """
    for file in site.translated_files:
        if not any(char.isdecimal() and char > "9" for char in file.characters):
            continue
        for pair, match in file.first_found(_MIXABLE):
            if len({ord(char) - unicodedata.decimal(char) for char in match.group() if char.isdecimal()}) > 1:
                yield Hit(file.path, pair.span, f"{in_quotes(match.group())} is in digits of two scripts",
                          ("write all of the number in the same digits",))


_MIXABLE = re.compile(r"\d+(?:[.,:/\u066b\u066c-]\d+)*")


@check("LP543", severity=Severity.WARNING)
def digits_of_another_language(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds digits that are neither those of the translation's language nor 0 to 9.

    ## Why is this bad?
    Not all readers know them. Persian digits look nearly like Arabic ones, and a search takes
    them for other characters.

    ## Bad
    ```po
    # translations/ar/LC_MESSAGES/first-edit.po
    msgid "Step 4"
    msgstr "الخطوة ۴"
    ```

    ## Good
    ```po
    # translations/ar/LC_MESSAGES/first-edit.po
    msgid "Step 4"
    msgstr "الخطوة ٤"
    ```
    """
    for file in site.translated_files:
        known = file.written.digits
        foreign = "".join(sorted(char for char in file.characters if char.isdecimal() and char not in known))
        for pair, match in file.first_found(re.compile(f"[{foreign}]+")) if known and foreign else ():
            if match.group() not in pair.source.text:
                yield Hit(file.path, pair.span, f"{in_quotes(match.group())} is not in digits of {file.language}",
                          (f"the digits are {_sample(file)}",))


def _sample(file: TranslatedFile) -> str:
    own = "".join(sorted(file.written.digits - set("0123456789")))
    return f"0123456789 or {own}" if own else "0123456789"


@lru_cache(maxsize=8192)
def _numbers(prose: str) -> tuple[str, ...]:
    """The numbers of a source as they are written."""
    return tuple(_NUMBER.findall(prose))


def _apart(source: tuple[str, ...], target: list[str]) -> tuple[list[str], list[str]]:
    """The numbers that only a source has and that only its translation has, as plain digits.

    Whole numbers are compared first, then the parts of dates and the like that are left.
    """
    ours, theirs = set(map(_plain, source)), set(map(_plain, target))
    if ours == theirs:
        return [], []
    left, right = set(_parts(iter(source))), set(_parts(iter(target)))
    # How often a number stands there is a matter of style.
    missing = _parts(one for one in source if _plain(one) not in theirs)
    extra = _parts(one for one in target if _plain(one) not in ours)
    return [one for one in missing if one not in right], [one for one in extra if one not in left]


def _parts(numbers: Iterator[str]) -> Iterator[str]:
    for number in numbers:
        yield from map(_plain, _RUN.findall(number)) if not _GROUPED.fullmatch(number) else (_plain(number),)


def _plain(number: str) -> str:
    """A number in the digits 0 to 9, without signs between them and zeros before them."""
    if not number.isascii() or not number.isdigit():
        number = "".join(str(unicodedata.decimal(char)) for char in number if char.isdecimal())
    return number.lstrip("0") or "0"


def _judged(pair: Pair, missing: list[str], extra: list[str]) -> str:
    """What is wrong with numbers that differ; empty where they may be words."""
    target = pair.target.prose
    known = set(map(_plain, _RUN.findall(pair.source.text)))
    extra = [one for one in extra if one not in known]
    if _LARGE_WORDS.search(target):
        missing, extra = [one for one in missing if len(one) < _DIGITS_OF_LARGE], []
    missing = [one for one in missing if not _said_otherwise(one, target, extra)]
    if missing and extra:
        return f"the source has the number {missing[0]}, the translation {extra[0]}"
    if missing:
        return f"the number {missing[0]} of the source is not in the translation"
    added = [one for one in dict.fromkeys(extra) if _is_large(one)]
    # A slip adds one number; who adds several explains something that the source shows elsewhere.
    if len(added) == 1 and not _NUMBER_WORDS.search(pair.source.prose):
        return f"the translation has the number {added[0]}, which is not in the source"
    return ""


def _is_large(number: str) -> bool:
    return len(number) > 2 or int(number) > _SMALL


def _said_otherwise(number: str, target: str, extra: list[str]) -> bool:
    """Whether a number is there as an hour of the afternoon, in Roman numerals or in Chinese characters."""
    if len(number) > 4:
        return False
    value = int(number)
    if value <= _HALF_A_DAY and str(value + _HALF_A_DAY) in extra:
        extra.remove(str(value + _HALF_A_DAY))
        return True
    if (value < 100 and _chinese(value) in target) or (value == 2 and "\u4e24" in target):
        return True
    return bool(re.search(rf"(?<![A-Za-z]){_roman(value)}(?![A-Za-z])", target)) if 0 < value < 4000 else False


def _chinese(value: int) -> str:
    """A number below 100 in Chinese characters."""
    tens, ones = divmod(value, 10)
    ten = (_HAN[tens] if tens > 1 else "") + _HAN[10] if tens else ""
    return ten + (_HAN[ones] if ones or not tens else "")


def _roman(value: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (value // worth)
        value %= worth
    return written
