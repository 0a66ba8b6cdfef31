"""Every bad input gets its line: whatever stands in a pack or a PO file, nothing raises, and every
finding has a file of the site and a line of that file.

Sound files are changed at random: pieces that mean something somewhere are put in, bytes flipped,
parts cut out, doubled and swapped, files lost or turned into folders.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml

import small_site
from mutated import mutated
from pathshala.checks.registry import all_rules
from pathshala.cli import main
from tally import Tally

PROMISE = "Every bad input gets its line"

CODES = frozenset(rule.code for rule in all_rules())
YAML_LOADERS = (yaml.SafeLoader, yaml.CSafeLoader)
PACK, PO = "learning_packs/egg", "translations/bn/LC_MESSAGES/egg.po"
MEDIUM = f"{PACK}/media/pot.svg"
DRAWING = """\
<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
  <title>A pot</title><style>.a { fill: url(#b) }</style>
  <use href="#b"/><circle id="b" class="a" r="4"/>
</svg>
"""
HEADER = """\
msgid ""
msgstr ""
"Language: bn\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

"""
ENTRIES = """\
#. paragraph
#, fuzzy
#| msgid "Eggs want water."
msgctxt "water:000001"
msgid "Eggs want enough water."
msgstr "ডিম সেদ্ধ করতে **যথেষ্ট** পানি লাগে। [সময়](time.md)"

msgctxt "water:000003"
msgid "%d egg"
msgid_plural "%d eggs"
msgstr[0] "%d ডিম"
msgstr[1] ""
"%d "
"ডিম"

#~ msgctxt "water:000002"
#~ msgid "Old"
#~ msgstr "পুরোনো"
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound site. Whatever raises is raised to the test."""
    monkeypatch.setenv("PATHSHALA_DEBUG", "1")
    root = small_site.write(tmp_path / "site")
    (root / MEDIUM).parent.mkdir()
    (root / MEDIUM).write_text(DRAWING, encoding="utf-8")
    (root / PO).write_text(HEADER + ENTRIES, encoding="utf-8")
    assert main(["-C", str(root), "build", "--quiet"]) == 0
    return root


def check(root: Path, capsys: pytest.CaptureFixture[str]) -> list[dict]:
    """The findings; an AssertionError where one of them has no place in the site."""
    capsys.readouterr()
    status = main(["-C", str(root), "check", "--format", "json"])
    shown = capsys.readouterr()
    findings = json.loads(shown.out)["findings"]
    assert shown.err == ""
    assert status == int(any(one["severity"] == "error" for one in findings))
    for one in findings:
        assert one["code"] in CODES and one["message"] and "\n" not in one["message"]
        assert not one["path"].startswith("/") and (root / one["path"]).parent.is_dir(), one
        assert one["line"] >= 1 and one["column"] >= 1, one
        assert one["line"] <= lines(root / one["path"]), one
    return findings


def lines(path: Path) -> int:
    data = path.read_bytes() if path.is_file() else b""
    return 1 + sum(data.count(end) for end in (b"\n", b"\r"))


def noticed(root: Path, good: Mapping[str, bytes], rounds: int, seed: int, capsys: pytest.CaptureFixture[str]) -> int:
    """Change some of the files in each round, look at the site, and put them right; in how many rounds
    anything was found. Where a round fails, the files are shown as they were."""
    moments, found = random.Random(seed), 0
    for number in range(rounds):
        names = moments.sample(sorted(good), min(len(good), moments.choice((1, 1, 1, 2, 3))))
        for name in names:
            (root / name).write_bytes(mutated(good[name], moments))
        if len(good) > 1 and moments.random() < 0.02:
            (root / names[0]).unlink()
            if moments.random() < 0.5:
                (root / names[0]).mkdir()
        held = {name: (root / name).read_bytes() for name in names if (root / name).is_file()}
        try:
            found += look(root, tuple(held), capsys, build=number % 25 == 0)
        except BaseException:
            sys.stderr.write(f"round {number} of seed {seed}:\n{held!r}\n")
            raise
        for name in names:
            shutil.rmtree(root / name) if (root / name).is_dir() else (root / name).unlink(missing_ok=True)
            (root / name).write_bytes(good[name])
    return found


def is_bad(path: Path) -> bool:
    """Whether a file is bad by the word of others: it is not UTF-8, or neither PyYAML's own scanner nor
    libyaml can read it. Its own refuses a tab inside a plain scalar, which YAML 1.2 allows (rule 66,
    s-separate-in-line), so it alone is no judge."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return True
    return path.suffix == ".yml" and all(refuses(text, loader) for loader in YAML_LOADERS)


def refuses(text: str, loader: type) -> bool:
    try:
        yaml.load(text, loader)
    except yaml.YAMLError:
        return True
    return False


def look(root: Path, names: tuple[str, ...], capsys: pytest.CaptureFixture[str], *, build: bool) -> bool:
    """Check the site, and build it where it is sound and that is asked for; whether anything was found."""
    findings = check(root, capsys)
    wrong = {one["path"] for one in findings if one["severity"] == "error"}
    assert [name for name in names if is_bad(root / name) and name not in wrong] == []
    if build and not wrong:
        assert main(["-C", str(root), "build", "--quiet"]) == 0, capsys.readouterr().err
    return bool(findings)


def test_packs(site: Path, capsys: pytest.CaptureFixture[str], full_count: Callable[[int, int], int], tally: Tally) -> None:
    good = {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted((site / PACK).rglob("*")) if path.is_file()}
    assert len(good) == 5
    rounds = full_count(200, 10_000)
    tally(rounds)
    assert noticed(site, good, rounds, 20261122, capsys) > rounds / 3, "most changes must be noticed"


def test_pages_and_lists(site: Path, capsys: pytest.CaptureFixture[str], full_count: Callable[[int, int], int], tally: Tally) -> None:
    names = ("content/index.md", "content/skills.yml", "content/roles.yml", "content/guides/translators.md")
    rounds = full_count(40, 1_000)
    tally(rounds)
    assert noticed(site, {name: (site / name).read_bytes() for name in names}, rounds, 7, capsys) > rounds / 4


@pytest.mark.parametrize("header", [HEADER, ""], ids=["header", "no-header"])
def test_po_files(site: Path, header: str, capsys: pytest.CaptureFixture[str], full_count: Callable[[int, int], int], tally: Tally) -> None:
    rounds = full_count(200, 10_000) // 2
    tally(rounds)
    good = {PO: (header + ENTRIES).encode()}
    assert noticed(site, good, rounds, len(header), capsys) > rounds / 4, "most changes must be noticed"
