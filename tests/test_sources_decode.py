"""Decoding: one slip at a time, each at its own place, with the way out."""

from __future__ import annotations

import pytest

from pathshala.model.finding import Edit, Fault, Span
from pathshala.model.pack import FacilitatorMeta, LessonMeta, PackMeta
from pathshala.model.vocabulary import Skills
from pathshala.safety.yaml import parse
from pathshala.sources.decode import decode

PACK = """\
schema: 1
title: Find and cite reliable sources
summary: How to tell a source that readers can trust, and how to cite it well.
source_language: en
version: 1.0.0
audience: [newcomer]
for: [individual]
level: beginner
teaches:
  - {skill: cite-sources, to: 2}
requires: []
objectives:
  - {id: o1, bloom: apply, text: "Cite a source in a way others can check."}
  - {id: o2, bloom: evaluate, text: "Judge whether a source can be trusted."}
lessons: [why-sources, judge-a-source]
license: CC-BY-SA-4.0
authors:
  - {name: Asha Rahman, role: author}
owners: [one, two]
status: draft
review_every: P12M
attribution: []
"""

# What is replaced, by what, and: the fault, its line and column, a piece of message or help,
# what the mend makes of the replacement (None: there is no mend), whether the pack is usable.
SLIPS = [
    ("level: beginner", "level: begginer", "not-a-choice", 8, 8, 'did you mean "beginner"?', "level: beginner", True),
    ("level: beginner", "level: Beginner", "not-a-choice", 8, 8, "is not one of beginner,", "level: beginner", True),
    ("level: beginner", "level: easy", "not-a-choice", 8, 8, '"easy" is not one of', None, False),
    ("level: beginner", "levle: beginner", "unknown-key", 8, 1, 'did you mean "level"?', "level: beginner", True),
    ("level: beginner\n", "", "missing-key", 1, 1, "add `level: beginner`", None, False),
    ("level: beginner", "level:", "empty-value", 8, 7, "nothing stands after", None, False),
    ("level: beginner", 'level: " "', "empty-value", 8, 8, "nothing stands after", None, False),
    ("level: beginner", "level: [beginner]", "wrong-type", 8, 8, "found a list where a text belongs", None, True),
    ("level: beginner", "level: {a: b}", "wrong-type", 8, 8, "found a mapping", None, False),
    ("source_language", "language", "unknown-key", 4, 1, "source_language", "source_language", True),
    ("license:", "licence:", "unknown-key", 16, 1, "license", "license:", True),
    ("status: draft", "status: draft\ncolour: red", "unknown-key", 21, 1, "the keys here are schema,", None, True),
    ("[newcomer]", "newcomer", "wrong-type", 6, 11, "where a list belongs", "[newcomer]", True),
    ("[newcomer]", "newcomer, trainer", "wrong-type", 6, 11, "where a list", "[newcomer, trainer]", True),
    ("[newcomer]", "[newcomer, newcomer]", "duplicate-item", 6, 22, "line 6, column 12", None, True),
    ("[newcomer]", "[]", "too-few", 6, 11, "0 items, at least 1", None, True),
    ("id: o2", "id: o1", "duplicate-item", 14, 10, "line 13", None, True),
    ("id: o2", "id: O 2", "bad-shape", 14, 10, 'did you mean "o-2"?', "id: o-2", True),
    ("to: 2", "to: 5", "out-of-range", 10, 31, "5 must be from 0 to 4", None, True),
    ("to: 2", "to: -1", "out-of-range", 10, 31, "-1 must be from 0 to 4", None, True),
    ("to: 2", 'to: "2"', "wrong-type", 10, 31, "without quotation marks", "to: 2", True),
    ("to: 2", "to: two", "wrong-type", 10, 31, '"two" is no whole number', None, True),
    ("to: 2", "to: 0x2", "wrong-type", 10, 31, "no whole number", None, True),
    (", to: 2", "", "missing-key", 10, 5, '"to" is missing', None, True),
    ("{skill: cite-sources, to: 2}", "cite-sources", "wrong-type", 10, 5, "write {skill: ", None, True),
    ("title: Find and cite reliable sources", "title: no", "ambiguous-scalar", 2, 8, '"no"', 'title: "no"', True),
    ("title: Find and cite reliable sources", "title: 2024", "ambiguous-scalar", 2, 8, "number", 'title: "2024"', True),
    ("title: Find and cite reliable sources", "title: ab", "too-short", 2, 8, "2 characters, at least 3", None, True),
    ("Find and cite reliable sources", "x" * 81, "too-long", 2, 8, "take out 1 characters", None, True),
    ("version: 1.0.0", "version: 1.10", "ambiguous-scalar", 5, 10, "number", None, True),
    ("version: 1.0.0", "version: v1.0.0", "bad-shape", 5, 10, '"1.0.0"', "version: 1.0.0", True),
    ("source_language: en", "source_language: english", "bad-shape", 4, 18, '"en"', "source_language: en", True),
    ("source_language: en", "source_language: xx", "bad-shape", 4, 18, "BCP 47", None, False),
    ("source_language: en", "source_language: no", "ambiguous-scalar", 4, 18, "yes or no", 'source_language: "no"',
     True),
    ("CC-BY-SA-4.0", "CC BY-SA 4.0", "not-an-open-licence", 16, 10, '"CC-BY-SA-4.0"', "CC-BY-SA-4.0", True),
    ("CC-BY-SA-4.0", "CC-BY-NC-4.0", "not-an-open-licence", 16, 10, "forbids commercial use", None, True),
    ("P12M", "12 months", "bad-shape", 21, 15, '"P12M"', "P12M", True),
    ("judge-a-source]", "../x]", "bad-shape", 15, 24, "file name", "x]", True),
    ("judge-a-source]", "judge-a-source, ]", "", 0, 0, "", None, True),
    ("schema: 1", "schema: 2", "out-of-range", 1, 9, "2 must be 1", None, True),
    ("attribution: []", "attribution:", "empty-value", 22, 13, "write []", None, True),
    ("attribution: []", "attribution: [{title: A, author: B, source: 'http://x.org/', license: MIT}]", "bad-shape",
     22, 45, '"https://x.org/"', "attribution: [{title: A, author: B, source: \"https://x.org/\", license: MIT}]", True),
]


