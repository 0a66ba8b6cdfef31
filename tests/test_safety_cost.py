"""Texts on which the parser would spend minutes are refused at once; honest texts are not, however long."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest

from pathshala.markup.engine import Engine
from pathshala.safety.cost import MAX_CHARACTERS, cost_faults
from pathshala.sources.config import DEFAULT_EXTENSIONS

ROOT = Path(__file__).parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"

COSTLY = ["[a](", "![a", "[", "[a][", "](", "`", "```a `` ` ", "<a", "<a href=\"", "<a\n\n", "a\n=\n", "a\n---\n", "[a](<b ",
          "![a](b ", "<p markdown='span'>[\n\n", "<![CDATA[", "# a\n", "## {a", "a[^1] b\n\n", "# a\n\n[TOC]\n\n",
          "```\na\n```\n\n"]
HONEST = ["- [A source](a.md) lets `readers` check.\n", "| [a](b.md) | `c` |\n", "## A heading\n\nSome **bold** text.\n\n",
          "A note.[^1] `x < y` and <b>more</b>.\n\n", "> quoted\n", "    x[i] = f(a[0], '(')  # code\n\n"]


@pytest.mark.parametrize("piece", COSTLY)
def test_costly_texts_are_refused_at_once(piece: str) -> None:
    text = "Sources.\n\n" + piece * (100_000 // len(piece))
    begin = perf_counter()
    (fault,) = cost_faults(text, "a.md", 7)
    assert perf_counter() - begin < 1
    assert (fault.name, fault.path, 7 <= fault.span.line <= 12) == ("too-costly", "a.md", True)


@pytest.mark.parametrize("text", [
    "|" + "a|" * 2_000 + "\n|" + "-|" * 2_000 + "\n" + "|b\n" * 2_000, "# a" + " " * 60_000 + "b",
])
def test_costly_lines_are_refused(text: str) -> None:
    assert [fault.name for fault in cost_faults(text, "a.md")] == ["too-costly"]


@pytest.mark.parametrize("piece", COSTLY)
def test_what_is_not_refused_is_read_soon(piece: str) -> None:
    sizes = (16_000, 8_000, 4_000, 2_000, 1_000, 500)
    text = next((text for size in sizes if not cost_faults(text := piece * (size // len(piece)), "a.md")), "")
    begin = perf_counter()
    Engine(DEFAULT_EXTENSIONS).parse(text)
    assert perf_counter() - begin < 10


@pytest.mark.parametrize("piece", HONEST)
def test_honest_texts_pass(piece: str) -> None:
    assert cost_faults(piece * (50_000 // len(piece)), "a.md") == []


def test_a_text_has_an_end() -> None:
    (fault,) = cost_faults("a\n\n" * MAX_CHARACTERS, "a.md", 5)
    assert (fault.name, fault.span.line) == ("too-costly", 5)


def test_our_own_texts_pass() -> None:
    for folder in ("content", "learning_packs"):
        for path in (ROOT / folder).rglob("*.md"):
            assert cost_faults(path.read_text(encoding="utf-8"), path.name) == []


@pytest.mark.corpus
@pytest.mark.skipif(not CORPORA.is_dir(), reason=f"{CORPORA} is absent")
def test_texts_of_others_pass() -> None:
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in CORPORA.rglob("*.md")]
    assert len(texts) > 200
    assert [text[:40] for text in texts if cost_faults(text, "a.md")] == []
