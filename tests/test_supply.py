"""The lock file: names, versions and hashes, and nothing else; and packages are really used."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tally import Tally

PROMISE = "Locked supply"

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_line_is_a_version_or_a_hash() -> None:
    line = re.compile(r"[a-z0-9-]+==[^\s;\\]+( ; [^\\]+)?( \\)?|    --hash=sha256:[0-9a-f]{64}( \\)?")
    wrong = [one for one in LOCK.splitlines() if not line.fullmatch(one)]
    assert wrong == []


def test_every_package_has_a_hash(tally: Tally) -> None:
    packages = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(packages) > 30
    bare = [one.split("==")[0] for one in packages if "--hash=sha256:" not in one]
    tally(len(packages), len(bare))
    assert bare == []


def test_everything_that_is_asked_for_is_locked() -> None:
    locked = {normal(name) for name in re.findall(r"^([a-z0-9-]+)==", LOCK, re.MULTILINE)}
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
    names = {normal(re.match(r"[\w.-]+", one).group()) for one in wanted}
    assert names <= locked


def write_wheel(folder: Path, code: str) -> Path:
    """A whole wheel of one module (https://packaging.python.org/specifications/binary-distribution-format/)."""
    wheel = folder / "tiny_thing-1.0-py3-none-any.whl"
    about = "tiny_thing-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("tiny_thing.py", code)
        archive.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: tiny-thing\nVersion: 1.0\n")
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", f"tiny_thing.py,,\n{about}/METADATA,,\n{about}/WHEEL,,\n{about}/RECORD,,\n")
    return wheel


def install(folder: Path, lock: str) -> subprocess.CompletedProcess[str]:
    """Install from a folder what a lock file names, as the Makefile does."""
    (folder / "lock").write_text(lock)
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "--no-index",
         "--no-cache-dir", "--find-links", str(folder), "--target", str(folder / "into"), "-r", str(folder / "lock")],
        capture_output=True, text=True, check=False,
    )
    if "No module named pip" in done.stderr:
        pytest.skip("this environment has no pip")
    return done


def test_a_tampered_package_is_refused(tmp_path: Path, tally: Tally) -> None:
    """pip takes the package that was locked, and no other of that name and version."""
    tally(2)
    honest = write_wheel(tmp_path, "x = 1\n").read_bytes()
    lock = f"tiny-thing==1.0 --hash=sha256:{hashlib.sha256(honest).hexdigest()}\n"
    write_wheel(tmp_path, "x = 2\n")
    done = install(tmp_path, lock)
    assert done.returncode != 0 and "THESE PACKAGES DO NOT MATCH THE HASHES" in done.stderr
    assert not (tmp_path / "into/tiny_thing.py").exists()
    done = install(tmp_path, "tiny-thing==1.0\n")
    assert done.returncode != 0 and "Hashes are required in --require-hashes mode" in done.stderr
    write_wheel(tmp_path, "x = 1\n").write_bytes(honest)
    done = install(tmp_path, lock)
    assert done.returncode == 0 and (tmp_path / "into/tiny_thing.py").read_text() == "x = 1\n", done.stderr


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
