"""The workflow for pull requests of strangers: what it may do, and what its steps really do.

Its shell steps are run here between two git repositories: one is the site, the other a stranger's.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

import small_site
from tally import Tally

PROMISE = "Code in a pull request does not run"

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "tools/ci/pull-request.yml").read_text(encoding="utf-8")
WORKFLOW = yaml.safe_load(TEXT)
JOB = WORKFLOW["jobs"]["preview"]
STEPS = {step["name"]: step["run"] for step in JOB["steps"] if "run" in step}
TAKE, CHECK = (next(name for name in STEPS if name.startswith(word)) for word in ("Take", "Check"))
CANARY = "\nimport pathlib; pathlib.Path({place!r}).write_text('a stranger was here')\n"

needs_git = pytest.mark.skipif(not (shutil.which("git") and shutil.which("bash")), reason="needs git and bash")


def git(folder: Path, *words: str) -> str:
    environment = {
        **os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
    }
    return subprocess.run(["git", "-C", str(folder), *words], capture_output=True, text=True, check=True,
                          env=environment).stdout.strip()


@dataclass(frozen=True)
class Runner:
    """A machine that runs the job: its copy of the base branch, and the site's repository."""

    work: Path
    origin: Path
    stranger: Path
    canary: Path

    @property
    def summary(self) -> Path:
        """What the host shows beside the pull request."""
        return self.origin.with_name("summary.md")

    def offer(self) -> str:
        """Commit what the stranger did; the commit that the job is to look at."""
        git(self.stranger, "add", "--all", "--force")
        git(self.stranger, "commit", "--quiet", "--message", "A small correction")
        git(self.stranger, "push", "--quiet", "--force", "origin", "HEAD:refs/pull/7/merge")
        return git(self.stranger, "rev-parse", "HEAD")

    def run(self, merged: str, *names: str) -> subprocess.CompletedProcess[str]:
        """Run steps as the host does, one after the other; the first that fails, or the last."""
        environment = {**os.environ, "DATA": JOB["env"]["DATA"], "MERGED": merged, "GITHUB_STEP_SUMMARY": str(self.summary)}
        for name in names:
            done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[name]], cwd=self.work,
                                  capture_output=True, text=True, check=False, env=environment)
            if done.returncode:
                break
        return done


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """The site with its program, a fork of it, and the job's copy, set up as its first steps leave it."""
    origin, base, canary = tmp_path / "origin.git", tmp_path / "base", tmp_path / "canary"
    small_site.write(base)
    (base / "translations/bn/LC_MESSAGES/.keep").write_text("")
    shutil.copytree(ROOT / "plugins", base / "plugins", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    subprocess.run(["git", "init", "--quiet", "--bare", str(origin)], check=True)
    git(tmp_path, "init", "--quiet", "base")
    git(base, "add", "--all")
    git(base, "commit", "--quiet", "--message", "The site")
    git(base, "push", "--quiet", str(origin), "HEAD:refs/heads/main")
    git(tmp_path, "clone", "--quiet", "--branch", "main", f"file://{origin}", "stranger")
    git(tmp_path, "clone", "--quiet", "--branch", "main", "--depth=1", f"file://{origin}", "work")
    program = tmp_path / "work/.venv/bin/pathshala"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nPYTHONPATH=plugins PYTHONDONTWRITEBYTECODE=1 exec "{sys.executable}" -m pathshala.cli "$@"\n')
    program.chmod(0o755)
    return Runner(tmp_path / "work", origin, tmp_path / "stranger", canary)


def test_the_job_can_do_no_harm() -> None:
    # In YAML 1.1 the key `on` reads as true.
    assert WORKFLOW[True] == {"pull_request": None}, "pull_request_target would bring secrets along"
    assert WORKFLOW["permissions"] == {} and JOB["permissions"] == {"contents": "read"}
    assert list(WORKFLOW["jobs"]) == ["preview"] and JOB["timeout-minutes"] <= 30
    assert not re.search(r"\bsecrets\b *[.:[]", TEXT) and "environment" not in JOB


def test_no_text_of_a_stranger_gets_into_a_script() -> None:
    """Expressions are put into a script before the shell reads it, so there is none; and those that
    stand elsewhere are numbers, commits and the name of the base branch."""
    assert not [name for name, script in STEPS.items() if "${{" in script]
    assert set(re.findall(r"\$\{\{ (.*?) \}\}", TEXT)) == {
        "github.event.pull_request.number", "github.sha", "github.base_ref", "!cancelled()"}


def test_actions_are_pinned_and_leave_no_token() -> None:
    used = [step for step in JOB["steps"] if "uses" in step]
    assert used and all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"]) for step in used)
    assert used[0]["with"] == {"ref": "${{ github.base_ref }}", "persist-credentials": False}


def test_the_set_up_comes_before_the_data() -> None:
    names = list(STEPS)
    assert STEPS[names[0]] == "make .venv/.ready" and names[1] == TAKE
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "READY := $(VENV)/.ready" in makefile and "VENV := .venv" in makefile


@needs_git
def test_a_good_pull_request_is_checked_and_shown(runner: Runner) -> None:
    lesson = runner.stranger / "learning_packs/egg/lessons/water.md"
    lesson.write_text(lesson.read_text().replace("Eggs want enough water.", "Eggs want a lot of water."))
    (runner.stranger / "content/guides/translators.md").unlink()
    done = runner.run(runner.offer(), *[name for name in STEPS if not STEPS[name].startswith("make")])
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Eggs want a lot of water." in (runner.work / "preview/packs/egg/water.html").read_text()
    assert not (runner.work / "preview/guides/translators.html").exists()
    assert "passage" in runner.summary.read_text()
    assert "## Quality in this change" in runner.summary.read_text()


@needs_git
def test_a_mistake_is_told_at_its_line(runner: Runner) -> None:
    pack = runner.stranger / "learning_packs/egg/pack.yml"
    pack.write_text(pack.read_text().replace("level: beginner", "level: begginer"))
    done = runner.run(runner.offer(), TAKE, CHECK)
    assert done.returncode == 1
    assert re.search(r"^::error file=learning_packs/egg/pack.yml,line=8,", done.stdout, re.MULTILINE), done.stdout


@needs_git
def test_findings_give_the_host_no_orders(runner: Runner) -> None:
    """The host obeys lines of the log that begin with `::`: a stranger must not be able to write one."""
    pack = runner.stranger / "learning_packs/egg/pack.yml"
    pack.write_text(pack.read_text().replace("level: beginner", 'level: "a\\n::add-mask::e\\r::warning::b%0A::stop-commands::x"'))
    (runner.stranger / "learning_packs/egg/media").mkdir()
    (runner.stranger / "learning_packs/egg/media/\n::error::x.svg").write_text("<svg/>")
    done = runner.run(runner.offer(), TAKE, CHECK)
    assert done.returncode == 1
    orders = re.findall(r"(?:^|\r)(?:::|##\[)\S*", done.stdout + done.stderr, re.MULTILINE)
    assert orders and all(re.fullmatch(r"::(error|warning|notice)", one) for one in orders), orders
    assert all("::add-mask::" not in line.split("::", 2)[1] for line in done.stdout.splitlines() if line.startswith("::"))


def plant_code(runner: Runner) -> tuple[str, ...]:
    """Code of a stranger at every place where a program may look for some; the places."""
    code = CANARY.format(place=str(runner.canary))
    modules = ("plugins/pathshala/cli/__init__.py", "plugins/pathshala/__init__.py", "plugins/sitecustomize.py", "hook.py",
               "content/hook.py", "content/__init__.py", "learning_packs/egg/conftest.py", "translations/sitecustomize.py",
               "sitecustomize.py")
    for path in modules:
        place = runner.stranger / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text((place.read_text() if place.exists() else "") + code)
    settings = runner.stranger / "mkdocs.yml"
    settings.write_text(settings.read_text() + "hooks: [hook.py]\n")
    shutil.copy(settings, runner.stranger / "content/mkdocs.yml")
    (runner.stranger / "Makefile").write_text(f".venv/.ready:\n\ttouch {runner.canary}\n")
    cache = runner.stranger / ".pathshala/cache/zz"
    cache.mkdir(parents=True)
    (cache / "0000").write_bytes(b"cposix\nsystem\n(S'touch " + os.fsencode(runner.canary) + b"'\ntR.")
    # A filter works only where the machine's own settings define it.
    (runner.stranger / "content/.gitattributes").write_text("* filter=lfs text eol=lf\n")
    (runner.stranger / ".gitattributes").write_text("* filter=evil\n")
    return (*modules, "mkdocs.yml", "content/mkdocs.yml", "Makefile", ".pathshala/cache/zz/0000", "content/.gitattributes",
            ".gitattributes")


@needs_git
def test_code_of_a_pull_request_never_runs(runner: Runner, tally: Tally) -> None:
    tally(len(plant_code(runner)))
    merged = runner.offer()
    done = runner.run(merged, *[name for name in STEPS if not STEPS[name].startswith("make")])
    assert not runner.canary.exists()
    git(runner.work, "diff", "--exit-code", "HEAD", "--", "plugins", "mkdocs.yml")
    assert not any((runner.work / name).exists() for name in ("hook.py", "sitecustomize.py", "Makefile", ".pathshala/cache/zz"))
    assert done.returncode in (0, 1), done.stderr  # The checks may complain about such files.
    # The same commit, checked out as a whole, does run: the test can fail.
    git(runner.work, "checkout", "--quiet", "--force", merged)
    runner.run(merged, CHECK)
    assert runner.canary.exists()


@needs_git
@pytest.mark.parametrize("plant", [
    lambda root: (root / "content/secret.md").symlink_to("/etc/passwd"),
    lambda root: (root / "learning_packs/egg/lessons/more").symlink_to("/etc"),
    lambda root: (shutil.rmtree(root / "translations"), (root / "translations").symlink_to("plugins")),
    lambda root: git(root, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},learning_packs/module"),
], ids=["link", "link-to-folder", "folder-is-link", "submodule"])
def test_links_and_submodules_are_refused(runner: Runner, plant: Callable[[Path], object], tally: Tally) -> None:
    tally(1)
    plant(runner.stranger)
    if not git(runner.stranger, "diff", "--cached", "--name-only"):
        git(runner.stranger, "add", "--all")
    git(runner.stranger, "commit", "--quiet", "--message", "A small correction")
    git(runner.stranger, "push", "--quiet", "--force", "origin", "HEAD:refs/pull/7/merge")
    done = runner.run(git(runner.stranger, "rev-parse", "HEAD"), TAKE)
    assert done.returncode == 1 and "::error::The data of this pull request holds symbolic links" in done.stdout
    assert not (runner.work / "content/secret.md").is_symlink()


@needs_git
def test_the_data_that_is_taken_has_no_hard_links(runner: Runner, tally: Tally) -> None:
    """A stranger's hard link becomes a file of its own in git, with what the stranger could read."""
    (runner.stranger / "content/media").mkdir()
    os.link(runner.stranger / "mkdocs.yml", runner.stranger / "content/media/settings.txt")
    os.link(runner.stranger / "content/media/settings.txt", runner.stranger / "content/media/again.txt")
    done = runner.run(runner.offer(), TAKE)
    assert done.returncode == 0, done.stdout + done.stderr
    files = [path for folder in JOB["env"]["DATA"].split() for path in (runner.work / folder).rglob("*") if path.is_file()]
    linked = [path for path in files if path.stat().st_nlink > 1]
    tally(2, len(linked))
    assert linked == [] and runner.work / "content/media/again.txt" in files


def test_the_page_on_security_is_true() -> None:
    """It names tests that exist, all promises, and the files and folders that there are."""
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", text))
    assert [path for path in sorted(named) if not (ROOT / path).is_file()] == []
    promises = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests/promises").glob("test_*.py")}
    assert promises - named == set(), "a promise is kept that SECURITY.md does not make"
    assert all((ROOT / path).exists() for path in re.findall(r"\]\(([\w/.-]+)\)", text))
    data = next(line for line in text.splitlines() if line.startswith("| **Data**"))
    assert all(f"`{folder}/`" in data for folder in JOB["env"]["DATA"].split())
