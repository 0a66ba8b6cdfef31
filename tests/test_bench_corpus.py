"""The generated site that builders are measured with is sound, and always the same."""

from __future__ import annotations

from pathlib import Path

from bench.corpus import generate
from pathshala.checks.context import Checked
from pathshala.checks.run import run
from pathshala.sources.read import read_site
from pathshala.translate.po import parse_po


def test_it_is_sound_and_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        generate(tmp_path / name, packs=1, complete=20)
    files = [sorted(p.relative_to(tmp_path / name) for p in (tmp_path / name).rglob("*") if p.is_file())
             for name in ("one", "two")]
    assert files[0] == files[1]
    assert all((tmp_path / "one" / f).read_bytes() == (tmp_path / "two" / f).read_bytes() for f in files[0])
    assert run(Checked.of(*read_site(tmp_path / "one"))) == []
    catalogue, _ = parse_po((tmp_path / "one/translations/bn/LC_MESSAGES/pack-0000.po").read_bytes(), "x.po")
    done = sum(entry.translated for entry in catalogue.messages)
    assert 0.18 < done / len(catalogue.messages) < 0.22
