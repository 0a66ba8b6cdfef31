"""The door for text: what it names, what it lets through, and where it says it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pathshala.model.finding import Span
from pathshala.safety import characters
from pathshala.safety.characters import MAX_FAULTS
from pathshala.safety.quote import printable
from pathshala.safety.text import decode, read_bytes, read_text, text_faults

HONEST = {
    "Bengali ya-phalaa and khanda-ta": "র\u200d্যাব, হঠাৎ, বাক্\u200c স্বাধীনতা",
    "Persian half-space": "می\u200cخواهم و PDF\u200cها",
    "right-to-left marks in Arabic prose": "اقرأ Wikipedia!\u200f ثم (انظر)\u200e.",
    "closed isolates": "Das Wort \u2067שלום\u2069 steht hier, \u2068\u2066a\u2069\u2069.",
    "emoji family and skin tone": "👩\u200d👩\u200d👧 👩🏽\u200d💻 ❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈",
    "flag of Wales": "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "Khmer word breaks": "ភាសា\u200bខ្មែរ",
    "soft hyphen, no-break spaces, tab": "Silben\u00adtrennung\u00a0und\u202fmehr\tdanach",
    "Han with a variation": "葛\U000e0100城",
    "Mongolian with its selectors": "ᠪᠠᠢᠨ\u180eᠠ ᠨ\u180bᠠ",
    "signs as emoji": "1\ufe0f\u20e3 ©\ufe0f ‼\ufe0f ℹ\ufe0f",
}
HIDDEN = [
    ("a\u202eb", "bidi-control", 2, "U+202E RIGHT-TO-LEFT OVERRIDE", "ab"),
    ("a\u202dx\u202cb", "bidi-control", 2, "U+202D LEFT-TO-RIGHT OVERRIDE", "axb"),
    ("open \u2067שלום", "bidi-control", 6, "U+2067 RIGHT-TO-LEFT ISOLATE", "open שלום"),
    ("\u2069", "bidi-control", 1, "U+2069 POP DIRECTIONAL ISOLATE", ""),
    ("x\u200fy", "bidi-control", 2, "U+200F RIGHT-TO-LEFT MARK", "xy"),
    ("pass\u200bword", "zero-width-character", 5, "U+200B ZERO WIDTH SPACE", "password"),
    ("pass\u200dword", "zero-width-character", 5, "U+200D ZERO WIDTH JOINER", "password"),
    ("a\u2060b", "zero-width-character", 2, "U+2060 WORD JOINER", "ab"),
    ("a\ufeffb", "zero-width-character", 2, "U+FEFF ZERO WIDTH NO-BREAK SPACE", "ab"),
    ("a\u3164b", "zero-width-character", 2, "U+3164 HANGUL FILLER", "ab"),
    ("a\U000e0100b", "zero-width-character", 2, "U+E0100 VARIATION SELECTOR-17", "ab"),
    ("a\ufe0fb", "zero-width-character", 2, "U+FE0F VARIATION SELECTOR-16", "ab"),
    ("a\u034fb", "zero-width-character", 2, "U+034F COMBINING GRAPHEME JOINER", "ab"),
    ("a\u180bb", "zero-width-character", 2, "U+180B MONGOLIAN FREE VARIATION SELECTOR ONE", "ab"),
    ("a \u00ad b", "zero-width-character", 3, "U+00AD SOFT HYPHEN", "a  b"),
    ("x\U000e0080y", "control-character", 2, "is no character", "xy"),
    ("x\U000e0068\U000e0069", "tag-character", 2, 'which spell "hi"', "x"),
    ("x\x00y", "nul-character", 2, "U+0000 NUL", "xy"),
    ("x\x1by", "control-character", 2, "U+001B CONTROL CHARACTER", "xy"),
]


@pytest.mark.parametrize("text", HONEST.values(), ids=HONEST)
def test_honest_text_passes(text: str) -> None:
    assert text_faults(text, "x.md") == []


@pytest.mark.parametrize(("text", "name", "column", "said", "mended"), HIDDEN)
def test_hidden_character_is_named_and_mended(text: str, name: str, column: int, said: str, mended: str) -> None:
    faults = text_faults(f"first line\n{text}", "x.md")
    assert (faults[0].name, faults[0].span.line, faults[0].span.column) == (name, 2, column)
    assert said in faults[0].message
    whole = f"first line\n{text}"
    for edit in sorted((fault.fix for fault in faults if fault.fix), key=lambda edit: -edit.start):
        whole = whole[: edit.start] + edit.text + whole[edit.end :]
    assert whole == f"first line\n{mended}"


@pytest.mark.parametrize("text", ["a\ue000b", "a\u2028b", "a\x85b", "x\u202ay\u202c"])
def test_no_mend_where_deleting_could_change_what_is_meant(text: str) -> None:
    faults = text_faults(text, "x.md")
    assert faults
    assert all(fault.fix is None for fault in faults)


def test_character_references_cannot_bring_in_what_is_refused() -> None:
    faults = text_faults("&#x202E; &#8238 &#xE0041; &#xe000; &#8207; &#x200d; &#99999999; &#38; "
                         "&#x0000000000202e;", "x.md")
    assert [(fault.name, fault.span.column) for fault in faults] == [
        ("bidi-control", 1), ("bidi-control", 10), ("tag-character", 17), ("private-use-character", 27), ("bidi-control", 71)]


def test_first_line_moves_the_place() -> None:
    assert text_faults("a\n\u202e", "x.md", first_line=10)[0].span == Span(11, 1, 11, 2)


def test_a_flood_of_hidden_characters_is_counted_not_listed() -> None:
    faults = text_faults("\u202e" * 1000, "x.md")
    assert len(faults) == MAX_FAULTS
    assert f"{1000 - MAX_FAULTS} more" in faults[-1].message


def test_decoding() -> None:
    assert decode(b"a\r\nb\rc\n", "x") == ("a\nb\nc\n", [])
    text, faults = decode("é\r\nä\xff".encode("latin-1"), "x")
    assert text == "\ufffd\n\ufffd\ufffd"
    assert [(fault.name, fault.span) for fault in faults] == [("invalid-utf8", Span(1, 1))]
    text, faults = decode("a\r\nবাং".encode() + b"\xff!", "x")
    assert (text, faults[0].span, "0xFF" in faults[0].message) == ("a\nবাং\ufffd!", Span(2, 4), True)
    text, faults = decode(b"\xef\xbb\xbfa", "x")
    assert (text, [fault.name for fault in faults]) == ("a", ["byte-order-mark"])
    text, faults = decode("title: x\r\n".encode("utf-16"), "x")
    assert text.endswith("title: x\n")
    assert "UTF-16" in faults[0].message


def test_what_is_printed_cannot_steer_a_terminal() -> None:
    text = "a\x1b]0;b\x07\n::error::\u202e\u2028 বাংলা"
    assert printable(text) == "a\\u001b]0;b\\u0007\\u000a::error::\\u202e\\u2028 বাংলা"


def test_files_that_are_no_text(tmp_path) -> None:
    (tmp_path / "large").write_bytes(b"x" * 20)
    (tmp_path / "link").symlink_to(tmp_path / "large")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    names = {"large": "file-too-large", "link": "symbolic-link", "pipe": "special-file",
             "absent": "unreadable-file", "nul\0": "unreadable-file"}
    for file, name in names.items():
        text, faults = read_text(tmp_path / file, file, limit=10)
        assert (text, [fault.name for fault in faults]) == ("", [name]), file
    assert read_bytes(tmp_path / "folder", "folder", 10)[1]
    assert read_bytes(tmp_path / "large", "large", 20) == (b"x" * 20, [])


def test_the_quick_search_finds_each_hidden_character() -> None:
    for code in range(0x110000):
        assert bool(characters._HIDES.match(chr(code))) == bool(characters._HIDDEN.match(chr(code))), hex(code)


def test_a_file_of_which_the_size_is_not_known_is_read_whole() -> None:
    # The files that a system makes as they are read say that they are empty.
    place = Path("/proc/self/status")
    if not place.is_file():
        pytest.skip("there is no /proc here")
    assert read_bytes(place, "status", 100_000)[0].endswith(b"\n")
    assert read_bytes(place, "status", 10)[1][0].name == "file-too-large"
