"""The door for YAML."""

from __future__ import annotations

import time

import pytest
import yaml as pyyaml

from pathshala.model.finding import Span
from pathshala.safety import yaml
from pathshala.safety.nodes import Mapping, Refused, Scalar, Sequence, Style
from pathshala.safety.scalars import quoted, taken_for
from pathshala.safety.yaml import parse

FAULTS = {
    "a: 1\na: 2": ("duplicate-key", 2, 1),
    "x: {a: 1, b: 2, a: 3}": ("duplicate-key", 1, 17),
    "a: &x 1": ("yaml-alias", 1, 4),
    "a: *x": ("yaml-alias", 1, 4),
    "a: !!python/object:os.system x": ("yaml-tag", 1, 4),
    "a: !x {b: 1}": ("yaml-tag", 1, 4),
    "<<: {a: 1}": ("yaml-merge-key", 1, 1),
    "? [a, b]\n: c": ("yaml-complex-key", 1, 3),
    "a: 1\n---\nb: 2": ("yaml-several-documents", 2, 1),
    "no: Oslo": ("ambiguous-scalar", 1, 1),
    "1: x": ("ambiguous-scalar", 1, 1),
    "a:\n\t- b": ("yaml-tab", 2, 1),
    "a:\tb": ("yaml-tab", 1, 3),
    "[" * 40: ("yaml-too-deep", 1, 13),
    "a: b: c": ("yaml-syntax", 1, 5),
    "x: 1\na: 'b": ("yaml-syntax", 2, 4),
    "a: [b, c\nd: e": ("yaml-syntax", 1, 4),
    "a: b\n  c: d": ("yaml-syntax", 2, 4),
    "a: b\nword\nc: d": ("yaml-syntax", 2, 1),
    "a: @b": ("yaml-syntax", 1, 4),
    "a: `b`": ("yaml-syntax", 1, 4),
    'a: "\\q"': ("yaml-syntax", 1, 5),
    "a: 'it's'": ("yaml-syntax", 1, 8),
    "- a\nb: c": ("yaml-syntax", 2, 1),
    "%x\na: b": ("yaml-syntax", 1, 1),
    "a: * b": ("yaml-syntax", 1, 5),
    'a: "x\\u202ey"': ("bidi-control", 1, 4),
    'a: "x\\0y"': ("nul-character", 1, 4),
    'a: "\\U000E0041"': ("tag-character", 1, 4),
}


@pytest.mark.parametrize(("text", "place"), FAULTS.items())
def test_fault_at_its_place(text: str, place: tuple[str, int, int]) -> None:
    _, faults = parse(text, "x.yml")
    assert (faults[0].name, faults[0].span.line, faults[0].span.column) == place
    assert all(fault.message.isprintable() for fault in faults)


def test_the_pure_parser_finds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where libyaml is absent; only where a syntax error stands may differ."""
    monkeypatch.setattr(yaml, "_LOADER", pyyaml.SafeLoader)
    for text, (name, line, column) in FAULTS.items():
        if text.startswith("%"):
            continue  # the pure parser allows unknown directives
        fault = parse(text, "x.yml")[1][0]
        assert (fault.name, fault.span.line) == (name, line), text
        assert name == "yaml-syntax" or fault.span.column == column


def test_nodes_and_places() -> None:
    text = "é: 𝒳𝒳 # c\nlist: [a, 'b c']\nblock: |\n  x\n  y\n"
    root, faults = parse(text, "x.yml")
    assert faults == []
    assert isinstance(root, Mapping)
    (key, first), (_, listed), (_, block) = root.pairs
    assert (key.value, key.span, first.span) == ("é", Span(1, 1, 1, 2), Span(1, 4, 1, 6))
    assert isinstance(listed, Sequence)
    assert [(item.value, item.style) for item in listed.items] == [("a", Style.PLAIN), ("b c", Style.QUOTED)]
    assert text[listed.items[1].start : listed.items[1].end] == "'b c'"
    assert isinstance(block, Scalar)
    assert (block.value, block.style) == ("x\ny\n", Style.BLOCK)


def test_front_matter_counts_in_its_file() -> None:
    file = "---\nno: x\n---\n"
    _, faults = parse("no: x\n", "x.md", first_line=2, first_offset=4)
    assert faults[0].span == Span(2, 1, 2, 3)
    assert file[faults[0].fix.start : faults[0].fix.end] == "no"
    assert faults[0].fix.text == '"no"'


def test_all_faults_come_in_one_run() -> None:
    names = [fault.name for fault in parse("a: &x 1\nb: *x\na: 2\n<<: 1\nc:\td\nyes: 3", "x.yml")[1]]
    assert names == ["yaml-alias", "yaml-alias", "duplicate-key", "yaml-merge-key", "yaml-tab", "ambiguous-scalar"]


def test_nothing_is_constructed_from_an_alias() -> None:
    root, _ = parse("a: *x", "x.yml")
    assert isinstance(root.pairs[0][1], Refused)


@pytest.mark.parametrize("text", ["", "\n", "# only a comment", "---\n"])
def test_empty(text: str) -> None:
    root, faults = parse(text, "x.yml")
    assert faults == []
    assert root is None or (isinstance(root, Scalar) and root.value == "")


@pytest.mark.parametrize("text", [
    "a: &a [x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n" * 500, "- a\n" * 120_000, "[" * 400_000, "{" * 400_000, "? " * 200_000,
    "a: " * 150_000, '"' * 500_000, "\t\n" * 200_000, "- " * 200_000, "x" * 600_000, "&a " * 100_000, "!a " * 100_000,
], ids=lambda text: text[:8])
def test_bombs_cost_little(text: str) -> None:
    started = time.process_time()
    _, faults = parse(text, "x.yml")
    assert faults
    assert len(faults) <= 2 * yaml.MAX_FAULTS + 1
    assert time.process_time() - started < 2


@pytest.mark.parametrize("text", ["no", "Yes", "on", "OFF", "y", "N", "true", "~", "null", "", "1", "1.10", "-3", "1e3",
                                  ".5", "010", "0o17", "0x1F", "0b11", "1_000", "12:30:45", "12:30", ".inf", "-.INF", ".nan",
                                  "2024-01-01", "2024-01-01T10:00:00Z", "=", "<<"])
def test_scalars_that_readers_disagree_about(text: str) -> None:
    assert taken_for(text)


@pytest.mark.parametrize("text", ["1.0.0", "nobody", "P12M", "PT12M", "CC0-1.0", "o1", "en", "a: b", "v1", "1.2.3.4",
                                  "-", "NaN?"])
def test_scalars_that_all_take_for_text(text: str) -> None:
    assert not taken_for(text)


@pytest.mark.parametrize("text", ["no", 'say "x" \\ y', "a\nb\tc", "বাংলা: হ্যাঁ"])
def test_quoting_can_be_read_back(text: str) -> None:
    assert pyyaml.safe_load(quoted(text)) == text
