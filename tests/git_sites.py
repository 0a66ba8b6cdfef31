"""Real git repositories for tests: every commit at a moment that the test names."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

IDENTITY = {
    "GIT_AUTHOR_NAME": "Asha", "GIT_AUTHOR_EMAIL": "asha@example.org", "GIT_COMMITTER_NAME": "Asha",
    "GIT_COMMITTER_EMAIL": "asha@example.org", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
}


class GitSite:
    """A repository and the folder of a site in it."""

    def __init__(self, top: Path, folder: str = "", *options: str) -> None:
        self.top, self.folder = top, top / folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main", *options)

    def git(self, *arguments: str, day: str = "2020-01-01T12:00:00+00:00", author: str = "Asha") -> str:
        """Run git; what it prints."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment |= {**IDENTITY, "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day, "GIT_AUTHOR_NAME": author}
        done = subprocess.run(["git", *arguments], cwd=self.top, env=environment, capture_output=True, check=True)
        return done.stdout.decode()

    def write(self, path: str, text: str) -> None:
        """Write a file of the site."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def commit(self, day: str, files: dict[str, str] | None = None, author: str = "Asha") -> str:
        """Write some files and commit everything at a moment, such as `2024-03-01T10:00:00+00:00` or a
        day, at noon by UTC; the id of the commit."""
        for path, text in (files or {}).items():
            self.write(path, text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=a change", day=_moment(day), author=author)
        return self.git("rev-parse", "HEAD").strip()

    def merge(self, branch: str, day: str, *options: str) -> None:
        """Merge a branch at a moment."""
        self.git("merge", "--quiet", "--no-ff", "--no-edit", *options, branch, day=_moment(day))

    def clone(self, to: Path, *options: str) -> Path:
        """A clone of the repository; the site's folder in it."""
        self.git("clone", "--quiet", *options, f"file://{self.top}", str(to))
        return to / self.folder.relative_to(self.top)


def _moment(day: str) -> str:
    return day if "T" in day else f"{day}T12:00:00+00:00"
