"""Hosts that look like other hosts.

A host in one honest script (`উইকিপিডিয়া.org`, `مثال.إختبار`) is fine. A label is refused where it
mixes scripts that no language mixes (UTS 39, "highly restrictive"), or where every letter of it
has an ASCII twin, so that it cannot be told from a Latin name.
"""

from __future__ import annotations

import unicodedata

from .quote import in_quotes, plain

_TWINS = {
    # Cyrillic
    "а": "a", "с": "c", "ԁ": "d", "е": "e", "ѐ": "e", "ё": "e", "ғ": "f", "һ": "h", "і": "i", "ї": "i", "ј": "j",
    "к": "k", "ӏ": "l", "м": "m", "п": "n", "о": "o", "р": "p", "ԛ": "q", "г": "r", "ѕ": "s", "т": "t",
    "ц": "u", "ѵ": "v", "ԝ": "w", "х": "x", "у": "y", "ӯ": "y", "ў": "y", "з": "3", "б": "6", "в": "b", "н": "h",
    # Greek
    "α": "a", "ά": "a", "ϲ": "c", "ε": "e", "η": "n", "ή": "n", "ι": "i", "ί": "i", "ϊ": "i", "ϳ": "j", "κ": "k",
    "ν": "v", "ο": "o", "ό": "o", "ρ": "p", "σ": "o", "τ": "t", "υ": "u", "ύ": "u", "χ": "x", "γ": "y", "ω": "w",
    # Armenian, Latin letters that pass for others
    "օ": "o", "ո": "n", "հ": "h", "ս": "u", "զ": "q", "ց": "g", "ɑ": "a", "ɡ": "g", "ı": "i", "ɩ": "i",
    "ǀ": "l", "ƅ": "b", "ꞓ": "c", "ʏ": "y", "ᴏ": "o", "ᴠ": "v", "ᴡ": "w", "ᴢ": "z", "ꜱ": "s",
}
_TOGETHER = (
    {"LATIN", "CJK", "HIRAGANA", "KATAKANA"}, {"LATIN", "CJK", "BOPOMOFO"}, {"LATIN", "CJK", "HANGUL"},
)
_TWIN_SCRIPTS = frozenset({"CYRILLIC", "GREEK", "ARMENIAN", "LATIN"})
_SCRIPTLESS = frozenset({"DIGIT", "HYPHEN-MINUS", "COMBINING", "KATAKANA-HIRAGANA", "MIDDLE", "ZERO", "MODIFIER"})
_SEPARATOR_TWINS = "\u2024\u2044\u2215\u29f8\u3002\uff0e\uff61\uff0f\uff1a\u02d0\ua789\u05c3\u0589\uff20\uff1f\uff03"


def readable_host(host: str) -> str | None:
    """A host with its punycode labels decoded (`xn--…` → letters); None where one is broken or
    stands for something that cannot be printed."""
    labels = []
    for label in host.split("."):
        if label[:4].lower() == "xn--":
            try:
                label = label[4:].encode("ascii").decode("punycode")
            except (UnicodeError, ValueError, OverflowError):
                return None
            if not label.isprintable():
                return None
        labels.append(label)
    return ".".join(labels)


def skeleton(text: str) -> str:
    """The ASCII look of a text: look-alikes of Latin letters replaced, accents kept."""
    return "".join(_TWINS.get(char, char) for char in unicodedata.normalize("NFKC", text).lower())


def scripts(label: str) -> set[str]:
    """The scripts of a label, by the first word of each letter's Unicode name."""
    found = set()
    for char in label:
        word = unicodedata.name(char, "UNNAMED").split(" ")[0]
        if unicodedata.category(char)[0] in "LM" and word not in _SCRIPTLESS:
            found.add("CJK" if word in ("CJK", "IDEOGRAPHIC") else word)
    return found


def confusion(host: str) -> str:
    """Why a host could be taken for another one, in words; empty where it could not."""
    if host.isascii() and "xn--" not in host.lower():
        return ""
    readable = readable_host(host)
    if readable is None:
        return f"{in_quotes(host)} holds broken punycode"
    if any(char in _SEPARATOR_TWINS for char in readable):
        return f'{in_quotes(readable)} holds a character that looks like a dot, a slash or a colon'
    labels = readable.rstrip(".").split(".")
    # Under a top-level domain of its own script, a name is what it seems to its readers.
    latin_zone = labels[-1].isascii()
    for label in labels:
        found = scripts(label)
        if len(found) > 1 and not any(found <= together for together in _TOGETHER):
            mixed = " and ".join(sorted(script.capitalize() for script in found))
            return f'{in_quotes(label)} mixes {mixed} letters and looks like "{plain(skeleton(label))}"'
        if latin_zone and not label.isascii() and found and found <= _TWIN_SCRIPTS and skeleton(label).isascii():
            return f'{in_quotes(label)} is not the Latin "{plain(skeleton(label))}" that it looks like'
    return ""
