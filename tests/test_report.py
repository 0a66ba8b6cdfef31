"""`pathshala report`: how good packs and translations are, and what became of them."""

from __future__ import annotations

import csv
import io
import json
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from jsonschema import Draft202012Validator

import small_site
from git_sites import GitSite
from pathshala.checks.look import look
from pathshala.cli import main
from pathshala.commands.report import gather
from pathshala.commands.report.command import report_command
from pathshala.commands.report.past import Asked
from pathshala.model.fields import field_types
from pathshala.model.pack import PackMeta
from pathshala.model.review import KINDS
from pathshala.quality.language_status import LANGUAGE_STATUSES
from pathshala.quality.report_csv import COLUMNS
from pathshala.quality.review_states import Worth
from pathshala.quality.status import PACK_STATUSES
from pathshala.quality.steps import By
from pathshala.sources.schema import schema_texts
from review_site import EGG, declare, edit, merge, review, reviewed_site, translate

DAY = date(2026, 6, 1)
NOTHING, BASE, SINCE = Asked(), Asked(base="base"), Asked(since="base")
NOW = datetime(2026, 3, 1, tzinfo=UTC)
WATER = "lessons/water.md"
VALIDATOR = Draft202012Validator(json.loads(schema_texts()["quality"]),
                                 format_checker=Draft202012Validator.FORMAT_CHECKER)
PROCEDURE = {"self_check": "Small authors", "editor_triage": "Edit", "content": "Chandra", "pedagogy": "Pedro",
             "accessibility": "Aya", "pilot": "Petra"}


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no-such-file"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stable pack whose Bengali translation is reviewed; committed on 2 March 2026, and tagged `base`."""
    held = GitSite(tmp_path_factory.mktemp("begun"))
    root = reviewed_site(held.folder)
    merge(root, NOW)
    translate(root, "bn")
    for kind, who in PROCEDURE.items():
        review(root, kind, who, "2026-03-01")
    review(root, "translation", "Nasreen", "2026-03-01", "bn")
    declare(root, "stable")
    held.write(".gitignore", ".pathshala/\n")
    held.commit("2026-03-02")
    held.git("tag", "base")
    return held.top


@pytest.fixture
def site(begun: Path, tmp_path: Path) -> GitSite:
    """A copy of it to change."""
    shutil.copytree(begun, tmp_path / "site")
    return GitSite(tmp_path / "site")


@pytest.fixture
def told(site: GitSite, capsys: pytest.CaptureFixture[str]) -> Iterator[Told]:
    yield Told(site.folder, capsys)


