"""Scripts as they are sent: shorter, and still the same program."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pathshala.pages.search_words import ENGINE
from pathshala.search.analyzer import scripts
from pathshala.theme.scripts import ASSETS, joined, minified

SCRIPTS = sorted(ASSETS.rglob("*.js"))


def test_comments_and_indentation_go() -> None:
    assert minified("// Why.\n(function () {\n  var a = 'b // c';\n\n  // x\n  return a; // y\n})();\n") == (
        "(function(){var a='b // c';return a;})();")


def test_licences_stay() -> None:
    assert minified("/*! Whose. */\nvar a = 1;\n").startswith("/*! Whose. */")


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(ASSETS).as_posix())
def test_a_minified_script_is_a_program(path: Path, tmp_path: Path) -> None:
    (tmp_path / "small.js").write_text(minified(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert subprocess.run(["node", "--check", "small.js"], cwd=tmp_path, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_joined_scripts_are_a_program(tmp_path: Path) -> None:
    (tmp_path / "all.js").write_text(joined((*scripts("en"), *ENGINE)), encoding="utf-8")
    program = "global.window = global; require('./all.js'); console.log(pathshala.analyzer.query('Two words', 'en').length)"
    done = subprocess.run(["node", "-e", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout == "2\n", done.stderr
