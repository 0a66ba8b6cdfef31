"""What is measured of a builder: a build from nothing, one where nothing changed, one after an edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from . import measure
from .corpus import SOURCE, pack_name
from .corpus_words import translated
from .measure import BuildFailed, Cost
from .peers.peer import Command, Peer

SCENARIOS = {
    "cold": "cold",
    "nothing": "nothing changed",
    "word": "one word changed",
    "entry": "one PO entry changed",
}
"""Each scenario under its name, in the order in which they follow each other."""

TRANSLATED = "bn"
STEM = "lesson-0"  # Of this one there are translations even where a fifth of the pack is done.


@dataclass(frozen=True)
class Edit:
    """A text that an edit changes: the file, what it holds before, the text in it, and the page that shows
    the change."""

    file: Path
    before: str
    text: str
    page: Path

    def apply(self, word: str) -> None:
        """Put a word in the place of the text's first one."""
        changed = " ".join([word, *self.text.split(" ")[1:]])
        self.file.write_text(self.before.replace(self.text, changed), encoding="utf-8")

    def undo(self) -> None:
        self.file.write_text(self.before, encoding="utf-8")


@dataclass(frozen=True)
class Project:
    """A builder's project of a corpus, and its two edits: a word of a lesson in the source language, and a
    translated text (a PO entry, or the same text in the translated Markdown)."""

    peer: Peer
    home: Path
    folder: Path
    word: Edit
    entry: Edit

    @property
    def commands(self) -> Sequence[Command]:
        return self.peer.commands(self.home, self.folder)

    @property
    def outputs(self) -> list[Path]:
        return [self.folder / name for name in self.peer.outputs]


def project(peer: Peer, home: Path, corpus: Path, folder: Path, packs: int) -> Project:
    """Write the builder's project of a corpus into a folder that is not there yet."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    peer.write(corpus, folder)
    pack = pack_name(packs // 2)
    first, second = paragraphs(corpus / "learning_packs" / pack / "lessons" / f"{STEM}.md")[:2]
    return Project(peer, home, folder, edit(peer, folder, pack, SOURCE, first),
                   edit(peer, folder, pack, TRANSLATED, translated(second, TRANSLATED)))


def paragraphs(lesson: Path) -> list[str]:
    """The paragraphs of a lesson of the corpus that are plain text."""
    body = lesson.read_text(encoding="utf-8").split("---\n", 2)[2]
    return [block for block in body.strip().split("\n\n") if block[0].isalpha()]


def edit(peer: Peer, folder: Path, pack: str, language: str, text: str) -> Edit:
    """The edit of a text of the lesson `STEM`, in the file where it stands in a language. Raises ValueError where the text does not stand exactly once in the file."""
    file = folder / peer.source(pack, STEM, language)
    before = file.read_text(encoding="utf-8")
    if before.count(text) != 1:
        raise ValueError(f"{file}: the text to edit stands there {before.count(text)} times")
    return Edit(file, before, text, folder / peer.page(pack, STEM, language))


def prepare(held: Project, scenario: str, word: str) -> None:
    """Bring a project into the state that a scenario begins with: `word` is what an edit writes."""
    if scenario == "cold":
        held.word.undo()
        held.entry.undo()
        held.peer.forget(held.folder)
    elif scenario in ("word", "entry"):
        edit_of(held, scenario).apply(word)


def edit_of(held: Project, scenario: str) -> Edit:
    """The edit of a scenario that has one."""
    return held.word if scenario == "word" else held.entry


def run(held: Project, scenario: str, word: str) -> Cost:
    """Measure one build. Raises BuildFailed, also where an edit does not show in its page."""
    prepare(held, scenario, word)
    cost = measure.build(held.commands)
    if scenario in ("word", "entry"):
        page = edit_of(held, scenario).page
        if not page.is_file() or word not in page.read_text(encoding="utf-8"):
            raise BuildFailed(f"the changed word is not in {page.relative_to(held.folder)}")
    return cost


def peak(held: Project) -> int | None:
    """The peak memory in bytes of a cold build, which is not timed. Raises BuildFailed."""
    prepare(held, "cold", "")
    return measure.peak_memory(held.commands)
