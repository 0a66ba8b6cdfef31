"""PO files are read whole, and what is wrong is said at its place."""

from __future__ import annotations

import pytest

from pathshala.translate.po.catalogue import Entry, changed, header_fields, header_value, with_header_value
from pathshala.translate.po.codec import MAX_NPLURALS, MAX_PO_BYTES, parse_po, write_po
from pathshala.translate.po.reader import MAX_ENTRIES, MAX_FAULTS

HEADER = 'msgid ""\nmsgstr ""\n"Language: bn\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'

FULL = HEADER + """\
# A translator's note
#tight
#
#. paragraph · Sources
#. second line
#: a.md b.md
#, fuzzy, no-wrap
#=unknown-kind
#| msgctxt "old:1"
#| msgid ""
#| "Old\\n"
#| "text"
#| msgid_plural "Old texts"
msgctxt "a:1"
msgid "One\\t\\"file\\"\\\\"
msgid_plural ""
"Many "
"files"
msgstr[0] "এক"
msgstr[1] "বহু"

#~| msgid "Before"
#~ msgid "Gone"
#~ msgstr ""
#~ "Fini"
"""


def read_one(text: str) -> Entry:
    catalogue, faults = parse_po((HEADER + text).encode(), "x.po")
    assert faults == []
    (entry,) = catalogue.entries[1:]
    return entry


def test_every_part_of_an_entry() -> None:
    catalogue, faults = parse_po(FULL.encode(), "x.po")
    assert faults == []
    _, entry, gone = catalogue.entries
    assert entry == Entry(
        msgid='One\t"file"\\', msgid_plural="Many files", msgstr=("এক", "বহু"), context="a:1",
        flags=("fuzzy", "no-wrap"), translator=("A translator's note", "tight", ""),
        extracted=("paragraph · Sources", "second line"), references=("a.md b.md",), other=("#=unknown-kind",),
        previous_context="old:1", previous_msgid="Old\ntext", previous_plural="Old texts",
    )
    assert (entry.span.line, entry.span.column) == (19, 1)
    assert (entry.msgstr_span.line, entry.msgstr_span.end_line) == (24, 25)
    assert gone == Entry("Gone", ("Fini",), obsolete=True, previous_msgid="Before")


def test_own_form_reads_the_same() -> None:
    catalogue, _ = parse_po(FULL.encode(), "x.po")
    for entry in catalogue.entries[1:]:
        anew = changed(entry, flags=(*entry.flags, "c-format"))
        again, faults = parse_po(write_po(type(catalogue)((catalogue.entries[0], anew))), "x.po")
        assert faults == []
        assert again.entries[-1] == anew


@pytest.mark.parametrize("data", [
    b"", b"\n", b"# only a comment", FULL.encode(), FULL.replace("\n", "\r\n").encode(),
    b"\xef\xbb\xbf" + FULL.encode(), FULL.encode() + b"# end", FULL.rstrip("\n").encode(),
    (HEADER + 'msgid "a" msgstr "b" msgid "c" msgstr "d"').encode(),
    (HEADER + 'domain "x"\nmsgid "a"\nmsgstr "b"\n').encode(),
    HEADER.replace("UTF-8", "ISO-8859-1").encode() + 'msgid "a"\nmsgstr "é"\n'.encode("latin-1"),
    HEADER.replace("UTF-8", "SHIFT_JIS").encode() + 'msgid "a"\nmsgstr "表示"\n'.encode("shift_jis"),
    HEADER.encode() + b'msgid "a"\nmsgstr "\xff"\n', HEADER.encode("utf-16"),
    HEADER.replace("UTF-8", "rot13").encode(), HEADER.replace("UTF-8", "EUC-JP").encode() + b'"\xff\xff"',
    (HEADER + 'msgid "a\nmsgstr "b"\n\nmsgid "c"\nmsgstr "d"\n').encode(),
])
def test_bytes_come_back(data: bytes) -> None:
    catalogue, _ = parse_po(data, "x.po")
    assert write_po(catalogue) == data


def test_other_encodings_are_read_and_kept() -> None:
    head = HEADER.replace("UTF-8", "SHIFT_JIS")
    data = head.encode() + 'msgid "a"\nmsgstr "表示"\n'.encode("shift_jis")
    catalogue, faults = parse_po(data, "x.po")
    assert faults == []
    header, entry = catalogue.entries
    assert entry.msgstr == ("表示",)
    mended = type(catalogue)((header, changed(entry, msgstr=("表",))), charset=catalogue.charset)
    assert write_po(mended) == head.encode() + 'msgid "a"\nmsgstr "表"\n'.encode("shift_jis")


