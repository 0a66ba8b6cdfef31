"""Reads one pack's folder: pack.yml, lessons/, media/, local/, reviews/ and facilitator.md."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from ..model.finding import Fault, Span
from ..model.pack import FacilitatorMeta, LessonMeta, Pack, PackMeta, Text
from ..model.source import Source
from ..safety.paths import list_files
from ..safety.text import read_text
from ..safety.yaml import parse
from .adaptations import adaptation_place, read_adaptations
from .captions import read_captions
from .decode import decode
from .front_matter import read_markdown
from .media import is_medium, media_faults
from .reviews import REVIEWS, read_reviews, review_language
from .shapes import misshapen

PACK_FILE = "pack.yml"
FACILITATOR_FILE = "facilitator.md"
_LESSONS, _MEDIA, _LOCAL = "lessons/", "media/", "local/"
_WELCOME = frozenset({PACK_FILE, FACILITATOR_FILE, "README.md", "LICENSE", "LICENSE.md", "LICENSE.txt"})


def read_pack(root: Path, folder: str) -> tuple[Pack, list[Fault]]:
    """The pack in `root/folder`, whatever of it can be read, and all its faults.

    Lessons come in the order of `pack.yml`, then those that it does not name, by name.
    """
    pack_id = folder.rpartition("/")[2]
    paths, faults = list_files(root, folder)
    names = {path.removeprefix(f"{folder}/") for path in paths}
    faults += _id_faults(pack_id, folder)
    meta, source, wrong = _pack_file(root, folder, names)
    faults += [*wrong, *_unexpected(folder, names)]
    lessons, wrong = _lessons(root, folder, names, meta)
    faults += wrong
    facilitator: Text | None = None
    if FACILITATOR_FILE in names:
        facilitator, wrong = read_markdown(root, f"{folder}/{FACILITATOR_FILE}", "facilitator", FacilitatorMeta)
        faults += wrong
    adaptations, wrong = read_adaptations(root, folder, names)
    faults += wrong
    reviews, wrong = read_reviews(root, folder, names)
    faults += wrong
    found = sorted(name.removeprefix(_MEDIA) for name in names if name.startswith(_MEDIA))
    for name in found:
        faults += media_faults(root, f"{folder}/{_MEDIA}{name}")
    media = tuple(name for name in found if is_medium(name))
    captions = read_captions(root, folder, meta, lessons, media)
    return Pack(pack_id, folder, source, meta, lessons, facilitator, media, adaptations, captions, reviews), faults


def _id_faults(pack_id: str, folder: str) -> list[Fault]:
    wrong = misshapen("id", pack_id)
    if wrong is None:
        return []
    return [Fault("bad-pack-id", f"{folder}/{PACK_FILE}", Span(), f'the folder\'s name "{pack_id}" {wrong.message}',
                  (f"rename the folder to {wrong.meant}",) if wrong.meant else ())]


def _pack_file(root: Path, folder: str, names: set[str]) -> tuple[PackMeta | None, Source, list[Fault]]:
    path = f"{folder}/{PACK_FILE}"
    if PACK_FILE not in names:
        other = next((name for name in sorted(names) if name.lower() in ("pack.yaml", "pack.yml", "pack.json")), "")
        way_out = f"rename {other} to {PACK_FILE}" if other else "the guide for authors shows one to begin with"
        fault = Fault("missing-pack-file", path, Span(), f"the folder has no {PACK_FILE}", (way_out,))
        return None, Source(path), [fault]
    text, faults = read_text(root / path, path)
    node, broken = parse(text, path)
    meta, spans, wrong = decode(PackMeta, node, path)
    if node is None and not broken and not faults:
        faults.append(Fault("empty-value", path, Span(), "the file holds no keys",
                            ("the guide for authors shows one to begin with",)))
    return meta, Source(path, text, MappingProxyType(spans)), [*faults, *broken, *wrong]


def _lessons(root: Path, folder: str, names: set[str], meta: PackMeta | None) -> tuple[tuple[Text, ...], list[Fault]]:
    faults: list[Fault] = []
    stems = sorted(name[len(_LESSONS) : -len(".md")] for name in names
                   if name.startswith(_LESSONS) and name.endswith(".md") and name.count("/") == 1)
    listed = [stem for stem in dict.fromkeys(meta.lessons if meta else ()) if stem in stems]
    lessons = []
    for stem in [*listed, *(stem for stem in stems if stem not in listed)]:
        path = f"{folder}/{_LESSONS}{stem}.md"
        wrong_name = misshapen("stem", stem)
        if wrong_name:
            faults.append(Fault("bad-file-stem", path, Span(), f'"{stem}" {wrong_name.message}',
                                (f"rename it to {wrong_name.meant}.md",) if wrong_name.meant else ()))
        lesson, wrong = read_markdown(root, path, stem, LessonMeta)
        lessons.append(lesson)
        faults += wrong
    return tuple(lessons), faults


def _unexpected(folder: str, names: set[str]) -> list[Fault]:
    """Files that nothing would ever read, so that a slip in a folder's name is noticed."""
    faults = []
    for name in sorted(names - _WELCOME):
        if name.startswith(_MEDIA) or (name.startswith(_LESSONS) and name.endswith(".md") and name.count("/") == 1):
            continue
        if adaptation_place(name)[0] or review_language(name):
            continue
        way_out = "lessons lie in lessons/*.md, pictures in media/"
        if name.startswith(_LOCAL):
            way_out = "adapted lessons lie in local/<language>/lessons/*.md, pictures in media/ (map.bn.svg)"
        if name.startswith(f"{REVIEWS}/"):
            way_out = "review records lie in reviews/<language>/*.yml"
        faults.append(Fault("unexpected-file", f"{folder}/{name}", Span(), "nothing reads this file", (way_out,)))
    return faults
