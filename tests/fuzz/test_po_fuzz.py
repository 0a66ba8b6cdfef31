"""Whatever the bytes: reading a PO file never raises, writing it gives the bytes back, and the quick
way through it gives what the careful one gives."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathshala.translate.merge import merge
from pathshala.translate.po.catalogue import Entry
from pathshala.translate.po.codec import parse_po, write_po
from pathshala.translate.po.plain import PlainReader
from pathshala.translate.units import Unit
from tally import FULL, Tally

PROMISE = "Every bad input gets its line"
ROUNDS = 10_000 if FULL else 400


@pytest.fixture(autouse=True)
def _each_test_tries_as_many(tally: Tally) -> None:
    tally(ROUNDS)


WORDS = [
    b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n', b"msgid ", b"msgstr ", b"msgctxt ",
    b"msgid_plural ", b"msgstr[0] ", b"[1]", b'"', b'"a"', b'"b\\n"\n', b"\\", b"\n", b"\n\n", b"\r\n", b"# x\n",
    b"#. x\n", b"#: x\n", b"#, fuzzy\n", b"#| ", b"#~ ", b"#~| ", b"domain ", b"\xff", b"\xef\xbb\xbf", b"\0", b" ",
    b"charset=EUC-JP", b'msgctxt "d:1"\nmsgid "a"\nmsgstr "b"\n\n', "বাংলা".encode(), "\u2028".encode(),
]
UNITS = (Unit("d:1", "a", "paragraph", (), "a.md"), Unit("d:2", "aa", "paragraph", (), "a.md"))


@settings(max_examples=ROUNDS, deadline=None)
@given(st.lists(st.sampled_from(WORDS) | st.binary(max_size=4), max_size=40))
def test_any_bytes_come_back_and_merge_twice_as_once(parts: list[bytes]) -> None:
    data = b"".join(parts)
    catalogue, faults = parse_po(data, "x.po")
    assert write_po(catalogue) == data
    assert all(fault.span.line >= 1 and fault.span.column >= 1 and fault.message for fault in faults)
    merged, report = merge(catalogue, UNITS)
    once = write_po(merged)
    if report.refused:
        assert once == data
    again, faults = parse_po(once, "x.po")
    assert again.sound == catalogue.sound, faults
    twice, _ = merge(again, UNITS)
    assert write_po(twice) == once
    kept = {text for entry in merged.entries for text in entry.msgstr}
    assert {text for entry in catalogue.entries for text in entry.msgstr if text} <= kept


LINES = [
    b'msgid "a"\nmsgstr "b"\n', b'msgctxt "d:1"\nmsgid "c"\nmsgstr "d"\n\n', b'#. x\n#: a.md\nmsgid "e"\nmsgstr ""\n"f\\n"\n',
    b'msgid "g\\n\\\\"\n', b'msgstr "\\"h\\""\n', b'"i"\n', b'#~ msgid "j"\n#~ msgstr "k"\n', b'#| msgid "l"\n', b"#, fuzzy\n",
    b'msgid_plural "m"\n', b'msgstr[0] "n"\n', b"\r\n", b"\n", b" ", b"\\\n", b'"', b"\\", b"\xff", b"#", b"# \r\n", b"[0]",
    b"charset=KOI8-R", b'msgid "\\320\\220"\n', b'msgid "o" msgstr "p" ', b"~",
]


@settings(max_examples=ROUNDS, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=25))
def test_the_quick_way_gives_what_the_careful_one_gives(parts: list[bytes]) -> None:
    data = b"".join(parts)
    quick = parse_po(data, "x.po")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PlainReader, "read", lambda self, entries, start: start)
        careful = parse_po(data, "x.po")
    assert quick == careful
    for field in dataclasses.fields(Entry):
        assert [getattr(one, field.name) for one in quick[0].entries] == [
            getattr(one, field.name) for one in careful[0].entries]
    assert quick[0].tail == careful[0].tail
