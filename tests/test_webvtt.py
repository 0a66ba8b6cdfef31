"""Captions: read by the grammar of WebVTT, faults at their places, written back as they were."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathshala.sources.webvtt import MAX_CUES, MAX_FAULTS, cue_text, read_webvtt, write_webvtt

WHOLE = """\
WEBVTT - A talk

REGION
id:fred width:40% lines:3 regionanchor:0%,100% viewportanchor:10%,90% scroll:up

STYLE
::cue(b) { color: peachpuff; }

NOTE A comment
of two lines

1
00:01.000 --> 00:04.000 align:start position:10%,line-left size:80% line:-1 region:fred
<v.loud Roger Bingham>We are in <c.yellow.bg>New</c> York <00:02.000>City &amp; more

NOTE
between

last of all
01:00:05.250 --> 01:00:09.000\tvertical:rl line:0
- <i>Yes</i>, <b>no</b>, <u>and</u>
- <ruby>漢<rt>kan</rt>字<rt>ji</ruby> <lang en-GB>colour</lang>

02:00:00.000 --> 02:00:01.000
"""


def faults(text: str) -> list[tuple[str, int, int]]:
    found = read_webvtt(text, "a.vtt", "media/a.vtt")[1]
    assert all(one.path == "media/a.vtt" and one.message for one in found)
    return [(one.name, one.span.line, one.span.column) for one in found]


def cue(text: str, times: str = "00:01.000 --> 00:04.000") -> str:
    return f"WEBVTT\n\n{times}\n{text}\n"


def test_all_of_the_grammar_is_read() -> None:
    captions, found = read_webvtt(WHOLE, "a.vtt", "media/a.vtt")
    assert [(one.name, one.span.line) for one in found] == [("empty-captions", 24)]
    assert [one.text for one in captions.cues] == [
        "<v.loud Roger Bingham>We are in <c.yellow.bg>New</c> York <00:02.000>City &amp; more",
        "- <i>Yes</i>, <b>no</b>, <u>and</u>\n- <ruby>漢<rt>kan</rt>字<rt>ji</ruby> <lang en-GB>colour</lang>",
    ]
    assert [(one.span.line, one.span.end_line) for one in captions.cues] == [(14, 14), (21, 22)]


def test_writing_changes_the_texts_alone() -> None:
    captions, _ = read_webvtt(WHOLE, "a.vtt", "a.vtt")
    assert write_webvtt(captions, [one.text for one in captions.cues]) == WHOLE
    first, second = (one.text for one in captions.cues)
    assert write_webvtt(captions, ["এক", "দুই\nতিন"]) == WHOLE.replace(first, "এক").replace(second, "দুই\nতিন")


@pytest.mark.parametrize(("text", "shown"), [
    ("one\n\ntwo", "one\ntwo"), ("\n one \r\n\r\n two\n", "one\ntwo"), ("a --> b", "a --&gt; b"), ("", ""), ("\0a\0", "a"),
    ("---->", "--" + "--&gt;"),
])
def test_no_translation_breaks_the_file(text: str, shown: str) -> None:
    assert cue_text(text) == shown


@given(st.lists(st.text(alphabet=st.sampled_from("ab \n\r\t\0->&<:.0"), max_size=40), min_size=2, max_size=2))
def test_whatever_is_translated_there_are_as_many_cues_at_the_same_times(texts: list[str]) -> None:
    captions, _ = read_webvtt(WHOLE, "a.vtt", "a.vtt")
    again, found = read_webvtt(write_webvtt(captions, texts), "a.vtt", "a.vtt")
    assert [one.text for one in again.cues] == [cue_text(text) for text in texts if cue_text(text)]
    assert {one.name for one in found} <= {"vtt-markup", "empty-captions"}


@pytest.mark.parametrize("text", ["WEBVTT", "WEBVTT\n", "WEBVTT\n\n", "WEBVTT\tx\n\n\n\n", cue("Hello."), cue("x\n\n\n"),
                                  cue("a > b"), cue("&lrm;&#1234;&#x1F600;")])
def test_good_files_have_no_faults(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(("text", "found"), [
    ("", ("vtt-syntax", 1, 1)), ("webvtt\n", ("vtt-syntax", 1, 1)), ("WEBVTTX\n", ("vtt-syntax", 1, 1)),
    (" WEBVTT\n", ("vtt-syntax", 1, 1)), ("1\n\n" + cue("a"), ("vtt-syntax", 1, 1)),
    ("WEBVTT\nKind: captions\n\n", ("vtt-syntax", 2, 1)), ("WEBVTT -->\n\n", ("vtt-syntax", 1, 1)),
    (cue("a", "00:01,000 --> 00:04.000"), ("vtt-syntax", 3, 1)), (cue("a", "0:01.000 --> 00:04.000"), ("vtt-syntax", 3, 1)),
    (cue("a", "00:01.000 --> 00:61.000"), ("vtt-syntax", 3, 15)), (cue("a", "1:00:01.000 --> 01:00:02.000"), ("vtt-syntax", 3, 1)),
    (cue("a", "00:01.000-->00:04.000"), ("vtt-syntax", 3, 1)), (cue("a", "00:01.000 --> 00:01.000"), ("vtt-syntax", 3, 15)),
    (cue("a", "00:01.000 --> 00:04.000 aline:start"), ("vtt-syntax", 3, 25)),
    (cue("a", "00:01.000 --> 00:04.000 size:101%"), ("vtt-syntax", 3, 25)),
    (cue("a", "00:01.000 --> 00:04.000 size:50% size:50%"), ("vtt-syntax", 3, 34)),
    (cue("a", "00:01.000 --> 00:04.000 region:who"), ("vtt-syntax", 3, 25)),
    (cue("a") + "\nhello\n", ("vtt-syntax", 6, 1)), (cue("a") + "\nSTYLE\nx\n", ("vtt-syntax", 6, 1)),
    (cue("a") + "00:05.000 --> 00:06.000\nb\n", ("vtt-syntax", 5, 11)),
    (cue("a") + "\n00:00.500 --> 00:06.000\nb\n", ("vtt-syntax", 6, 1)),
    ("WEBVTT\n\nREGION\nid:a width:no\n", ("vtt-syntax", 4, 6)), ("WEBVTT\n\nREGION\nid:a\n\nREGION\nid:a\n", ("vtt-syntax", 7, 1)),
    (cue("a & b"), ("vtt-markup", 4, 3)), (cue("a\nb < c"), ("vtt-markup", 5, 3)), (cue("<i>a"), ("vtt-markup", 4, 1)),
    (cue("a</i>"), ("vtt-markup", 4, 2)), (cue("<em>a</em>"), ("vtt-markup", 4, 1)), (cue("<v>a"), ("vtt-markup", 4, 1)),
    (cue("<i x>a</i>"), ("vtt-markup", 4, 1)), (cue("<rt>a</rt>"), ("vtt-markup", 4, 1)), (cue("a<00:09.000>b"), ("vtt-markup", 4, 2)),
    (cue("<b><i>a</b></i>"), ("vtt-markup", 4, 8)), (cue("a<00:03.000>b<00:02.000>"), ("vtt-markup", 4, 14)),
    (cue("<v A>a <v B>b"), ("vtt-markup", 4, 1)),
])
def test_a_fault_is_told_at_its_place(text: str, found: tuple[str, int, int]) -> None:
    assert faults(text)[0] == found


@pytest.mark.parametrize("text", [
    "WEBVTT\n\n" + "x\n\n" * 100_000, cue("<b>" * 300_000), cue("</b>" * 200_000), cue("<b>" * 100_000 + "</i>" * 100_000),
    cue("&" * 1_000_000), cue("<" * 1_000_000), cue("a", "00:01.000 --> 00:04.000" + " " * 1_000_000 + "x"),
    cue("a", "1" * 1_000_000), cue("a", "00:01.000" + " " * 1_000_000 + "x"), "WEBVTT" + " " * 1_000_000, "\n" * 1_000_000,
    "WEBVTT\n\n" + "00:01.000 --> 00:04.000\na\n\n" * 40_000, cue("<c" + ".a" * 400_000 + " >"),
    cue("a", "00:01.000 --> 00:04.000 " + "size:1% " * 100_000), "WEBVTT\n\nREGION\n" + "id:a " * 200_000,
], ids=range(15))
def test_hostile_files_take_no_time(text: str) -> None:
    began = time.process_time()
    captions, found = read_webvtt(text, "a.vtt", "a.vtt")
    assert time.process_time() - began < 4
    assert len(captions.cues) <= MAX_CUES and len(found) <= MAX_FAULTS


def test_a_head_of_several_lines_is_one_fault() -> None:
    assert faults("WEBVTT\nKind: captions\nLanguage: en\n\n00:01.000 --> 00:02.000\na\n") == [("vtt-syntax", 2, 1)]
    captions, _ = read_webvtt("WEBVTT\n00:01.000 --> 00:02.000\na\n", "a.vtt", "a.vtt")
    assert [one.text for one in captions.cues] == ["a"]


@given(st.text(alphabet=st.sampled_from("WEBVTNO\n 0123456789:.->&<>/civ%STYLREGION"), max_size=200))
def test_nothing_raises(text: str) -> None:
    for one in (text, "WEBVTT\n\n" + text, cue(text)):
        captions, _ = read_webvtt(one, "a.vtt", "a.vtt")
        for held in captions.cues:
            assert one[held.start:held.start + len(held.text)] == held.text
