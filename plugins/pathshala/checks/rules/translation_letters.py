"""LP564 and LP565: translations and words in another script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ...model.finding import Severity
from ...safety.characters import name_of
from ...safety.quote import in_quotes
from ..context import Checked
from ..orthography import LETTERS, Orthography
from ..pairs import Pair
from ..passage_text import prose_in_quotes
from ..registry import Hit, check
from ..translated_files import word_around

_ANY_WORD = re.compile(r"[^\W\d_]{2,}")
_LETTERS_THAT_TELL = 4
_WORDS_THAT_TELL = 2
_HALF = 0.5
_ALIKE = ("Cyrl", "Grek")
_INDIC = ("Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh")
# Each pattern begins with what is rare in such a text.
_OF_ALIKE = "".join(LETTERS[script] for script in _ALIKE)
_LATIN_IN_ALIKE = re.compile(f"[A-Za-z](?:(?<=[{_OF_ALIKE}].)|(?=[{_OF_ALIKE}]))")
_ALIKE_IN_LATIN = re.compile(f"[{_OF_ALIKE}](?:(?<=[A-Za-z].)|(?=[A-Za-z]))")
_KANA = frozenset(map(chr, range(0x3041, 0x3100)))
_ONE_KANA = re.compile(f"[{LETTERS['Hira']}{LETTERS['Kana']}](?<=[{LETTERS['Hani']}].)(?=[{LETTERS['Hani']}])")
# Letters that look the same, after Unicode's confusables.txt.
_LIKE_LATIN = frozenset("АВЕЅІЈКМНОРСТУХЬаеѕіјорсухһԁԛԝѵ" "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυι")
_LIKE_OTHER = frozenset("ABCEHIJKMNOPSTXYZaceijopsxyhvu")


@check("LP564", severity=Severity.WARNING)
def wrong_script(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a translation that has no letter of its language's script, though it is a sentence, or
    that is mostly in a script of neither language.

    ## Why is this bad?
    It was typed with another keyboard, or is a translation into another language.

    ## Bad
    ```po
    # translations/bn/LC_MESSAGES/first-edit.po
    msgid "Add a source to the page."
    msgstr "पृष्ठ में एक स्रोत जोड़ें।"
    ```

    ## Good
    ```po
    # translations/bn/LC_MESSAGES/first-edit.po
    msgid "Add a source to the page."
    msgstr "পাতায় একটি উৎস যোগ করুন।"
    ```
    """
    for file in site.translated_files:
        written = file.written
        if not written.own:
            continue
        strange = _strange(written.scripts, file.source_written.scripts)
        any_strange = strange.search("".join(file.characters))
        for pair in file.pairs:
            text = pair.target.prose
            if not written.letter.search(text):
                if _without_own_letters(pair, strange):
                    yield Hit(file.path, pair.span, f"{prose_in_quotes(text)} has no letter of {written.language}",
                              ("see whether it is in the right file",))
            elif any_strange and strange.search(text):
                foreign = sum(map(len, strange.findall(text)))
                if foreign > _HALF * (foreign + len(written.letter.findall(text))):
                    yield Hit(file.path, pair.span,
                              f"most letters of {prose_in_quotes(text)} are not of {written.language}",
                              ("see whether it is in the right file",))


