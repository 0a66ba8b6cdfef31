"""`pathshala translate report`: what a change does to the translations, told to those who review it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from markdown import markdown as to_html

from git_sites import GitSite
from pathshala.cli import main
from pathshala.commands.translate.report_markdown import Found, Report, code, markdown
from pathshala.model.finding import Finding, Severity, Span
from pathshala.translate.completeness import Completeness
from pathshala.translate.past.changes import Changes, DomainChange, SourceEdit, Tally
from pathshala.translate.po.catalogue import Catalogue, Entry, changed
from pathshala.translate.po.codec import parse_po, write_po
from small_site import write

PO = "translations/bn/LC_MESSAGES/egg.po"
WATER = "learning_packs/egg/lessons/water.md"
OLD, NEW = "Eggs want enough water.", "Eggs want much more water."


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no-such-file"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose pack has a PO file without translations; that is committed, and tagged `base`."""
    held = GitSite(tmp_path_factory.mktemp("begun"))
    write(held.folder)
    run(held, "merge")
    held.commit("2024-01-01")
    held.git("tag", "base")
    return held.top


@pytest.fixture
def site(begun: Path, tmp_path: Path) -> GitSite:
    """A copy of it to change."""
    shutil.copytree(begun, tmp_path / "site")
    return GitSite(tmp_path / "site")


def run(site: GitSite, *words: str) -> int:
    return main(["-C", str(site.folder), "translate", *words])


def edit(site: GitSite, change: Callable[[Entry], Entry], path: str = PO) -> None:
    """Change the messages of a PO file."""
    catalogue, _ = parse_po((site.folder / path).read_bytes(), path)
    entries = tuple(change(one) if one.msgid else one for one in catalogue.entries)
    (site.folder / path).write_bytes(write_po(Catalogue(entries)))


def translated(entry: Entry) -> Entry:
    return changed(entry, msgstr=(f"বাংলা {entry.msgid}",))


def in_water(entry: Entry) -> Entry:
    return translated(entry) if WATER in entry.references else entry


def told(site: GitSite, capsys: pytest.CaptureFixture[str], *options: str, status: int = 0) -> str:
    capsys.readouterr()
    assert run(site, "report", "--base", "base", *options) == status
    return capsys.readouterr().out


def as_json(site: GitSite, capsys: pytest.CaptureFixture[str], status: int = 0) -> dict:
    return json.loads(told(site, capsys, "--format", "json", status=status))


