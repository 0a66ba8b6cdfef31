"""The translations of a whole site: templates and PO files on disk, brought together with the
texts as they are now. This is what `pathshala translate` and the build work on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from ..model.finding import Fault, OutsideError
from ..model.site import Site
from ..safety.paths import inside
from .beside import language_folder, read_memory
from .catalogues import po_path_of, read_catalogues, write_if_changed
from .extract import CHECKS_DOMAIN, TextDocument
from .memory.suggest import Memory, Remembered, imported, remembered
from .merge import Carried, MergeReport, carry, complete
from .po.catalogue import Catalogue, Entry
from .po.codec import write_po
from .review import NOBODY, LastTranslator, last_translator
from .states import State, Translation, state, translations
from .template import new_catalogue, template, with_source_language
from .trivial.declared import Trivial, read_trivial
from .units import Unit, template_texts, units


@dataclass(frozen=True)
class Project:
    """All documents of a site with their units, the PO files of each language and domain, and the changes
    of sources that were declared trivial."""

    site: Site
    documents: Mapping[str, tuple[TextDocument, ...]]
    units: Mapping[tuple[str, str], tuple[Unit, ...]]
    catalogues: Mapping[tuple[str, str], Catalogue]
    templates: Mapping[str, Catalogue]
    faults: tuple[Fault, ...] = ()
    trivial: Trivial = field(default_factory=dict)
    _entries: dict[tuple[str, str], tuple[Mapping[str, tuple[Entry, ...]], LastTranslator]] = field(
        default_factory=dict)

    def units_of(self, domain: str) -> tuple[Unit, ...]:
        """The units of a domain in the order of its documents."""
        return tuple(unit for one in self.documents[domain] for unit in self.units[domain, one.name])

    def units_into(self, domain: str, language: str) -> tuple[Unit, ...]:
        """The same, but for documents that a language has a text of its own in place of."""
        return tuple(unit for one in self.documents[domain] if one.own(language) is None
                     for unit in self.units[domain, one.name])

    def look_up(self, document: TextDocument, language: str) -> tuple[Translation, ...]:
        """The state of each text of a document in a language, in order."""
        if (own := document.own(language)) is not None:
            return (Translation(State.LEFT_BEHIND if own.left_behind else State.ADAPTED),) * len(document.texts)
        key = (language, document.domain)
        if key not in self._entries:
            catalogue = self.catalogues.get(key)
            # Obsolete entries are out of sight in an editor: only a merge brings them back.
            self._entries[key] = (
                (translations(catalogue.messages), last_translator(catalogue)) if catalogue else ({}, NOBODY))
        (entries, translator), trivial = self._entries[key], self.trivial.get(document.domain, {})
        return tuple(
            state(entries.get(unit.context), unit.source, unit.context, trivial.get(unit.context, ()), translator)
            for unit in self.units[document.domain, document.name]
        )

def project(site: Site, documents: Mapping[str, tuple[TextDocument, ...]]) -> Project:
    """Read the PO files, and what was declared trivial, and give every text its context."""
    settings = site.settings
    read = read_catalogues(settings.root, settings.translations_dir, [language.tag for language in site.languages])
    declared, wrong = read_trivial(settings.root, settings.translations_dir)
    return assemble(site, documents, *read[:2], (*read[2], *wrong), declared.trivial)


def assemble(
    site: Site, documents: Mapping[str, tuple[TextDocument, ...]], catalogues: Mapping[tuple[str, str], Catalogue],
    templates: Mapping[str, Catalogue], faults: Sequence[Fault] = (), trivial: Trivial | None = None,
) -> Project:
    """Give every text its context, from PO files and templates that were read already; `trivial` holds
    the declared changes of all these domains."""
    found: dict[tuple[str, str], tuple[Unit, ...]] = {}
    for domain, held in documents.items():
        for name, its_units in _domain_units(held, templates.get(domain)):
            found[domain, name] = its_units
    return Project(site, documents, found, catalogues, templates, tuple(faults), trivial or {})


def _domain_units(
    documents: Sequence[TextDocument], template: Catalogue | None
) -> Iterator[tuple[str, tuple[Unit, ...]]]:
    """The units of each document of a domain, with the contexts that its template has for them.

    A text that left one document and stands in another, as after renaming a lesson, keeps its
    context too.
    """
    old = template_texts(template)
    known = {context for texts in old.values() for context, _ in texts}
    # A context that went along with its text to another file may not be born here again.
    named = {one.name: units(one.texts, one.name, one.file, old.get(one.file, ()), known) for one in documents}
    claimed = {unit.context for held in named.values() for unit in held}
    free: dict[str, list[str]] = defaultdict(list)
    for texts in old.values():
        for context, text in texts:
            if context not in claimed:
                free[text].append(context)
    for name, held in named.items():
        yield name, tuple(
            replace(unit, context=free[unit.source].pop(0))
            if unit.context not in known and free.get(unit.source) else unit
            for unit in held
        )


def extract(held: Project, now: datetime) -> Iterator[Path]:
    """Write the template of each domain; yields the files that changed.

    Raises OutsideError where a link leads out of the site."""
    for path, data in template_files(held, now):
        if write_inside(held.site, path, data):
            yield path


def template_files(held: Project, now: datetime) -> Iterator[tuple[Path, bytes]]:
    """The template of each domain: where it stands, and what it holds."""
    folder = held.site.settings.root / held.site.settings.translations_dir / "templates"
    for domain, documents in held.documents.items():
        language = documents[0].language if documents else held.site.settings.default_language
        data = template(held.units_of(domain), domain, now, held.templates.get(domain), language)
        yield folder / f"{domain}.pot", data


@dataclass(frozen=True)
class Merged:
    """What merging did to one PO file."""

    language: str
    domain: str
    path: Path
    report: MergeReport
    changed: bool


def merge_all(
    held: Project, now: datetime, languages: Sequence[str] = (), tell: Callable[[Sequence[Fault]], object] = len,
) -> Iterator[Merged]:
    """Bring every PO file up to date with the texts; new files are made for languages that have
    a folder in `translations/`. A domain is not translated into its own language.

    Suggestions come from all PO files of the language and from its `memory.tmx`; what is wrong with that
    is told to `tell`. Raises OutsideError where a link leads out of the site."""
    wanted = languages or [language.tag for language in held.site.languages]
    for language in wanted:
        home = language_folder(held.site.settings, language)
        if not home.is_dir() and not languages:
            continue
        carried = {domain: carry(catalogue, held.units_into(domain, language), held.trivial.get(domain))
                   for domain, catalogue in _to_merge(held, language, now)}
        pairs, faults = read_memory(held.site.settings, language, source_languages(held))
        tell(faults)
        memory = Memory([*_remembered(held, language, carried), *imported(pairs)])
        for domain, one in carried.items():
            merged, report = complete(one, domain, memory)
            path = held.site.settings.root / po_path_of(held.site, language, domain)
            yield Merged(language, domain, path, report, write_inside(held.site, path, write_po(merged)))


def _to_merge(held: Project, language: str, now: datetime) -> Iterator[tuple[str, Catalogue]]:
    """The domains that are translated into a language, each with its PO file, be it a new one."""
    for domain, documents in held.documents.items():
        if documents and documents[0].language == language:
            continue
        catalogue = held.catalogues.get((language, domain))
        if catalogue is None and domain == CHECKS_DOMAIN:
            continue  # For maintainers, and long: translated where somebody begins a file.
        if catalogue is None:
            catalogue = new_catalogue(language, domain, now, held.templates.get(domain))
        if documents and catalogue.sound and catalogue.header is not None:
            catalogue = with_source_language(catalogue, documents[0].language)
        yield domain, catalogue


def _remembered(held: Project, language: str, carried: Mapping[str, Carried]) -> Iterator[Remembered]:
    """All translations into a language in PO files, also in those of packs that are gone."""
    for domain, one in carried.items():
        yield from remembered(domain, one.entries)
    for (other, domain), catalogue in held.catalogues.items():
        if other == language and domain not in carried:
            yield from remembered(domain, catalogue.entries)


def source_languages(held: Project) -> frozenset[str]:
    """The languages that the site's texts are written in."""
    return frozenset(documents[0].language for documents in held.documents.values() if documents)


def write_catalogue(held: Project, key: tuple[str, str], data: bytes) -> Path:
    """Write the PO file of a language and domain; its path. Raises OutsideError where a link leads out
    of the site."""
    language, domain = key
    path = held.site.settings.root / po_path_of(held.site, language, domain)
    write_inside(held.site, path, data)
    return path


def write_inside(site: Site, path: Path, data: bytes) -> bool:
    """Write a file of the site as a whole; False where it holds these bytes already. Raises OutsideError
    where a link leads out of the site."""
    fault = inside(site.settings.root, path)
    if fault is not None:
        raise OutsideError(f"{fault.path}: {fault.message}")
    return write_if_changed(path, data)


