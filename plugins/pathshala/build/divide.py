"""Which shards a whole site is made of, and what the result of each depends on."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ..model.pack import Pack
from ..model.site import Site
from ..translate.extract import CHECKS_DOMAIN
from . import canonical
from .draft import Draft
from .making import Making, Wanted
from .past import Domains, with_past
from .reading import ReadSite
from .shards import (
    Context,
    ListsShard,
    Made,
    PackShard,
    PackSummary,
    PagesShard,
    ReferenceShard,
    RestShard,
    Shard,
    Studied,
    TranslationsShard,
)
from .store import Store


def make_site(making: Making, draft: Draft) -> list[Made]:
    """All shards of a site, in the order that they need each other: what became of each."""
    (_, rest), = making.make([rest_shard(making.read)], draft)
    if rest.studied is None:  # Its worker was killed; the fault says so.
        return [rest]
    wanted = own_shards(making.read, rest.studied)
    made = {one.name: done for one, done in making.make(wanted, draft)}
    own = [made[one.name] for one in wanted]
    summaries = tuple(one.summary for one in own if one.summary)
    domains = {key: facts for one in (rest, *own) for key, facts in one.translations.items()}
    late = (*list_shards(making.read.engine_key, rest.studied, summaries),
            *translation_shards(making.read, rest.studied.context, summaries, domains, making.store))
    return [rest, *own, *(done for _, done in making.make(late, draft))]


def own_shards(read: ReadSite, studied: Studied) -> list[Wanted]:
    """The shards that need nothing but the study of the rest, packs last, in order."""
    context, key = studied.context, _context_key(read.engine_key, studied.context)
    reference = [_reference(read, context, key)] if read.site.settings.check_pages else []
    return [*reference, _standing(studied.pages, key),
            *(_pack(read, context, key, pack) for pack in read.site.packs)]


def _context_key(engine_key: bytes, context: Context) -> bytes:
    return canonical.digest(engine_key, context)


def rest_shard(read: ReadSite) -> Wanted:
    """What is studied before all else."""
    site = _placeless(replace(read.site, packs=()))
    packs = {pack.id for pack in read.site.packs}
    domains = [domain for domain in read.po_paths if domain not in packs]
    names = (site.settings.content_dir, *(path for domain in domains for path in read.po_paths[domain]))
    key = canonical.digest(read.engine_key, site.settings, site.languages, site.variants, site.glossaries, read.of_rest,
                           names, read.inputs.digest(*names), read.trivial_of(domains))

    def gather() -> Shard:
        po, unread = read.po_files(domains)
        return RestShard(site, (*read.of_rest, *unread), po)

    return Wanted("rest", key, names, gather)


def _pack(read: ReadSite, context: Context, context_key: bytes, pack: Pack) -> Wanted:
    faults = read.of_packs[pack.folder]
    names = (pack.folder, *read.po_paths.get(pack.id, ()))
    glossaries = read.site.glossaries
    key = canonical.digest(context_key, faults, names, read.inputs.digest(*names), read.trivial_of({pack.id}),
                           glossaries)

    def gather() -> Shard:
        po, unread = read.po_files({pack.id})
        return PackShard(context, pack, (*faults, *unread), po, glossaries)

    return Wanted(pack_shard_name(pack.id), key, names, gather)


def _standing(shard: PagesShard, context_key: bytes) -> Wanted:
    key = canonical.digest(context_key, shard.documents, shard.pages, shard.states, shard.glossaries)
    return Wanted("pages", key, (), lambda: shard)


def _reference(read: ReadSite, context: Context, context_key: bytes) -> Wanted:
    paths = read.po_paths.get(CHECKS_DOMAIN, ())

    def gather() -> Shard:
        return ReferenceShard(context, read.po_files({CHECKS_DOMAIN})[0])

    return Wanted("checks", canonical.digest(
        context_key, paths, read.inputs.digest(*paths), read.trivial_of({CHECKS_DOMAIN})), paths, gather)


def list_shards(engine_key: bytes, studied: Studied, summaries: tuple[PackSummary, ...]) -> Iterator[Wanted]:
    """The shards that show every pack, one for each language."""
    home = studied.home
    key = canonical.digest(_context_key(engine_key, studied.context), home.documents, home.pages, home.states,
                           [one.digest for one in summaries])
    for language in studied.context.site.languages:
        shard = ListsShard(studied.context, language.tag, home, summaries)
        yield Wanted(f"lists {language.tag}", canonical.digest(key, language.tag), (),
                     functools.partial(_given, shard))


def translation_shards(
    read: ReadSite, context: Context, summaries: tuple[PackSummary, ...], domains: Domains, store: Store
) -> Iterator[Wanted]:
    """The shards of the pages of translations: those that compare the languages, and one for each; none for
    a site of one language. `domains` are what all other shards know of their texts."""
    if len(context.site.languages) < 2:
        return
    facts = with_past(domains, read.site, read.head, store)
    key = canonical.digest(_context_key(read.engine_key, context), [one.digest for one in summaries])
    for tag in ("", *(one.tag for one in context.site.languages)):
        own = facts.only(tag) if tag else facts
        shard = TranslationsShard(context, tag, summaries, own)
        yield Wanted(translation_shard_name(tag), canonical.digest(key, tag, own), (),
                     functools.partial(_given, shard))


def _given(shard: Shard) -> Shard:
    return shard


def _placeless(site: Site) -> Site:
    """The site without its place on the disk, which no result depends on."""
    return replace(site, settings=replace(site.settings, root=Path()))


def pack_shard_name(pack_id: str) -> str:
    return f"pack {pack_id}"


def translation_shard_name(language: str) -> str:
    """That of a language, or without one of the pages that compare all languages."""
    return f"translations {language}".rstrip()
