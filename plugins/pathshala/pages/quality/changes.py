"""What changed in a pack since it was reviewed, as a reader sees it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from markupsafe import escape

from ...history.git import GitError, Objects, Repository
from ...history.past import Past, Version
from ...history.pieces import pieces
from ...safety.text import MAX_TEXT_BYTES
from ...translate.trivial.declared import text_digest
from ..difference import difference
from ..edition import Edition
from ..translating.links import file_url
from .facts import PackStanding, PassageChange
from .view import ChangeView

_VERSIONS = 400
"""So many versions of a file are looked through for the texts that were read."""

Texts = Mapping[tuple[str, str], str]
"""Texts by file and hash."""


def change_view(edition: Edition, pack: PackStanding, change: PassageChange) -> ChangeView:
    """A passage with what was taken out and put in, as far as its old text is known."""
    tag = pack.source_language if change.source_changed else edition.language.tag
    language = edition.site.language(tag)
    compared = change.was is not None and change.source_changed
    shown = difference(change.was or "", change.now) if compared else escape(change.now)
    place = f"{change.file}:{change.line}" if change.file else change.document
    return ChangeView(
        place, file_url(edition.site.settings, change.file, change.line) if change.file else "", shown,
        tag, language.direction if language else "ltr", compared, new=not change.read, gone=not change.now,
        of_translation=not change.source_changed, of_answers=change.answers_changed,
    )


def texts_as_read(repository: Repository, wanted: Iterable[tuple[str, str]]) -> Texts:
    """The texts of these hashes, each looked for in the past of its file; those that the history does not
    hold, or only under another name, are left out."""
    by_file: dict[str, set[str]] = defaultdict(set)
    for file, digest in wanted:
        by_file[file].add(digest)
    if not by_file:
        return {}
    found: dict[tuple[str, str], str] = {}
    try:
        past = Past(repository, sorted({file.partition("/")[0] for file in by_file}))
        with repository.objects() as objects:
            for file, digests in sorted(by_file.items()):
                found |= _in_file(past, objects, file, digests)
    except GitError:
        pass  # What was found before still is what was read.
    return found


def _in_file(past: Past, objects: Objects, file: str, digests: set[str]) -> dict[tuple[str, str], str]:
    head = past.now(file)
    waiting: list[Version] = [head] if head else []
    seen = set(waiting)
    found: dict[tuple[str, str], str] = {}
    while waiting and len(seen) <= _VERSIONS and len(found) < len(digests):
        version = waiting.pop(0)
        data = objects.read(version.blob, MAX_TEXT_BYTES)
        for text in pieces(data, version.path) if data is not None else ():
            digest = text_digest(text)
            if digest in digests:
                found[file, digest] = text
        before = [one for one in past.origin(version).before if one not in seen]
        seen.update(before)
        waiting += before
    return found
