"""How many passages were as reviewed over time, from what git keeps: the figures, their pages, and their cost."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path

import pytest

from git_sites import GitSite
from one_process import ThisProcess
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence
from pathshala.history import git
from pathshala.history.git import open_repository
from pathshala.pages import render
from pathshala.pages.interface import interface
from pathshala.pages.quality.trend import review_trend_view
from pathshala.quality import past
from pathshala.quality.past import PacksPast, ReviewedPoint, packs_past, summed
from pathshala.sources.read import read_site
from pathshala.translate.trivial.declared import Declared, declaration, with_changes
from review_site import EGG, edit, held, merge, review, reviewed_site, translate

READERS = (("content", "Cora"), ("pedagogy", "Pia"), ("accessibility", "Axel"))
LATE = date(2025, 12, 31)
JANUARY, FEBRUARY, MARCH = date(2025, 1, 10), date(2025, 2, 6), date(2025, 3, 10)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GitSite:
    """The small site in a repository, without a commit."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no-such-file"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    made = GitSite(reviewed_site(tmp_path / "root"))
    made.write(".gitignore", ".pathshala/\n")
    return made


def read_by_all(root: Path, day: str) -> None:
    """Let everybody review the pack as it is."""
    for kind, who in READERS:
        review(root, kind, who, day)


def two_edits(root: Path) -> None:
    edit(root, "lessons/water.md", "Eggs want enough water.", "Eggs want plenty of water.")
    edit(root, "lessons/time.md", "Six minutes for a soft egg.", "Seven minutes for a soft egg.")


def told(site: GitSite) -> int:
    """Write, review and edit two passages, a commit each; how many passages there are."""
    site.commit(JANUARY.isoformat())
    read_by_all(site.folder, "2025-02-05")
    site.commit(FEBRUARY.isoformat())
    two_edits(site.folder)
    site.commit(MARCH.isoformat())
    return held(site.folder).facts.source.passages


def looked(root: Path, known: PacksPast | None = None) -> PacksPast:
    repository = open_repository(root)
    assert repository is not None
    found = packs_past(repository, read_site(root)[0].settings, (EGG,), known.known if known else None)
    assert found is not None
    return found


def figures(root: Path, today: date = LATE) -> list[tuple[date, int, int]]:
    return [(one.day, one.as_reviewed, one.passages) for one in looked(root).of_pack(EGG, today)]


def test_write_review_edit_and_expire(site: GitSite) -> None:
    number = told(site)
    assert number > 10
    story = [(JANUARY, 0, number), (FEBRUARY, number, number), (MARCH, number - 2, number)]
    assert figures(site.folder) == story
    assert figures(site.folder, date(2026, 2, 4)) == story
    assert figures(site.folder, date(2026, 2, 5)) == [*story, (date(2026, 2, 5), 0, number)]


def test_each_point_is_what_the_site_says_on_that_day(site: GitSite) -> None:
    said = []
    for month in range(1, 13):
        if month == 3:
            read_by_all(site.folder, "2025-03-01")
        if month == 5:
            edit(site.folder, "pack.yml", "review_every: P12M", "review_every: P5M")
        if month == 7:
            two_edits(site.folder)
        if month == 9:
            review(site.folder, "content", "Nora", "2025-09-01", decision="reject", scores=1)
        if month == 11:
            read_by_all(site.folder, "2025-11-01")
        site.commit(f"2025-{month:02}-14")
        status = held(site.folder).status(date(2025, month, 14))
        said.append((date(2025, month, 14), status.as_reviewed, status.passages))
    shown = figures(site.folder)
    for day, *numbers in said:
        assert [*next(one for one in reversed(shown) if one[0] <= day)][1:] == numbers, day
    # Where no text changed, nothing but the end of reviews tells of anything.
    assert [day.isoformat() for day, *_ in shown] == [
        "2025-01-14", "2025-03-14", "2025-07-14", "2025-08-01", "2025-11-14"]


def test_reviews_that_end_between_two_commits(site: GitSite) -> None:
    number = told(site)
    site.write(f"{EGG}/README.md", "Another year.\n")
    site.commit("2026-08-01")
    read_by_all(site.folder, "2026-08-02")
    site.commit("2026-08-03")
    assert figures(site.folder, date(2026, 8, 3))[-2:] == [(date(2026, 2, 5), 0, number), (date(2026, 8, 3), number, number)]


def test_who_reads_again_in_time_makes_no_dip(site: GitSite) -> None:
    """Of a month the last commit counts: what came after the first one is not passed over."""
    number = told(site)
    site.write(f"{EGG}/README.md", "Another year.\n")
    site.commit("2026-01-02")
    read_by_all(site.folder, "2026-01-03")
    site.commit("2026-01-03")
    site.write(f"{EGG}/README.md", "Spring.\n")
    site.commit("2026-04-01")
    assert figures(site.folder, date(2026, 4, 1))[-2:] == [(MARCH, number - 2, number), (date(2026, 1, 3), number, number)]


