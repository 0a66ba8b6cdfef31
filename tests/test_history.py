"""What git remembers: since when a passage is outdated, and where nothing can be said."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from git_sites import GitSite
from pathshala.history import git as git_module
from pathshala.history.git import GitError, Repository, open_repository
from pathshala.history.pieces import normal, pieces
from pathshala.history.since import UNKNOWN, ChangedPassage, Since, outdated_since
from pathshala.markup.engine import Engine
from pathshala.sources.config import DEFAULT_EXTENSIONS
from pathshala.sources.front_matter import split

LESSON = "learning_packs/egg/lessons/water.md"
OLD, NEW = "Eggs want enough water.", "Eggs want much more water."


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No configuration of the machine acts on the tests."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no-such-file"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def lesson(passage: str, rest: str = "The rest stays as it is.", title: str = "The water") -> dict[str, str]:
    return {LESSON: f"---\ntitle: {title}\ntime: PT5M\n---\n\n# Water\n\n{passage}\n\n{rest}\n" + "\nMore.\n" * 9}


def opened(folder: Path) -> Repository:
    repository = open_repository(folder)
    assert repository is not None
    return repository


def since(folder: Path, old: str | None = OLD, new: str = NEW, file: str = LESSON) -> Since:
    [found] = outdated_since(open_repository(folder), [ChangedPassage(file, old, new)])
    return found


@pytest.fixture
def site(tmp_path: Path) -> GitSite:
    return GitSite(tmp_path / "site")


def test_the_day_is_that_of_the_commit_that_changed_the_passage(site: GitSite) -> None:
    site.commit("2024-01-01", lesson(OLD))
    site.commit("2024-02-01", lesson(OLD, rest="Another passage changes before."))
    site.commit("2024-03-01", lesson(NEW, rest="Another passage changes before."))
    site.commit("2024-04-01", lesson(NEW, rest="And another one after."))
    assert since(site.folder) == Since(date(2024, 3, 1))


def test_a_passage_that_changed_twice_is_outdated_since_the_first_change(site: GitSite) -> None:
    site.commit("2024-01-01", lesson(OLD))
    site.commit("2024-02-01", lesson("Something between."))
    site.commit("2024-03-01", lesson(NEW))
    assert since(site.folder) == Since(date(2024, 2, 1))


def test_a_text_that_returned_counts_from_the_last_time_it_went(site: GitSite) -> None:
    for month, passage in enumerate((OLD, NEW, OLD, NEW), 1):
        site.commit(f"2024-0{month}-01", lesson(passage))
    assert since(site.folder) == Since(date(2024, 4, 1))


def test_days_are_those_of_utc(site: GitSite) -> None:
    site.commit("2024-01-01", lesson(OLD))
    site.commit("2024-03-01T01:30:00+14:00", lesson(NEW))
    assert since(site.folder) == Since(date(2024, 2, 29))


def test_the_committer_date_counts_not_the_author_date(site: GitSite) -> None:
    site.commit("2024-01-01", lesson(OLD))
    site.commit("2024-03-01", lesson(NEW))
    site.git("commit", "--amend", "--quiet", "--no-edit", "--date=2023-01-01T00:00:00+00:00",
             day="2024-05-01T00:00:00-12:00")
    assert since(site.folder) == Since(date(2024, 5, 1))


def test_a_longer_text_that_begins_with_the_old_one_is_another_text(site: GitSite) -> None:
    site.commit("2024-01-01", lesson(OLD))
    site.commit("2024-02-01", lesson(f"{OLD}\nThey want salt too."))
    site.commit("2024-03-01", lesson(NEW))
    assert since(site.folder) == Since(date(2024, 2, 1))


def test_equal_texts_elsewhere_do_not_mislead(site: GitSite) -> None:
    """The old text stood twice: its other place changed later, and is another passage."""
    site.commit("2024-01-01", lesson(OLD, rest=f"Between.\n\n{OLD}"))
    site.commit("2024-02-01", lesson(NEW, rest=f"Between.\n\n{OLD}"))
    site.commit("2024-03-01", lesson(NEW, rest="Between.\n\nQuite another text."))
    assert since(site.folder) == Since(date(2024, 2, 1))


def test_an_equal_text_that_is_still_there_does_not_hide_the_change(site: GitSite) -> None:
    site.commit("2024-01-01", lesson(OLD, rest=f"Between.\n\n{OLD}"))
    site.commit("2024-02-01", lesson(NEW, rest=f"Between.\n\n{OLD}"))
    assert since(site.folder) == Since(date(2024, 2, 1))


def test_an_equal_text_that_is_still_there_does_not_move_the_day(site: GitSite) -> None:
    for month, passage in enumerate((OLD, "Something between.", NEW), 1):
        site.commit(f"2024-0{month}-01", lesson(passage, rest=f"Between.\n\n{OLD}"))
    assert since(site.folder) == Since(date(2024, 2, 1))


@pytest.mark.parametrize("written", [
    "> {}", "- {}", "1. {}", "- [x] {}", "## {} {{ #anchor .quiz }}", "!!! note \"{}\"\n\n    Text.", "| {} | other |",
    "    > - {}", "Term\n:   {}", "[^1]: {}", "*[ABC]: {}", "<summary>{}</summary>", "   {}   ", "{}\n{{ .lead }}",
    "=== \"{}\"\n\n    Text.", "{}\n======", "- first\n- {}\n- last",
])
def test_passages_are_found_under_the_marks_of_their_blocks(site: GitSite, written: str) -> None:
    site.commit("2024-01-01", lesson(written.format(OLD)))
    site.commit("2024-02-01", lesson(written.format(NEW)))
    assert since(site.folder) == Since(date(2024, 2, 1))


@pytest.mark.parametrize("written", [
    "summary: {}", "summary: '{}'", 'summary: "{}"', "summary: >-\n  Eggs want\n  {}", "list:\n  - {{text: \"{}\"}}",
])
def test_fields_are_found_however_they_are_written(site: GitSite, written: str) -> None:
    old, new = ("enough water.", "much more water.") if ">-" in written else (OLD, NEW)
    path = "learning_packs/egg/pack.yml"
    for day, text in (("2024-01-01", old), ("2024-02-01", new)):
        site.commit(day, {path: f"schema: 1\n{written.format(text)}\n", **lesson("Body.", title=f'"{text}"')})
    assert since(site.folder, file=path) == Since(date(2024, 2, 1))
    assert since(site.folder, old, new) == Since(date(2024, 2, 1))


def test_a_renamed_file_is_followed(site: GitSite) -> None:
    other = "learning_packs/egg/lessons/the-water.md"
    site.commit("2024-01-01", {other: lesson(OLD)[LESSON]})
    site.commit("2024-02-01", {other: lesson(NEW)[LESSON]})
    site.git("mv", other, LESSON)
    site.commit("2024-03-01")
    site.git("mv", "learning_packs/egg", "learning_packs/eggs")
    site.commit("2024-04-01")
    assert since(site.folder, file=LESSON.replace("egg/", "eggs/")) == Since(date(2024, 2, 1))


def test_a_change_made_while_renaming(site: GitSite) -> None:
    site.commit("2024-01-01", {"learning_packs/egg/lessons/wasser.md": lesson(OLD)[LESSON]})
    site.git("mv", "learning_packs/egg/lessons/wasser.md", LESSON)
    site.commit("2024-02-01", lesson(NEW))
    assert since(site.folder) == Since(date(2024, 2, 1))


def test_a_merge_leads_to_the_commit_of_the_branch(site: GitSite) -> None:
    site.commit("2024-01-01", lesson(OLD))
    site.git("checkout", "--quiet", "-b", "work")
    site.commit("2024-02-01", lesson(NEW))
    site.git("checkout", "--quiet", "main")
    site.commit("2024-02-15", {"content/index.md": "# Home\n"})
    site.merge("work", "2024-03-01")
    assert since(site.folder) == Since(date(2024, 2, 1))


def test_a_merge_in_which_both_sides_changed_the_file(site: GitSite) -> None:
    site.commit("2024-01-01", lesson(OLD, rest="One.\n\nTwo.\n\nThree.\n\nFour."))
    site.git("checkout", "--quiet", "-b", "work")
    site.commit("2024-02-01", lesson(OLD, rest="One.\n\nTwo.\n\nThree.\n\nFive."))
    site.git("checkout", "--quiet", "main")
    site.commit("2024-02-15", lesson(NEW, rest="One.\n\nTwo.\n\nThree.\n\nFour."))
    site.git("checkout", "--quiet", "work")
    site.merge("main", "2024-03-01")
    assert since(site.folder) == Since(date(2024, 2, 15))


def test_a_branch_that_never_had_the_text_does_not_mislead(site: GitSite) -> None:
    site.commit("2023-01-01", lesson("An older text.", rest="One.\n\nTwo.\n\nThree.\n\nFour."))
    site.git("checkout", "--quiet", "-b", "work")
    site.commit("2024-02-01", lesson("An older text.", rest="One.\n\nTwo.\n\nThree.\n\nFive."))
    site.git("checkout", "--quiet", "main")
    site.commit("2024-02-15", lesson(OLD, rest="One.\n\nTwo.\n\nThree.\n\nFour."))
    site.commit("2024-03-15", lesson(NEW, rest="One.\n\nTwo.\n\nThree.\n\nFour."))
    site.merge("work", "2024-04-01")
    assert since(site.folder) == Since(date(2024, 3, 15))


def test_a_change_made_by_the_merge_itself(site: GitSite) -> None:
    site.commit("2024-01-01", lesson(OLD))
    site.git("checkout", "--quiet", "-b", "work")
    site.commit("2024-02-01", lesson(OLD, rest="The branch."))
    site.git("checkout", "--quiet", "main")
    site.commit("2024-02-15", lesson(OLD, rest="The main line."))
    site.git("merge", "--no-commit", "--no-ff", "--strategy=ours", "work")
    site.commit("2024-03-01", lesson(NEW, rest="Both."))
    assert since(site.folder) == Since(date(2024, 3, 1))


def test_a_merge_that_makes_the_change_with_a_branch_that_never_had_the_text(site: GitSite) -> None:
    site.commit("2023-01-01", lesson("An older text."))
    site.git("checkout", "--quiet", "-b", "work")
    site.commit("2024-02-01", lesson("An older text.", rest="The branch."))
    site.git("checkout", "--quiet", "main")
    site.commit("2024-02-15", lesson(OLD))
    site.git("merge", "--no-commit", "--no-ff", "--strategy=ours", "work")
    site.commit("2024-03-01", lesson(NEW, rest="Both."))
    assert since(site.folder) == Since(date(2024, 3, 1))


@pytest.mark.parametrize(("other_day", "main_day"), [("2024-02-01", "2024-02-15"), ("2024-02-15", "2024-02-01")])
def test_where_both_sides_made_the_same_change_the_main_line_counts(
    site: GitSite, other_day: str, main_day: str
) -> None:
    site.commit("2024-01-01", lesson(OLD, rest="One.\n\nTwo.\n\nThree.\n\nFour."))
    site.git("checkout", "--quiet", "-b", "work")
    site.commit(other_day, lesson(NEW, rest="One.\n\nTwo.\n\nThree.\n\nFive."))
    site.git("checkout", "--quiet", "main")
    site.commit(main_day, lesson(NEW, rest="One.\n\nTwo.\n\nThree.\n\nFour."))
    site.commit("2024-02-20", lesson(NEW, rest="Eins.\n\nTwo.\n\nThree.\n\nFour."))
    site.merge("work", "2024-03-01")
    assert since(site.folder) == Since(date.fromisoformat(main_day))


def test_a_shallow_clone_says_nothing_about_what_it_does_not_see(site: GitSite, tmp_path: Path) -> None:
    site.commit("2024-01-01", lesson(OLD))
    site.commit("2024-02-01", lesson(NEW))
    site.commit("2024-03-01", lesson(NEW, rest="Later."))
    hidden = site.clone(tmp_path / "two", "--depth=2")
    assert opened(hidden).shallow
    assert since(hidden) == UNKNOWN
    assert since(site.clone(tmp_path / "three", "--depth=3")) == Since(date(2024, 2, 1))


def test_a_side_branch_does_not_speak_for_what_a_shallow_clone_hides(site: GitSite, tmp_path: Path) -> None:
    """The main line made the same change earlier, beyond the end of the clone."""
    site.commit("2024-01-01", lesson(OLD, rest="One.\n\nTwo.\n\nThree."))
    site.git("checkout", "--quiet", "-b", "work")
    site.commit("2024-03-01", lesson(NEW, rest="One.\n\nTwo.\n\nDrei."))
    site.git("checkout", "--quiet", "main")
    for month, rest in enumerate(("One.", "Eins.", "Uno."), 1):
        site.commit(f"2024-0{month}-15", lesson(NEW, rest=f"{rest}\n\nTwo.\n\nThree."))
    site.merge("work", "2024-04-01")
    assert since(site.folder) == Since(date(2024, 1, 15))
    clone = site.clone(tmp_path / "clone", "--depth=3")
    assert len(opened(clone).graph(99)) == 5
    assert since(clone) == UNKNOWN


def test_a_clone_without_blobs_fetches_nothing_and_knows_nothing(site: GitSite, tmp_path: Path) -> None:
    site.commit("2024-01-01", lesson(OLD))
    site.commit("2024-02-01", lesson(NEW))
    site.git("config", "uploadpack.allowFilter", "true")
    clone = site.clone(tmp_path / "partial", "--filter=blob:none")
    assert since(clone) == UNKNOWN


def test_a_change_that_is_not_committed(site: GitSite) -> None:
    site.commit("2024-01-01", lesson(OLD))
    site.write(LESSON, lesson(NEW)[LESSON])
    assert since(site.folder) == Since(uncommitted=True)


def test_a_file_that_is_not_committed(site: GitSite) -> None:
    site.commit("2024-01-01", {"learning_packs/egg/pack.yml": "schema: 1\n"})
    site.write(LESSON, lesson(NEW)[LESSON])
    assert since(site.folder) == UNKNOWN


def test_a_text_that_history_does_not_know(site: GitSite) -> None:
    site.commit("2024-01-01", lesson("Another text."))
    site.commit("2024-02-01", lesson(NEW))
    assert since(site.folder) == UNKNOWN
    assert since(site.folder, None) == UNKNOWN
    assert since(site.folder, NEW) == UNKNOWN


def test_no_repository(tmp_path: Path, site: GitSite) -> None:
    (tmp_path / "plain").mkdir()
    assert open_repository(tmp_path / "plain") is None
    assert open_repository(tmp_path / "absent") is None
    assert open_repository(site.folder) is None, "there is no commit yet"
    assert since(tmp_path / "plain") == UNKNOWN


def test_git_is_not_installed(site: GitSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.commit("2024-01-01", lesson(OLD))
    monkeypatch.setenv("PATH", "")
    assert open_repository(site.folder) is None


def test_a_folder_that_is_in_no_commit(site: GitSite) -> None:
    site.commit("2024-01-01", {".gitignore": "build/\n"})
    site.write("build/site/mkdocs.yml", "site_name: A\n")
    assert open_repository(site.folder / "build" / "site") is None


def test_a_site_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    site = GitSite(tmp_path / "top", "docs/the site")
    site.commit("2024-01-01", lesson(OLD))
    (site.top / "learning_packs").mkdir()
    (site.top / "learning_packs" / "x.md").write_text("of no concern")
    site.commit("2024-02-01", lesson(NEW))
    repository = opened(site.folder)
    assert repository.prefix == "docs/the site/"
    assert [one.day for one in repository.commits(["learning_packs"], 9)] == [date(2024, 2, 1), date(2024, 1, 1)]
    assert [*repository.files(repository.head, ["learning_packs"])] == [LESSON]
    assert since(site.folder) == Since(date(2024, 2, 1))


def test_a_repository_with_sha256(tmp_path: Path) -> None:
    try:
        site = GitSite(tmp_path / "top", "", "--object-format=sha256")
    except subprocess.CalledProcessError:
        pytest.skip("this git knows no sha256")
    site.commit("2024-01-01", lesson(OLD))
    site.commit("2024-02-01", lesson(NEW))
    assert len(opened(site.folder).head) == 64
    assert since(site.folder) == Since(date(2024, 2, 1))


def test_a_work_tree_beside_the_repository(site: GitSite, tmp_path: Path) -> None:
    site.commit("2024-01-01", lesson(OLD))
    site.commit("2024-02-01", lesson(NEW))
    site.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "beside"))
    assert (tmp_path / "beside" / ".git").is_file()
    assert since(tmp_path / "beside") == Since(date(2024, 2, 1))


def test_another_repository_in_the_environment_does_not_mislead(
    site: GitSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.commit("2024-01-01", lesson(OLD))
    site.commit("2024-02-01", lesson(NEW))
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    assert since(site.folder) == Since(date(2024, 2, 1))


def test_a_broken_repository_is_no_history(site: GitSite) -> None:
    site.commit("2024-01-01", lesson(OLD))
    site.commit("2024-02-01", lesson(NEW))
    shutil.rmtree(site.top / ".git" / "objects")
    assert since(site.folder) == UNKNOWN


def test_an_owner_whom_git_does_not_trust(site: GitSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.commit("2024-01-01", lesson(OLD))
    # Git's own switch for testing what it does in somebody else's folder.
    monkeypatch.setattr(git_module, "_FIXED", {**git_module._FIXED, "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    assert open_repository(site.folder) is None


def test_nothing_of_the_configuration_is_run(site: GitSite, tmp_path: Path) -> None:
    site.commit("2024-01-01", {**lesson(OLD), ".gitattributes": "*.md diff=evil filter=evil\n"})
    site.commit("2024-02-01", lesson(NEW))
    program = tmp_path / "evil"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path / 'ran'}\n")
    program.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "diff.evil.textconv", "diff.evil.command", "filter.evil.smudge",
                "filter.evil.clean", "core.pager", "gpg.program", "core.askPass"):
        site.git("config", key, str(program))
    for key in ("log.showSignature", "pager.rev-list", "pager.diff-tree"):
        site.git("config", key, "true")
    before = {path: path.stat().st_mtime_ns for path in (site.top / ".git").rglob("*")}
    assert since(site.folder) == Since(date(2024, 2, 1))
    assert opened(site.folder).commits(["learning_packs"], 5)
    assert not (tmp_path / "ran").exists()
    assert {path: path.stat().st_mtime_ns for path in (site.top / ".git").rglob("*")} == before


def test_names_that_are_hard_to_print(site: GitSite) -> None:
    names = ["learning_packs/:(top)x.md", "learning_packs/ a\tb.md", "learning_packs/-x.md", "learning_packs/पाठ \"é\".md",
             "learning_packs/line\nend.md", "learning_packs/*.md"]
    site.commit("2024-01-01", {name: lesson(OLD)[LESSON] for name in names})
    site.commit("2024-02-01", {name: lesson(NEW)[LESSON] for name in names})
    repository = opened(site.folder)
    assert sorted(repository.files(repository.head, ["learning_packs"])) == sorted(names)
    assert [*repository.files(repository.head, ["learning_packs/*.md"])] == ["learning_packs/*.md"]
    found = outdated_since(repository, [ChangedPassage(name, OLD, NEW) for name in names])
    assert found == (Since(date(2024, 2, 1)),) * len(names)


def test_links_and_submodules_are_no_files(site: GitSite) -> None:
    site.commit("2024-01-01", lesson(OLD))
    (site.folder / "learning_packs" / "link.md").symlink_to("/etc/passwd")
    site.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},learning_packs/module")
    site.git("add", "learning_packs/link.md")
    site.git("commit", "--quiet", "--message=links")
    repository = opened(site.folder)
    assert [*repository.files(repository.head, ["learning_packs"])] == [LESSON]


def test_a_clock_that_no_calendar_holds(site: GitSite) -> None:
    site.commit("2024-01-01", lesson(OLD))
    site.write(LESSON, lesson(NEW)[LESSON])
    site.git("add", "--all")
    site.git("commit", "--quiet", "--message=late", day="@4000000000000 +0000")
    assert since(site.folder) == UNKNOWN


def test_commits_that_touched_a_folder(site: GitSite) -> None:
    site.commit("2024-01-01", lesson(OLD))
    site.commit("2024-02-01", {"content/index.md": "Home"}, author="রিনা <script>")
    last = site.commit("2024-03-01T23:30:00-05:00", lesson(NEW), author="রিনা <script>")
    found = opened(site.folder).commits(["learning_packs"], 9)
    assert [one.day for one in found] == [date(2024, 3, 2), date(2024, 1, 1)]
    assert (found[0].id, found[0].author) == (last, "রিনা <script>".replace("<", "").replace(">", ""))
    assert len(opened(site.folder).commits(["learning_packs"], 1)) == 1
    assert opened(site.folder).commits(["nothing"], 9) == ()


def test_objects_are_read_by_their_ids(site: GitSite) -> None:
    site.commit("2024-01-01", {"learning_packs/a.md": "a" * 1000, "learning_packs/b.md": "b\n\0\n"})
    repository = opened(site.folder)
    files = repository.files(repository.head, ["learning_packs"])
    with repository.objects() as objects:
        assert objects.read(files["learning_packs/a.md"], 10) is None
        assert objects.read(files["learning_packs/b.md"], 10) == b"b\n\0\n"
        assert objects.read(files["learning_packs/a.md"], 1000) == b"a" * 1000
        with pytest.raises(GitError):
            objects.read("1" * 40, 10)
    assert repository.resolve(["no\nname", "HEAD:learning_packs/a.md", "HEAD:no blob 3 missing"])[::2] == [None, None]


def test_a_revision_is_never_an_option(site: GitSite) -> None:
    first = site.commit("2024-01-01", lesson(OLD))
    site.commit("2024-02-01", lesson(NEW))
    repository = opened(site.folder)
    assert repository.commit_of("HEAD~1") == first == repository.merge_base(first)
    for odd in ("--all", "-h", "", "HEAD\0", "no-such", "HEAD:learning_packs", "a\nb"):
        assert repository.commit_of(odd) is None


def test_what_is_cut_by_lines_is_what_the_parser_cuts() -> None:
    """Of our own lessons and pages every passage is found, as often as the parser finds it."""
    engine, total = Engine(DEFAULT_EXTENSIONS), 0
    for path in sorted(Path(__file__).parent.parent.glob("learning_packs/*/*/*.md")):
        data = path.read_bytes()
        passages = [normal(one.text) for one in engine.parse(split(data.decode(), "")[0].body).passages]
        found = pieces(data, "x.md")
        assert {text: passages.count(text) for text in passages} == {text: found[text] for text in passages}
        total += len(passages)
    assert total > 500
