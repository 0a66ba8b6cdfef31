"""The shards of the pages of quality: what is known of all packs, held against what the checks found and the day.

The day itself is in no key: only what follows from it. So on a new day nothing is made anew but the pages
of a pack whose reviews came to count, or to count no more.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from ..history.git import open_repository
from ..model.finding import Finding
from ..model.site import Site
from ..pages.quality.changes import Texts, texts_as_read
from ..pages.quality.facts import PackQuality, PackStanding
from ..pages.quality.gather import with_texts
from ..pages.quality.standing import standings
from ..quality.report import title_of
from . import canonical
from .inputs import program_digest
from .making import Wanted
from .past import SitePast
from .reading import ReadSite
from .shards import PackSummary, QualityShard, Shard, Studied
from .store import Store

_AT_ONCE = 4  # packs whose pages are one shard
_NAME = "texts as read"


def pack_standings(
    read: ReadSite, known: Iterable[PackQuality], findings: Iterable[Finding], past: SitePast, store: Store
) -> Mapping[str, PackStanding]:
    """How each pack stands on the day of the build; `findings` are those of the whole site."""
    held = with_history(known, read.site, read.head, store)
    return past.standings(standings(read.site, held, findings, read.today), read.today)


def titles_of(summary: PackSummary) -> Mapping[str, str]:
    """The title of a pack in each language that has it."""
    meta, text = summary.pack.meta, summary.text
    found = {tag: title_of(text, states) for (_, name, tag), states in summary.states.items() if name == text.name}
    return found | ({meta.source_language: meta.title} if meta else {})


def quality_shards(
    studied: Studied, context_key: bytes, summaries: tuple[PackSummary, ...], of_pack: Mapping[str, PackStanding]
) -> Iterator[Wanted]:
    """One shard for each few packs, and one for each language, which shows them all."""
    shown = [one for one in summaries if one.pack.id in of_pack]
    yield from _of_packs(studied, context_key, shown, of_pack)
    short = {pack: one.in_short() for pack, one in of_pack.items()}
    key = canonical.digest(context_key, [one.digest for one in shown], short)
    for language in studied.context.site.languages:
        shard = QualityShard(studied.context, language.tag, tuple(shown), short)
        yield Wanted(quality_shard_name(language.tag), canonical.digest(key, language.tag), (),
                     functools.partial(_given, shard))


def _of_packs(
    studied: Studied, context_key: bytes, summaries: Iterable[PackSummary], of_pack: Mapping[str, PackStanding]
) -> Iterator[Wanted]:
    waiting, number = iter(summaries), 0
    while some := tuple(islice(waiting, _AT_ONCE)):
        own = {one.pack.id: of_pack[one.pack.id] for one in some}
        shard = QualityShard(studied.context, "", some, own, studied.rubric)
        key = canonical.digest(context_key, [one.digest for one in some], own, studied.rubric)
        yield Wanted(quality_shard_name(number=number), key, (), functools.partial(_given, shard))
        number += 1


def with_history(
    known: Iterable[PackQuality], site: Site, head: str, store: Store | None = None
) -> tuple[PackQuality, ...]:
    """What is known of packs, with the texts that were read, as far as the history of the site tells them.
    Git is asked once for each commit that is checked out and each set of changed passages."""
    held = tuple(known)
    wanted = sorted({(change.file, change.read) for pack in held for one in pack.languages.values()
                     for change in one.changes if change.file and change.read and change.source_changed})
    if not wanted or not head:
        return held
    key = canonical.digest(program_digest(), head, wanted)
    texts: Texts | None = store.load(_NAME, key) if store else None
    if texts is None:
        repository = open_repository(site.settings.root)
        texts = texts_as_read(repository, wanted) if repository else {}
        if store:
            store.save(_NAME, key, texts)
    return tuple(replace(pack, languages={tag: with_texts(one, texts) for tag, one in pack.languages.items()})
                 for pack in held)


def quality_shard_name(language: str = "", number: int = 0) -> str:
    """That of the page of all packs in a language; without one, of the pages of the packs of a number."""
    return f"quality {language}" if language else f"quality packs {number}"


def shard_number(place: int) -> int:
    """The number of the shard of a pack, by its place among those that are shown."""
    return place // _AT_ONCE


def _given(shard: Shard) -> Shard:
    return shard