def test_who_may_review_is_told_by_the_list_of_that_day(site: GitSite) -> None:
    listed = "schema: 1\nreviewers:\n" + "".join(
        f"  - {{id: {who.lower()}, name: {who}}}\n" for _, who in (*READERS[1:], ("content", "Nora")))
    site.write("content/reviewers.yml", listed)
    number = told(site)
    site.commit("2025-04-01", {"content/reviewers.yml": f"{listed}  - {{id: cora, name: Cora}}\n"})
    reviewed = [kept for _, kept, _ in figures(site.folder)]
    assert reviewed == [0, number, number - 2], "what nobody has read whose word counts there is not asked for"
    site.write("content/reviewers.yml", "schema: 1\nreviewers: [{id: nora, name: Nora}]\n")
    site.commit("2025-05-01")
    assert [kept for _, kept, _ in figures(site.folder)] == [0, number, number - 2, 0]


def test_a_trivial_change_leaves_a_passage_as_reviewed(site: GitSite) -> None:
    number = told(site)
    change = declaration("egg", "water:abcdef", "Eggs want enough water.", "Eggs want plenty of water.")
    site.write("translations/trivial.yml", with_changes(Declared("translations/trivial.yml"), [change]))
    site.commit("2025-04-02")
    assert figures(site.folder)[-1] == (date(2025, 4, 2), number - 1, number)


def test_a_shallow_clone_begins_where_it_begins(site: GitSite, tmp_path: Path) -> None:
    number = told(site)
    assert figures(site.clone(tmp_path / "one", "--depth=1")) == [(MARCH, number - 2, number)]
    assert figures(site.clone(tmp_path / "two", "--depth=2")) == [
        (FEBRUARY, number, number), (MARCH, number - 2, number)]


def test_a_past_that_cannot_be_read_has_no_point(site: GitSite) -> None:
    number = told(site)
    good = (site.folder / EGG / "pack.yml").read_text(encoding="utf-8")
    site.commit("2025-04-01", {f"{EGG}/pack.yml": "title: [torn\n"})
    (site.folder / EGG / "pack.yml").write_text(good, encoding="utf-8")
    site.git("add", "--all")
    blob = site.git("hash-object", "-w", f"{EGG}/facilitator.md").strip()
    for name in (f"{'n' * 300}.md", "back\\slash.md"):
        site.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{EGG}/lessons/{name}")
    site.git("commit", "--quiet", "--message=names", day="2025-05-01T12:00:00+00:00")
    site.git("rm", "--quiet", "--cached", f"{EGG}/lessons/{'n' * 300}.md", f"{EGG}/lessons/back\\slash.md")
    edit(site.folder, "facilitator.md", "Eggs, water,", "Eggs, a pot, water,")
    site.commit("2025-06-01")
    assert figures(site.folder) == [(JANUARY, 0, number), (FEBRUARY, number, number), (MARCH, number - 2, number),
                                    (date(2025, 6, 1), number - 3, number)]


def test_too_many_files_and_bytes_are_not_read(site: GitSite, monkeypatch: pytest.MonkeyPatch) -> None:
    told(site)
    monkeypatch.setattr(past, "MAX_FILES", 3)
    assert figures(site.folder) == []
    monkeypatch.setattr(past, "MAX_FILES", 10_000)
    monkeypatch.setattr(past, "_MAX_BYTES", 1_000)
    assert figures(site.folder) == []


def test_where_git_fails_nothing_is_known(site: GitSite, tmp_path: Path) -> None:
    told(site)
    settings, repository = read_site(site.folder)[0].settings, open_repository(site.folder)
    assert repository is not None
    assert packs_past(replace(repository, program=str(tmp_path / "nowhere")), settings, (EGG,)) is None
    site.git("config", "uploadpack.allowFilter", "true")
    assert packs_past(_opened(site.clone(tmp_path / "bare", "--filter=blob:none", "--no-checkout")), settings,
                      (EGG,)) is None


def _opened(folder: Path) -> git.Repository:
    found = open_repository(folder)
    assert found is not None
    return found


def test_a_link_is_no_folder_of_a_pack(site: GitSite) -> None:
    told(site)
    (site.folder / EGG).rename(site.folder / "learning_packs/pan")
    (site.folder / EGG).symlink_to("pan")
    site.commit("2025-07-01")
    assert figures(site.folder)[-1][0] == MARCH


def test_adding_up_packs_that_came_at_other_times() -> None:
    one = (ReviewedPoint(JANUARY, 10, 0), ReviewedPoint(MARCH, 10, 8))
    other = (ReviewedPoint(FEBRUARY, 5, 5), ReviewedPoint(MARCH, 4, 0))
    assert summed([one, other, ()]) == (
        ReviewedPoint(JANUARY, 10, 0), ReviewedPoint(FEBRUARY, 15, 5), ReviewedPoint(MARCH, 14, 8))
    assert summed([]) == ()


