"""The checks of content take no time on hostile texts, and little on ordinary ones."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest

from pathshala.checks import anybody, passage_text, sentences, shouting, wording
from pathshala.checks.passage_text import in_place
from pathshala.checks.rules import link_forms, links_outside, personal, quiz_wording, readability, slips, unfinished
from pathshala.checks.wording import languages, vocabulary, words
from pathshala.safety.svg_contrast import contrast_faults
from pathshala.safety.urls import MAX_URL_LENGTH
from pathshala.sources import webvtt_pace

LENGTH = 40_000
SECONDS = 1.0
PIECES = ("a", "A", "AB ", "1", "1 ", "1.", "+1", ".", " ", "\n", "(", "[", "[add ", "*[", "a.", "a@", "a@a.", "°", "-", "?", "x1.12345,", "in ",
          "in\n", "tel 0", "phone: 030 ", "।", "。", "m.", "proxy.", "ক", "\u0301", "“", "&", "<", "”\n", "a a", "the ",
          "the\n", '"', " *A", "AB\n", "Ã", "Ãƒ", "…\n\n", "every editor ", "a user can ", "[Insert ", "的", "列表")
PATTERNS = [
    (module.__name__.rpartition(".")[2], name, pattern)
    for module in (anybody, link_forms, links_outside, personal, quiz_wording, readability, sentences, shouting, slips, unfinished, wording,
                   webvtt_pace, passage_text)
    for name, pattern in vars(module).items() if isinstance(pattern, re.Pattern)
]


def hostile() -> Iterator[str]:
    """Texts of one piece, over and over, and of two that alternate or follow one another."""
    for one in PIECES:
        yield one * (LENGTH // len(one))
        yield (one + " a") * (LENGTH // (len(one) + 2))
        yield one * (LENGTH // len(one) // 2) + "!" + " " * (LENGTH // 2)


OF_ADDRESSES = [one for one in PATTERNS if one[0] == "links_outside" or one[1] == "_RESERVED"]
OF_TEXTS = [one for one in PATTERNS if one not in OF_ADDRESSES]


@pytest.mark.parametrize(("module", "name", "pattern"), OF_TEXTS, ids=[f"{module}.{name}" for module, name, _ in OF_TEXTS])
def test_a_pattern_is_linear(module: str, name: str, pattern: re.Pattern[str]) -> None:
    for text in hostile():
        began = time.process_time()
        for _ in pattern.finditer(text):
            pass
        assert time.process_time() - began < SECONDS, repr(text[:20])


@pytest.mark.parametrize(("module", "name", "pattern"), OF_ADDRESSES, ids=[name for _, name, _ in OF_ADDRESSES])
def test_a_pattern_for_addresses_is_quick_on_the_longest(module: str, name: str, pattern: re.Pattern[str]) -> None:
    began = time.process_time()
    for text in hostile():
        pattern.match(text[:MAX_URL_LENGTH])
        pattern.fullmatch(text[:MAX_URL_LENGTH])
    assert time.process_time() - began < SECONDS


def test_numbers_are_told_from_telephones_in_no_time() -> None:
    for text in (*hostile(), "tel 0123 456 789 " * 2_000, "call us " * 5_000 + "on 0123 456 789"):
        began = time.process_time()
        for pattern in personal._patterns(text):
            for found in pattern.finditer(text):
                personal._is_telephone(found)
        assert time.process_time() - began < SECONDS, repr(text[:20])


def test_words_are_found_in_hostile_texts_in_no_time() -> None:
    for theme in wording.THEMES:
        for language in languages(theme):
            some = words(language, theme)
            for text in ("in " * 20_000 + "recent years", "recently " * 6_000, "\u0130" * 20_000 + " recently"):
                began = time.process_time()
                found = sum(1 for _ in some.all(text))
                assert time.process_time() - began < SECONDS
                assert found <= 6_000


def test_what_is_no_word_is_put_to_spaces() -> None:
    text = "See [now](https://a.example/recently) `recently`\n<b title='recently'>now</b> {: .recently }\n\n[recently]: b.md\n"
    assert len(in_place(text)) == len(text)
    assert [len(line) for line in in_place(text).split("\n")] == [len(line) for line in text.split("\n")]
    assert "recently" not in in_place(text)
    assert in_place(text).split() == ["See", "[now", "now"]


@pytest.mark.parametrize(("text", "found"), [
    ("Recently, it grew.", ["Recently"]), ("more-recently", []), ("recentlyish", []), ('"recently"', []), ("“recently”", []),
    ("In recent\nyears", ["In recent\nyears"]), ("İİİ recently", ["recently"]), ("recently recently", ["recently"] * 2),
])
def test_words_stand_by_themselves(text: str, found: list[str]) -> None:
    spoken = list(words("en", "dated").all(text))
    assert [one.text for one in spoken] == found
    assert all(text[one.start:one.end] == one.text for one in spoken)
    assert words("en-GB", "dated") == words("en", "dated") and not words("tlh", "dated").instead


def test_every_word_of_every_list_is_found_by_itself() -> None:
    for theme in wording.THEMES:
        assert languages(theme)
        for language in languages(theme):
            some = words(language, theme)
            for word in some.instead:
                for between in ("", "a ", "a very good "):
                    written = word.replace("* ", between)
                    text = f"({written})"
                    assert some.may_stand_in(vocabulary(text)), word
                    assert written in {one.text.lower() for one in some.all(text)}, word


@pytest.mark.parametrize("text", [
    "<svg xmlns='http://www.w3.org/2000/svg'>" + "<g>" * 20_000, "<text", "", "<svg><text", "<!DOCTYPE a [<!ENTITY b 'c'>]><svg><text>&b;</text></svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'>" + "<rect width='9' height='9'/>" * 9_000 + "<text x='1' y='1'>a</text>" * 9_000 + "</svg>",
    "<svg xmlns='http://www.w3.org/2000/svg'><rect width='nan' height='1e999'/><text x='a' y='' fill='rgb(999,0,0)'>a</text></svg>",
])
def test_no_drawing_raises_or_takes_long(text: str) -> None:
    began = time.process_time()
    assert len(contrast_faults(text.encode(), "a.svg")) <= 20
    assert time.process_time() - began < 3