def test_nothing_happened(site: GitSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(site, capsys) == (
        "## Translations in this change\n\nNo translation becomes better or worse by this change.\n"
    )
    assert as_json(site, capsys) == {"version": 1, "translations": [], "outdating_edits": [], "findings": []}


def test_a_lesson_becomes_complete(site: GitSite, capsys: pytest.CaptureFixture[str]) -> None:
    edit(site, in_water)
    site.commit("2024-02-01")
    [found] = as_json(site, capsys)["translations"]
    count = (site.folder / PO).read_text().count(f"#: {WATER}\n")
    assert found["passages"]["translated"]["units"] == count
    assert (found["language"], found["domain"], found["completed_documents"]) == ("bn", "egg", ["water"])
    assert (found["percent_before"], found["complete"], found["became_complete"]) == (0, False, False)
    text = told(site, capsys)
    assert "- Bangla (`bn`): `The water` in `Boil an egg`" in text
    assert f"{count} passages ({found['passages']['translated']['words']} words) newly translated" in text


def test_a_pack_becomes_complete(site: GitSite, capsys: pytest.CaptureFixture[str]) -> None:
    edit(site, translated)
    assert as_json(site, capsys)["translations"][0]["became_complete"] is True
    text = told(site, capsys)
    assert "**1 translation of a whole pack complete**" in text
    assert "| Bangla (`bn`) | `Boil an egg` | 0 % | **100 %** |" in text
    assert "- Bangla (`bn`): all of `Boil an egg`" in text


@pytest.mark.parametrize("merged", [True, False])
def test_an_edit_of_a_source_outdates_its_translations(
    site: GitSite, capsys: pytest.CaptureFixture[str], merged: bool
) -> None:
    """The report is the same whether the PO file was merged or not."""
    edit(site, translated)
    site.commit("2024-01-02")
    site.git("tag", "--force", "base")
    site.write(WATER, (site.folder / WATER).read_text().replace(OLD, NEW))
    if merged:
        run(site, "merge")
    found = as_json(site, capsys)
    assert found["translations"][0]["passages"] == {"outdated": {"units": 1, "words": 5}}
    [one] = found["outdating_edits"]
    assert (one["file"], one["old"], one["new"], one["languages"]) == (WATER, OLD, NEW, ["bn"])
    text = told(site, capsys)
    assert "1 passage (5 words) out of date now" in text
    assert f"- `{WATER}`: `{NEW}`" in text and f"was `{OLD}`; Bangla (`bn`)" in text
    line = (site.folder / WATER).read_text().splitlines().index(NEW) + 1
    assert f"::notice file={WATER},line={line},col=1," in told(site, capsys, "--format", "github")


def test_the_other_things_that_happen_to_translations(site: GitSite, capsys: pytest.CaptureFixture[str]) -> None:
    edit(site, lambda one: translated(one) if "time.md" not in one.references[0] else one)
    edit(site, lambda one: changed(one, flags=("fuzzy",), previous_msgid="It was other.")
         if one.msgid == "Boil an egg" else one)
    site.commit("2024-01-02")
    site.git("tag", "--force", "base")
    fates = {
        "Boil an egg": lambda one: changed(one, flags=(), previous_msgid=None),
        "The water": lambda one: changed(one, msgstr=("",)),
        OLD: lambda one: changed(one, msgstr=("ডিমের জন্য যথেষ্ট জল চাই।",)),
        "The time": lambda one: changed(translated(one), flags=("fuzzy",)),
    }
    edit(site, lambda one: fates[one.msgid](one) if one.msgid in fates else one)
    path = "learning_packs/egg/facilitator.md"
    site.write(path, (site.folder / path).read_text().replace("## What to prepare\n", ""))
    passages = as_json(site, capsys)["translations"][0]["passages"]
    assert {fate: tally["units"] for fate, tally in passages.items()} == {
        "updated": 1, "lost": 1, "revised": 1, "unsure": 1, "removed": 1,
    }
    text = told(site, capsys)
    for title in ("Brought up to date", "Lost", "Reworded", "Added, marked as unsure", "Gone with the source text"):
        assert f" {title} |" in text


def test_findings_tell_new_ones_first_and_decide_the_status(site: GitSite, capsys: pytest.CaptureFixture[str]) -> None:
    edit(site, in_water)
    file = site.folder / PO
    file.write_text(file.read_text() + '\nmsgctxt "old"\nmsgid "broken\n')
    site.commit("2024-01-02")
    site.git("tag", "--force", "base")
    assert as_json(site, capsys)["findings"] == [], "files that were not touched are of no concern"
    file.write_text("# A line that moves the others.\n" + file.read_text() + '\nmsgctxt "new"\nmsgid "other" odd\n')
    found = as_json(site, capsys, status=1)["findings"]
    assert {one["path"] for one in found} == {PO}
    news = [one["new"] for one in found]
    assert news == sorted(news, reverse=True) and set(news) == {True, False}
    text = told(site, capsys, status=1)
    assert text.index("### New remarks of the checks") < text.index("### Remarks that were there before")
    annotations = told(site, capsys, "--format", "github", status=1)
    new = next(one for one in found if one["new"])
    assert annotations.startswith(f"::error file={PO},line={new['line']},")


def test_annotations_name_files_from_the_root_of_the_repository(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = GitSite(tmp_path / "top", "docs/site")
    write(site.folder)
    run(site, "merge")
    edit(site, translated)
    site.commit("2024-01-01")
    site.git("tag", "base")
    site.write(WATER, (site.folder / WATER).read_text().replace(OLD, NEW))
    assert f"::notice file=docs/site/{WATER}," in told(site, capsys, "--format", "github")


def test_the_base_is_where_the_histories_part(site: GitSite, capsys: pytest.CaptureFixture[str]) -> None:
    """What others did meanwhile is not told as if this change undid it."""
    site.git("checkout", "--quiet", "-b", "work")
    edit(site, in_water)
    site.commit("2024-02-01")
    site.git("checkout", "--quiet", "main")
    edit(site, lambda one: one if in_water(one) is not one else translated(one))
    site.commit("2024-02-02")
    site.git("tag", "--force", "base")
    site.git("checkout", "--quiet", "work")
    assert as_json(site, capsys)["translations"][0]["passages"].keys() == {"translated"}


def test_a_pack_that_is_new_and_one_that_is_gone(site: GitSite, capsys: pytest.CaptureFixture[str]) -> None:
    edit(site, in_water)
    site.commit("2024-01-02")
    site.git("tag", "--force", "base")
    shutil.move(site.folder / "learning_packs/egg", site.folder / "learning_packs/eggs")
    found = {one["domain"]: one for one in as_json(site, capsys)["translations"]}
    assert found["egg"]["passages"].keys() == {"removed"}
    assert found["eggs"]["passages"].keys() == {"added"}
    text = told(site, capsys)
    assert "| – | 0 % |" in text and "New, to be translated" in text


HOSTILE = [
    "@everyone look", "#1 and GH-2 and octo/cat#3", "<script>alert(1)</script>", "[x](https://evil.example)",
    "![x](https://evil.example/a.png)", "a ` b `` c ``` d", "`", "``", "`@a`", "| a | b |", "\\| a \\", "x\n\n# y\n- z",
    "www.evil.example https://evil.example me@evil.example", "<!-- ", "&lt;b&gt; &#64;all", "\u202eevil\u2066", "  ", "*a* **b** ~~c~~",
    "$x$ :smile:", "x" * 5000,
]


def parsed(text: str) -> Element:
    return fromstring(f"<body>{to_html(text, extensions=['tables'])}</body>")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_strangers_write_is_text_and_nothing_else(text: str) -> None:
    """A parser of Markdown sees one code span and no more."""
    [line] = parsed(f"- a {code(text)} b\n").iter("li")
    [span] = line
    assert (line.text, span.tag, span.tail, len(span)) == ("a ", "code", " b", 0)


def cleared(text: str) -> None:
    """Nothing of what strangers wrote stands outside of code, or has changed the report's own form."""
    body = parsed(text)
    rows = [[cell.tag for cell in row] for row in body.iter("tr")]
    assert len(rows) >= 2 and {len(row) for row in rows} == {len(rows[0])}
    outside = "".join(part for one in body.iter() for part in (one.text if one.tag != "code" else "", one.tail) if part)
    assert not re.search(r"[@#<\[]|evil|www", outside)
    assert {one.tag for one in body.iter()} <= {
        "body", "h2", "h3", "p", "em", "strong", "code", "ul", "li", "br", "table", "thead", "tbody", "tr", "th", "td",
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_stranger_leaves_its_place(text: str) -> None:
    change = DomainChange("bn", text, Completeness(), Completeness(3, 1, 2, 1), {"translated": Tally(1, 1)}, (text,))
    source = SourceEdit(text, text, text, text, text, text, ("bn", "x-odd"))
    finding = Finding(text, Span(), Severity.ERROR, "LP501", "a-fault", text, (text, text))
    cleared(markdown(Report(Changes((change,), (source,)), (Found(finding, True), Found(finding, False)), {}, {})))


def test_a_hostile_title_of_a_pack(site: GitSite, capsys: pytest.CaptureFixture[str]) -> None:
    pack = site.folder / "learning_packs/egg/pack.yml"
    pack.write_text(pack.read_text().replace("title: Boil an egg", 'title: "@evil | [x](www) `<b>"'))
    edit(site, in_water)
    shown = told(site, capsys)
    assert "@evil ¦ [x](www) `<b>" in shown
    cleared(shown)


def test_a_report_is_no_longer_than_a_comment_may_be(site: GitSite, capsys: pytest.CaptureFixture[str]) -> None:
    lessons = "".join(f"\n{'@' * 300} passage number {number}.\n" for number in range(300))
    file = site.folder / WATER
    file.write_text(file.read_text() + lessons)
    run(site, "merge")
    edit(site, translated)
    site.commit("2024-01-02")
    site.git("tag", "--force", "base")
    file.write_text(file.read_text().replace("passage number", "number"))
    text = told(site, capsys)
    assert "- and 280 more" in text
    assert len(text) < 65_536


def test_what_cannot_be_compared_is_said_plainly(
    site: GitSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for base in ("no-such", "--all", "-x", ""):
        assert run(site, "report", f"--base={base}") == 2
        assert "git knows no commit" in capsys.readouterr().err
    site.git("checkout", "--quiet", "--orphan", "alone")
    site.commit("2024-03-01")
    assert run(site, "report", "--base", "base") == 2
    assert "does not meet" in capsys.readouterr().err
    write(tmp_path / "plain")
    assert main(["-C", str(tmp_path / "plain"), "translate", "report", "--base", "main"]) == 2
    assert "no git repository" in capsys.readouterr().err


def test_a_repository_with_missing_objects_is_no_traceback(
    site: GitSite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(site, in_water)
    site.commit("2024-02-01")
    site.git("config", "uploadpack.allowFilter", "true")
    clone = site.clone(tmp_path / "partial", "--filter=blob:none")
    edit(GitSite(clone), translated)
    assert main(["-C", str(clone), "translate", "report", "--base", "base"]) == 2
    assert "git did not answer" in capsys.readouterr().err


def test_the_repository_is_only_read(site: GitSite, capsys: pytest.CaptureFixture[str]) -> None:
    edit(site, in_water)
    before = {path: path.stat().st_mtime_ns for path in site.top.rglob("*")}
    told(site, capsys)
    assert {path: path.stat().st_mtime_ns for path in site.top.rglob("*")} == before


def test_status_tells_since_when_something_is_outdated(site: GitSite, capsys: pytest.CaptureFixture[str]) -> None:
    edit(site, translated)
    site.commit("2024-01-02")
    site.write(WATER, (site.folder / WATER).read_text().replace(OLD, NEW))

    def since() -> dict[str, str | None]:
        capsys.readouterr()
        assert run(site, "status", "--format", "json") == 0
        rows = json.loads(capsys.readouterr().out)["translations"]
        return {row["domain"]: row["outdated_since"] for row in rows}

    assert since()["egg"] is None, "nothing of it is committed"
    site.commit("2024-02-03T23:30:00-02:00")
    assert since() == {"egg": "2024-02-04", "site": None}
    edit(site, lambda one: changed(one, flags=("fuzzy",)) if one.msgid == "Boil an egg" else one)
    assert since()["egg"] is None, "the history does not tell why that one is in doubt"
