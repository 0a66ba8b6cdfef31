"""What to take after a pack. The pages of a pack are made without looking at other packs, so the site
has one script for each language that knows it; a page asks for that when its pack is done."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..model.pack import LEVELS, Pack, PackMeta
from ..sources.links import pack_address
from .cards import lesson_minutes
from .edition import Edition, relative
from .labels import LEVELS as LEVEL_NAMES
from .labels import label

NEXT_PACKS = "packs/next.js"
MOST = 3
"""So many packs are offered."""

Gains = Mapping[str, Sequence[tuple[int, str]]]
"""For each skill the packs that need, or teach, it: the level, and the pack's id."""


def next_packs_file(edition: Edition) -> tuple[str, bytes]:
    """The script of an edition: its file, and its bytes."""
    packs = {pack.id: pack for pack in edition.site.packs if pack.meta is not None and pack.meta.status != "retired"}
    after = successors(packs.values())
    wanted = {one for following in after.values() for one in following}
    told = {one: _told(edition, packs[one]) for one in packs if one in wanted}
    data = json.dumps([after, told], ensure_ascii=False, separators=(",", ":"))
    return edition.path(NEXT_PACKS), f"pathshala.after.apply(null,{data});\n".encode()


def successors(packs: Iterable[Pack]) -> dict[str, list[str]]:
    """For each pack those to take next, the nearest first: packs that need what it teaches, then those of
    the next level that teach more of the same, then others of that level that need nothing it lacks."""
    metas = {pack.id: pack.meta for pack in packs if pack.meta is not None}
    needed: dict[str, list[tuple[int, str]]] = defaultdict(list)
    taught: dict[str, list[tuple[int, str]]] = defaultdict(list)
    open_to_all: dict[str, list[str]] = defaultdict(list)
    for name, meta in metas.items():
        for need in meta.requires:
            needed[need.skill].append((need.at, name))
        for gain in meta.teaches:
            taught[gain.skill].append((gain.to, name))
        if not meta.requires and len(open_to_all[meta.level]) <= MOST:
            open_to_all[meta.level].append(name)
    found = {}
    for name, meta in metas.items():
        above = LEVELS[LEVELS.index(meta.level) + 1:][:1]
        others = dict.fromkeys((
            *_needing(meta, needed),
            *(one for one in _teaching_more(meta, taught) if metas[one].level in above),
            *(one for level in above for one in open_to_all[level]),
        ))
        if following := [one for one in others if one != name][:MOST]:
            found[name] = following
    return found


def _needing(meta: PackMeta, needed: Gains) -> Iterator[str]:
    """Packs that need a skill that one teaches, at a level that it reaches; the most demanding first."""
    fitting = [(-at, name) for gain in meta.teaches for at, name in needed.get(gain.skill, ()) if 0 < at <= gain.to]
    yield from (name for _, name in sorted(fitting))


def _teaching_more(meta: PackMeta, taught: Gains) -> Iterator[str]:
    fitting = [(to, name) for gain in meta.teaches for to, name in taught.get(gain.skill, ()) if to > gain.to]
    yield from (name for _, name in sorted(fitting))


def _told(edition: Edition, pack: Pack) -> list[str]:
    """A pack as the script tells it: its address from the script, title, the title's language and
    direction where that is not the page's, level and length."""
    meta, say, title = pack.meta, edition.interface, edition.pack_title(pack)
    assert meta is not None
    length = say.minutes(sum(lesson_minutes(edition, pack, stem) for stem in meta.lessons))
    return [relative(NEXT_PACKS, pack_address(pack.id)), title.text, title.lang, title.dir,
            f"{label(say, LEVEL_NAMES, meta.level)} · {length}"]