def test_a_text_that_does_not_fit_the_encoding_makes_the_file_utf8() -> None:
    head = HEADER.replace("UTF-8", "ISO-8859-1")
    catalogue, _ = parse_po(head.encode() + 'msgid "a"\nmsgstr "é"\n'.encode("latin-1"), "x.po")
    header, entry = catalogue.entries
    mended = type(catalogue)((header, entry, Entry("b", ("বাংলা",))), charset=catalogue.charset)
    again, faults = parse_po(write_po(mended), "x.po")
    assert faults == []
    assert [one.msgstr[0] for one in again.entries[1:]] == ["é", "বাংলা"]
    assert header_value(again, "content-type") == "text/plain; charset=UTF-8"


@pytest.mark.parametrize("head", [
    HEADER.replace("UTF-8", "CHARSET"), HEADER.replace("UTF-8", "US-ASCII"), 'msgid ""\nmsgstr "Language: bn\\n"\n\n',
])
def test_a_file_without_an_encoding_gets_one_when_it_needs_it(head: str) -> None:
    catalogue, faults = parse_po(head.encode() + b'msgid "a"\nmsgstr "b"\n', "x.po")
    assert faults == []
    header, entry = catalogue.entries
    mended = type(catalogue)((header, changed(entry, msgstr=("খ",))), charset=catalogue.charset)
    assert "charset=UTF-8" in header_value(parse_po(write_po(mended), "x.po")[0], "Content-Type")
    assert parse_po(head.encode() + 'msgid "a"\nmsgstr "খ"\n'.encode(), "x.po")[0].entries[1].msgstr == ("খ",)


@pytest.mark.parametrize(("quoted", "text"), [
    (r'"a\nb\tc\\d\"e"', 'a\nb\tc\\d"e'), (r'"\303\251\x41"', "éA"), ('"a" "b"\n"c"', "abc"), ('"a\\\nb"', "ab"),
])
def test_strings(quoted: str, text: str) -> None:
    assert read_one(f'msgid {quoted}\nmsgstr ""\n').msgid == text


GOOD = 'msgid "good"\nmsgstr "bon"\n'


@pytest.mark.parametrize(("broken", "place", "name", "part"), [
    ('msgid "a\nmsgstr "b"\n\n', (6, 7), "po-syntax", 'found `"a`'),
    ('msgid "a"\n\n', (8, 1), "po-syntax", "msgstr is expected here, found `msgid`"),
    ('msgid "a"\nmsgstr "x \\q y"\n\n', (7, 11), "po-syntax", r'"\q" is not an escape'),
    ('msgstr "a"\n\n', (6, 1), "po-syntax", "msgid is expected here"),
    ('msgctxt "c"\nmsgstr "a"\n\n', (7, 1), "po-syntax", "msgid is expected here"),
    ('msgid "a"\n# inside\nmsgstr "b"\n\n', (7, 1), "po-syntax", "found `# inside`"),
    ('msgid "a"\nmsgstr "b" oops\n\n', (7, 12), "po-syntax", "`oops` cannot stand here"),
    ('#~ msgid "a"\nmsgstr "b"\n\n', (7, 1), "po-syntax", "obsolete"),
    ('#| msgid "z"\n#~ msgid "a"\n#~ msgstr "b"\n\n', (7, 4), "po-syntax", "obsolete"),
    ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n\n', (8, 7), "po-syntax", "msgstr[0] is expected"),
    ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n\n', (8, 1), "po-syntax", "msgstr[0] is expected"),
    ('#| msgstr "a"\n\n', (6, 4), "po-syntax", "#| msgstr cannot stand here"),
    ("nonsense here\n", (6, 1), "po-syntax", "found `nonsense`"),
    ('msgid "a"\nmsgstr "' + "\udcff" + '"\n\n', (7, 9), "po-charset", "0xFF"),
    (GOOD + "\n", (9, 1), "po-duplicate", "stands on line 6 too"),
    ('msgid "a"\nmsgstr[0] "x"\n\n', (7, 7), "po-syntax", "found `[0]`"),
])
def test_faults_have_a_place_and_the_next_entry_is_read(
    broken: str, place: tuple[int, int], name: str, part: str
) -> None:
    data = (HEADER + broken + GOOD).encode("utf-8", "surrogateescape")
    catalogue, faults = parse_po(data, "x.po")
    assert [(fault.name, (fault.span.line, fault.span.column)) for fault in faults] == [(name, place)]
    assert part in faults[0].message
    assert faults[0].help
    assert catalogue.entries[-1] == Entry("good", ("bon",))
    assert not catalogue.sound
    assert write_po(catalogue) == data


