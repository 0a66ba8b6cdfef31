"""The lock file: names, versions and hashes, and nothing else; and packages are really used."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_line_is_a_version_or_a_hash() -> None:
    line = re.compile(r"[a-z0-9-]+==[^\s;\\]+( ; [^\\]+)?( \\)?|    --hash=sha256:[0-9a-f]{64}( \\)?")
    wrong = [one for one in LOCK.splitlines() if not line.fullmatch(one)]
    assert wrong == []


def test_every_package_has_a_hash() -> None:
    packages = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(packages) > 30
    assert [one.split("==")[0] for one in packages if "--hash=sha256:" not in one] == []


def test_everything_that_is_asked_for_is_locked() -> None:
    locked = {normal(name) for name in re.findall(r"^([a-z0-9-]+)==", LOCK, re.MULTILINE)}
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
    names = {normal(re.match(r"[\w.-]+", one).group()) for one in wanted}
    assert names <= locked


def test_a_tampered_package_is_refused(tmp_path: Path) -> None:
    """pip takes nothing whose hash is not the locked one."""
    wheel = tmp_path / "attrs-26.1.0-py3-none-any.whl"
    wheel.write_bytes(b"not what was locked")
    lock = tmp_path / "lock"
    lock.write_text("attrs==26.1.0 --hash=sha256:" + "0" * 64 + "\n")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--require-hashes", "--no-index", "--find-links", str(tmp_path),
         "--no-deps", "--target", str(tmp_path / "into"), "-r", str(lock)],
        capture_output=True, text=True, check=False,
    )
    if "No module named pip" in done.stderr:
        pytest.skip("this environment has no pip")
    assert done.returncode != 0 and "THESE PACKAGES DO NOT MATCH THE HASHES" in done.stderr


def test_the_makefile_installs_with_hashes() -> None:
    assert "--require-hashes -r requirements.lock" in (ROOT / "Makefile").read_text()


def test_what_is_named_is_really_used() -> None:
    """The packages that this project is built on are imported or configured somewhere."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in [
        *(ROOT / "plugins").rglob("*.py"), ROOT / "mkdocs.yml",
        *(path for path in (ROOT / "tests").rglob("*.py") if path.name != "test_supply.py"),
    ])
    for word in ("from mkdocs.", "import material\n", "from mkdocs_static_i18n", "import yaml\n", "from babel", "nh3",
                 "from rapidfuzz", "import pytest\n", "from hypothesis", "import polib", "from playwright"):
        assert word in code, word
