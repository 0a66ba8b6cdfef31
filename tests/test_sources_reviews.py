"""Review records through their door: whatever a stranger writes, it is a fault at its line, and nothing raises."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from pathshala.model.review import KnownReviewer, Reviewer, ReviewPanel
from pathshala.model.site import Site
from pathshala.quality.counting import counting
from pathshala.quality.facts import LanguageFacts, Standing, ground_of
from pathshala.quality.passages import content_digest, still_as_read
from pathshala.quality.records import DISQUALIFYING, Ground, faults_of, file_stem
from pathshala.quality.review_states import review_states
from pathshala.quality.write import record_text
from pathshala.sources.durations import after
from pathshala.sources.read import read_site
from pathshala.sources.reviews import parsed_review
from pathshala.sources.schema import schema_texts
from review_site import EGG, review, reviewed_site

PATH = f"{EGG}/reviews/en/2026-06-01-cora.yml"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Ground, str]:
    root = reviewed_site(tmp_path_factory.mktemp("reviews"))
    review(root, "content", "Cora", "2026-06-01")
    held, faults = read_site(root)
    assert faults == []
    return held, ground_of(held, held.packs[0], {}), (root / PATH).read_text(encoding="utf-8")


@pytest.mark.parametrize(("old", "new", "name", "line", "said"), [
    ("kind: content", "kind: contents", "not-a-choice", 2, "contents"),
    ("kind: content", "knd: content", "unknown-key", 2, "knd"),
    ("{name: Cora}", "{name: Cora, email: x}", "unknown-key", 3, "email"),
    ("{name: Cora}", "{}", "missing-key", 3, "name"),
    ('"2026-06-01"', '"2026-06-31"', "bad-shape", 4, "2026-06-31"),
    ('"2026-06-01"', '"yesterday"', "bad-shape", 4, "yesterday"),
    ("decision: pass", "decision: passed", "not-a-choice", 5, "passed"),
    ("score: 3", "score: 4", "not-a-choice", 8, "4"),
    ("decision: pass", "decision: pass\ninternal: yes", "wrong-type", 6, "yes"),
    ("decision: pass", "decision: pass\npilot: {learners: many, completed: 1}", "wrong-type", 6, "many"),
    ("decision: pass", "decision: pass\ndecision: pass", "duplicate-key", 6, "decision"),
    ("criterion: licence", "criterion: accuracy", "duplicate-item", 11, "accuracy"),
    ('read: "', 'read: "x', "bad-shape", 26, "is no hash of a passage"),
    ('at: "lessons/water.md:10"', 'passage: "ab"', "bad-shape", 10, '"ab" is no hash'),
])
def test_bad_input(site: tuple[Site, Ground, str], old: str, new: str, name: str, line: int, said: str) -> None:
    text = site[2].replace(old, new, 1)
    assert text != site[2]
    found, faults = parsed_review(text, PATH, "en")
    assert [(one.name, one.span.line) for one in faults] == [(name, line)]
    assert said in faults[0].message
    assert not found.sound
    assert faults_of(found, site[1]) == ("unreadable",)


def test_a_good_record_has_no_fault(site: tuple[Site, Ground, str]) -> None:
    found, faults = parsed_review(site[2], PATH, "en")
    assert faults == []
    assert faults_of(found, site[1]) == ()


@given(data=st.data())
def test_nothing_that_a_stranger_writes_raises(site: tuple[Site, Ground, str], data: st.DataObject) -> None:
    text = site[2]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)))
        text = text[:start] + data.draw(st.text(max_size=12) | st.sampled_from(
            ["\n", ": ", "{", "}", "- ", "9999-12-31", "&a ", "*a", "n/a", "\t", '"'])) + text[end:]
    found, faults = parsed_review(text, PATH, "en")
    assert found.sound == (not faults and found.meta is not None)
    problems = faults_of(found, site[1])
    if found.meta is None:
        assert problems == ("unreadable",)
        return
    read = found.meta.digests
    standing = Standing(PATH, found.meta, problems, still_as_read(["9f86d081884c"], read), len(read))
    facts = LanguageFacts("en", 1, 1, (standing,))
    states = list(review_states(facts, "P9999Y", date(2026, 6, 30)))
    assert len(states) == 1
    assert problems == () or counting(facts, "P9999Y", date.max).roles == {}


def test_editors_are_told_the_same(site: tuple[Site, Ground, str]) -> None:
    schema = Draft202012Validator(json.loads(schema_texts()["review"]))
    assert schema.is_valid(yaml.safe_load(site[2]))
    assert schema.is_valid(yaml.safe_load(site[2].replace("score: 3", "score: n/a")))
    assert not schema.is_valid(yaml.safe_load(site[2].replace("score: 3", "score: 4")))
    assert not schema.is_valid(yaml.safe_load(f"{site[2]}internal: 1\n"))


def test_every_fault_is_one_of_a_check() -> None:
    rules = "".join(path.read_text(encoding="utf-8") for path in sorted(
        (Path(__file__).parent.parent / "plugins/pathshala/checks/rules").glob("review_*.py")))
    assert all(f"records.{name})" in rules for name in DISQUALIFYING)


def test_the_list_of_reviewers(site: tuple[Site, Ground, str]) -> None:
    found, _ = parsed_review(site[2], PATH, "en")
    panel = ReviewPanel((KnownReviewer("cora", "Cora Díaz"),))
    assert faults_of(found, replace(site[1], panel=panel)) == ("unknown_reviewer",)
    assert found.meta is not None
    named = replace(found, meta=replace(found.meta, reviewer=Reviewer("cora DÍAZ", "cora")))
    assert faults_of(named, replace(site[1], panel=panel)) == ()
    assert faults_of(found, replace(site[1], panel=ReviewPanel(()))) == ("unknown_reviewer",)


@pytest.mark.parametrize(("day", "every", "end"), [
    ("2026-01-31", "P1M", "2026-02-28"), ("2024-02-29", "P1Y", "2025-02-28"), ("2026-06-01", "P12M", "2027-06-01"),
    ("2026-06-01", "P2W", "2026-06-15"), ("2026-12-31", "P1M1D", "2027-02-01"), ("2026-06-01", "P9999Y", "9999-12-31"),
    ("9999-12-30", "P9D", "9999-12-31"), ("2026-06-01", "PT5H", "2026-06-01"), ("2026-06-01", "nonsense", "2026-06-01"),
])
def test_a_duration_on_the_calendar(day: str, every: str, end: str) -> None:
    assert after(date.fromisoformat(day), every) == date.fromisoformat(end)


def test_names_of_files(site: tuple[Site, Ground, str]) -> None:
    meta = parsed_review(site[2], PATH, "en")[0].meta
    assert meta is not None
    names = {who: file_stem(replace(meta, reviewer=Reviewer(who))) for who in ("Asha  Rahman", "আশা রহমান", "../x", "…")}
    assert list(names.values()) == ["2026-06-01-asha-rahman", "2026-06-01-আশা-রহমান", "2026-06-01-x",
                                    "2026-06-01-reviewer"]


def test_thousands_of_records_are_no_trap(site: tuple[Site, Ground, str]) -> None:
    """Twice the records take about twice the time, not four times."""
    meta = parsed_review(site[2], PATH, "en")[0].meta
    assert meta is not None

    def seconds(number: int) -> float:
        standings = tuple(
            Standing(f"{index:06}", replace(meta, reviewer=Reviewer(f"Reviewer {index}"), decision="reject"
                                            if index % 2 else "pass"), (), frozenset({0}), 1)
            for index in range(number))
        facts = LanguageFacts("en", 1, 1, standings)
        began = time.process_time()
        counted = counting(facts, "P1Y", date(2026, 6, 30))
        assert counted.objections("content")
        assert not counted.holds("content")
        return time.process_time() - began

    assert min(seconds(4_000) for _ in range(3)) < 3.2 * min(seconds(2_000) for _ in range(3))


def test_a_hash_is_of_all_that_is_listed(site: tuple[Site, Ground, str]) -> None:
    meta = parsed_review(site[2], PATH, "en")[0].meta
    assert meta is not None
    assert content_digest(meta.passages) == meta.content != content_digest(meta.passages[1:])
    assert record_text(meta) == site[2]
