"""Since when a translation is outdated: the day on which the source that it was made from went away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..safety.text import MAX_TEXT_BYTES
from .git import GitError, Objects, Repository, day_of
from .past import Past, Version
from .pieces import normal, pieces


@dataclass(frozen=True, slots=True)
class ChangedPassage:
    """A passage that changed after it was translated: the file it stands in (relative to the site's folder),
    the text that the translation was made from, None where nobody recorded it, and the text as it is now."""

    file: str
    made_from: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Since:
    """Since when a translation is outdated. `day` is that of the commit (by UTC, as it was committed) which
    changed the passage, None where history does not say; `uncommitted` says that no commit did yet."""

    day: date | None = None
    uncommitted: bool = False


UNKNOWN = Since()
_UNCOMMITTED = Since(uncommitted=True)


def outdated_since(repository: Repository | None, passages: Sequence[ChangedPassage]) -> tuple[Since, ...]:
    """Since when each passage is outdated.

    It is the newest commit on the way to the head that has the text no more while every parent which
    could have given the passage had it; a text that went and came back counts from the last time it
    went. Renamed files are followed. What is not seen is unknown: without git, beyond the end of a
    shallow clone, in a file that is split, or for a text that is not found where it should be.
    """
    if repository is None or not passages:
        return (UNKNOWN,) * len(passages)
    folders = sorted({passage.file.partition("/")[0] for passage in passages})
    try:
        past = Past(repository, folders)
        with repository.objects() as objects:
            history = _History(past, objects)
            return tuple(history.since(passage) for passage in passages)
    except GitError:
        return (UNKNOWN,) * len(passages)


class _History:
    """Looks for passages in the past of their files, each version of which is read once."""

    def __init__(self, past: Past, objects: Objects) -> None:
        self._past, self._objects = past, objects
        self._heads: dict[str, Version | None] = {}
        self._pieces: dict[tuple[str, bool], Counter[str]] = {}

    def since(self, passage: ChangedPassage) -> Since:
        head = self._head(passage.file)
        old, new = normal(passage.made_from or ""), normal(passage.text)
        if head is None or not old or old == new:
            return UNKNOWN
        if self._count(head, old) and not self._count(head, new):
            return _UNCOMMITTED
        waiting, seen = [head], {head}
        while waiting:
            found = self._step(waiting.pop(), old, new)
            if found is None:
                return UNKNOWN
            if isinstance(found, int):
                return Since(day_of(found))
            # Where two lines of development made the same change, the one that was merged into counts.
            waiting += [version for version in reversed(found) if version not in seen]
            seen.update(found)
        return UNKNOWN

    def _step(self, version: Version, old: str, new: str) -> int | Sequence[Version] | None:
        """The moment at which the old text went, if that made this version; else the versions before it in
        which the passage was already without it; None where they are out of sight."""
        origin = self._past.origin(version)
        if origin.hidden:
            return None
        olds, news = self._count(version, old), self._count(version, new)
        # Where the new text stood before, an old text that went was that of another passage.
        gave = [one for one in origin.before if self._count(one, old) > olds and not 0 < news <= self._count(one, new)]
        others = [one for one in origin.before if one not in gave and (not news or self._count(one, new))]
        if others:
            return others
        return origin.moment if gave else origin.before

    def _head(self, file: str) -> Version | None:
        if file not in self._heads:
            self._heads[file] = self._past.now(file)
        return self._heads[file]

    def _count(self, version: Version, text: str) -> int:
        """How often a text stands in a version."""
        key = (version.blob, version.path.endswith((".yml", ".yaml")))
        if key not in self._pieces:
            data = self._objects.read(version.blob, MAX_TEXT_BYTES)
            self._pieces[key] = pieces(data, version.path) if data is not None else Counter()
        return self._pieces[key][text]
