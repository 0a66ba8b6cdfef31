"""Mends are exact, do not overlap, and never touch a file outside the site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from check_specs import Sample
from pathshala.checks.context import Checked
from pathshala.checks.fix import apply, compatible, mend
from pathshala.checks.run import run
from pathshala.model.finding import Edit, Finding, Severity, Span
from pathshala.sources.read import read_site

PACK = "learning_packs/sample/pack.yml"


def finding(path: str, start: int, end: int, text: str) -> Finding:
    return Finding(path, Span(), Severity.ERROR, "LP112", "not-a-choice", f"{start}", (), Edit(start, end, text))


@pytest.mark.parametrize(("edits", "expected"), [
    ([(0, 1, "A"), (2, 3, "C")], "AbCdef"),
    ([(0, 3, "X"), (1, 2, "Y")], "Xdef"),
    ([(1, 1, "-"), (1, 1, "-")], "a-bcdef"),
    ([(1, 1, "-"), (1, 1, "+")], "a+bcdef"),
    ([(0, 2, "X"), (2, 4, "Y")], "XYef"),
    ([(4, 99, "X")], "abcdef"),
    ([(6, 6, "!")], "abcdef!"),
])
def test_edits_that_overlap_wait(edits: list[tuple[int, int, str]], expected: str) -> None:
    kept = compatible([finding("a", *edit) for edit in edits], 6)
    assert apply("abcdef", [one.fix for one in kept if one.fix]) == expected


def test_a_mend_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("é b\r\nc".encode())
    (tmp_path / "a.md").chmod(0o640)
    (done,) = mend(tmp_path, [finding("a.md", 2, 3, "B"), finding("a.md", 4, 5, "C")])
    assert (done.path, done.count) == ("a.md", 2)
    assert (tmp_path / "a.md").read_bytes() == "é B\r\nC".encode()
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_what_must_not_be_mended_stays(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside.md"
    site.mkdir()
    outside.write_text("abc", encoding="utf-8")
    (site / "link.md").symlink_to(outside)
    (site / "latin.md").write_bytes(b"ab\xff")
    (site / "kept.md").write_text("abc", encoding="utf-8")
    found = [
        finding("../outside.md", 0, 1, "X"), finding(str(outside), 0, 1, "X"), finding("link.md", 0, 1, "X"),
        finding("latin.md", 0, 1, "X"), finding("missing.md", 0, 0, "X"),
        replace(finding("kept.md", 0, 1, "X"), allowed="a reason"),
    ]
    assert mend(site, found) == []
    assert outside.read_text(encoding="utf-8") == (site / "kept.md").read_text(encoding="utf-8") == "abc"
    assert (site / "latin.md").read_bytes() == b"ab\xff"


@pytest.mark.parametrize(("path", "old", "new"), [
    (PACK, "level: beginner", "level: begginer"),
    (PACK, "version: 1.0.0", "titel: x\nversion: 1.0.0"),
    (PACK, "title: A sample", "title: A sam\u200bple"),
    (PACK, "schema", "\ufeffschema"),
    (PACK, "license: CC-BY-SA-4.0", 'license: "CC BY-SA 4.0"'),
    ("learning_packs/sample/lessons/first.md", "<!-- sample -->", "[journals](https://doaj.org/?q=a&utm_source=b#c)"),
    ("learning_packs/sample/lessons/first.md", "time: PT2M", "time: 2 minutes"),
])
def test_a_second_check_finds_less(path: str, old: str, new: str, tmp_path: Path) -> None:
    Sample("", {}, (), ()).write(tmp_path)
    place = tmp_path / path
    good = place.read_text(encoding="utf-8")
    place.write_text(good.replace(old, new, 1), encoding="utf-8")
    before = run(Checked.of(*read_site(tmp_path)))
    if "titel" in new:
        # The key that it is a slip of stands there already, so nobody can say what was meant.
        assert [one.fix for one in before] == [None]
        return
    assert before
    (done,) = mend(tmp_path, before)
    assert done.path == path
    assert run(Checked.of(*read_site(tmp_path))) == []