def test_a_line_stays_as_it_is_until_the_next_day() -> None:
    say = interface("en")
    assert review_trend_view(say, [ReviewedPoint(JANUARY, 40, 0)]) is None
    chart = review_trend_view(say, [ReviewedPoint(JANUARY, 40, 0), ReviewedPoint(FEBRUARY, 40, 40),
                                    ReviewedPoint(MARCH, 20, 10), ReviewedPoint(date(2025, 3, 11), 20, 0)])
    assert chart is not None
    assert chart.total == "M0 0H104V0H226V30H230V30H240" and chart.done == "M0 60H104V0H226V45H230V60H240"
    assert chart.area == f"{chart.done}V60H0Z"
    assert [(row.label, row.done_text, row.total_text) for row in chart.rows] == [
        ("March 2025", "0", "20"), ("February 2025", "40", "40"), ("January 2025", "0", "40")]
    empty = review_trend_view(say, [ReviewedPoint(JANUARY, 0, 0), ReviewedPoint(MARCH, 0, 0)])
    assert empty is not None and empty.done == "M0 60H230V60H240"


@pytest.fixture
def states_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The trees of packs that are read from now on."""
    found: list[str] = []
    read = past._Reader.pack

    def told_of(self, state, files, engine):
        found.append(state[1])
        return read(self, state, files, engine)

    monkeypatch.setattr(past._Reader, "pack", told_of)
    return found


def test_what_is_known_is_not_read_again(site: GitSite, states_read: list[str]) -> None:
    told(site)
    first = looked(site.folder)
    assert len(states_read) == len(set(states_read)) == 3
    edit(site.folder, "facilitator.md", "Eggs, water,", "Eggs, a pot, water,")
    site.commit("2025-04-01")
    second = looked(site.folder, first)
    assert len(states_read) == 4 and second.of_pack(EGG, LATE)[:3] == first.of_pack(EGG, LATE)


def built(site: GitSite) -> None:
    time.sleep(0.1)  # What was written a moment ago may change unseen, and is not kept.
    assert build(site.folder, site.folder.parent / "site", Silence(), ThisProcess()).published


def text(site: GitSite, path: str) -> str:
    """What the part of a page about its past says, without tags; labels of drawings with it."""
    html = (site.folder.parent / "site" / path).read_text("utf-8")
    part = html[html.index('aria-labelledby="trend"'):]
    part = re.sub(r'aria-label="([^"]*)"', r">\1<", part[:part.index("</section>")])
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", part)))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The kinds of the pages that are rendered from now on."""
    found: list[str] = []
    view = render.view

    def told_of(edition, spec):
        found.append(spec.kind)
        return view(edition, spec)

    monkeypatch.setattr(render, "view", told_of)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2025, 12, 31, tzinfo=UTC).timestamp())))
    yield found


def test_the_pages_draw_it_and_say_it(site: GitSite, made: list[str]) -> None:
    number = told(site)
    merge(site.folder, datetime(2025, 4, 1, tzinfo=UTC))
    site.commit("2025-04-01")
    translate(site.folder, "bn")
    site.commit("2025-05-01")
    built(site)
    for page in ("quality/egg.html", "quality/index.html"):
        said = text(site, page)
        assert f"From 0 of {number} passages as reviewed on January 10, 2025 to {number - 2} of {number} on March 10, 2025" in said
        assert f"March 2025 {number - 2} {number} February 2025 {number} {number} January 2025 0 {number}" in said
        assert '<svg class="ps-trend__lines"' in (site.folder.parent / "site" / page).read_text("utf-8")
    translated = (site.folder.parent / "site/bn/quality/egg.html").read_text("utf-8")
    assert "২০২৫" in text(site, "bn/quality/egg.html") and "ps-trend__done" in translated
    made.clear()
    site.commit("2025-06-01", {"content/about.md": "---\ntitle: About\n---\n\nNothing but eggs.\n",
                               f"{EGG}/README.md": "What nobody reads changes no page.\n"})
    built(site)
    assert "page" in made and not {"quality", "quality_pack"} & {*made}


def test_a_build_that_knows_its_past_asks_git_for_nothing(
    site: GitSite, made: list[str], states_read: list[str], monkeypatch: pytest.MonkeyPatch,
) -> None:
    told(site)
    built(site)
    assert len(states_read) == 3

    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("git was asked")

    monkeypatch.setattr(git.subprocess, "run", refuse)
    monkeypatch.setattr(git.subprocess, "Popen", refuse)
    site.write("content/about.md", "---\ntitle: About\n---\n\nNothing but eggs.\n")
    built(site)
    assert len(states_read) == 3 and "January 10, 2025" in text(site, "quality/egg.html")


def test_without_history_there_is_nothing_to_draw(tmp_path: Path, made: list[str]) -> None:
    root = reviewed_site(tmp_path / "root")
    read_by_all(root, "2025-02-05")
    assert build(root, tmp_path / "site", Silence(), ThisProcess()).published
    for page in ("quality/egg.html", "quality/index.html", "bn/quality/egg.html"):
        html = (tmp_path / "site" / page).read_text("utf-8")
        assert "ps-trend__lines" not in html and 'id="trend"' in html
    assert "tells of no change" in (tmp_path / "site/quality/egg.html").read_text("utf-8")
