"""How many passages of each pack were as reviewed over time, from what git holds of packs and their reviews.

A past is read as the present is: the folder of a pack by the same readers, and its records held against the
rubric and the reviewers of that commit, on that day.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise, zip_longest
from pathlib import Path, PurePosixPath

from ..history.git import Commit, GitError, Objects, Repository
from ..history.months import last_of_months
from ..history.snapshot import TEXTS, place_in
from ..markup.engine import Engine
from ..markup.memory import Memory, RecallingEngine
from ..model.pickled import pickled_by_fields
from ..model.review import ReviewPanel
from ..model.rubric import Rubric
from ..model.site import Settings, Site
from ..safety.paths import MAX_FILES
from ..safety.text import MAX_TEXT_BYTES, decode
from ..sources.packs import read_pack
from ..sources.read import REVIEWERS_FILE, RUBRIC_FILE, read_judges
from ..translate.extract import documents
from ..translate.trivial.declared import TRIVIAL_FILE, Trivial, declared_in
from .counting import counting, expiry
from .facts import LanguageFacts, PackFacts, pack_facts
from .records import Ground
from .status import as_reviewed

_MAX_COMMITS = 100_000
_MAX_BYTES = 32 * 1024 * 1024  # of the texts of one pack

PackState = tuple[str, str, str, str, str]
"""What is known of a pack at a commit follows from this: the pack's folder, the id of its tree, the ids of the
blobs of rubric and reviewers, empty where there was no such file, and as JSON the changes of its sources that
were declared trivial, empty where there were none."""


@dataclass(frozen=True)
class PackThen:
    """How a pack's own texts stood at a commit, whatever the day, and how long a review counted."""

    source: LanguageFacts
    review_every: str


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class ReviewedPoint:
    """From a day on: how many passages there were, and how many of them were as those who reviewed them have
    read them."""

    day: date
    passages: int
    as_reviewed: int


@dataclass(frozen=True)
class PacksPast:
    """The past of packs: for each commit that was looked at its day and the states of the packs, by their
    folders, oldest first; and what is known of each state, None where the pack could not be read.

    Give `known` to `packs_past` the next time, and only new states are read."""

    commits: tuple[tuple[date, Mapping[str, PackState]], ...] = ()
    known: Mapping[PackState, PackThen | None] = field(default_factory=dict)

    def of_pack(self, folder: str, today: date) -> tuple[ReviewedPoint, ...]:
        """The days on which the numbers of a pack changed, oldest first, the first one too."""
        found: list[ReviewedPoint] = []
        for one in self._points(folder, today):
            if not found or (one.passages, one.as_reviewed) != (found[-1].passages, found[-1].as_reviewed):
                found.append(one)
        return tuple(found)

    def _points(self, folder: str, today: date) -> Iterator[ReviewedPoint]:
        days = [day for day, _ in self.commits]
        for (day, states), following in zip_longest(self.commits, days[1:]):
            then = self.known.get(states[folder]) if folder in states else None
            if then is not None:
                for one in (day, *_later_days(then, day, following, today)):
                    counted = counting(then.source, then.review_every, one)
                    yield ReviewedPoint(one, then.source.passages, as_reviewed(counted))


def _later_days(then: PackThen, day: date, following: date | None, today: date) -> Iterable[date]:
    """The days after that of a commit on which its reviews came to count or expired, as long as it was the
    newest. In the month of the commit that follows there may have been others."""
    turns = {turn for one in then.source.reviews for turn in (one.meta.day, expiry(one, then.review_every))}
    end = following.replace(day=1) if following else None
    return sorted(turn for turn in turns if day < turn and (turn < end if end else turn <= today))


def packs_past(
    repository: Repository, settings: Settings, folders: Sequence[str],
    known: Mapping[PackState, PackThen | None] | None = None,
) -> PacksPast | None:
    """The past of the packs in some folders, in their own languages; None where git does not tell it.

    Looked at are the commits of the main line that `last_of_months` names; in a shallow clone they begin where
    the clone does. A pack that could not be read at a commit has no state there, or none that anything is
    known of.
    """
    try:
        commits = last_of_months(repository.commits([settings.packs_dir, *_beside(settings)], _MAX_COMMITS))
        with repository.objects() as objects, tempfile.TemporaryDirectory(prefix="pathshala-") as scratch:
            reader = _Reader(settings, objects, Path(scratch))
            listed = tuple(zip(commits, _states(repository, settings, reader, commits, folders), strict=True))
            wanted = {state for _, states in listed for state in states.values()}
            found = {state: known[state] for state in wanted if state in known} if known else {}
            memory = Memory()
            for (_, commit), states in listed:
                new = [state for state in states.values() if state not in found]
                found |= _read(repository, commit, new, reader, memory)
    except (GitError, OSError):
        return None
    return PacksPast(tuple((day, states) for (day, _), states in listed), found)


def summed(trends: Iterable[Sequence[ReviewedPoint]]) -> tuple[ReviewedPoint, ...]:
    """Several packs together, each from its first day on."""
    steps: dict[date, tuple[int, int]] = {}
    for trend in trends:
        for before, one in pairwise((ReviewedPoint(date.min, 0, 0), *trend)):
            passages, kept = steps.get(one.day, (0, 0))
            steps[one.day] = (passages + one.passages - before.passages, kept + one.as_reviewed - before.as_reviewed)
    found, passages, kept = [], 0, 0
    for day in sorted(steps):
        passages, kept = passages + steps[day][0], kept + steps[day][1]
        found.append(ReviewedPoint(day, passages, kept))
    return tuple(found)


