"""How much of a PO file is compared, so that no file takes all memory."""

from __future__ import annotations

import pytest

from pathshala.checks import pairs as module
from pathshala.checks.pairs import LONGEST, left_out, pairs
from pathshala.translate.po.catalogue import Catalogue, Entry

KEY, PATHS = ("es", "first"), {("es", "first"): "es.po"}


def book(*sizes: int) -> Catalogue:
    return Catalogue(tuple(Entry("a" * size, ("b" * size,), f"first:{number}") for number, size in enumerate(sizes)))


def compared(catalogue: Catalogue) -> list[str | None]:
    return [pair.entry.context for pair in pairs({KEY: catalogue}, PATHS)]


def test_a_text_that_is_too_long_is_left_out() -> None:
    held = book(5, LONGEST, LONGEST + 1, 5)
    assert compared(held) == ["first:0", "first:1", "first:3"]
    assert [entry.context for entry in left_out(held)] == ["first:2"]


def test_a_short_translation_of_a_text_that_is_too_long_is_left_out() -> None:
    assert compared(Catalogue((Entry("a" * (LONGEST + 1), ("b",), "first:0"),))) == []


def test_what_is_more_than_a_file_may_have_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 100)
    held = book(20, 20, 20, 10, 1)
    assert compared(held) == ["first:0", "first:1", "first:3"]
    assert [entry.context for entry in left_out(held)] == ["first:2", "first:4"]


def test_nothing_is_said_of_what_is_not_translated() -> None:
    held = Catalogue((Entry("a" * (LONGEST + 1), ("",), "first:0"),
                      Entry("a" * (LONGEST + 1), ("b",), "first:1", flags=("fuzzy",))))
    assert compared(held) == []
    assert left_out(held) == []
