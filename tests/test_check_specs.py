"""Every check does what `tests/checks/LPnnn.md` says of it, no more and no less."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from check_portions import divided, undivided
from check_specs import BASE, Expected, Sample, Spec, read_spec
from pathshala.checks.context import Checked, FactReader
from pathshala.checks.registry import all_rules, rule
from pathshala.checks.run import run
from pathshala.commands.checking import with_answers
from pathshala.model.finding import Finding, Severity
from pathshala.sources.read import read_site

SPECS = [read_spec(path) for path in sorted(BASE.parent.glob("LP*.md"))]
SAMPLES = [(spec, sample) for spec in SPECS for sample in spec.samples]
TODAY = date(2026, 6, 30)
_READERS: dict[object, FactReader] = {}


def ready(root: Path) -> Checked:
    """A site, ready to be checked; readers are kept, so that a text is parsed once."""
    site, faults = read_site(root)
    reader = _READERS.setdefault(repr(site.settings.markdown_extensions), FactReader(site.settings))
    return Checked.of(site, faults, reader)


@cache
def specified() -> dict[str, Spec]:
    return {spec.code: spec for spec in SPECS}


def test_the_base_site_is_good(tmp_path: Path) -> None:
    Sample("", {}, (), ()).write(tmp_path)
    assert run(ready(tmp_path), today=TODAY) == []


@pytest.mark.parametrize("code", [one.code for one in all_rules()])
def test_every_check_has_a_spec(code: str) -> None:
    spec = specified()[code]
    found = rule(code)
    assert found is not None
    assert spec.name == found.name
    names = {found.name, *(one.name for sample in spec.samples for one in sample.expected)}
    assert any(names & {one.name for one in sample.expected} for sample in spec.samples), "no failing sample"
    assert any(not sample.expected for sample in spec.samples), "no passing sample"


def test_no_spec_is_left_over() -> None:
    assert set(specified()) == {one.code for one in all_rules()}


@pytest.mark.parametrize(("spec", "sample"), SAMPLES, ids=[f"{spec.code}: {sample.title}" for spec, sample in SAMPLES])
def test_sample(spec: Spec, sample: Sample, tmp_path: Path) -> None:
    sample.write(tmp_path)
    checked = ready(tmp_path)
    if sample.answers:
        checked = with_answers(checked, (), sample.answers.__getitem__, pause=0)
    found = [one for one in run(checked, today=TODAY) if one.severity is not Severity.INFO or one.code == spec.code]
    seen = sorted((_as_expected(one) for one in found), key=lambda pair: pair[0])
    assert [one for one, _ in seen] == list(sample.expected), "\n".join(str(one) for one in found)
    for (one, message), expected in zip(seen, sample.expected, strict=True):
        assert expected.message in message, one
    if sample.expected:
        assert spec.code in {one.code for one in found}
    assert divided(checked) == undivided(checked)


def _as_expected(finding: Finding) -> tuple[Expected, str]:
    weight = "allowed" if finding.allowed else finding.severity.value
    return Expected(finding.path, finding.span.line, weight, finding.name), finding.message
