"""Words are counted, and differences marked, in any script."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathshala.translate.difference import word_difference
from pathshala.translate.words import count_words, tokens


@pytest.mark.parametrize(("text", "words"), [
    ("", 0),
    ("— … !", 0),
    ("Don't stop at 3.14 or 1,000 times.", 7),
    ("“Wikipedia’s” well-known", 3),
    ("বাংলা ভাষার ক্ষমতা।", 3),
    ("هَلْ تَعْلَمُ؟ ٣٫١٤", 3),
    ("می‌روم خانه", 2),
    ("צה״ל שלום", 2),
    ("你好，世界", 4),
    ("日本語 12 km", 5),
    ("ไทย ที่", 4),
    ("မြန်မာ", 3),
    ("ខ្មែរ", 2),
    ("e\u0301te\u0301 nai\u0308f", 2),
    ("**bold** _it_ ==mark== `code`", 4),
    ("See [the page](https://x.org/a_(b)) now", 4),
    ('[text](b.md "A title"){ .button } ![alt text](../media/x.svg)', 5),
    ("[text][ref] and [note][] [^1]", 3),
    ("<https://a.b/c> https://d.e/f mailto:a@b.c <b class='x'>x</b>", 1),
    (":material-home: go { #id .quiz objective=o2 }", 1),
    ("{: .cls } a&nbsp;b &amp; c", 3),
    ("{{ name }} {x}", 2),
    ("[see https://a.b](c.md) [x][y](z) [^n](o) [](p)q", 3),
    ("word " * 300, 300),
])
def test_words(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize("text", [
    "[](" * 20_000, "](" * 20_000, "<!--" * 20_000, "<a" * 20_000, "{:" * 20_000, "[^" * 20_000, "a'" * 20_000,
    "](" + "(a)" * 20_000, "1." * 20_000,
])
def test_counting_hostile_text_takes_no_time(text: str) -> None:
    assert count_words(text) >= 0


@given(st.text(max_size=60))
def test_tokens_join_to_the_text(text: str) -> None:
    assert "".join(token for token, _ in tokens(text)) == text


def test_a_difference_reads_as_phrases() -> None:
    assert word_difference("The quick brown fox jumps", "The slow red fox leaps") == (
        ("equal", "The "), ("removed", "quick brown"), ("added", "slow red"), ("equal", " fox "),
        ("removed", "jumps"), ("added", "leaps"),
    )
    assert word_difference("একটি উৎস দাও", "দুটি উৎস দাও") == (
        ("removed", "একটি"), ("added", "দুটি"), ("equal", " উৎস দাও"),
    )
    assert word_difference("same", "same") == (("equal", "same"),)
    assert word_difference("", "new") == (("added", "new"),)
    assert word_difference("", "") == ()


PIECES = ["one ", "two ", "three", " ", "নীতি", "你好", ".", "\n", "e\u0301"]
WORDY = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


@given(WORDY, WORDY)
def test_both_texts_come_back_from_a_difference(old: str, new: str) -> None:
    parts = word_difference(old, new)
    assert "".join(text for kind, text in parts if kind != "added") == old
    assert "".join(text for kind, text in parts if kind != "removed") == new
    assert all(text for _, text in parts)
    assert all(left[0] != right[0] for left, right in pairwise(parts))


def test_a_difference_of_long_texts_is_bounded() -> None:
    old, new = "a b " * 9_000, "c d " * 9_000
    assert word_difference("same " + old, "same " + new)[0] == ("equal", "same ")
