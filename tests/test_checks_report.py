"""What the reports look like, byte for byte where people read them."""

from __future__ import annotations

import json

import pytest

from pathshala.checks.registry import all_rules
from pathshala.checks.report import FORMATS, render
from pathshala.model.finding import Edit, Finding, Severity, Span

PATH = "learning_packs/verifiability/pack.yml"
LEVEL = Finding(
    PATH, Span(8, 8, 8, 16), Severity.ERROR, "LP112", "not-a-choice",
    'level: "begginer" is not one of beginner, intermediate, advanced', ('did you mean "beginner"?',), Edit(1, 2, "x"),
)
QUIET = Finding(
    PATH, Span(9, 1), Severity.WARNING, "LP205", "long-pack", "lessons: too long", ("split it",), None, "a course",
)
ODD = Finding("a,b:c.md", Span(1, 1), Severity.WARNING, "LP211", "long-paragraph", "100 % too\nlong\x1b[31m")


def test_text() -> None:
    assert render([LEVEL, QUIET], "text", 12) == (
        'learning_packs/verifiability/pack.yml:8:8: error LP112 level: "begginer" is not one of beginner, '
        "intermediate, advanced\n"
        '  help: did you mean "beginner"?\n'
        "learning_packs/verifiability/pack.yml:9:1: allowed LP205 lessons: too long\n"
        "  reason: a course\n"
        "1 error in 1 file, 1 allowed\n"
    )


def test_text_shows_some_of_many_alike_in_a_file_and_counts_all() -> None:
    many = [Finding("es.po", Span(line), Severity.WARNING, "LP551", "sentence-end-differs", "no full stop")
            for line in range(1, 374)]
    elsewhere = Finding("sw.po", Span(1), Severity.WARNING, "LP551", "sentence-end-differs", "no full stop")
    errors = [Finding("es.po", Span(400), Severity.ERROR, "LP511", "changed-placeholder", "lost")] * 30
    lines = render([*many, *errors, QUIET, elsewhere], "text", 2).splitlines()
    assert lines[19:21] == ["es.po:20:1: warning LP551 no full stop", "es.po:400:1: error LP511 lost"]
    assert lines[49:51] == [
        "es.po:400:1: error LP511 lost",
        "es.po: … and 353 more of LP551 in this file (check --format json lists all)",
    ]
    assert lines[-2:] == ["sw.po:1:1: warning LP551 no full stop", "30 errors, 374 warnings in 2 files, 1 allowed"]
    assert render(many[:20], "text", 1).count("LP551") == 20
    assert len(json.loads(render(many, "json", 1))["findings"]) == 373


@pytest.mark.parametrize(("findings", "files", "expected"), [
    ([], 1, "no findings in 1 file"),
    ([], 1200, "no findings in 1,200 files"),
    ([QUIET], 3, "no findings in 3 files, 1 allowed"),
    ([LEVEL, LEVEL, ODD], 9, "2 errors, 1 warning in 2 files"),
])
def test_the_count(findings: list[Finding], files: int, expected: str) -> None:
    assert render(findings, "text", files).splitlines()[-1] == expected


def test_text_cannot_steer_a_terminal() -> None:
    report = render([ODD], "text", 1)
    assert "\x1b" not in report
    assert "100 % too\\u000along\\u001b[31m" in report


def test_json() -> None:
    held = json.loads(render([LEVEL, QUIET], "json", 12))
    assert held["version"] == 1
    assert held["files"] == 12
    assert held["counts"] == {"error": 1, "warning": 0, "info": 0}
    assert held["findings"][0] == {
        "path": PATH, "line": 8, "column": 8, "end_line": 8, "end_column": 16, "severity": "error", "code": "LP112",
        "name": "not-a-choice", "message": LEVEL.message, "help": ['did you mean "beginner"?'], "fixable": True,
        "allowed": "",
    }
    assert held["findings"][1]["allowed"] == "a course"


def test_sarif() -> None:
    held = json.loads(render([LEVEL, QUIET, ODD], "sarif", 12))
    assert held["version"] == "2.1.0"
    (only,) = held["runs"]
    assert only["columnKind"] == "unicodeCodePoints"
    rules = only["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == [one.code for one in all_rules()]
    assert all(one["help"]["text"] and one["help"]["markdown"] and one["shortDescription"]["text"] for one in rules)
    level, quiet, odd = only["results"]
    assert rules[level["ruleIndex"]]["id"] == level["ruleId"] == "LP112"
    assert level["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": PATH, "uriBaseId": "ROOT"},
        "region": {"startLine": 8, "startColumn": 8, "endLine": 8, "endColumn": 16},
    }
    assert "suppressions" not in level
    assert quiet["suppressions"] == [{"kind": "inSource", "justification": "a course"}]
    assert odd["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%2Cb%3Ac.md"
    assert {one["level"] for one in only["results"]} == {"error", "warning"}


def test_github() -> None:
    assert render([LEVEL, QUIET, ODD], "github", 12) == (
        "::error file=learning_packs/verifiability/pack.yml,line=8,col=8,title=LP112 not-a-choice::"
        'level: "begginer" is not one of beginner, intermediate, advanced%0Ahelp: did you mean "beginner"?\n'
        "::warning file=a%2Cb%3Ac.md,line=1,col=1,title=LP211 long-paragraph::100 %25 too%0Along\x1b[31m\n"
        "1 error, 1 warning in 2 files, 1 allowed\n"
    )


def test_every_format_ends_in_a_line_end() -> None:
    for name in FORMATS:
        assert render([], name, 0).endswith("\n")
    with pytest.raises(KeyError):
        render([], "html", 0)