def read(text: str):
    node, broken = parse(text, "pack.yml")
    meta, spans, faults = decode(PackMeta, node, "pack.yml")
    return meta, spans, [*broken, *faults]


def test_a_good_pack() -> None:
    meta, spans, faults = read(PACK)
    assert faults == []
    assert (meta.for_, meta.teaches[0].to, meta.objectives[1].id) == (("individual",), 2, "o2")
    assert spans[("objectives", 0, "bloom")] == Span(13, 21, 13, 26)
    assert spans[("objectives", 0, "bloom", "")] == Span(13, 14, 13, 19)
    assert spans[()] == Span(1, 1, 23, 1)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip[1][:30]}")
def test_one_slip(slip) -> None:
    found, put, name, line, column, said, mended, usable = slip
    assert PACK.count(found) >= 1
    text = PACK.replace(found, put, 1)
    meta, _, faults = read(text)
    assert (meta is not None) == usable
    if not name:
        assert faults == []
        return
    fault = faults[0]
    assert (fault.name, fault.span.line, fault.span.column) == (name, line, column)
    assert said in " ".join([fault.message, *fault.help])
    if mended is None:
        assert fault.fix is None
    else:
        assert apply(text, fault.fix) == PACK.replace(found, mended, 1)


def apply(text: str, edit: Edit | None) -> str:
    assert edit is not None
    return text[: edit.start] + edit.text + text[edit.end :]


def test_all_slips_come_in_one_run() -> None:
    text = PACK
    for found, put in (("level: beginner", "level: begginer"), ("to: 2", "to: 9"), ("id: o2", "id: o1"), ("P12M", "P"),
                       ("status: draft", "statsu: draft"), ("[one, two]", "[one, one]")):
        text = text.replace(found, put)
    meta, _, faults = read(text)
    assert [fault.span.line for fault in sorted(faults, key=lambda fault: fault.span)] == [8, 10, 14, 19, 20, 21]
    assert (meta.level, meta.teaches[0].to, meta.status) == ("beginner", 4, "draft")


def test_a_slip_in_a_key_is_one_fault() -> None:
    assert [fault.name for fault in read(PACK.replace("summary:", "sumary:"))[2]] == ["unknown-key"]


def test_values_of_a_list_of_fixed_length() -> None:
    text = "schema: 1\nskills:\n  - {id: a, label: Abc, summary: 'Twenty characters, or more.', levels: [one, two]}\n"
    node, _ = parse(text, "skills.yml")
    skills, _, faults = decode(Skills, node, "skills.yml")
    assert [fault.name for fault in faults] == ["too-few"]
    assert skills.skills == ()


def test_texts_by_language() -> None:
    text = """\
title: A lesson
time: PT12M
objectives: [o1]
key_points: [One.]
media:
  - {file: a.webm, kind: video, title: A tour, captions: {en: a.vtt, pt_br: b.vtt, xx: c.vtt}}
"""
    node, _ = parse(text, "x.md")
    meta, spans, faults = decode(LessonMeta, node, "x.md")
    assert dict(meta.media[0].captions) == {"en": "a.vtt", "pt-BR": "b.vtt"}
    assert [(fault.name, fault.span.column) for fault in faults] == [("bad-shape", 70), ("bad-shape", 84)]
    assert spans[("media", 0, "captions", "en", "")].line == 6


@pytest.mark.parametrize("text", ["- a\n- b", "just text", "[]", "*a", "a: *b"])
def test_other_things_than_a_mapping(text: str) -> None:
    node, broken = parse(text, "x.md")
    meta, _, faults = decode(FacilitatorMeta, node, "x.md")
    assert meta is None
    assert broken or faults


def test_messages_hide_nothing() -> None:
    node, _ = parse('title: "x\\e[31m\\u202e"\n"k\\e": 1\ntime: "\\e"', "x.md")
    faults = decode(FacilitatorMeta, node, "x.md")[2]
    assert faults
    assert all(isinstance(fault, Fault) and fault.message.isprintable() for fault in faults)


def test_nothing_readable() -> None:
    assert decode(PackMeta, None, "x") == (None, {}, [])
