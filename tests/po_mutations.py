"""PO files changed as people and programs break them: by the line, by the word, by the header field."""

from __future__ import annotations

import random
from collections.abc import Callable

from mutated import mutated

HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: first-edit\\n"
"Report-Msgid-Bugs-To: \\n"
"POT-Creation-Date: 2026-01-01 00:00+0000\\n"
"PO-Revision-Date: 2026-01-01 00:00+0000\\n"
"Last-Translator: A <a@example.org>\\n"
"Language-Team: Bengali\\n"
"Language: bn\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""
ENTRIES = """\
# A translator's note
#. paragraph · Sources
#: lessons/a.md lessons/b.md
#, fuzzy, no-wrap
#| msgctxt "a:0"
#| msgid ""
#| "Old\\n"
#| "text"
msgctxt "a:1"
msgid ""
"New\\n"
"text with \\"quotes\\", a tab\\t and \\\\ too"
msgstr ""
"নতুন\\n"
"লেখা \\"উদ্ধৃতি\\""

#. heading
msgctxt "a:2"
msgid "One page"
msgid_plural "%d pages"
msgstr[0] "একটি পাতা"
msgstr[1] "%d টি পাতা"

msgid "Not translated"
msgstr ""

#~| msgid "Before"
#~ msgctxt "a:3"
#~ msgid "Gone"
#~ msgstr "গেছে"
"""
SOUND = (
    (HEADER + ENTRIES).encode(), (HEADER + ENTRIES).replace("\n", "\r\n").encode(), f"{HEADER}{ENTRIES}\n# End\n".encode(),
    (HEADER.replace("UTF-8", "ISO-8859-1") + 'msgid "a"\nmsgstr "é"\n\nmsgid "b"\nmsgstr "ü"\n').encode("latin-1"),
)
"""Files with nothing wrong, in several forms."""

_LINES = (
    b"", b" ", b"# note", b"#", b"#. part", b"#: c.md", b"#, fuzzy", b"#, c-format", b'#| msgid "was"', b'#| msgctxt "x"',
    b'#~ msgid "gone too"', b'#~| msgid "was"', b'msgid "more"', b'msgctxt "a:9"', b'msgstr "translated"', b'msgid_plural "many"',
    b'msgstr[0] "one"', b'msgstr[1] "two"', b'msgstr[2] "three"', b'"and more"', b'"\\n"', b'domain "other"', b"nonsense", b"\\",
    b'msgid "whole"\nmsgstr "entry"', b'msgid ""\nmsgstr ""', b'msgid  "a"   "b"\nmsgstr\t"c"', b'msgid "x" msgstr "y"',
)
_WORDS = (
    (b"\\n", b""), (b"\\n", b"\\q"), (b"\\t", b"\\x41"), (b"\\t", b"\\101"), (b"\\\\", b"\\"), (b"fuzzy", b"fuzzy, range: 1..5"),
    (b"nplurals=2", b"nplurals=3"), (b"nplurals=2", b"nplurals=0"), (b"(n > 1)", b"(n >"), (b"(n > 1)", b"n+1"), (b"UTF-8", b"utf8"),
    (b"UTF-8", b"CHARSET"), (b"UTF-8", b"KOI8-R"), (b"UTF-8", b"ASCII"), (b"Plural-Forms:", b"Plural-Form:"), (b"[1]", b"[2]"),
    (b"[0]", b"[00]"), (b"[0]", b" [ 0 ] "), (b"msgid", b"msgID"), (b"msgstr ", b"msgstr"), (b"#~ ", b"#~"), (b"#| ", b"#|"),
    (b'"\n', b'" \n'), (b"\n\n", b"\n"), (b"#. ", b"#."), (b"Content-Type", b"Content-type"), (b"; charset=UTF-8", b""), (b'"', b""),
    (b"\n", b"\r\n"), (b"a:2", b"a:1"), (b"a:3", b"a:2"), (b"One page", b"Gone"),
)


def broken(moments: random.Random) -> bytes:
    """A sound file with one to three changes."""
    data = moments.choice(SOUND)
    if moments.random() < 0.3:
        return mutated(data, moments)
    for _ in range(moments.choice((1, 1, 1, 2, 3))):
        data = moments.choice(_CHANGES)(data, moments)
    return data


def _line_more(data: bytes, moments: random.Random) -> bytes:
    lines = data.split(b"\n")
    lines.insert(moments.randrange(len(lines)), moments.choice(_LINES))
    return b"\n".join(lines)


def _line_less(data: bytes, moments: random.Random) -> bytes:
    lines = data.split(b"\n")
    del lines[moments.randrange(len(lines))]
    return b"\n".join(lines)


def _lines_swapped(data: bytes, moments: random.Random) -> bytes:
    lines = data.split(b"\n")
    first = moments.randrange(len(lines))
    second = min(len(lines) - 1, first + moments.randint(1, 3))
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


def _lines_doubled(data: bytes, moments: random.Random) -> bytes:
    lines = data.split(b"\n")
    first = moments.randrange(len(lines))
    part = lines[first:first + moments.randint(1, 6)]
    return b"\n".join([*lines[:first], *part, *lines[first:]])


def _word_changed(data: bytes, moments: random.Random) -> bytes:
    old, new = moments.choice(_WORDS)
    places = data.count(old)
    if not places:
        return data
    parts = data.split(old)
    cut = moments.randint(1, places)
    return old.join(parts[:cut]) + new + old.join(parts[cut:])


def _cut_off(data: bytes, moments: random.Random) -> bytes:
    return data[:moments.randrange(len(data) + 1)]


_CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _line_more, _line_less, _lines_swapped, _lines_doubled, _word_changed, _word_changed, _cut_off,
)
