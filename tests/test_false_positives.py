"""The checks of translations leave real translations alone."""

from __future__ import annotations

import pytest

from bench.false_positives import CORPUS, catalogues, cost, counted, report
from pathshala.model.finding import Severity


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus yii-po is not on this machine")
def test_fewer_than_one_unit_in_a_hundred_has_an_error() -> None:
    files = catalogues([CORPUS])
    assert len(files) == 240
    found, taken = counted(files), cost(files, runs=1)
    told = report(found, taken)
    print(told)
    assert found.units > 2_000 and taken.pairs >= found.units
    assert f"{found.units:,} units, {found.faulty[Severity.ERROR]:,} with errors" in told
    assert found.share(Severity.ERROR) < 0.01
