"""What travels between processes comes back the same, and is no larger than its texts."""

from __future__ import annotations

import dataclasses
import pickle
from typing import Any

import pytest

from pathshala.model.finding import Edit, Fault, Span
from pathshala.translate.catalogues import Listing
from pathshala.translate.completeness import completeness
from pathshala.translate.po.catalogue import Catalogue, Entry
from pathshala.translate.po.codec import parse_po, write_po
from pathshala.translate.states import state, translations
from pathshala.translate.units import Unit

FILE = (
    'msgid ""\nmsgstr "Language: bn\\n"\n\n#. paragraph\n#: a.md\n#, fuzzy\n#| msgid "was"\nmsgctxt "a:1"\nmsgid "is"\n'
    'msgstr "আছে"\n\nmsgctxt "a:2"\nmsgid "p"\nmsgid_plural "q"\nmsgstr[0] "r"\n# the end\n'
).encode()
HELD, FAULTS = parse_po(FILE + b'\nmsgid "x\n', "a.po")
STATES = [state(translations(HELD.messages).get(context), "is") for context in ("a:1", "a:2", "a:3")]


def travelled(value: Any) -> Any:
    return pickle.loads(pickle.dumps(value, protocol=5))


@pytest.mark.parametrize("value", [
    HELD, *FAULTS, *STATES, Unit("a:1", "is", "paragraph", ("Why",), "a.md", ("note",)), Span(1, 2, 3, 4),
    completeness(zip(["is", "p", ""], STATES, strict=True)), Listing({("bn", "v"): "a.po"}, {"v": "v.pot"}),
    Fault("x", "a.md", Span(), "message", ("help",), Edit(1, 2, "")),
], ids=lambda value: type(value).__name__)
def test_values_travel(value: Any) -> None:
    again = travelled(value)
    assert again == value
    assert type(again) is type(value)


def test_a_catalogue_travels_with_its_bytes_and_places() -> None:
    again: Catalogue = travelled(HELD)
    assert write_po(again) == write_po(HELD)
    for field in dataclasses.fields(Entry):
        assert [getattr(one, field.name) for one in again.entries] == [getattr(one, field.name) for one in HELD.entries]


def test_a_catalogue_is_small_on_its_way() -> None:
    entries = "".join(
        f'#. paragraph · Why\n#: learning_packs/v/lessons/a.md\nmsgctxt "a:{number:06x}"\nmsgid "{number} {"one " * 20}"\n'
        f'msgstr "{number} {"two " * 20}"\n\n' for number in range(500)
    )
    data = b'msgid ""\nmsgstr "Language: sw\\n"\n\n' + entries.encode()
    catalogue, _ = parse_po(data, "a.po")
    # The raw text of each entry, its parts, and at most 120 bytes for everything else.
    assert len(pickle.dumps(catalogue, protocol=5)) < 2 * len(data) + 120 * 500
