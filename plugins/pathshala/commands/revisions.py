"""The commit that a command compares the site with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..history.git import Repository, open_repository
from ..safety.quote import printable


@dataclass(frozen=True)
class Base:
    """The repository of a site, and a commit in it."""

    repository: Repository
    commit: str


def branch_base(root: Path, revision: str) -> Base | str:
    """The commit at which the history of what is checked out left that of a revision; or what a person is
    told where there is none. Raises GitError."""
    found = named_commit(root, revision)
    if isinstance(found, str):
        return found
    common = found.repository.merge_base(found.commit)
    if common is None:
        return (f"the history of {printable(revision)} does not meet that of what is checked out\n"
                "  help: fetch more of it: git fetch --unshallow")
    return Base(found.repository, common)


def named_commit(root: Path, revision: str) -> Base | str:
    """The commit that a revision names; or what a person is told where there is none. Raises GitError."""
    repository = open_repository(root)
    if repository is None:
        return ("the site's folder is in no git repository that can be read\n"
                "  help: run this where the site was cloned with git")
    commit = repository.commit_of(revision)
    if commit is None:
        way = ("this clone is shallow; fetch the rest of its history: git fetch --unshallow" if repository.shallow else
               "fetch it first, such as: git fetch origin main, and then name origin/main")
        return f"git knows no commit {printable(revision)}\n  help: {way}"
    return Base(repository, commit)
