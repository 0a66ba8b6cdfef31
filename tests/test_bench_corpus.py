"""The generated site that builders are measured with is sound, and always the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.corpus import generate
from bench.corpus_words import translated
from pathshala.checks.context import Checked
from pathshala.checks.run import run
from pathshala.model.finding import Finding, Severity
from pathshala.sources.read import read_site
from pathshala.translate.po.codec import parse_po


def faults(root: Path) -> list[Finding]:
    """All findings but notes: generated sentences are not easy to read."""
    return [one for one in run(Checked.of(*read_site(root))) if one.severity is not Severity.INFO]


def test_it_is_sound_and_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        generate(tmp_path / name, packs=1, complete=20)
    files = [sorted(p.relative_to(tmp_path / name) for p in (tmp_path / name).rglob("*") if p.is_file())
             for name in ("one", "two")]
    assert files[0] == files[1]
    assert all((tmp_path / "one" / f).read_bytes() == (tmp_path / "two" / f).read_bytes() for f in files[0])
    assert faults(tmp_path / "one") == []
    catalogue, _ = parse_po((tmp_path / "one/translations/bn/LC_MESSAGES/pack-0000.po").read_bytes(), "x.po")
    done = sum(entry.translated for entry in catalogue.messages)
    assert 0.18 < done / len(catalogue.messages) < 0.22


@pytest.mark.parametrize(("language", "expected"), [
    ("bn", "শহো রেআদস, {name}? রেআদ *আলোউদ* `x = 1` ইন [২৪ পাগেস](a.md#b)[^1]।"),
    ("ar", "كخع طواثغ، {name}؟ طواث *ازعهث* `x = 1` يش [٢٤ صاحوغ](a.md#b)[^1]."),
    ("es", "¿Qri vaebz, {name}? Vaeb *eniub* `x = 1` ot [24 pelaz](a.md#b)[^1]."),
    ("sw", "Fne duimj, {name}? Duim *iteom* `x = 1` ap [24 hisuj](a.md#b)[^1]."),
])
def test_translations_keep_markup_and_have_letters_digits_and_marks_of_their_language(
    language: str, expected: str,
) -> None:
    assert translated("Who reads, {name}? Read *aloud* `x = 1` in [24 pages](a.md#b)[^1].", language) == expected


def test_complete_translations_have_no_findings(tmp_path: Path) -> None:
    generate(tmp_path / "site", packs=1, complete=100)
    assert faults(tmp_path / "site") == []
