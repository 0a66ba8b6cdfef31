"""The git repository that a site's folder is in, read by git's own plumbing and never written.

Nothing of what is asked here runs a hook, a filter, a pager or a helper of the configuration, takes
a lock, reaches for the network, or waits for a password.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Timer
from typing import IO

TIME_LIMIT = 120.0
"""Seconds that one command of git may take."""

READING_LIMIT = 900.0
"""Seconds that one reading of many objects may take, with all that is done between."""

_SETTINGS = (
    "core.fsmonitor=false", f"core.hooksPath={os.devnull}", "protocol.allow=never", "log.showSignature=false",
    "i18n.logOutputEncoding=UTF-8", "gc.auto=0", "maintenance.auto=false",
)
# Of git's own variables those count that say which settings to trust; GIT_DIR and the like would
# lead to another repository, as they do inside a hook.
_KEPT = frozenset({"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES"})
_FIXED = {
    "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_REPLACE_OBJECTS": "1", "GIT_NO_LAZY_FETCH": "1",
}


class GitError(Exception):
    """Git did not answer: it failed, took too long, or an object is not there."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its id, when it was committed (seconds since 1970, of no time zone) and its author's
    name as written there."""

    id: str
    moment: int
    author: str

    @property
    def day(self) -> date | None:
        """The day of the commit by UTC; None where its clock said what no calendar holds."""
        return day_of(self.moment)


@dataclass(frozen=True, slots=True)
class Item:
    """An object of git: id, kind (`blob`, `tree`, `commit`) and size in bytes."""

    id: str
    kind: str
    size: int


@dataclass(frozen=True)
class Repository:
    """The repository of a site as it was when opened; make it with `open_repository`.

    `top` is the folder that is the work tree's root, `prefix` the path of the site's folder in it with a
    slash at the end, empty where it is the same. `head` is the id of the commit that is checked out.
    `shallow` says that older commits are missing. Paths that go in and come out are relative to the
    site's folder, with forward slashes.
    """

    top: Path
    head: str
    shallow: bool
    prefix: str
    program: str

    def commits(self, paths: Sequence[str], limit: int) -> tuple[Commit, ...]:
        """The newest commits that touched one of the files or folders, newest first, at most `limit`.

        They are those of the main line: what came by a merge counts when it was merged. Raises GitError.
        """
        lines = self.run("rev-list", "--first-parent", f"--max-count={limit}", "--format=%ct%x00%an", self.head, "--",
                         *(self.prefix + path for path in paths)).decode("utf-8", "replace").split("\n")
        found = []
        for head, told in zip(lines[0::2], lines[1::2], strict=False):
            moment, _, author = told.partition("\0")
            found.append(Commit(head.removeprefix("commit "), _number(moment), author))
        return tuple(found)

    def graph(self, limit: int) -> Mapping[str, tuple[int, tuple[str, ...]]]:
        """The newest commits by id, newest first: the moment and the parents of each. Raises GitError."""
        listed = self.run("rev-list", "--timestamp", "--parents", f"--max-count={limit}", self.head).decode("ascii")
        rows = (line.split(" ") for line in listed.splitlines())
        return {row[1]: (_number(row[0]), tuple(row[2:])) for row in rows}

    def files(self, commit: str, paths: Sequence[str]) -> Mapping[str, str]:
        """The regular files under some files and folders at a commit, with the ids of their blobs, in
        order. Links and submodules are left out, and names that are not UTF-8. Raises GitError."""
        listed = self.run("ls-tree", "-r", "-z", "--full-tree", commit, "--", *(self.prefix + path for path in paths))
        found: dict[str, str] = {}
        for record in listed.split(b"\0")[:-1]:
            about, _, name = record.partition(b"\t")
            mode, _, blob = about.decode("ascii").split(" ")
            try:
                path = name.decode("utf-8")
            except UnicodeDecodeError:
                continue
            if mode.startswith("100") and path.startswith(self.prefix):
                found[path.removeprefix(self.prefix)] = blob
        return found

    def resolve(self, names: Sequence[str]) -> list[Item | None]:
        """What each name stands for, such as `<commit>:<path from the root>`; None where there is nothing.
        Raises GitError."""
        asked = [name for name in names if "\n" not in name]
        told = self.run("cat-file", "--batch-check", "--buffer", stdin="".join(f"{name}\n" for name in asked))
        answers = iter(told.decode("utf-8", "replace").split("\n"))
        return [None if "\n" in name else _item(next(answers)) for name in names]

    def tree_of(self, commit: str) -> str:
        """The name of the tree that the site's folder was at a commit."""
        return f"{commit}:{self.prefix.rstrip('/')}" if self.prefix else f"{commit}^{{tree}}"

    def commit_of(self, revision: str) -> str | None:
        """The id of the commit that a person's words name, such as `origin/main`; None where there is none."""
        try:
            # A name that begins with a hyphen would be read as an option.
            found = self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        except (GitError, ValueError):
            return None
        return found.decode("ascii", "replace").strip() or None

    def merge_base(self, commit: str) -> str | None:
        """The commit at which the history of `commit` and that of the head part; None where none is known."""
        try:
            return self.run("merge-base", commit, self.head).decode("ascii").strip() or None
        except GitError:
            return None

    def run(self, *arguments: str, stdin: str = "") -> bytes:
        """What a command of git prints. Raises GitError."""
        return _run(self.program, self.top, arguments, stdin.encode("utf-8", "surrogateescape"))

    @contextmanager
    def objects(self) -> Iterator[Objects]:
        """A reader of blobs that is one process, for as many as are asked for. Raises GitError."""
        try:
            started = subprocess.Popen(
                _command(self.program, ("cat-file", "--batch")), cwd=self.top, env=_environment(),
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise GitError(str(error)) from error
        with started as process:
            watch = Timer(READING_LIMIT, process.kill)
            watch.daemon = True
            watch.start()
            try:
                yield Objects(process)
            finally:
                watch.cancel()
                process.kill()
                with suppress(OSError):  # What a process that ended has not taken.
                    process.stdin.close()  # type: ignore[union-attr]


class Objects:
    """Reads blobs one after the other from a running `git cat-file --batch`."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None and process.stdout is not None
        self._asked, self._told = process.stdin, process.stdout

    def read(self, blob: str, limit: int) -> bytes | None:
        """The bytes of a blob; None where it is no blob or larger than `limit`. Raises GitError where it is
        not there, as in a clone that fetches files only when they are needed."""
        try:
            self._asked.write(blob.encode("ascii") + b"\n")
            self._asked.flush()
            item = _item(self._told.readline().decode("ascii", "replace").rstrip("\n"))
            if item is None:
                raise GitError(f"{blob} is not in the repository")
            kept = item.kind == "blob" and item.size <= limit
            data = _taken(self._told, item.size, limit if kept else 0)
            self._told.read(1)
        except (OSError, ValueError) as error:
            raise GitError(str(error)) from error
        return data if kept else None


def _taken(stream: IO[bytes], size: int, kept: int) -> bytes:
    """The next `size` bytes of a stream; they are read and let go where they are more than `kept`."""
    if size <= kept:
        data = stream.read(size)
        left = size - len(data)
    else:
        data, left = b"", size
        while left and (part := stream.read(min(left, 1 << 16))):
            left -= len(part)
    if left:
        raise GitError("git ended too soon")
    return data


def open_repository(folder: Path) -> Repository | None:
    """The repository that keeps the files of a folder; None where there is none.

    So it is where git is not installed, there is no commit yet, the folder is in no commit, or git does
    not trust the folder's owner.
    """
    program = shutil.which("git")
    if program is None:
        return None
    try:
        told = _run(program, folder, (
            "rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "HEAD^{commit}", "HEAD:./", "--show-cdup",
            "--show-prefix",
        )).decode("utf-8")
    except (GitError, UnicodeDecodeError):
        return None
    work_tree, shallow, head, _, up, prefix = [*told.split("\n", 5), *[""] * 5][:6]
    prefix = prefix.removesuffix("\n")
    if work_tree != "true" or not head or "\n" in prefix:
        return None
    return Repository(folder / up, head, shallow != "false", prefix, program)


def day_of(moment: int) -> date | None:
    """The day, by UTC, of a moment in seconds since 1970; None where no calendar holds it."""
    try:
        return datetime.fromtimestamp(moment, UTC).date()
    except (OverflowError, OSError, ValueError):
        return None


def _run(program: str, folder: Path, arguments: Iterable[str], stdin: bytes = b"") -> bytes:
    try:
        done = subprocess.run(
            _command(program, arguments), cwd=folder, env=_environment(), input=stdin, capture_output=True, check=False,
            timeout=TIME_LIMIT,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise GitError(str(error)) from error
    if done.returncode != 0:
        raise GitError(done.stderr.decode("utf-8", "replace").strip() or f"git ended with {done.returncode}")
    return done.stdout


def _command(program: str, arguments: Iterable[str]) -> list[str]:
    settings = (word for setting in _SETTINGS for word in ("-c", setting))
    return [program, "--no-pager", *settings, *arguments]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    return {**kept, **_FIXED}


def _item(line: str) -> Item | None:
    """An answer of `cat-file`: `<id> <kind> <size>`, or the name that was asked for and what is wrong with it."""
    match line.rsplit(" ", 2):
        case [found, "blob" | "tree" | "commit" | "tag" as kind, size] if size.isdecimal() and " " not in found:
            return Item(found, kind, int(size))
    return None


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return 0
