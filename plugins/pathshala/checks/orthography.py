"""How languages are written, as far as the checks of translations must know.

Scripts, digits and signs of numbers come from CLDR (through Babel, which leaves out its quotation
marks); the rest is what style guides of each language agree on. Where nothing is known, nothing
is asked of a translation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from types import MappingProxyType

from babel import Locale
from babel.core import get_global

# Letters and marks by script (ISO 15924): ranges of Scripts.txt, digits and punctuation left out.
LETTERS: Mapping[str, str] = MappingProxyType({
    "Latn": "A-Za-zªº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7ff\ufb00-\ufb06",
    "Grek": "\u0370-\u0373\u0376\u0377\u037b-\u037d\u037f\u0386\u0388-\u03e1\u03f0-\u03ff\u1f00-\u1fff",
    "Cyrl": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "Armn": "\u0531-\u0556\u0561-\u0587",
    "Hebr": "\u05b0-\u05bd\u05bf\u05c1\u05c2\u05d0-\u05f2\ufb1d-\ufb4f",
    "Arab": "\u0620-\u063f\u0641-\u065f\u066e-\u06d3\u06d5-\u06dc\u06e1-\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f"
            "\u0870-\u08ff\ufb50-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc",
    "Syrc": "\u0710-\u074f",
    "Thaa": "\u0780-\u07b1",
    "Nkoo": "\u07ca-\u07f5",
    "Deva": "\u0900-\u0950\u0953-\u0963\u0971-\u097f\ua8e0-\ua8ff",
    "Beng": "\u0980-\u09e3\u09f0\u09f1\u09fc\u09fe",
    "Guru": "\u0a01-\u0a5e\u0a70-\u0a75",
    "Gujr": "\u0a81-\u0ae3\u0af9-\u0aff",
    "Orya": "\u0b01-\u0b63\u0b71",
    "Taml": "\u0b82-\u0bd7",
    "Telu": "\u0c00-\u0c63",
    "Knda": "\u0c80-\u0ce3\u0cf1\u0cf2",
    "Mlym": "\u0d00-\u0d57\u0d5f-\u0d63\u0d7a-\u0d7f",
    "Sinh": "\u0d81-\u0ddf\u0df2\u0df3",
    "Thai": "\u0e01-\u0e3a\u0e40-\u0e4e",
    "Laoo": "\u0e81-\u0ece\u0edc-\u0edf",
    "Tibt": "\u0f00\u0f18\u0f19\u0f35\u0f37\u0f39\u0f40-\u0f84\u0f86-\u0fbc",
    "Mymr": "\u1000-\u103f\u1050-\u108f\uaa60-\uaa7f\ua9e0-\ua9ef",
    "Geor": "\u10a0-\u10fa\u10fc-\u10ff\u1c90-\u1cbf\u2d00-\u2d2d",
    "Ethi": "\u1200-\u135a\u1380-\u138f\u2d80-\u2dde\uab01-\uab2e",
    "Khmr": "\u1780-\u17d3\u17dc\u17dd",
    "Mong": "\u1820-\u18aa",
    "Olck": "\u1c5a-\u1c7d",
    "Tfng": "\u2d30-\u2d6f",
    "Hira": "\u3041-\u309f",
    "Kana": "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f",
    "Hang": "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3",
    "Hani": "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af",
})
_TOGETHER = {"Hans": ("Hani",), "Hant": ("Hani",), "Jpan": ("Hani", "Hira", "Kana"), "Kore": ("Hang", "Hani")}
# Written in two scripts or more, so that a tag that names none says nothing.
_IN_SEVERAL = frozenset("az bs crh ha iu kk ks ku ky mn ms pa sd sh shi sr tg tk tt ug uz vai yue zgh zh-Latn".split())
_DIGIT_ZEROS = {"latn": "0", "arab": "\u0660", "arabext": "\u06f0", "fullwide": "\uff10"}
_UNSPACED = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Tibt", "Hani", "Hans", "Hant", "Jpan"})
_STOPS = {
    "।": "as awa bho bn brx doi hi mag mai mni ne new or pa sa sat", "۔": "ks pnb skr ur", "。": "ja yue zh",
    "።": "am gez ti tig", "։": "hy hyw", "။": "my shn", "។": "km", "": "bo dz lo nod th",
}
_STOP_OF = {language: stop for stop, languages in _STOPS.items() for language in languages.split()}
_NO_QUESTION_MARK = frozenset("bo dz hy hyw lo my nod shn th".split())
# Bantu languages whose names begin with a small prefix (iWikipedia).
_SMALL_PREFIX = frozenset("nd nr ss xh zu".split())
_SHORT = {"Hani": 0.36, "Hang": 0.55, "Hira": 0.5, "Arab": 0.85, "Hebr": 0.8}


@dataclass(frozen=True)
class Orthography:
    """How a language is written.

    `language` is its primary subtag, `tag` the whole. `scripts` are those its words are in, empty
    where there are several ways. `stop` ends a statement (empty where nothing does). `digits` are
    those that its readers know, `decimal` and `group` the signs in numbers (empty where unknown).
    """

    tag: str
    language: str
    script: str
    scripts: tuple[str, ...]
    stop: str
    digits: frozenset[str]
    decimal: str
    group: str

    @property
    def marks_questions(self) -> bool:
        """Whether a question ends with a mark of its own."""
        return self.language not in _NO_QUESTION_MARK

    @property
    def spaced(self) -> bool:
        """Whether words are parted by spaces, as far as is known."""
        return bool(self.script) and self.script not in _UNSPACED

    @property
    def capitals(self) -> bool:
        """Whether a sentence begins with a capital letter."""
        return self.script in ("Latn", "Cyrl", "Grek", "Armn") and self.language not in _SMALL_PREFIX

    @property
    def density(self) -> float:
        """How many characters stand for one of English."""
        return next((_SHORT[one] for one in self.scripts if one in ("Hang", "Hira")), _SHORT.get(self.scripts[0], 1.0)
                    ) if self.scripts else 1.0

    @cached_property
    def own(self) -> str:
        """The letters of its scripts as the inside of a character class."""
        return "".join(LETTERS[one] for one in self.scripts)

    @cached_property
    def letter(self) -> re.Pattern[str]:
        """A letter of its scripts; nothing where they are not known."""
        return re.compile(f"[{self.own}]" if self.own else r"(?!)")


@lru_cache(maxsize=512)
def orthography(tag: str) -> Orthography:
    """How the language of a tag (BCP 47) is written."""
    language, *rest = tag.replace("_", "-").split("-")
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    scripts = _together(script) if script or language not in _IN_SEVERAL else ()
    region = next((part.upper() for part in rest if len(part) == 2), "")
    if not script:
        script = _likely_script(language, region)
        scripts = _together(script) if language not in _IN_SEVERAL else ()
    decimal, group, digits = _numbers(language, region)
    stop = "." if script == "Latn" else _STOP_OF.get(language, ".")
    return Orthography(tag, language, script, scripts, stop, digits, decimal, group)


def _together(script: str) -> tuple[str, ...]:
    return tuple(one for one in _TOGETHER.get(script, (script,)) if one in LETTERS)


def _likely_script(language: str, region: str) -> str:
    likely = get_global("likely_subtags")
    found = (region and likely.get(f"{language}_{region}")) or likely.get(language) or ""
    return next((part for part in found.split("_")[1:] if len(part) == 4), "")


def _numbers(language: str, region: str) -> tuple[str, str, frozenset[str]]:
    """The decimal sign, the sign between groups, and the digits of a language in CLDR."""
    latin = frozenset("0123456789")
    for name in (f"{language}_{region}", language):
        try:
            locale = Locale.parse(name)
        except Exception:  # Babel raises ValueError, UnknownLocaleError and TypeError for odd tags.
            continue
        systems = {locale.default_numbering_system, locale.other_numbering_systems.get("native", "")}
        digits = latin.union(*(_digits_of(one) for one in systems))
        symbols = locale.number_symbols.get("latn", {})
        return symbols.get("decimal", ""), symbols.get("group", ""), digits
    return "", "", frozenset()


@cache
def _digits_of(system: str) -> frozenset[str]:
    """The digits of a numbering system of CLDR; those of a script are found by its letters."""
    zero = _DIGIT_ZEROS.get(system) or _zero_of(system.title())
    return frozenset(chr(ord(zero) + value) for value in range(10)) if zero else frozenset()


def _zero_of(script: str) -> str:
    """The zero of a script whose digits carry the name of its letters (`BENGALI DIGIT ZERO`)."""
    if script not in LETTERS:
        return ""
    name = unicodedata.name(re.sub(r"(.)-(.)", r"\2", LETTERS[script])[0], "").split(" ")[0]
    try:
        return unicodedata.lookup(f"{name} DIGIT ZERO")
    except KeyError:
        return ""
