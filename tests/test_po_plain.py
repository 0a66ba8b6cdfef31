"""The quick way through plain entries gives what the reader of the whole grammar gives."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pathshala.model.finding import Fault
from pathshala.translate.po.catalogue import Catalogue, Entry
from pathshala.translate.po.charset import decode
from pathshala.translate.po.codec import parse_po, write_po
from pathshala.translate.po.plain import PlainReader

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpora" / "yii-po"

HEADER = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
PLAIN = (
    '# note "quoted"\n#. paragraph · Why\n#: a b.md c.md\n#, no-wrap, fuzzy\n#=strange\n#\nmsgctxt "a:1"\nmsgid "one"\n'
    'msgstr "এক"\n\n'
    'msgid "say \\"no\\"\\n"\nmsgstr "\\\\n \\303\\251\\t"\n\n\n'
    '#: a.md\nmsgctxt "a:\\"2"\nmsgid ""\n"two\\n"\n"lines"\nmsgstr ""\n"ছ\\n"\n"আট"\n# behind\nmsgid "x"\nmsgstr ""\n'
).encode()
OTHERS = [
    b'msgid "p"\nmsgid_plural "q"\nmsgstr[0] "r"\n', b'#~ msgid "gone"\n#~ msgstr "g"\n',
    b'#, fuzzy\n#| msgid "was"\nmsgid "is"\nmsgstr "w"\n', b'msgid  "two spaces"\nmsgstr "t"\n',
    b'msgid "m"\r\nmsgstr "n"\r\n', b'"a string more"\n', b"msgstr \"nobody's\"\n", b'#~ "a string of the gone"\n',
    b'msgid "a" msgstr "b"\n', b'msgid "open\nmsgstr "b"\n', b'msgid "bad \\q"\nmsgstr "b"\n', b"nonsense\n",
    b'msgid "byte \xff"\nmsgstr "b"\n', b'domain "d"\n', b'\\\nmsgid "joined"\nmsgstr "j"\n', b" \t\n", b"# alone\n\n",
    b'msgid "a""b"\nmsgstr "c"\n', b'msgid "slash\\"\nmsgstr "c"\n', b'msgid "a"\n\nmsgstr "b"\n', b"[0]\n",
    b'msgid "a\\\nb"\nmsgstr "c"\n', b'msgid "\\377"\nmsgstr "c"\n', b"#. no end", b'msgid "no end"\nmsgstr "n"',
]


def everything(found: tuple[Catalogue, list[Fault]]) -> tuple[object, ...]:
    """A catalogue with all that equality leaves out: places, raw texts, what stands between."""
    catalogue, faults = found
    fields = [[getattr(entry, field.name) for field in dataclasses.fields(Entry)] for entry in catalogue.entries]
    return fields, catalogue.tail, catalogue, faults


def both(data: bytes) -> Iterator[tuple[object, ...]]:
    """What is read of a file, and what is read of it where no entry counts as plain."""
    yield everything(parse_po(data, "x.po"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PlainReader, "read", lambda self, entries, start: start)
        yield everything(parse_po(data, "x.po"))


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("data", [
    HEADER + b"%s" + PLAIN, PLAIN + b"%s" + PLAIN, HEADER + PLAIN + b"%s", HEADER + PLAIN + b"\n%s", HEADER + b"%s",
    PLAIN.replace(b"\n", b"\r\n") + b"%s", b"\xef\xbb\xbf" + HEADER + PLAIN + b"\n\n%s\n" + PLAIN,
    HEADER.replace(b"UTF-8", b"ISO-8859-1") + PLAIN + b"%s",
    HEADER.replace(b"UTF-8", b"SHIFT_JIS") + b'msgid "a"\nmsgstr "\x95\x5c\\n"\n%s',
])
def test_both_ways_give_the_same(data: bytes, other: bytes) -> None:
    data = data.replace(b"%s", other)
    quick, careful = both(data)
    assert quick == careful
    assert write_po(parse_po(data, "x.po")[0]) == data


def test_plain_entries_are_read_the_quick_way() -> None:
    text = decode(HEADER + PLAIN, "x.po")[0].text
    entries: list[Entry] = []
    assert PlainReader(text, "utf-8").read(entries, 0) == len(text)
    assert [entry.msgstr[0] for entry in entries[1:]] == ["এক", "\\n é\t", "ছ\nআট", ""]


def test_the_files_of_this_site_read_the_same() -> None:
    files = sorted(ROOT.glob("translations/**/*.po*"))
    assert files
    for file in files:
        quick, careful = both(file.read_bytes())
        assert quick == careful


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus yii-po is not on this machine")
def test_files_of_other_tools_read_the_same() -> None:
    for path in sorted(CORPUS.rglob("*.po"))[::4]:
        quick, careful = both(path.read_bytes())
        assert quick == careful


@pytest.mark.parametrize("text", [
    'msgid "' + '"' * 200_000, "\n" * 500_000, 'msgid "a"\nmsgstr "b"\n' + "\n" * 500_000 + '"c"\n',
    "#\n" * 100_000 + "x", 'msgid "a"\n' * 50_000, 'msgid ""\n' + '"x"\n' * 100_000 + "x",
    'msgid "' + '\\"' * 200_000 + '"\nmsgstr ""\n', 'msgid "a" msgstr "b" ' * 10_000,
    'msgid "a"\nmsgstr "b"\n\n"c"\n' * 10_000,
])
def test_reading_takes_a_time_that_grows_with_the_file(text: str) -> None:
    started = time.process_time()
    catalogue, _ = parse_po(HEADER + text.encode(), "x.po")
    assert time.process_time() - started < 5
    assert write_po(catalogue) == HEADER + text.encode()
