"""The folder of translations is listed before anything in it is read, and read with the same result."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pathshala.safety.cost import cost_faults
from pathshala.safety.text import read_bytes
from pathshala.translate.catalogues import (
    NEVER_COSTLY,
    Listing,
    catalogue_of,
    list_catalogues,
    may_be_costly,
    read_catalogues,
    write_if_changed,
)
from pathshala.translate.po.codec import MAX_PO_BYTES

GOOD = b'msgid ""\nmsgstr "Language: x\\n"\n'
LANGUAGES = ["bn", "pt-BR"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with a file of every kind: good, broken, twice there, in a folder of no language."""
    for path, data in {
        "bn/LC_MESSAGES/a.po": GOOD + b'\nmsgid "x\n', "bn/LC_MESSAGES/b.po": GOOD, "bn/LC_MESSAGES/po": GOOD,
        "bn/b.po": GOOD, "pt-BR/LC_MESSAGES/a.po": GOOD, "pt-BR/LC_MESSAGES/b.po": b"nonsense",
        "pt_BR/LC_MESSAGES/a.po": b"rubbish", "bm/LC_MESSAGES/a.po": GOOD, "templates/a.pot": GOOD + b'\nmsgid x\n',
        "templates/pot": GOOD, "templates/b.po": GOOD, "glossary.yml": b"",
    }.items():
        write_if_changed(tmp_path / "translations" / path, data)
    return tmp_path


def test_a_listing_says_which_file_is_which(root: Path) -> None:
    listing, faults = list_catalogues(root, "translations", LANGUAGES)
    folder = "translations"
    assert listing == Listing(
        {
            ("bn", "a"): f"{folder}/bn/LC_MESSAGES/a.po", ("bn", "b"): f"{folder}/bn/LC_MESSAGES/b.po",
            ("pt-BR", "b"): f"{folder}/pt-BR/LC_MESSAGES/b.po", ("pt-BR", "a"): f"{folder}/pt_BR/LC_MESSAGES/a.po",
        },
        {"a": f"{folder}/templates/a.pot"},
    )
    assert [(fault.name, fault.path) for fault in faults] == [
        ("po-duplicate", f"{folder}/pt-BR/LC_MESSAGES/a.po"), ("po-unknown-language", f"{folder}/bm/LC_MESSAGES/a.po"),
    ]


def test_reading_is_listing_then_reading_each_file(root: Path) -> None:
    listing, listed = list_catalogues(root, "translations", LANGUAGES)
    catalogues, templates, faults = read_catalogues(root, "translations", LANGUAGES)
    found = list(listed)
    for key, file in listing.catalogues.items():
        data, unreadable = read_bytes(root / file, file, MAX_PO_BYTES)
        catalogue, wrong = catalogue_of(data, file)
        assert (unreadable, catalogue) == ([], catalogues[key])
        found += wrong
    found += catalogue_of((root / listing.templates["a"]).read_bytes(), listing.templates["a"])[1]
    assert list(templates) == ["a"]
    assert sorted(found, key=repr) == sorted(faults, key=repr)
    # In the order of the files; folders of no language come last.
    assert [(fault.name, fault.path.removeprefix("translations/")) for fault in faults] == [
        ("po-syntax", "bn/LC_MESSAGES/a.po"), ("po-duplicate", "pt-BR/LC_MESSAGES/a.po"),
        ("po-syntax", "pt-BR/LC_MESSAGES/b.po"), ("po-syntax", "pt_BR/LC_MESSAGES/a.po"),
        ("po-syntax", "templates/a.pot"), ("po-unknown-language", "bm/LC_MESSAGES/a.po"),
    ]


def test_a_file_that_cannot_be_opened_is_listed_and_absent(tmp_path: Path) -> None:
    path = tmp_path / "translations/bn/LC_MESSAGES/a.po"
    write_if_changed(path, b"x" * (MAX_PO_BYTES + 1))
    assert ("bn", "a") in list_catalogues(tmp_path, "translations", ["bn"])[0].catalogues
    catalogues, _, faults = read_catalogues(tmp_path, "translations", ["bn"])
    assert catalogues == {}
    assert [fault.name for fault in faults] == ["file-too-large"]


PIECES = st.sampled_from(["[", "![a", "](", "`", "``", "=\n", "* * *\n", "<a", "*[", "<p markdown>", "\n\n", "word "])
REPEATED = st.lists(st.tuples(PIECES, st.integers(1, 700)), min_size=1, max_size=4)


@settings(max_examples=150, deadline=None)
@given(REPEATED)
def test_a_text_that_is_not_looked_at_for_its_cost_costs_little(parts: list[tuple[str, int]]) -> None:
    text = "".join(piece * times for piece, times in parts)
    if cost_faults(text, "a.md"):
        assert may_be_costly(text)


def test_honest_texts_are_not_looked_at_for_their_cost() -> None:
    assert not may_be_costly("A [link](a.md), `code` and *more*. " * 15)
    assert not may_be_costly("`" * NEVER_COSTLY)
    assert may_be_costly("`" * (NEVER_COSTLY + 10))
