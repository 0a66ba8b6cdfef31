"""Which commit is checked out, told without git: the same as git says, or nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from git_sites import GitSite
from pathshala.history.head import UNTOLD, head_id


@pytest.fixture
def site(tmp_path: Path) -> GitSite:
    made = GitSite(tmp_path / "repository", "site")
    for day in ("2024-01-01", "2024-01-02", "2024-01-03"):
        made.commit(day, {"page.md": day})
    return made


def told(folder: Path) -> str:
    """What git itself says."""
    return subprocess.run(["git", "-C", str(folder), "rev-parse", "HEAD"], capture_output=True, text=True, check=True).stdout.strip()


def test_it_is_what_git_says(site: GitSite, tmp_path: Path) -> None:
    assert head_id(site.folder) == told(site.folder)
    site.git("pack-refs", "--all")
    assert head_id(site.folder) == told(site.folder)
    site.git("checkout", "--quiet", "HEAD~1")
    assert head_id(site.folder) == told(site.folder)
    site.git("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "tree"), "HEAD~1")
    assert head_id(tmp_path / "tree") == told(tmp_path / "tree") != told(site.folder)


def test_history_that_was_fetched_is_another_one(site: GitSite, tmp_path: Path) -> None:
    clone = site.clone(tmp_path / "clone", "--depth=1")
    seen = [head_id(clone)]
    for more in ("--deepen=1", "--unshallow"):
        subprocess.run(["git", "-C", str(clone), "fetch", "--quiet", more], check=True)
        seen.append(head_id(clone))
    assert len(set(seen)) == 3 and seen[-1] == told(site.folder)


def test_without_a_repository_or_with_a_broken_one(tmp_path: Path) -> None:
    assert head_id(tmp_path) == ""
    (tmp_path / ".git").mkdir()
    assert head_id(tmp_path) == UNTOLD
    for head in ("ref: refs/heads/none", "ref: ../../secret", "ref: HEAD", "\x00", "ref: /etc/passwd"):
        (tmp_path / ".git/HEAD").write_text(head)
        assert head_id(tmp_path) == UNTOLD
    (tmp_path / "file").mkdir()
    (tmp_path / "file/.git").write_text("gitdir: nowhere")
    assert head_id(tmp_path / "file") == UNTOLD