@check("LP565", severity=Severity.WARNING)
def mixed_script_word(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a word with letters of two scripts: a Cyrillic а in a Latin word, a Latin letter inside a
    Bengali one, a single Japanese の between Chinese characters. An ending behind a foreign name is fine.

    ## Why is this bad?
    The word looks right, and no search, spell-checker or voice knows it. With look-alikes people
    are led to false addresses.

    ## Bad
    ```text
    Wikipedi + U+0430 CYRILLIC SMALL LETTER A
    ```

    ## Good
    ```text
    Wikipedia
    ```
    """
    for file in site.translated_files:
        for pattern in _mixtures(file.characters, file.written):
            told: Pair | None = None
            for pair, match in file.found(pattern):
                if pair is told:
                    continue
                word = word_around(match)
                if word not in pair.source.text and _is_slip(word):
                    told = pair
                    yield Hit(file.path, pair.span, f"{in_quotes(word)} has letters of two scripts",
                              (f"write it in one; look at {_odd_one(word, file.written)}",))


@cache
def _strange(own: tuple[str, ...], source: tuple[str, ...]) -> re.Pattern[str]:
    """A run of letters that are neither of these scripts nor Latin."""
    others = "".join(letters for script, letters in LETTERS.items() if script not in (*own, *source, "Latn"))
    return re.compile(f"[{others}]+")


def _without_own_letters(pair: Pair, strange: re.Pattern[str]) -> bool:
    """Whether a text that has no letter of its language is more than names, numbers and code."""
    text = pair.target.prose
    if sum(map(len, strange.findall(text))) >= _LETTERS_THAT_TELL:
        return True
    words = _ANY_WORD.findall(text)
    if sum(word[0].islower() for word in words) < _WORDS_THAT_TELL:
        return False
    # What was left in the language of the source is said by LP563.
    return not set(words) <= set(_ANY_WORD.findall(pair.source.prose)) and pair.source.prose not in text


def _mixtures(characters: frozenset[str], written: Orthography) -> Iterator[re.Pattern[str]]:
    """What finds a slip of the keyboard inside a word, given the characters of a file."""
    present = set(map(_script_of, characters))
    if present.intersection(_ALIKE) and "Latn" in present:
        yield _ALIKE_IN_LATIN if "Latn" in written.scripts else _LATIN_IN_ALIKE
    own = next((script for script in written.scripts if script in _INDIC), "")
    if own and "Latn" in present:
        yield _behind(own)
    if written.language in ("zh", "yue") and not characters.isdisjoint(_KANA):
        yield _ONE_KANA
    if own and present.intersection(_INDIC) - {own}:
        yield _beside(own, tuple(script for script in _INDIC if script != own))


@lru_cache(maxsize=4096)
def _script_of(char: str) -> str:
    """The script of a letter, if it is one that is mixed up with others; else nothing."""
    return next((script for script in (*_ALIKE, *_INDIC, "Latn") if _letter(script).match(char)), "")


@cache
def _letter(script: str) -> re.Pattern[str]:
    return re.compile(f"[{LETTERS[script]}]")


@cache
def _beside(script: str, others: tuple[str, ...]) -> re.Pattern[str]:
    here, there = LETTERS[script], "".join(LETTERS[other] for other in others)
    return re.compile(f"[{here}][{there}]|[{there}][{here}]")


@cache
def _behind(script: str) -> re.Pattern[str]:
    """A Latin letter behind one of a script."""
    return re.compile(f"[A-Za-z](?<=[{LETTERS[script]}].)")


def _is_slip(word: str) -> bool:
    """Whether a word of two scripts is one by mistake: of Latin, Cyrillic and Greek, where the letters of
    one could all be taken for the other. An abbreviation with an ending (`URLов`) is none."""
    latin = [char for char in word if char.isascii() and char.isalpha()]
    others = [char for char in word if not char.isascii() and char.isalpha()]
    if not all("\u0370" <= char <= "\u052f" or "\u1f00" <= char <= "\u1fff" for char in others):
        return True
    if len(latin) > 1 and word.startswith("".join(latin)) and all(map(str.isupper, latin)):
        return False
    return _LIKE_OTHER.issuperset(latin) or _LIKE_LATIN.issuperset(others)


def _odd_one(word: str, written: Orthography) -> str:
    """The letter of a mixed word that is most likely wrong: the first of the rarer kind."""
    own = [char for char in word if written.letter.match(char)]
    others = [char for char in word if char.isalpha() and not written.letter.match(char)]
    return name_of((own if 0 < len(own) < len(others) else others or own)[0])
