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
from ..safety.yaml import parse
from .decode import decode
from .front_matter import read_markdown, split

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
    return written_hash(text.source.text)


def written_hash(text: str) -> str:
    """The same of what a file holds."""
    data = text.rstrip().encode("utf-8", "surrogatepass")
    return f"h{hashlib.blake2b(data, digest_size=_DIGITS // 2).hexdigest()}"


def hash_named_in(text: str) -> str | None:
    """The hash that the file of an adaptation names; None where its front matter cannot be read, so that it
    stands for nothing."""
    node, _ = parse(split(text, "")[0].yaml, "")
    meta, _, _ = decode(AdaptationMeta, node, "")
    return meta.adapts if meta else None


def moved_on(pack: Pack, adaptation: Text) -> bool:
    """Whether the lesson of an adaptation has changed since it was adapted."""
    lesson = pack.lesson(adaptation.stem)
    named = adaptation.meta.adapts if isinstance(adaptation.meta, AdaptationMeta) else ""
    return lesson is not None and named != content_hash(lesson)