def test_header_faults() -> None:
    _, no_header = parse_po(GOOD.encode(), "x.po")
    assert [fault.name for fault in no_header] == ["po-no-header"]
    bomb = HEADER.replace('"Language', '"Plural-Forms: nplurals=99999999; plural=n;\\n"\n"Language')
    catalogue, faults = parse_po(bomb.encode(), "x.po")
    assert [fault.name for fault in faults] == ["po-plural-forms"]
    assert str(MAX_NPLURALS) in faults[0].help[0]
    assert catalogue.sound
    two = HEADER.replace('"Language', '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n"Language')
    _, faults = parse_po((two + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n').encode(), "x.po")
    assert [(fault.name, fault.span.line) for fault in faults] == [("po-plural-forms", 9)]


@pytest.mark.parametrize(("end", "place"), [
    ("# x\udcb8\n", (5, 4)), ("\n# x\udcb8", (6, 4)), ("#~ # \udcb8\n", (5, 6)), ('domain "\udcb8"\n', (5, 9)),
    ('# \udcb8\ndomain "x"\n', (5, 3)),
])
def test_a_bad_byte_behind_the_last_entry(end: str, place: tuple[int, int]) -> None:
    data = (HEADER.rstrip("\n") + "\n" + end).encode("utf-8", "surrogateescape")
    catalogue, faults = parse_po(data, "x.po")
    assert [(fault.name, (fault.span.line, fault.span.column)) for fault in faults] == [("po-charset", place)]
    assert write_po(catalogue) == data


def test_unknown_and_wrong_encodings() -> None:
    for name, line in (("unicode_escape", 4), ("zip", 4)):
        _, faults = parse_po(HEADER.replace("UTF-8", name).encode(), "x.po")
        assert [(fault.name, fault.span.line) for fault in faults] == [("po-charset", line)]
    _, faults = parse_po(HEADER.encode("utf-16"), "x.po")
    assert [fault.message for fault in faults] == ["the file is UTF-16"]


def test_a_byte_order_mark_is_named_and_harmless() -> None:
    catalogue, faults = parse_po(b"\xef\xbb\xbf" + (HEADER + GOOD).encode(), "x.po")
    assert [fault.name for fault in faults] == ["byte-order-mark"]
    assert catalogue.sound
    assert len(catalogue.messages) == 1


def test_bounds() -> None:
    many = HEADER + "".join(f'msgid "{number}"\nmsgstr ""\n' for number in range(MAX_ENTRIES + 5))
    catalogue, faults = parse_po(many.encode(), "x.po")
    assert [fault.name for fault in faults] == ["po-too-large"]
    assert len(catalogue.entries) == MAX_ENTRIES
    assert write_po(catalogue) == many.encode()
    one_line = HEADER + 'msgid "a" msgstr "b" ' * 5_000 + "x" * 100_000
    catalogue, faults = parse_po(one_line.encode(), "x.po")
    assert write_po(catalogue) == one_line.encode()
    large = HEADER.encode() + b"#" * MAX_PO_BYTES
    catalogue, faults = parse_po(large, "x.po")
    assert [fault.name for fault in faults] == ["po-too-large"]
    assert write_po(catalogue) == large
    _, faults = parse_po((HEADER + "msgid x\n\n" * (MAX_FAULTS * 3)).encode(), "x.po")
    assert len(faults) == MAX_FAULTS


def test_editing_one_entry_changes_that_entry_alone() -> None:
    text = FULL.replace('msgstr[0] "এক"', 'msgstr[0] ""\n"এক"')
    catalogue, _ = parse_po(text.encode(), "x.po")
    header, entry, gone = catalogue.entries
    mended = type(catalogue)((header, entry, changed(gone, msgstr=("Ende",))))
    assert write_po(mended).decode() == text.replace('#~ msgstr ""\n#~ "Fini"', '#~ msgstr "Ende"')
    assert changed(entry, msgid=entry.msgid) is entry


def test_header_fields() -> None:
    catalogue, _ = parse_po(HEADER.encode(), "x.po")
    assert header_fields(catalogue) == (("Language", "bn"), ("Content-Type", "text/plain; charset=UTF-8"))
    moved = with_header_value(with_header_value(catalogue, "Language", "ar"), "X-New", "a\nb")
    assert header_fields(moved)[0] == ("Language", "ar")
    assert header_fields(moved)[-1] == ("X-New", "a b")
    assert header_value(with_header_value(type(catalogue)(), "Language", "sw"), "language") == "sw"


def test_messages_hold_nothing_that_steers_a_terminal() -> None:
    entry = 'msgctxt "\\033]0;x\\007\\n::error::y"\nmsgid "a"\nmsgstr "b"\n'
    header = 'msgid ""\nmsgstr "Plural-Forms: nplurals=\\033[2J; plural=0;\\n"\n'
    broken = '\nmsgid "c"\n\x1b[2J\nmsgid "d"\nmsgstr "\\\x1b"\n'
    data = f"{header}\n{entry}\n{entry}{broken}".encode()
    faults = parse_po(data, "a.po")[1] + parse_po(b'msgid ""\nmsgstr "charset=\x1b[2J\\n"\n', "a.po")[1]
    assert {fault.name for fault in faults} == {"po-duplicate", "po-plural-forms", "po-syntax", "po-charset"}
    assert all(fault.message.isprintable() for fault in faults)
