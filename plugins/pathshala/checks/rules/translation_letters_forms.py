"""LP556 and LP566 to LP568: forms of letters that a language does not write, and signs that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from ...model.finding import Severity
from ...safety.characters import name_of
from ...safety.quote import in_quotes
from ..context import Checked
from ..orthography import Orthography
from ..pairs import Pair
from ..passage_text import prose_in_quotes
from ..registry import Hit, check
from ..translated_files import word_around

_VIRAMAS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u103a\u17d2"
# Vowel signs and marks behind letters of Indic scripts: a joiner behind one has nothing to join.
_SIGNS = (
    "\u0900-\u0903\u093e-\u094c\u0962\u0963\u0981-\u0983\u09be-\u09cc\u09e2\u09e3\u0a01-\u0a03\u0a3e-\u0a4c"
    "\u0a81-\u0a83\u0abe-\u0acc\u0b01-\u0b03\u0b3e-\u0b4c\u0bbe-\u0bcc\u0c00-\u0c03\u0c3e-\u0c4c\u0c81-\u0c83"
    "\u0cbe-\u0ccc\u0d00-\u0d03\u0d3e-\u0d4c"
)
# Consonants and vowels that stand by themselves. A joiner between two of them joins and parts nothing;
# behind a consonant and before a virama or a vowel sign, a non-joiner chooses how both are drawn.
_INDIC = (
    "\u0904-\u0939\u0958-\u0961\u0972-\u097f\u0985-\u09b9\u09ce\u09dc-\u09e1\u0a05-\u0a39\u0a59-\u0a5e\u0a85-\u0ab9\u0b05-\u0b39"
    "\u0b5c-\u0b61\u0b85-\u0bb9\u0c05-\u0c39\u0c58-\u0c61\u0c85-\u0cb9\u0cde-\u0ce1\u0d05-\u0d3a\u0d60\u0d61\u0d7a-\u0d7f"
)
_JOINER = re.compile(
    "(?P<twice>[\u200c\u200d]{2,})"
    f"|(?P<begins>(?:\u200c|\u200d(?=[{_INDIC}]))(?<=[\\s\ufffc].))"
    f"|(?P<ends>\u200c(?<=[^{_VIRAMAS}].)(?=[\\s\ufffc.,:;!?\u0964\u060c\u061b\u061f]))"
    f"|(?P<sign>[\u200c\u200d](?<=[{_SIGNS}].))"
    f"|(?P<between>[\u200c\u200d](?<=[{_INDIC}].)(?=[{_INDIC}])|\u200d(?<=[{_INDIC}].)(?=[{_SIGNS}]))"
)
_JOINER_FAULTS = {
    "twice": "stands twice", "begins": "begins a word", "ends": "ends a word, where it parts nothing",
    "sign": "stands behind a vowel sign, where it changes nothing",
    "between": "stands between letters without a virama, where it changes nothing",
}
_TATWEEL = re.compile("[\u0620-\u063f\u0641-\u064a]\u0640++(?=[\u0620-\u063f\u0641-\u064a])")

# Letters that another language of the script has, and what this one writes instead.
_PERSIAN = {"\u064a": "\u06cc", "\u0643": "\u06a9", "\u0649": "\u06cc"}
_OTHER_LETTERS: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "fa": _PERSIAN, "ur": _PERSIAN | {"\u0647": "\u06c1"}, "ckb": {"\u064a": "\u06cc", "\u0643": "\u06a9"},
    "ps": {"\u0643": "\u06a9"}, "ar": {"\u06cc": "\u064a", "\u06a9": "\u0643", "\u06c1": "\u0647", "\u06c0": "\u0629"},
    "bn": {"\u09f0": "\u09b0", "\u09f1": "\u09ac"}, "as": {"\u09b0": "\u09f0"},
    "ro": {"\u015f": "\u0219", "\u0163": "\u021b", "\u015e": "\u0218", "\u0162": "\u021a"},
    "uk": dict.fromkeys("ыъэё", ""), "ru": dict.fromkeys("іїєґўјљњћђџ", ""), "be": dict.fromkeys("ищъїєґ", ""),
    "bg": dict.fromkeys("ыэёіїєґўјљњ", ""), "mk": dict.fromkeys("йыэёюящьъћђіїє", ""),
})
# Frequent characters of simplified Chinese, each before its traditional form.
_SIMPLE_AND_FULL = (
    "们們这這个個为為来來说說国國学學习習发發时時会會对對开開关關点點页頁编編辑輯链鏈网網维維问問题題过過还還进進现現实實动動长長车車"
    "书書东東马馬门門见見让讓认認识識译譯语語词詞读讀写寫应應该該变變设設备備数數据據库庫视視频頻图圖标標签籤条條项項结結构構类類统統选選"
    "择擇错錯误誤检檢查查验驗证證讨討论論组組织織参參与與贡貢献獻历歷记記录錄内內创創达達给給经經"
)
_SIMPLE, _FULL = _SIMPLE_AND_FULL[::2], _SIMPLE_AND_FULL[1::2]
# Signs for parts of characters, which look like the characters: U+2F08 like 人 (U+4EBA).
_RADICALS = MappingProxyType({
    chr(one): character for one in (*range(0x2e80, 0x2ef4), *range(0x2f00, 0x2fd6))
    if (character := unicodedata.normalize("NFKC", chr(one))) != chr(one)
})
_NEEDLESS_FORMS = re.compile(
    "[\u0958-\u095f\u09dc\u09dd\u09df\u0a33\u0a36\u0a59-\u0a5b\u0a5e\u0b5c\u0b5d\ufb1d-\ufb4f]"
)
_NEEDLESS_FORMS_APART = re.compile(f"({_NEEDLESS_FORMS.pattern})")
_NUKTA = ("\u09dc\u09dd\u09df\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f", "\u09bc\u093c")
_DOTTED = re.compile("[\u09dc\u09dd\u09df\u0958-\u095f]")
_APART = re.compile("[\u09a1\u09a2\u09af]\u09bc|[\u0915-\u0917\u091c\u0921\u0922\u092b\u092f]\u093c")


@check("LP556", severity=Severity.WARNING)
def stretched_word(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a tatweel (kashida) between two Arabic letters. At the end of a word, where it shows how a
    letter joins, it is fine.

    ## Why is this bad?
    It stretches the word for the eye, and then a search does not find it.

    ## Bad
    ```po
    msgid "Welcome"
    msgstr "مرحبـــا"
    ```

    ## Good
    ```po
    msgid "Welcome"
    msgstr "مرحبا"
    ```
    """
    for file in site.translated_files:
        for pair, match in file.first_found(_TATWEEL) if "\u0640" in file.characters else ():
            yield Hit(file.path, pair.span, f"a tatweel (U+0640) stretches {in_quotes(word_around(match))}",
                      ("delete it",))