def _beside(settings: Settings) -> tuple[str, str, str]:
    """The files that the reviews of a pack are held against, beside its own: rubric, reviewers, trivial changes."""
    content = settings.content_dir
    return f"{content}/{RUBRIC_FILE}", f"{content}/{REVIEWERS_FILE}", f"{settings.translations_dir}/{TRIVIAL_FILE}"


def _states(
    repository: Repository, settings: Settings, reader: _Reader, commits: Sequence[tuple[date, Commit]],
    folders: Sequence[str],
) -> Iterator[Mapping[str, PackState]]:
    """The states of packs at each commit. Git is asked once for all. Raises GitError."""
    names = (*_beside(settings), *folders)
    items = iter(repository.resolve([f"{commit.id}:{repository.prefix}{name}" for _, commit in commits
                                     for name in names]))
    for _ in commits:
        held = {name: item for name in names if (item := next(items)) is not None}
        rubric, panel, trivial = (held[name].id if name in held and held[name].kind == "blob" else ""
                                  for name in _beside(settings))
        declared = reader.trivial(trivial)
        yield {folder: (folder, held[folder].id, rubric, panel, _told(declared, folder))
               for folder in folders if folder in held and held[folder].kind == "tree"}


def _told(declared: Trivial, folder: str) -> str:
    changes = declared.get(PurePosixPath(folder).name)
    return json.dumps(changes, sort_keys=True) if changes else ""


def _read(
    repository: Repository, commit: Commit, states: Sequence[PackState], reader: _Reader, memory: Memory
) -> Mapping[PackState, PackThen | None]:
    """What is known of the states of packs at a commit. Raises GitError."""
    if not states:
        return {}
    files: dict[str, dict[str, str]] = {state[0]: {} for state in states}
    for path, blob in repository.files(commit.id, [*files]).items():
        files[next(folder for folder in _above(path) if folder in files)][path] = blob
    # One engine holds all that it has parsed, so each commit has its own.
    engine = RecallingEngine(reader.settings.markdown_extensions, memory)
    found: dict[PackState, PackThen | None] = {}
    for state in states:
        # Names that no disk takes; or a disk that takes no more, with which the next build may have more luck.
        with suppress(OSError):
            found[state] = reader.pack(state, files[state[0]], engine)
    return found


def _above(path: str) -> Iterator[str]:
    """The folders that a file lies in, the innermost first."""
    while path:
        path = path.rpartition("/")[0]
        yield path


class _Reader:
    """Reads what packs were from their blobs, in a scratch folder. Its methods raise GitError."""

    def __init__(self, settings: Settings, objects: Objects, scratch: Path) -> None:
        self.settings = settings
        self._objects, self._scratch = objects, scratch
        self._trivial: dict[str, Trivial] = {"": {}}
        self._judges: dict[tuple[str, str], tuple[Rubric | None, ReviewPanel]] = {}

    def trivial(self, blob: str) -> Trivial:
        """The changes of sources that a file declares trivial."""
        if blob not in self._trivial:
            text = decode(self._objects.read(blob, MAX_TEXT_BYTES) or b"", "")[0]
            self._trivial[blob] = declared_in(text, TRIVIAL_FILE)[0].trivial
        return self._trivial[blob]

    def pack(self, state: PackState, files: Mapping[str, str], engine: Engine) -> PackThen | None:
        """What is known of a pack whose files and their blobs these are; None where it could not be read.
        Raises OSError where its files cannot be written."""
        folder, _, rubric, panel, trivial = state
        with tempfile.TemporaryDirectory(dir=self._scratch) as place:
            if not self._write(Path(place), files):
                return None
            pack, _ = read_pack(Path(place), folder)
        ground = Ground(pack, *self._held_against(rubric, panel))
        texts = tuple(documents(Site(self.settings, (), (pack,)), engine))
        facts = pack_facts(ground, texts, json.loads(trivial) if trivial else None)
        return _in_short(facts) if facts else None

    def _write(self, root: Path, files: Mapping[str, str]) -> bool:
        """Write the texts of a pack, and its media as empty files; False where they are too many."""
        left = _MAX_BYTES if len(files) <= MAX_FILES else -1
        for path, blob in files.items():
            place = place_in(root, path) if left >= 0 else None
            if place is not None:
                data = self._objects.read(blob, MAX_TEXT_BYTES) if PurePosixPath(path).suffix in TEXTS else None
                left -= place.write_bytes(data or b"")
        return left >= 0

    def _held_against(self, rubric: str, panel: str) -> tuple[Rubric | None, ReviewPanel]:
        """The rubric and the reviewers that two blobs hold."""
        key = rubric, panel
        if key not in self._judges:
            with tempfile.TemporaryDirectory(dir=self._scratch) as root:
                for path, blob in zip(_beside(self.settings), key, strict=False):
                    place = place_in(Path(root), path) if blob else None
                    if place is not None:
                        place.write_bytes(self._objects.read(blob, MAX_TEXT_BYTES) or b"")
                self._judges[key] = read_judges(replace(self.settings, root=Path(root)))
        return self._judges[key]


def _in_short(facts: PackFacts) -> PackThen:
    """What counts of the facts of a pack: not what its reviewers said."""
    reviews = tuple(replace(one, meta=replace(one.meta, scores=(), summary="", pilot=None))
                    for one in facts.source.reviews)
    return PackThen(replace(facts.source, reviews=reviews), facts.review_every)
