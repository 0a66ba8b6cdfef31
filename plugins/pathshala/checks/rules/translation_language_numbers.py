"""LP540 to LP543: numbers in translations, in whatever digits."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ...model.finding import Severity
from ...safety.quote import in_quotes, plain
from ..context import Checked
from ..pairs import Pair
from ..registry import Hit, check
from ..translated_files import TranslatedFile

# A number with the signs between its digits; a space parts groups of three alone. The patterns of numbers
# begin with one digit, which is looked for far more quickly than one or more.
_NUMBER = re.compile(
    r"\d(?:\d{0,2}(?:[ \u00a0\u202f\u2009]\d{3}(?!\d))++(?:[.,\u066b]\d++)?|\d*+(?:[.,\u066b\u066c'’]\d++)*+)"
)
_RUN = re.compile(r"\d+")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?P<sign>[.,])\d{3})(?:(?P=sign)\d{3})*")
# Thousands as most of the world parts them, and lakhs.
_WHOLE = re.compile(
    r"\d{1,3}+(?P<sign>[^\d])\d{3}(?!\d)(?:(?P=sign)\d{3}(?!\d))*+|\d{1,2}+(?:[,\u066c]\d\d(?!\d))++[,\u066c]\d{3}(?!\d)"
)
_DECIMAL = re.compile(r"\d+\.\d+")
_SIGNS = re.compile(r"\D+")
_SMALL = 12
"""A number up to this one, that a translation adds, may be a word in the source."""
_HALF_A_DAY = 12
_MOST = 20
"""How many numbers of one passage are looked for in another in other ways of writing them."""
_LONGEST_SAID = 5
"""Characters of the longest number that may stand there otherwise: `10.30`."""
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
                yield Hit(file.path, pair.span, f"{in_quotes(number)} reads as a fraction in {file.language}",
                          (f"write {in_quotes(number.replace(file.written.decimal, chr(0xa0)))}",))


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
        if len(_scripts_of_digits(file.characters)) < 2:
            continue
        for pair, match in file.first_found(_MIXABLE):
            if len(_scripts_of_digits(match.group())) > 1:
                yield Hit(file.path, pair.span, f"{in_quotes(match.group())} is in digits of two scripts",
                          ("write all of the number in the same digits",))


_MIXABLE = re.compile(r"\d\d*+(?:[.,:/\u066b\u066c-]\d++)*+")


def _scripts_of_digits(characters: Iterable[str]) -> set[int]:
    """The code points of the zeros that belong to some digits."""
    return {ord(char) - unicodedata.decimal(char) for char in characters if char.isdecimal()}


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


@lru_cache(maxsize=1_024)
def _numbers(prose: str) -> tuple[str, ...]:
    """The numbers of a source as they are written."""
    return tuple(_NUMBER.findall(prose))


def _apart(source: tuple[str, ...], target: list[str]) -> tuple[list[str], list[str]]:
    """The numbers that only a source has and that only its translation has, as plain digits.

    Whole numbers are compared first, then the parts of dates and the like that are left.
    """
    ours, theirs = list(map(_plain, source)), list(map(_plain, target))
    here, there = frozenset(ours), frozenset(theirs)
    if here == there:
        return [], []
    # How often a number stands there is a matter of style.
    return (_left_of([one for one in ours if one not in there], there),
            _left_of([one for one in theirs if one not in here], here))


def _left_of(numbers: list[str], others: frozenset[str]) -> list[str]:
    """What is left of numbers when those are taken out of which the other side has the parts: a date, a
    time or a version with other signs. The parts of a decimal number must be numbers there."""
    parts = frozenset(part for one in others for part in _parts(one))
    left: list[str] = []
    for one in numbers:
        if _DECIMAL.fullmatch(one):
            left += [] if others.issuperset(_parts(one)) else [one]
        else:
            left += [part for part in _parts(one) if part not in parts]
    return left


def _parts(number: str) -> list[str]:
    return [part.lstrip("0") or "0" for part in number.split(".")]


def _plain(number: str) -> str:
    """A number in the digits 0 to 9, without zeros before it and signs between thousands. For each other
    sign it has a point: 4,5 is 4.5, and not 45."""
    if not number.isascii():
        number = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in number)
    if not number.isdigit():
        whole = _WHOLE.match(number)
        if whole and number[whole.end():whole.end() + 1] != whole["sign"]:
            number = _SIGNS.sub("", whole.group()) + number[whole.end():]
        number = _SIGNS.sub(".", number)
    digits = number.lstrip("0")
    return digits if digits[:1].isdigit() else f"0{digits}"


def _judged(pair: Pair, missing: list[str], extra: list[str]) -> str:
    """What is wrong with numbers that differ; empty where they may be words."""
    target = pair.target.prose
    known = {_plain(one) for pattern in (_RUN, _NUMBER) for one in pattern.findall(pair.source.text)}
    missing = list(dict.fromkeys(missing))[:_MOST]
    extra = [one for one in dict.fromkeys(extra) if one not in known]
    if _LARGE_WORDS.search(target):
        missing, extra = [one for one in missing if len(one) < _DIGITS_OF_LARGE], []
    missing = [one for one in missing if not _said_otherwise(one, target, extra)]
    if missing and extra:
        return f"the source has the number {plain(missing[0])}, the translation {plain(extra[0])}"
    if missing:
        return f"the number {plain(missing[0])} of the source is not in the translation"
    added = [one for one in extra if _is_large(one)]
    # A slip adds one number; who adds several explains something that the source shows elsewhere.
    if len(added) == 1 and not _NUMBER_WORDS.search(pair.source.prose):
        return f"the translation has the number {plain(added[0])}, which is not in the source"
    return ""


def _is_large(number: str) -> bool:
    return len(number) > 2 or int(number) > _SMALL


def _said_otherwise(number: str, target: str, extra: list[str]) -> bool:
    """Whether a number is there as an hour of the afternoon, in Roman numerals or in Chinese characters."""
    hour, _, minutes = number.partition(".")
    if len(number) > _LONGEST_SAID:
        return False
    value = int(hour)
    later = [f"{value + _HALF_A_DAY}{rest}" for rest in ("", f".{minutes}")]
    if value <= _HALF_A_DAY and (said := next((one for one in later if one in extra), None)):
        extra.remove(said)
        return True
    if minutes:
        return False
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
