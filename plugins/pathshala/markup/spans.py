"""Passages with a little markup, read without the parser: what it makes of code, emphasis, links and
images in plain words does not depend on the words.

Only what is written in the plainest way is read here; any other passage is left to the parser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .html_tree import html_tree, plain_text

MOST_SPANS = 16
"""A passage of more spans is not read here."""

_TOKEN = re.compile(r"""
      `(?P<code>[^`\s](?:[^`\n]*[^`\s])?)`(?!`)
    | (?<![^\s(])(?P<stars>\*\*?)(?P<stressed>[^\W_](?:[^*]*[^\W_])?)(?P=stars)(?![^\s.,;:!?)])
    | (?<!\])\[(?P<label>[^\W_](?:[^\[\]]*[^\W_])?)\]\((?P<target>[\w./\#-]+)\)
    | (?<!!)(?P<note>\[\^[\w-]+\])(?!\s?[(\[])
""", re.VERBOSE)
_SPECIAL = "\x00-\x09\x0b-\x1f\x7f-\xa0\"&<>{}#"
"""Characters that HTML writes differently, attribute lists look for, or a heading loses at its end."""
_NOT_IN_CODE = re.compile(rf"[\\+{_SPECIAL}]|^:::")
_WORD, _WORDS = "qzwordzq", "a_b *c* d, [e](f) =g= ~h~ ^i^ _j_ def k(): return 1"
_REMEMBERED = 4_096  # texts, and addresses

Around = dict[str, tuple[str, str] | None]


@dataclass(frozen=True)
class Span:
    """HTML between two tags, and the text that a reader sees of it."""

    html: str
    text: str


@dataclass(frozen=True)
class Reading:
    """A passage as spans; `skeleton` is what stands around them: white space and references to
    footnotes, one text more than there are spans. `notes` are those references, which must lead
    somewhere to be such."""

    skeleton: tuple[str, ...]
    spans: tuple[Span, ...]
    notes: tuple[str, ...] = ()


_ALONE = ("", "")


class Spans:
    """Reads passages as one set of extensions does.

    `signs` are those of which each of its inline patterns needs one, `render` gives the safe HTML of a
    paragraph with a text, and `around` keeps what came out for markup: the HTML before and after it."""

    def __init__(self, signs: Iterable[str], render: Callable[[str], str], around: Around) -> None:
        short = {sign for sign in signs if len(sign) < 2}
        self._long = tuple(sign for sign in signs if short.isdisjoint(sign))
        self._special = re.compile(f"[{_SPECIAL}{re.escape(''.join(sorted(short)))}]")
        self._render, self._around = render, around
        self._read: dict[str, Reading | None] = {}

    def read(self, text: str) -> Reading | None:
        """The passage as spans; None where only the parser can tell."""
        if text not in self._read:
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            self._read[text] = self._reading(text)
        return self._read[text]

    def _reading(self, text: str) -> Reading | None:
        if not text or text.isspace() or any(sign in text for sign in self._long):
            return None
        sign = self._special.search(text)
        if not sign:
            return Reading(_ALONE, (Span(text, text),))
        skeleton, spans, notes = [""], [], []
        html, words, last = "", "", 0
        while True:
            between = text[last:sign.start() if sign else len(text)]
            found = _TOKEN.match(text, sign.start()) if sign else None
            if sign and not found:
                return None
            image = found is not None and found["label"] is not None and between.endswith("!")
            between = between[:-1] if image else between
            html, words = html + between, words + between
            if found and not found["note"]:
                made = self._token(found, image)
                if made is None:
                    return None
                html, words = html + made.html, words + made.text
            else:
                if html.isspace():
                    skeleton[-1] += html
                elif html:
                    spans.append(Span(html, words))
                    skeleton.append("")
                if not found:
                    break
                skeleton[-1] += found["note"]
                notes.append(found["note"])
                html, words = "", ""
            last = found.end()
            sign = self._special.search(text, last)
        return Reading(tuple(skeleton), tuple(spans), tuple(notes)) if len(spans) <= MOST_SPANS else None

    def _token(self, found: re.Match[str], image: bool) -> Span | None:
        """What becomes of a piece of markup."""
        if found["code"]:
            sample, words = f"`{_WORD}`", found["code"]
            plain = not _NOT_IN_CODE.search(words) and self._keeps_code()
        elif found["stars"]:
            sample, words = f"{found['stars']}{_WORD}{found['stars']}", found["stressed"]
            plain = not self._special.search(words)
        else:
            sample, words = f"{'!' * image}[{_WORD}]({found['target']})", found["label"]
            plain = not self._special.search(words) and not (image and "\n" in words)
        around = self._made(sample) if plain else None
        return Span(f"{around[0]}{words}{around[1]}", words) if around else None

    def _keeps_code(self) -> bool:
        """Whether code comes out as it went in, whatever it is."""
        return self._made(f"`{_WORD} {_WORDS}`") == ("<code>", f" {_WORDS}</code>")

    def _made(self, sample: str) -> tuple[str, str] | None:
        """The HTML before and after the word in a sample; None where it is not shown just once."""
        if sample not in self._around:
            if len(self._around) >= _REMEMBERED:
                self._around.clear()
            self._around[sample] = self._look(sample)
        return self._around[sample]

    def _look(self, sample: str) -> tuple[str, str] | None:
        html = self._render(f"before {sample} after")
        if not (html.startswith("<p>before ") and html.endswith(" after</p>")) or html.count(_WORD) != 1:
            return None
        before, _, after = html[len("<p>before "):-len(" after</p>")].partition(_WORD)
        in_text = before.rfind("<") < before.rfind(">")
        described = before.startswith("<img ") and before.count("<") == 1 and before.endswith(' alt="')
        if not (in_text or described) or plain_text(html_tree(before + _WORD + after)).partition(" ")[0] != _WORD:
            return None
        return before, after
