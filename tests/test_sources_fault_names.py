"""Every fault that the code makes has a name in the list, and every name in the list is made."""

from __future__ import annotations

import ast
from pathlib import Path

from pathshala.model.fault_names import FAULTS

PLUGIN = Path(__file__).resolve().parents[1] / "plugins/pathshala"
READERS = ("safety", "sources", "translate")
MAKERS = {"Fault", "Problem", "say", "_say", "_unsafe"}


def names_made() -> set[str]:
    """The first text that is given to whatever makes a fault."""
    made = set()
    for layer in READERS:
        for path in sorted((PLUGIN / layer).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _called(node) in MAKERS and node.args:
                    made |= {node.args[0].value} if isinstance(node.args[0], ast.Constant) else set()
    return made


def texts() -> set[str]:
    return {node.value for layer in READERS for path in (PLUGIN / layer).rglob("*.py")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def test_every_fault_made_has_a_name_in_the_list() -> None:
    made = names_made()
    assert len(made) > 40
    assert made <= set(FAULTS)


def test_every_name_in_the_list_is_made() -> None:
    assert set(FAULTS) <= texts()


def test_meanings_are_sentences() -> None:
    assert all(meaning.endswith(".") and "\n" not in meaning for meaning in FAULTS.values())
