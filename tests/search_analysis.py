"""The analyzer's answers, from Python and from its JavaScript, in one form that can be compared.

An answer is a list of [term, start, end, [variants]]; places are in UTF-16 units.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pathshala.search.analyzer import tokens, variants

SCRIPTS = Path(__file__).parent.parent / "plugins" / "pathshala" / "theme" / "assets" / "search"

Case = tuple[str, str]
Answer = list[list[Any]]


def every_script() -> list[Path]:
    """All files of the analyzer, in an order in which they can be loaded."""
    stems = sorted(path for path in (SCRIPTS / "stem").glob("*.js") if path.name != "base.js")
    return [SCRIPTS / "analyzer.js", SCRIPTS / "stem" / "base.js", *stems, *sorted((SCRIPTS / "language").glob("*.js"))]


def in_utf16(text: str, answer: Answer) -> Answer:
    """The same answer with places in UTF-16 units instead of code points."""
    units = [0]
    for letter in text:
        units.append(units[-1] + (2 if ord(letter) > 0xFFFF else 1))
    return [[term, units[start], units[end], forms] for term, start, end, forms in answer]


def in_python(case: Case) -> Answer:
    language, text = case
    found = [[token.term, token.start, token.end, list(variants(token.word, language))] for token in tokens(text, language)]
    return in_utf16(text, found)


class Node:
    """A Node process that holds the analyzer and all languages."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def answers(self, cases: list[Case]) -> list[Answer]:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(cases) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def differences(self, cases: list[Case], answers: list[Answer] | None = None) -> list[str]:
        """What Python and JavaScript, whose answers may be known already, say differently, as lines to read."""
        return [
            f"{language} {text!r}: Python {ours}, JavaScript {theirs}"
            for (language, text), answer in zip(cases, answers or self.answers(cases), strict=True)
            if (expected := in_python((language, text))) != answer
            for ours, theirs in _unequal(expected, answer)
        ]


def _unequal(ours: Answer, theirs: Answer) -> list[tuple[Any, Any]]:
    pairs = [pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]]
    return pairs or [(f"{len(ours)} tokens", f"{len(theirs)} tokens")]


@contextmanager
def node() -> Iterator[Node]:
    """Node with the analyzer; skips the test, with the reason, where Node is not installed."""
    program = shutil.which("node")
    if program is None:
        pytest.skip("node is not installed; the vectors run in Chromium")
    command = [program, str(Path(__file__).parent / "node_analyzer.js"), *map(str, every_script())]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        yield Node(process)
        assert process.stdin
        process.stdin.close()
