"""The versions that a file went through, from the newest backwards, along the lines of development.

Commits are read from the newest on, and only as far back as somebody asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .git import GitError, Repository

MAX_COMMITS = 50_000
"""Older commits than so many count as unknown."""

_FIRST_BATCH = 200
_RENAMES = "-l2000"

_Was = tuple[str, str]
"""The path and the blob that a file had one commit earlier."""


@dataclass(frozen=True, slots=True)
class Version:
    """A file as it was at a commit: the commit's id, the path it had then, and the blob."""

    commit: str
    path: str
    blob: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a version came from: the commit that made it, when (seconds since 1970), the versions that
    its parents had, and whether what was before is out of sight. A file that was new has none before it."""

    commit: str
    moment: int
    before: tuple[Version, ...] = ()
    hidden: bool = False


class Past:
    """The past of the files under some folders. Its methods raise GitError."""

    def __init__(self, repository: Repository, folders: Sequence[str]) -> None:
        self._repository, self._folders = repository, folders
        self._files = repository.files(repository.head, folders)
        self._commits = repository.graph(MAX_COMMITS)
        self._waiting = list(self._commits)
        self._batch = _FIRST_BATCH
        self._read: set[str] = set()
        self._trees: dict[str, str | None] = {}
        self._changes: dict[tuple[str, str], Mapping[str, _Was | None]] = {}
        self._straight: dict[str, tuple[str, Mapping[str, _Was | None]]] = {}
        self._origins: dict[Version, Origin] = {}

    def now(self, path: str) -> Version | None:
        """A file at the head; None where it is not committed."""
        blob = self._files.get(path)
        return Version(self._repository.head, path, blob) if blob else None

    def origin(self, version: Version) -> Origin:
        """The commit at which a file came to be as it is in this version."""
        if version not in self._origins:
            self._origins[version] = self._origin(version)
        return self._origins[version]

    def _origin(self, version: Version) -> Origin:
        commit, now = version.commit, (version.path, version.blob)
        while True:
            commit = self._back(commit, version.path)
            if commit not in self._commits:
                return Origin(commit, 0, hidden=True)
            moment, parents = self._commits[commit]
            if not parents:
                return Origin(commit, moment, hidden=self._repository.shallow)
            earlier = [(parent, self._before(commit, parent, now)) for parent in parents]
            same = next((parent for parent, was in earlier if was == now), None)
            if same is None:
                return Origin(commit, moment, tuple(Version(parent, *was) for parent, was in earlier if was))
            commit = same

    def _back(self, commit: str, path: str) -> str:
        """The nearest commit from here backwards that changed a file, or has not one parent; most commits
        have, and change other files, so this is where the time goes."""
        straight = self._straight
        while (step := straight.get(commit)) is not None and path not in step[1]:
            commit = step[0]
        return commit

    def _before(self, commit: str, parent: str, now: _Was) -> _Was | None:
        """What a file of a commit was in a parent; None where it was not there."""
        while commit not in self._read:
            self._load()
        tree, older = self._trees[commit], self._trees[parent]
        if older is None or tree is None:
            return None
        return now if tree == older else self._changes[older, tree].get(now[0], now)

    def _load(self) -> None:
        """Read the next commits: the site's tree of each, and what changed from their parents to them."""
        batch, self._waiting = self._waiting[:self._batch], self._waiting[self._batch:]
        if not batch:
            raise GitError("a commit is not among those that lead to the head")
        self._batch *= 2
        self._read.update(batch)
        parents = {commit: self._commits[commit][1] for commit in batch}
        wanted = [one for one in dict.fromkeys([*batch, *(one for held in parents.values() for one in held)])
                  if one not in self._trees]
        found = self._repository.resolve([self._repository.tree_of(one) for one in wanted])
        self._trees |= {one: item.id if item and item.kind == "tree" else None
                        for one, item in zip(wanted, found, strict=True)}
        edges = ((self._trees[parent], self._trees[commit]) for commit in batch for parent in parents[commit])
        pairs = dict.fromkeys((old, new) for old, new in edges if old and new and old != new)
        self._changes |= changes(self._repository, [pair for pair in pairs if pair not in self._changes], self._folders)
        for commit in batch:
            if len(parents[commit]) == 1:
                [parent] = parents[commit]
                old, new = self._trees[parent], self._trees[commit]
                if old and new:
                    self._straight[commit] = (parent, self._changes[old, new] if old != new else {})


def changes(
    repository: Repository, pairs: Sequence[tuple[str, str]], folders: Sequence[str]
) -> Mapping[tuple[str, str], Mapping[str, _Was | None]]:
    """What differs between older and newer trees of the site: under the newer path of each file that
    changed, its older path and blob, None where it is new. Raises GitError."""
    told = repository.run("diff-tree", "--stdin", "-r", "-z", "--raw", "--no-abbrev", "-M", _RENAMES, "--", *folders,
                          stdin="".join(f"{old} {new}\n" for old, new in pairs))
    found: dict[tuple[str, str], dict[str, _Was | None]] = {}
    words = iter(told.decode("utf-8", "surrogateescape").split("\0"))
    for word in words:
        *heads, record = word.split("\n")
        for old, new in (head.split(" ") for head in heads):
            changed = found[old, new] = {}
        if record:
            path, was, now = _change(record, words)
            if now:
                changed[now] = (path, was) if was else None
    return found


def _change(record: str, words: Iterator[str]) -> tuple[str, str, str]:
    """One difference: the older path, the older blob (empty where there was no such file), and the newer
    path (empty where there is none any more)."""
    old_mode, _, was, _, status = record.removeprefix(":").split(" ")
    path = next(words)
    if status.startswith("R"):
        return path, was, next(words)
    if status == "D":
        return path, was, ""
    return path, was if old_mode.startswith("100") else "", path
