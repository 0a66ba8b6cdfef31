"""The report, `review status`, the pages and the file of the site tell the same numbers of a pack."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from git_sites import GitSite
from one_process import ThisProcess
from pathshala.build.library import library, site_project
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.cli import main
from pathshala.commands.report.command import report_command
from pathshala.commands.report.past import Asked
from pathshala.pages.quality import words
from pathshala.pages.quality.files import quality_files
from pathshala.quality.fault_words import FAULT_WORDS
from pathshala.quality.records import DISQUALIFYING
from pathshala.quality.status import REASONS, Reason, said
from pathshala.sources.read import read_site
from pathshala.sources.schema import schema_texts
from review_site import EGG, edit, merge, review, reviewed_site, translate

NOW = datetime.now(UTC)
TODAY = NOW.date().isoformat()
CODE = re.compile(r"\b[a-z]+_[a-z_]+\b")
FILE = re.compile(r"\S+\.(yml|md|po)\b")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack with a warning in a lesson, a record with a wrong hash, and one in the folder of no language."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    root = reviewed_site(tmp_path / "root")
    merge(root, NOW)
    translate(root, "bn")
    review(root, "self_check", "Small authors", TODAY)
    review(root, "content", "Cora", TODAY, content="h0000000000")
    review(root, "translation", "Rima", TODAY, "bn", content="h0000000000")
    (root / EGG / "reviews/english").mkdir()
    (root / EGG / "reviews/en" / f"{TODAY}-cora.yml").rename(root / EGG / f"reviews/english/{TODAY}-cora.yml")
    edit(root, "lessons/water.md", "Eggs want enough water.", "Click [here](https://example.org/) for water.")
    return root


def printed(root: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    capsys.readouterr()
    assert main(["-C", str(root), *words]) == 0
    return capsys.readouterr().out


def rows(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    [pack] = data["packs"]
    return {row["language"]: row for row in pack["languages"]}


def built(root: Path) -> Path:
    done = build(root, root.parent / "site", Silence(), ThisProcess())
    assert done.published, done.findings
    return root.parent / "site"


def page(site: Path, path: str) -> str:
    html = (site / path).read_text("utf-8")
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html[html.index("<main"):html.index("</main>")])))


def test_findings_in_records_are_told_and_take_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(printed(root, capsys, "report", "--format", "json"))
    of = rows(data)
    assert of["en"]["findings"]["error"] == 0 < of["en"]["record_findings"]["error"] == 2
    assert of["bn"]["findings"]["error"] == 0 < of["bn"]["record_findings"]["error"] == 1
    for row in of.values():
        parts = {part["part"]: part["value"] for part in row["scores"][0]["parts"]}
        assert (parts["errors"], parts["warnings"]) == (row["findings"]["error"], row["findings"]["warning"])
    assert of["en"]["findings"]["warning"] >= 1
    codes = {one["code"] for one in data["findings"] if "/reviews/" in one["path"]}
    assert {"LP601", "LP604"} <= codes
    sarif = json.loads(printed(root, capsys, "report", "--format", "sarif"))["runs"][0]["results"]
    assert {"LP601", "LP604"} <= {one["ruleId"] for one in sarif}
    assert "LP604" in printed(root, capsys, "report", "--format", "github")


def test_all_who_tell_numbers_tell_the_same(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    of = rows(json.loads(printed(root, capsys, "report", "--format", "json")))
    table = {one["language"]: one for one in csv.DictReader(
        io.StringIO(printed(root, capsys, "report", "--format", "csv"), newline=""))}
    status = {one["language"]: one for one in json.loads(
        printed(root, capsys, "review", "status", "--format", "json"))["packs"]}
    site = built(root)
    for tag, row in of.items():
        assert status[tag]["findings"] == row["findings"] and status[tag]["record_findings"] == row["record_findings"]
        assert {code: one["value"] for code, one in status[tag]["scores"].items()} == {
            one["score"]: one["value"] for one in row["scores"]}
        counts = {"errors": "error", "warnings": "warning", "hints": "info"}
        assert {name: int(table[tag][name]) for name in counts} == {name: row["findings"][key] for name, key in counts.items()}
        assert int(table[tag]["in_records"]) == sum(row["record_findings"].values())
    told = page(site, "quality/egg.html")
    score = of["en"]["scores"][0]["value"]
    assert f"Automatic checks {score} " in told and f"Warnings {of['en']['findings']['warning']} " in told
    assert "LP604" in told and "LP601" in told, "what is wrong with a record is on the pack's page"
    text = printed(root, capsys, "review", "status", "egg")
    assert f"scores: checks {score}, rubric not measured, freshness not measured; 0 errors, 1 warning" in text


def test_the_site_publishes_the_report(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = built(root)
    data = json.loads((site / "quality/quality.json").read_bytes())
    schema = (site / "quality/quality.schema.json").read_text("utf-8")
    assert schema == schema_texts()["quality"]
    Draft202012Validator(json.loads(schema), format_checker=Draft202012Validator.FORMAT_CHECKER).validate(data)
    report = json.loads(printed(root, capsys, "report", "--format", "json"))
    assert data["packs"] == report["packs"] and data["site"] == report["site"]
    assert data["day"] is None, "when a site was built is not to be seen in it"
    assert data["files"] == report["files"] and data["compared"] is None
    every = [{**one, "help": []} for one in report["findings"]]
    assert 0 < len(data["findings"]) <= 40 and all(one in every for one in data["findings"])
    for folder, way in (("quality", ""), ("bn/quality", "../../quality/")):
        html = (site / folder / "index.html").read_text("utf-8")
        assert f'href="{way}quality.json"' in html and f'href="{way}quality.schema.json"' in html


def test_a_day_more_leaves_the_published_report_as_it_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    review(root, "content", "Cora", TODAY)
    data = (built(root) / "quality/quality.json").read_bytes()
    assert b"days_left" not in data and json.loads(data)["packs"][0]["languages"][0]["scores"][2]["value"] == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp()) + 86_400))
    assert (built(root) / "quality/quality.json").read_bytes() == data


def test_mkdocs_publishes_the_same_report(root: Path) -> None:
    site = built(root)
    held = library(site_project(read_site(root)[0]))
    report = held.quality.report()
    assert report is not None
    found = {name: json.loads(data) for name, data in quality_files(held.site.settings, report)}
    data = json.loads((site / "quality/quality.json").read_bytes())
    assert found["quality/quality.json"]["packs"] == data["packs"]


def test_what_nobody_has_reviewed_is_not_stale(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def told() -> tuple[int | None, str]:
        row = rows(json.loads(printed(root, capsys, "report", "--format", "json")))["en"]
        table = next(csv.DictReader(io.StringIO(printed(root, capsys, "report", "--format", "csv"), newline="")))
        return next(one["value"] for one in row["scores"] if one["score"] == "freshness"), table["freshness"]

    assert told() == (None, "")
    assert "Freshness nothing to score yet" in page(built(root), "quality/egg.html")
    review(root, "content", "Cora", "2020-01-01")
    assert told() == (0, "0"), "a review that has expired leaves nothing fresh"


def test_a_first_review_is_no_fall(root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    held = GitSite(root)
    held.write(".gitignore", ".pathshala/\n")
    held.commit(TODAY)
    held.git("tag", "base")
    review(root, "content", "Cora", "2020-01-01")
    capsys.readouterr()
    assert report_command(root, Asked(base="base"), "json", None, fail_on_drop=True, quiet=True) == 0
    changes = json.loads(capsys.readouterr().out)["compared"]["changes"]
    assert [(one["then"], one["now"], one["better"]) for one in changes if one["what"] == "freshness"] == [(None, 0, True)]


def test_no_code_is_left_in_what_people_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, "pack.yml", "status: draft", "status: stable")
    review(root, "editor_triage", "Edith", "2020-01-01")
    for command in (("review", "status"), ("report",)):
        text = FILE.sub("", printed(root, capsys, *command))
        assert not CODE.findall(text), command
    text = printed(root, capsys, "review", "status")
    assert "the owners declare stable, the reviews allow in review" in text
    assert "does not count: its hash is not that of what it lists" in text


def test_every_reason_has_words_without_codes() -> None:
    faults = ", ".join((*DISQUALIFYING, "unreadable", "future"))
    every = {name: "self_check" for name in ("kind", "earlier")} | {name: "in_review" for name in ("declared", "computed")}
    values = dict.fromkeys(("count", "of", "who", "day", "on", "found", "needed", "title", "checked", "percent", "path",
                            "criterion", "kept", "decision"), "1") | every | {"faults": faults}
    assert {*FAULT_WORDS} == {*DISQUALIFYING, "unreadable", "future"} and FAULT_WORDS == words.FAULTS
    for code in REASONS:
        assert not CODE.findall(said(Reason(code, values))), code


def test_badges_of_packs_that_are_gone_go(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert report_command(root, Asked(), "", out, quiet=True) == 0
    own = out / "badges/egg/own.svg"
    own.write_text("<svg/>")
    mine = out / "badges/egg/bn.svg"
    other = out / "badges/other/en.svg"
    other.parent.mkdir()
    other.write_bytes(mine.read_bytes())
    (root / EGG).rename(root / "learning_packs/eggs")
    assert report_command(root, Asked(), "", out, quiet=True) == 0
    left = sorted(path.relative_to(out).as_posix() for path in (out / "badges").rglob("*.svg"))
    assert left == ["badges/egg/own.svg", "badges/eggs/bn.svg", "badges/eggs/en.svg", "badges/other/en.svg"]
    own.unlink()
    (root / "learning_packs/eggs").rename(root / "learning_packs/egg2")
    (out / "badges/eggs/bn.svg").write_text("<svg>by hand</svg>")
    assert report_command(root, Asked(), "", out, quiet=True) == 0
    assert (out / "badges/eggs/bn.svg").read_text() == "<svg>by hand</svg>" and not (out / "badges/eggs/en.svg").exists()


@pytest.mark.parametrize("earlier", [
    b"", b"[]", b"{", b'{"packs": [{"pack": 1, "languages": [{"language": 2}]}]}', b"[" * 100_000,
    b'{"packs": [{"pack": "../../content", "languages": [{"language": "../index"}]}]}',
])
def test_an_earlier_report_that_nobody_can_read_takes_nothing_away(root: Path, tmp_path: Path, earlier: bytes) -> None:
    out = tmp_path / "out"
    (out / "badges/old").mkdir(parents=True)
    (out / "badges/old/en.svg").write_text("<svg/>")
    (out / "quality.json").write_bytes(earlier)
    assert report_command(root, Asked(), "", out, quiet=True) == 0
    assert (out / "badges/old/en.svg").exists() and (out / "badges/egg/en.svg").exists()


def test_a_link_to_a_badge_is_left(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert report_command(root, Asked(), "", out, quiet=True) == 0
    badge = out / "badges/egg/bn.svg"
    kept = tmp_path / "kept.svg"
    badge.rename(kept)
    badge.symlink_to(kept)
    (root / EGG).rename(root / "learning_packs/eggs")
    assert report_command(root, Asked(), "", out, quiet=True) == 0
    assert badge.is_symlink() and kept.exists()




def test_pages_say_since_when_a_translation_waits(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, "lessons/water.md", "Click [here](https://example.org/) for water.", "Eggs want enough water.")
    [_, bn] = json.loads(printed(root, capsys, "review", "status", "--format", "json"))["packs"]
    assert bn["next"] == [{"step": "translation", "by": "reviewers", "who": [], "since": TODAY}]
    site = built(root)
    read = page(site, "quality/index.html").partition("39 passages await a second reader.")[2]
    assert read.partition(" · ")[2].startswith("waiting since"), "what somebody can do, and since when"
    html = (site / "bn/quality/egg.html").read_text("utf-8")
    assert TODAY in html[html.index('id="steps"'):html.index('id="scores"')]