class Told:
    """Runs the command on a site and gives what it printed."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self._capsys = root, capsys
        self.status = 0

    def __call__(self, format: str, asked: Asked = NOTHING, today: date = DAY, fail_on_drop: bool = False) -> str:
        self._capsys.readouterr()
        self.status = report_command(self.root, asked, format, None, fail_on_drop=fail_on_drop, today=today)
        return self._capsys.readouterr().out

    def json(self, asked: Asked = NOTHING, today: date = DAY) -> dict:
        data = json.loads(self("json", asked, today))
        VALIDATOR.validate(data)
        return data

    def changes(self, asked: Asked = BASE, today: date = DAY) -> dict[tuple[str, str], tuple]:
        found = self.json(asked, today)["compared"]["changes"]
        return {(one["language"], one["what"]): (one["then"], one["now"], one["better"]) for one in found}


def rows(data: dict) -> dict[str, dict]:
    [pack] = data["packs"]
    return {row["language"]: row for row in pack["languages"]}


def another_text(root: Path) -> None:
    edit(root, WATER, "- A pot that holds all eggs in one layer.", "- A pot that holds six eggs in one layer.")


def broken_link(root: Path) -> None:
    edit(root, WATER, "## What you need", "See [the salt](salt.md).\n\n## What you need")


def test_each_pack_in_each_language(told: Told) -> None:
    data = told.json()
    found = rows(data)
    assert {tag: (row["status"], row["source"]) for tag, row in found.items()} == {
        "en": ("stable", True), "bn": ("reviewed", False)}
    assert [one["score"] for one in found["en"]["scores"]] == ["checks", "rubric", "freshness"]
    checks, translation = found["bn"]["scores"]
    assert translation == {"score": "translation", "value": 100, "parts": [
        {"part": "words", "value": 263, "of": 263}, {"part": "read", "value": 39, "of": 39},
        {"part": "outdated", "value": 0, "of": 39}]}
    assert {"part": "warnings", "value": found["bn"]["findings"]["warning"], "of": 0} in checks["parts"]
    assert len(found["en"]["reviews"]) == 6 and found["bn"]["title"].startswith("বাংলা")
    assert data["compared"] is None and data["day"] == "2026-06-01"


def test_an_edit_makes_worse_what_was_read(told: Told) -> None:
    another_text(told.root)
    changes = told.changes()
    assert changes["en", "status"] == ("stable", "needs_update", False)
    assert changes["bn", "status"] == ("reviewed", "outdated", False)
    then, now, better = changes["bn", "translation"]
    assert then == 100 > now and better is False
    assert told.status == 0
    text = told("markdown", BASE)
    assert "### Worse" in text and "| `egg` | `en` | Status | stable | **needs update** |" in text
    assert "### Better" not in text


def test_a_score_that_falls_fails_where_that_is_asked(told: Told) -> None:
    assert told("markdown", BASE, fail_on_drop=True) and told.status == 0
    another_text(told.root)
    told("markdown", BASE, fail_on_drop=True)
    assert told.status == 1
    told("markdown", BASE)
    assert told.status == 0


def test_what_is_mended_is_better(site: GitSite, told: Told) -> None:
    another_text(told.root)
    site.commit("2026-03-03")
    site.git("tag", "worse")
    edit(told.root, WATER, "holds six eggs", "holds all eggs")
    changes = told.changes(Asked(base="worse"))
    assert changes["en", "status"] == ("needs_update", "stable", True)
    assert changes["bn", "status"] == ("outdated", "reviewed", True)
    assert all(better for _, _, better in changes.values())
    told("markdown", Asked(base="worse"), fail_on_drop=True)
    assert told.status == 0


def test_a_review_that_goes_takes_the_score_with_it(told: Told) -> None:
    for kind in ("content", "pedagogy", "accessibility"):
        for path in (told.root / EGG / "reviews/en").glob(f"*{kind}*"):
            path.unlink()
    for path in (told.root / EGG / "reviews/en").glob("*"):
        if "kind: self_check" not in path.read_text():
            path.unlink(missing_ok=True)
    assert told.changes()["en", "rubric"] == (100, None, False)
    told("markdown", BASE, fail_on_drop=True)
    assert told.status == 1


def test_the_base_of_a_branch_is_held_against_the_same_day(told: Told) -> None:
    later = date(2027, 6, 1)
    assert rows(told.json(today=later))["en"]["status"] == "expired"
    assert told.changes(BASE, later) == {}
    changes = told.changes(SINCE, later)
    assert changes["en", "status"] == ("stable", "expired", False)
    assert told.json(SINCE, later)["compared"]["day"] == "2026-03-02"


def test_findings_are_new_wherever_lines_have_moved(site: GitSite, told: Told) -> None:
    broken_link(told.root)
    [new] = [one for one in told.json(BASE)["compared"]["new_findings"] if one["severity"] == "error"]
    lines = (told.root / EGG / WATER).read_text().splitlines()
    assert new["path"] == f"{EGG}/{WATER}" and "salt.md" in lines[new["line"] - 1]
    assert f"{new['code']}, `{EGG}/{WATER}` line {new['line']}" in told("markdown", BASE)
    annotations = told("github", BASE)
    assert f"::{new['severity']} file={EGG}/{WATER},line={new['line']}," in annotations
    assert "score-fell" in annotations

    site.commit("2026-03-03")
    site.git("tag", "linked")
    edit(told.root, WATER, "See [the salt]", "A new paragraph before it.\n\nSee [the salt]")
    compared = told.json(Asked(base="linked"))["compared"]
    assert compared["new_findings"] == compared["gone_findings"] == []
    edit(told.root, WATER, "See [the salt](salt.md).\n\n", "")
    assert new["message"] in [one["message"] for one in told.json(Asked(base="linked"))["compared"]["gone_findings"]]


def test_packs_and_languages_come_and_go(told: Told) -> None:
    shutil.move(told.root / EGG, told.root / "learning_packs/eggs")
    compared = told.json(BASE)["compared"]
    assert {(one["pack"], one["language"]) for one in compared["came"]} == {("eggs", "en"), ("eggs", "bn")}
    assert {(one["pack"], one["language"]) for one in compared["went"]} == {("egg", "en"), ("egg", "bn")}
    text = told("markdown", BASE)
    assert "### New packs and languages" in text and "- `egg` in `bn`" in text


def test_an_error_in_a_translation_is_the_translations(told: Told) -> None:
    po = told.root / "translations/bn/LC_MESSAGES/egg.po"
    po.write_text(po.read_text(encoding="utf-8") + "\nmsgid broken\n", encoding="utf-8")
    found = rows(told.json())
    assert found["bn"]["findings"]["error"] >= 1 and found["en"]["findings"]["error"] == 0
    assert found["en"]["status"] == "stable"


def test_a_pack_that_cannot_be_read_is_a_finding(told: Told) -> None:
    (told.root / EGG / "pack.yml").write_text("title: [\n", encoding="utf-8")
    data = told.json()
    assert data["packs"] == []
    assert any(one["path"] == f"{EGG}/pack.yml" and one["severity"] == "error" for one in data["findings"])


def test_the_schema_knows_every_word() -> None:
    held = VALIDATOR.schema["$defs"]
    row, review_, step = (held[name]["properties"] for name in ("row", "review", "step"))
    assert {*row["status"]["enum"]} == {*PACK_STATUSES, *LANGUAGE_STATUSES, "retired"}
    assert {*row["declared"]["enum"]} == {*next(one for one in field_types(PackMeta) if one.name == "status").key.choices,
                                          None}
    assert {*review_["kind"]["enum"]} == {*review_["counts_as"]["enum"]} == {*KINDS}
    assert {*review_["worth"]["enum"]} == {*map(str, Worth)} and {*step["by"]["enum"]} == {*map(str, By)}
    assert {*step["step"]["enum"]} == {*KINDS, "checks", "rubric", "declare", "translate"}


def test_the_table(told: Told) -> None:
    edit(told.root, "pack.yml", "title: Boil an egg", "title: \"=HYPERLINK(1)\"")
    table = list(csv.DictReader(io.StringIO(told("csv"), newline="")))
    assert tuple(table[0]) == COLUMNS
    assert [(one["pack"], one["language"]) for one in table] == [("egg", "en"), ("egg", "bn")]
    assert table[0]["title"] == "'=HYPERLINK(1)"
    assert table[0]["rubric"] == "100" and table[1]["rubric"] == ""


def test_sarif_names_rules_and_places(told: Told) -> None:
    broken_link(told.root)
    [run] = json.loads(told("sarif"))["runs"]
    [place] = [one["locations"][0]["physicalLocation"] for one in run["results"] if one["level"] == "error"]
    assert place["artifactLocation"]["uri"] == f"{EGG}/{WATER}"


def test_what_strangers_wrote_is_text(told: Told) -> None:
    edit(told.root, "pack.yml", "title: Boil an egg", "title: \"`@all` | #1 <b>bold</b>\"")
    line = next(line for line in told("markdown").splitlines() if "@all" in line)
    assert line.startswith("| `` `@all` ¦ #1 <b>bold</b> `` |") and line.replace(r"\|", "").count("|") == 13


def test_a_folder_with_everything(told: Told, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in told.root.rglob("*") if path.is_file()}
    out = tmp_path / "out"
    assert report_command(told.root, BASE, "", out, today=DAY) == 0
    printed = capsys.readouterr()
    assert printed.out == "" and "0 scores fell, 7 files" in printed.err
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()) == [
        "annotations.txt", "badges/egg/bn.svg", "badges/egg/en.svg", "findings.sarif", "quality.csv", "quality.json",
        "summary.md"]
    after = {path: path.read_bytes() for path in told.root.rglob("*")
             if path.is_file() and ".pathshala" not in path.parts}
    assert after == before
    VALIDATOR.validate(json.loads((out / "quality.json").read_text(encoding="utf-8")))


def test_badges_say_the_status_in_the_words_of_the_language(told: Told, tmp_path: Path) -> None:
    report_command(told.root, NOTHING, "", tmp_path / "out", quiet=True, today=DAY)
    labels = {}
    for path in (tmp_path / "out/badges/egg").iterdir():
        svg = fromstring(path.read_text(encoding="utf-8"))
        assert not [one for one in svg.iter() if any("href" in key for key in one.attrib)]
        labels[path.stem] = svg.attrib["aria-label"]
    assert labels["en"] == "Boil an egg in English: Stable" and labels["bn"].startswith("বাংলা Boil an egg")


@pytest.mark.parametrize("place", [".", "content", "learning_packs/report", "translations"])
def test_sources_are_no_place_for_a_report(told: Told, place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert report_command(told.root, NOTHING, "", told.root / place, today=DAY) == 2
    assert "sources lie there" in capsys.readouterr().err
    assert not list(told.root.rglob("quality.json"))


def test_a_shallow_clone_says_what_to_fetch(
    site: GitSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site.commit("2026-03-03", {"content/about.md": "---\ntitle: About\n---\n\nEggs.\n"})
    clone = site.clone(tmp_path / "clone", "--depth=1", "--no-tags")
    for option in ("--base", "--since"):
        assert main(["-C", str(clone), "report", option, "base"]) == 2
        assert "git fetch --unshallow" in capsys.readouterr().err


def test_a_past_is_read_with_the_extensions_of_now(site: GitSite, told: Told) -> None:
    config = told.root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("[abbr,", "[no_such_extension, abbr,"), encoding="utf-8")
    site.commit("2026-03-03")
    site.git("tag", "older")
    config.write_text(text, encoding="utf-8")
    assert told.changes(Asked(base="older")) == {}


def test_only_what_differs_is_looked_at_again(site: GitSite, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    time.sleep(0.1)  # Of files that are as new as this nothing is kept, since a change could hide.
    told("json")
    seen = []
    monkeypatch.setattr(gather, "look", lambda portion: seen.append(portion) or look(portion))
    told("json", BASE)
    assert seen == []
    another_text(told.root)
    told("json", BASE)
    assert [[pack.id for pack in one.site.packs] for one in seen] == [["egg"]]


def test_wrong_commands(told: Told, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(told.root), "report", "--fail-on-drop"]) == 2
    assert "--base" in capsys.readouterr().err
    assert main(["-C", str(told.root), "report", "--base", "no-such-branch"]) == 2
    assert "git knows no commit no-such-branch" in capsys.readouterr().err
    reviewed_site(tmp_path / "plain")
    assert main(["-C", str(tmp_path / "plain"), "report", "--since", "HEAD"]) == 2
    assert "no git repository" in capsys.readouterr().err
    assert main(["-C", str(told.root), "report", "--format", "csv", "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_what_is_kept_never_lies(told: Told) -> None:
    first = told.json(BASE)
    assert told.json(BASE) == first
    another_text(told.root)
    broken_link(told.root)
    warm = told.json(BASE)
    shutil.rmtree(told.root / ".pathshala")
    assert told.json(BASE) == warm != first


def test_a_site_may_ask_that_no_score_falls(told: Told, capsys: pytest.CaptureFixture[str]) -> None:
    another_text(told.root)
    small_site.set_option(told.root, "fail_on_drop", "true")

    def status(*words: str) -> int:
        return main(["-C", str(told.root), "report", "--quiet", *words])

    assert status("--base", "base") == status("--since", "base") == 1
    assert status("--base", "base", "--no-fail-on-drop") == 0, "the option says more than the setting"
    assert status() == 0, "there is nothing to compare with"
    small_site.set_option(told.root, "fail_on_drop", "maybe")
    assert status("--base", "base") == 0
    capsys.readouterr()
    assert main(["-C", str(told.root), "check"]) == 1
    assert "fail_on_drop: 'maybe' is neither true nor false" in capsys.readouterr().out
