"""Gather what a report is made of: what is known of each pack, and what the checks see in each portion.

What was seen of a pack is kept in the site's store under the digest of its folder, its PO files and all
else that it depends on, as a build keeps its shards: so only what changed is looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ...build import canonical
from ...build.fact_reader import RecallingFactReader
from ...build.inputs import Inputs
from ...build.progress import Progress
from ...build.reading import ReadSite, input_names, read
from ...build.shards import placeless
from ...build.store import Store
from ...checks.context import Checked
from ...checks.look import look, pack_portion, rest_portion
from ...checks.looked import Looked
from ...checks.run import conclude, files_of
from ...markup.memory import Memory, RecallingEngine
from ...model.pack import Pack
from ...model.pickled import pickled_by_fields
from ...model.site import Site
from ...quality.facts import ground_of, language_facts, pack_facts
from ...quality.report import KnownPack, QualityReport, quality_report, title_of
from ...sources.config import read_settings
from ...translate.catalogues import po_path_of
from ...translate.extract import TextDocument, by_domain, documents
from ...translate.interface.texts import InterfaceTexts, all_interface_texts
from ...translate.project import Project, assemble


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class _Seen:
    """What is kept of a portion: what the checks saw; of a pack, what is known of it (None where it could
    not be read); of the rest, the texts of the interface that the site brings."""

    looked: Looked
    pack: KnownPack | None = None
    interface: Mapping[str, InterfaceTexts] | None = None


@dataclass(frozen=True)
class Gathered:
    """A site as it was read, and what was seen of it, whatever the day. `interface` are the texts of the
    interface that the site brings itself, by language."""

    read: ReadSite
    looked: tuple[Looked, ...]
    packs: tuple[KnownPack, ...]
    interface: Mapping[str, InterfaceTexts]

    @property
    def site(self) -> Site:
        """The site."""
        return self.read.site

    def report(self, today: date) -> QualityReport:
        """How everything stands on a day."""
        site, findings = self.site, conclude(self.site, (), self.looked, today)
        return quality_report(self.packs, findings, len(files_of(self.looked)), site.rubric, site.panel, today)


def read_whole(root: Path, store: Store) -> ReadSite:
    """Read the site in a folder."""
    settings, _ = read_settings(root)
    return read(root, Inputs(root, input_names(settings)), store)


def gather(held: ReadSite, store: Store, progress: Progress) -> Gathered:
    """Look at all of a site that the store does not know."""
    packs = held.site.packs
    frame = canonical.digest(held.engine_key, placeless(replace(pack_portion(held.site, packs[0]), packs=()))
                             if packs else None)
    found = []
    for done, pack in enumerate(packs, 1):
        found.append(_pack(held, frame, pack, store))
        progress.count("Looking at packs", done, len(packs))
    rest = _rest(held, store)
    looked = (*(one.looked for one in found), rest.looked)
    return Gathered(held, looked, tuple(one.pack for one in found if one.pack), rest.interface or {})


def _kept(
    held: ReadSite, store: Store, name: str, key: bytes, inputs: Sequence[str], see: Callable[[], _Seen]
) -> _Seen:
    """What was seen before, or else is seen now, and kept if its files are still what they were."""
    found: _Seen | None = store.load(name, key)
    if found is None:
        found = see()
        if held.inputs.settled(*inputs):
            store.save(name, key, found)
    return found


def _pack(held: ReadSite, frame: bytes, pack: Pack, store: Store) -> _Seen:
    names = (pack.folder, *held.po_paths.get(pack.id, ()))
    faults = held.of_packs[pack.folder]
    key = canonical.digest(frame, faults, names, held.inputs.digest(*names), held.trivial_of({pack.id}))

    def see() -> _Seen:
        # A build remembers what is in each text; a report need not read it again.
        memory = Memory(store.load(f"memory pack {pack.id}", held.engine_key))
        engine = RecallingEngine(held.site.settings.markdown_extensions, memory)
        po, unread = held.po_files({pack.id})
        catalogues, templates, broken = po.parsed()
        portion = pack_portion(held.site, pack)
        texts = by_domain(documents(Site(portion.settings, portion.languages, (pack,)), engine))
        project = assemble(portion, texts, catalogues, templates, trivial=po.trivial)
        seen = look(Checked.of(portion, [*faults, *unread, *broken], RecallingFactReader(portion.settings, engine),
                               catalogues, trivial=po.trivial))
        return _Seen(seen, _known(project, pack, texts.get(pack.id, ())))

    return _kept(held, store, f"seen {pack.folder}", key, names, see)


def _known(project: Project, pack: Pack, texts: Sequence[TextDocument]) -> KnownPack | None:
    site, meta = project.site, pack.meta
    ground, trivial = ground_of(site, pack, project.catalogues), project.trivial.get(pack.id)
    facts = pack_facts(ground, texts, trivial)
    if meta is None or facts is None:
        return None
    others = [one.tag for one in site.languages if one.tag != meta.source_language]
    titles = {tag: title for tag in others if (title := title_of(texts[0], project.look_up(texts[0], tag)))}
    return KnownPack(
        pack.folder, {meta.source_language: meta.title, **titles}, facts,
        tuple(language_facts(ground, texts, tag, project.look_up, trivial) for tag in others),
        {tag: po_path_of(site, tag, pack.id) for tag in others},
    )


def _rest(held: ReadSite, store: Store) -> _Seen:
    """All that is in no pack."""
    site = placeless(rest_portion(held.site))
    packs = {pack.id for pack in held.site.packs}
    domains = [domain for domain in held.po_paths if domain not in packs]
    names = (site.settings.content_dir, *(path for domain in domains for path in held.po_paths[domain]))
    key = canonical.digest(held.engine_key, site.settings, site.languages, site.variants, site.glossaries, held.of_rest,
                           names, held.inputs.digest(*names), held.trivial_of(domains))

    def see() -> _Seen:
        memory = Memory(store.load("memory rest", held.engine_key))
        engine = RecallingEngine(site.settings.markdown_extensions, memory)
        po, unread = held.po_files(domains)
        catalogues, _, broken = po.parsed()
        seen = look(Checked.of(site, [*held.of_rest, *unread, *broken], RecallingFactReader(site.settings, engine),
                               catalogues, trivial=po.trivial))
        return _Seen(seen, interface=all_interface_texts(catalogues))

    return _kept(held, store, "seen rest", key, names, see)
