"""Lessons that were adapted for the readers of one language: `local/<language>/lessons/<stem>.md`.

Such a page stands instead of the translated lesson. It names, as a hash, the lesson as it read when it
was adapted, so that everybody can be told when the lesson moved on.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from ..model.finding import Fault
from ..model.pack import Adaptation, AdaptationMeta, Pack, Text
from .front_matter import read_markdown

_DIGITS = 10
_PLACE = re.compile(r"local/(?P<language>[^/]+)/lessons/(?P<stem>[^/]+)\.md")


def adaptation_place(name: str) -> tuple[str, str]:
    """The language and the stem of the lesson that a file of a pack is an adaptation for, by its path in
    the pack's folder; empty texts where it is none."""
    found = _PLACE.fullmatch(name)
    return (found["language"], found["stem"]) if found else ("", "")


def read_adaptations(root: Path, folder: str, names: Iterable[str]) -> tuple[tuple[Adaptation, ...], list[Fault]]:
    """The adaptations among the files of a pack's folder, and all their faults."""
    adaptations: list[Adaptation] = []
    faults: list[Fault] = []
    for name in sorted(names):
        language, stem = adaptation_place(name)
        if language:
            text, wrong = read_markdown(root, f"{folder}/{name}", stem, AdaptationMeta)
            adaptations.append(Adaptation(language, text))
            faults += wrong
    return tuple(adaptations), faults


def content_hash(text: Text) -> str:
    """A short hash of a text with its front matter: `h` and ten digits, so that YAML takes it for nothing
    but text. Line ends and white space at the end do not count."""
    data = text.source.text.rstrip().encode("utf-8", "surrogatepass")
    return f"h{hashlib.blake2b(data, digest_size=_DIGITS // 2).hexdigest()}"


def moved_on(pack: Pack, adaptation: Text) -> bool:
    """Whether the lesson of an adaptation has changed since it was adapted."""
    lesson = pack.lesson(adaptation.stem)
    named = adaptation.meta.adapts if isinstance(adaptation.meta, AdaptationMeta) else ""
    return lesson is not None and named != content_hash(lesson)
