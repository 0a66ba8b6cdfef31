"""The checks of content leave real pages alone, or are notes."""

from __future__ import annotations

import pytest

from bench.false_content import CORPUS, counted, report, rules, too_many


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus material-docs is not on this machine")
def test_no_check_but_notes_has_more_than_two_false_findings_in_a_hundred() -> None:
    found = counted(CORPUS)
    told = report(found)
    print(told)
    assert found.units["lessons"] == 96 and found.units["passages"] > 5_000
    assert found.findings.total() > 100, "the pages were looked at"
    assert len(list(rules())) >= 50 and told.endswith("none\n")
    assert too_many(found) == []
