"""What stays the same when a text is translated, and so shows which text it is a translation of."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from ...markup.slots import CODE_SPAN
from ..words import count_words, tokens
from .parts import Part

_TARGET = re.compile(r"\]\(\s*<?([^\s()<>]*)")
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"'`]+")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]{0,20})(?=[\s>/])")
_ATTRIBUTES = re.compile(r"\{:?\s*([.#][^{}\n]{0,200}|[A-Za-z-]{1,40}=[^{}\n]{0,200})\}")
_NOTE = re.compile(r"\[\^([^\]\s]{1,80})\]")
_PLACEHOLDER = re.compile(r"%\([A-Za-z_]{1,40}\)[sd]|%[sd]\b|\{\{[^{}\n]{1,80}\}\}|:[a-z][a-z0-9_+-]{0,60}:")
# Separators of thousands and decimals differ between languages.
_NUMBER = re.compile(r"\d+(?:[.,\u066b\u066c\u00a0\u202f'’]\d+)*")
# Abbreviations, and names with a capital inside: they are spelled alike in all languages of one script.
_SPELLED = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]{2,}[0-9]*|[A-Za-z]+[a-z][A-Z][A-Za-z]*|[a-z]+[A-Z]{2,})s?(?![A-Za-z0-9])"
)
_CAPITAL = re.compile(r"(?<=[^\W\d_][ \n])[^\W\d_]{3,}")
_DIGIT = re.compile(r"\d")
_STEM = 4
_MARKUP = re.compile(r"\]\([^()]*\)|<[^<>]*>|\{[:.#][^{}]*\}|[*_`#|:]+")
MAX_TEXT = 20_000
"""Only so many characters of a text are looked at."""


@dataclass(frozen=True)
class Anchors:
    """What of a part survives translation.

    `hard` must be the same in a translation: code, addresses, numbers in Western digits, names of
    footnotes, placeholders, tags, abbreviations. `soft` often is: names, and words of one origin, by how they begin.
    `length` is the number of characters that a reader sees, at least 1.
    """

    part: Part

    @cached_property
    def text(self) -> str:
        return self.part.text[:MAX_TEXT]

    @cached_property
    def hard(self) -> Counter[str]:
        if self.part.is_code:
            return Counter([f"block {self.text}"])
        bare = CODE_SPAN.sub(" ", self.text)
        found = Counter(f"code {_folded(code[1])}" for code in CODE_SPAN.findall(self.text))
        found.update(f"to {last_step(target)}" for target in _TARGET.findall(bare))
        words = _TARGET.sub("](", bare)
        found.update(f"to {last_step(address.rstrip('.,;:!?'))}" for address in _ADDRESS.findall(words))
        words = _ADDRESS.sub(" ", words)
        for kind, pattern in (("tag", _TAG), ("attributes", _ATTRIBUTES), ("note", _NOTE), ("keep", _PLACEHOLDER)):
            found.update(f"{kind} {one}" for one in pattern.findall(words))
            words = pattern.sub(" ", words)
        found.update(f"name {name.rstrip('s')}" for name in _SPELLED.findall(words))
        found.update(f"number {western(number)}" for number in _NUMBER.findall(words))
        return found

    @cached_property
    def soft(self) -> frozenset[str]:
        if self.part.is_code:
            return frozenset(word[:_STEM] for word in self.words)
        return frozenset(word[:_STEM] for word in self.words if len(word) >= _STEM)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words that have a capital though another word stands before them, as names do; folded."""
        found = _CAPITAL.findall(_MARKUP.sub(" ", self.text))
        return frozenset(_folded(word) for word in found if word[0].isupper())

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words that a reader sees, folded: no case, no marks on Latin letters."""
        return tuple(word for word, is_word in tokens(_folded(_MARKUP.sub(" ", self.text))) if is_word)

    @cached_property
    def length(self) -> int:
        return max(1, len(" ".join(_MARKUP.sub(" ", self.text).split())))

    def agrees(self, other: Anchors) -> bool:
        """Whether all hard anchors are those of the other; of links only how many there are, since a
        translation may lead to a page in its own language."""
        return _without_targets(self.hard) == _without_targets(other.hard)


def has_words(text: str) -> bool:
    """Whether a text has anything to translate: any letter outside code, placeholders, addresses and tags."""
    bare = _PLACEHOLDER.sub(" ", CODE_SPAN.sub(" ", text[:MAX_TEXT]))
    return count_words(_DIGIT.sub(" ", bare)) > 0


def _without_targets(hard: Counter[str]) -> Counter[str]:
    kept = Counter({name: times for name, times in hard.items() if not name.startswith("to ")})
    kept["to"] = hard.total() - kept.total()
    return kept


def _folded(text: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not "\u0300" <= char <= "\u036f")
    return unicodedata.normalize("NFC", bare).casefold()


def last_step(target: str) -> str:
    """Of a link's target what a translation keeps: the last step of its path, without query and
    ending of a language; the fragment alone is often translated."""
    path = re.split(r"[?#]", target.rstrip("/"), maxsplit=1)[0]
    return path.rpartition("/")[2] or ("#" if "#" in target else "")


def western(number: str) -> str:
    """A number with the digits 0 to 9 and nothing between them, whatever digits it is written with."""
    return "".join(str(unicodedata.digit(char)) for char in number[:60] if char.isdecimal())