@check("LP566", severity=Severity.WARNING)
def letter_of_another_language(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a letter that other languages of the same script have, and this one has not. Such are Arabic
    ي and ك in Persian and Urdu, Persian ی and ک in Arabic, the Assamese ৰ in Bengali, ы in Ukrainian,
    ş in Romanian, traditional characters in simplified Chinese. In Chinese and Japanese it finds the
    signs for parts of characters (⼈), too, that stand for the characters (人).

    ## Why is this bad?
    It looks the same, or nearly, and a search does not find the word.

    ## Bad
    ```po
    # translations/fa/LC_MESSAGES/first-edit.po
    msgid "Book"
    msgstr "كتاب"
    ```

    ## Good
    ```po
    # translations/fa/LC_MESSAGES/first-edit.po
    msgid "Book"
    msgstr "کتاب"
    ```
    """
    for file in site.translated_files:
        others = _other_letters(file.written)
        foreign = "".join(sorted(file.characters.intersection(others)))
        for pair, match in file.first_found(re.compile(f"[{foreign}]")) if foreign else ():
            if match.group() not in pair.source.text:
                own = others[match.group()]
                yield Hit(file.path, pair.span, f"{in_quotes(word_around(match))} has {name_of(match.group())}, which "
                          f"{file.language} does not write", (f"write {own} (U+{ord(own):04X})",) if own else ())


@check("LP567", severity=Severity.WARNING)
def misplaced_joiner(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a zero width joiner or non-joiner that does nothing: twice in a row, at the edge of a word, behind
    a vowel sign, or between two letters of a script of India. Behind a hasanta or virama, as in the old way
    to write khanda-ta, it is fine.

    ## Why is this bad?
    Nobody sees it, and two words that look the same are not the same for a search.

    ## Bad
    ```text
    কা + U+200C + জ
    ```

    ## Good
    ```text
    কাজ
    ```
    """
    for file in site.translated_files:
        if file.characters.isdisjoint("\u200c\u200d"):
            continue
        for pair, match in file.first_found(_JOINER):
            yield Hit(file.path, pair.span, f"{name_of(match.group()[0])} {_JOINER_FAULTS[match.lastgroup or '']} "
                      f"in {in_quotes(word_around(match))}", ("delete it",))


@check("LP568", severity=Severity.WARNING)
def unnormalised_text(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds letters in a form that Unicode's NFC would write otherwise, such as e and an accent as two
    characters. Bengali and Hindi letters with a dot (ড়, ঢ়, য়) may be one character or two, but not both ways
    in one file. The order of marks is left alone.

    ## Why is this bad?
    The same word stands there in two ways, so that a search, a glossary and a comparison miss one.

    ## Bad
    ```text
    cafe + U+0301 COMBINING ACUTE ACCENT
    ```

    ## Good
    ```text
    caf + U+00E9 LATIN SMALL LETTER E WITH ACUTE
    ```
    """
    for file in site.translated_files:
        if not unicodedata.is_normalized("NFC", file.prose):
            for pair in file.pairs:
                if not unicodedata.is_normalized("NFC", pair.target.prose):
                    yield from _unnormalised(pair)
        if not file.characters.isdisjoint(_NUKTA[0]) and not file.characters.isdisjoint(_NUKTA[1]):
            whole, apart = list(file.found(_DOTTED)), list(file.found(_APART))
            rarer = whole if len(whole) < len(apart) else apart
            for pair, match in rarer[:1] if whole and apart else ():
                share = f"{len(rarer)} of {len(whole) + len(apart)}"
                yield Hit(file.path, pair.span, f"{in_quotes(word_around(match))} has {match.group()} in another form "
                          f"than most of the file ({share})", ("write all in one form",))


def _unnormalised(pair: Pair) -> Iterator[Hit]:
    text = _NEEDLESS_FORMS.sub("\ufffc", pair.target.prose)
    better = unicodedata.normalize("NFC", text)
    if sorted(better) == sorted(text):  # As it is where only the order of marks differs.
        return
    word = next((word for word in pair.target.prose.split() if _normal(word) != word), pair.target.prose)
    yield Hit(pair.path, pair.span, f"{prose_in_quotes(word)} is written in another form than NFC",
              (f"write {prose_in_quotes(_normal(word))}, as most keyboards do",))


def _normal(text: str) -> str:
    """NFC but for the letters that it needlessly takes apart."""
    return "".join(part if _NEEDLESS_FORMS.match(part) else unicodedata.normalize("NFC", part)
                   for part in _NEEDLESS_FORMS_APART.split(text))


@cache
def _other_letters(written: Orthography) -> Mapping[str, str]:
    """The letters that a language does not write, each with its own one; empty where it has none."""
    if written.language == "zh":
        pairs = zip(_FULL, _SIMPLE, strict=True) if written.script == "Hans" else zip(_SIMPLE, _FULL, strict=True)
        return {**_RADICALS, **{other: own for other, own in pairs if other != own}}
    if "Hani" in written.scripts:
        return _RADICALS
    return _OTHER_LETTERS.get(written.language, {}) if written.scripts else {}
