"""Which shards a whole site is made of, and what the result of each depends on."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..checks.run import conclude, files_of
from ..model.finding import Finding
from ..model.pack import Pack
from ..pages.quality.facts import PackStanding
from ..pages.quality.files import quality_files, standing_report
from ..pages.quality.gather import days_passed
from ..sources.languages import parents
from ..translate.extract import CHECKS_DOMAIN
from . import canonical
from .draft import Draft
from .making import Making, Wanted
from .opening import Opened
from .past import Domains, SitePast
from .quality import pack_standings, quality_shards, titles_of
from .reading import ReadSite
from .searching import Found, SearchShard, search_editions
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
    placeless,
)
from .store import Store


@dataclass(frozen=True)
class SiteMade:
    """What became of all shards of a site, and everything that the checks say of it."""

    made: tuple[Made, ...]
    findings: tuple[Finding, ...]


def make_site(making: Making, draft: Draft) -> SiteMade:
    """All shards of a site, in the order that they need each other: what became of each."""
    (_, rest), = making.make([rest_shard(making.read)], draft)
    if rest.studied is None:  # Its worker was killed; the fault says so.
        return SiteMade((rest,), found_in(making.read, (rest,)))
    wanted = own_shards(making.read, rest.studied)
    made = {one.name: done for one, done in making.make(wanted, draft)}
    own = [made[one.name] for one in wanted]
    summaries = tuple(one.summary for one in own if one.summary)
    domains = {key: facts for one in (rest, *own) for key, facts in one.translations.items()}
    # What the checks say is told on the pages of quality; what is made after that has no texts to check.
    findings = found_in(making.read, (rest, *own))
    past = site_past(making.read, making.store, making.progress.step)
    of_pack = how_packs_stand(making.read, own, findings, past, making.store)
    late = (*list_shards(making.read.engine_key, rest.studied, summaries),
            *translation_shards(making.read, rest.studied.context, summaries, domains, past),
            *quality_pages(making.read, rest.studied, own, of_pack))
    everything = [rest, *own, *(done for _, done in making.make(late, draft))]
    found = (one for done in everything for one in done.found)
    everything += [done for _, done in making.make(search_shards(making.read, found), draft)]
    if any(done.faults for done in everything[len(own) + 1:]):
        findings = found_in(making.read, everything)
    for address, data in quality_report_files(making.read, everything, of_pack):
        draft.put(address, data)
    return SiteMade(tuple(everything), findings)


def found_in(read: ReadSite, made: Iterable[Made | Opened]) -> tuple[Finding, ...]:
    """Everything that the checks say of a site, from what became of its shards."""
    every = tuple(made)
    return tuple(conclude(read.site, [fault for one in every if isinstance(one, Made) for fault in one.faults],
                          [one.looked for one in every], read.today))


def site_past(read: ReadSite, store: Store, tell: Callable[[str], object] = len) -> SitePast:
    """The history of a site as it was read; `tell` is told of what takes long."""
    return SitePast(read.site, read.head, store, read.engine_key, tell)


def how_packs_stand(
    read: ReadSite, own: Iterable[Made | Opened], findings: Iterable[Finding], past: SitePast, store: Store
) -> Mapping[str, PackStanding]:
    """How each pack stands; `own` are the shards of packs, with all others or without."""
    return pack_standings(read, [one.quality for one in own if one.quality], findings, past, store)


def quality_pages(
    read: ReadSite, studied: Studied, own: Iterable[Made | Opened], of_pack: Mapping[str, PackStanding]
) -> Iterator[Wanted]:
    """The shards of the pages of quality, which tell how packs stand."""
    return quality_shards(studied, _context_key(read.engine_key, studied.context),
                          tuple(one.summary for one in own if one.summary), of_pack)


def quality_report_files(
    read: ReadSite, made: Sequence[Made], of_pack: Mapping[str, PackStanding]
) -> Iterator[tuple[str, bytes]]:
    """The report on the site's quality, from what became of all shards: addresses and bytes."""
    titles = {one.summary.pack.id: titles_of(one.summary) for one in made if one.summary}
    return quality_files(read.site.settings, standing_report(
        read.site, of_pack, titles, len(files_of(one.looked for one in made))))


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
    site = placeless(replace(read.site, packs=()))
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
    passed = days_passed(pack, read.today)
    glossaries = read.site.glossaries
    key = canonical.digest(context_key, faults, names, read.inputs.digest(*names), read.trivial_of({pack.id}),
                           glossaries, passed)

    def gather() -> Shard:
        po, unread = read.po_files({pack.id})
        return PackShard(context, pack, (*faults, *unread), po, read.today, glossaries)

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
        near = {*parents(language.tag)}
        own = replace(home, glossaries=tuple(one for one in home.glossaries if one.language in near))
        shard = ListsShard(studied.context, language.tag, own, summaries)
        yield Wanted(f"lists {language.tag}", canonical.digest(key, language.tag, own.glossaries), (),
                     functools.partial(_given, shard))


def translation_shards(
    read: ReadSite, context: Context, summaries: tuple[PackSummary, ...], domains: Domains, past: SitePast
) -> Iterator[Wanted]:
    """The shards of the pages of translations: those that compare the languages, and one for each; none for
    a site of one language. `domains` are what all other shards know of their texts."""
    if len(context.site.languages) < 2:
        return
    facts = past.translations(domains)
    key = canonical.digest(_context_key(read.engine_key, context), [one.digest for one in summaries])
    for tag in ("", *(one.tag for one in context.site.languages)):
        own = facts.only(tag) if tag else facts
        shard = TranslationsShard(context, tag, summaries, own)
        yield Wanted(translation_shard_name(tag), canonical.digest(key, tag, own), (),
                     functools.partial(_given, shard))


def search_shards(read: ReadSite, every: Iterable[Found]) -> Iterator[Wanted]:
    """The shards of the search, one for each language; `every` is what all other shards have found."""
    for edition, found in search_editions(read.site, every):
        shard = SearchShard(edition, found)
        yield Wanted(f"search {edition.language}", canonical.digest(read.engine_key, shard), (),
                     functools.partial(_given, shard))


def _given(shard: Shard) -> Shard:
    return shard


def pack_shard_name(pack_id: str) -> str:
    return f"pack {pack_id}"


def translation_shard_name(language: str) -> str:
    """That of a language, or without one of the pages that compare all languages."""
    return f"translations {language}".rstrip()
