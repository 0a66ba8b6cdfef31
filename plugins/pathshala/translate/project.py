"""The translations of a whole site: templates and PO files on disk, brought together with the
texts as they are now. This is what `pathshala translate` and the build work on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from ..model.finding import Fault, OutsideError
from ..model.site import Site
from ..safety.paths import inside
from .catalogue import Catalogue, Entry
from .catalogues import read_catalogues, write_if_changed
from .extract import CHECKS_DOMAIN, TextDocument
from .merge import MergeReport, merge
from .po import write_po
from .signature import sign, signer
from .states import Translation, state, translations
from .template import new_catalogue, posix_name, template
from .units import Unit, template_texts, units


@dataclass(frozen=True)
class Project:
    """All documents of a site with their units, and the PO files of each language and domain."""

    site: Site
    documents: Mapping[str, tuple[TextDocument, ...]]
    units: Mapping[tuple[str, str], tuple[Unit, ...]]
    catalogues: Mapping[tuple[str, str], Catalogue]
    templates: Mapping[str, Catalogue]
    faults: tuple[Fault, ...] = ()
    _entries: dict[tuple[str, str], Mapping[str, tuple[Entry, ...]]] = field(default_factory=dict)

    def units_of(self, domain: str) -> tuple[Unit, ...]:
        """The units of a domain in the order of its documents."""
        return tuple(unit for one in self.documents[domain] for unit in self.units[domain, one.name])

    def look_up(self, document: TextDocument, language: str) -> tuple[Translation, ...]:
        """The state of each text of a document in a language, in order."""
        key = (language, document.domain)
        if key not in self._entries:
            catalogue = self.catalogues.get(key)
            # Obsolete entries are out of sight in an editor: only a merge brings them back.
            self._entries[key] = translations(catalogue.messages) if catalogue else {}
        entries = self._entries[key]
        return tuple(
            state(entries.get(unit.context), unit.source) for unit in self.units[document.domain, document.name]
        )

    def reviewed(self) -> Mapping[tuple[str, str], str]:
        """Language and domain of each PO file that a reader has signed as it is, and who."""
        signed = {key: signer(catalogue) for key, catalogue in self.catalogues.items()}
        return {key: name for key, name in signed.items() if name}


def project(site: Site, documents: Mapping[str, tuple[TextDocument, ...]]) -> Project:
    """Read the PO files and give every text its context."""
    return assemble(site, documents, *read_catalogues(
        site.settings.root, site.settings.translations_dir, [language.tag for language in site.languages]
    ))


def assemble(
    site: Site, documents: Mapping[str, tuple[TextDocument, ...]], catalogues: Mapping[tuple[str, str], Catalogue],
    templates: Mapping[str, Catalogue], faults: Sequence[Fault] = (),
) -> Project:
    """Give every text its context, from PO files and templates that were read already."""
    found: dict[tuple[str, str], tuple[Unit, ...]] = {}
    for domain, held in documents.items():
        for name, its_units in _domain_units(held, templates.get(domain)):
            found[domain, name] = its_units
    return Project(site, documents, found, catalogues, templates, tuple(faults))


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
    folder = held.site.settings.root / held.site.settings.translations_dir / "templates"
    for domain, documents in held.documents.items():
        language = documents[0].language if documents else held.site.settings.default_language
        data = template(held.units_of(domain), domain, now, held.templates.get(domain), language)
        path = folder / f"{domain}.pot"
        if _write(held.site, path, data):
            yield path


@dataclass(frozen=True)
class Merged:
    """What merging did to one PO file."""

    language: str
    domain: str
    path: Path
    report: MergeReport
    changed: bool


def merge_all(held: Project, now: datetime, languages: Sequence[str] = ()) -> Iterator[Merged]:
    """Bring every PO file up to date with the texts; new files are made for languages that have
    a folder in `translations/`. A domain is not translated into its own language.

    Raises OutsideError where a link leads out of the site."""
    wanted = languages or [language.tag for language in held.site.languages]
    for language in wanted:
        home = _home(held.site, language)
        if not home.is_dir() and not languages:
            continue
        for domain, documents in held.documents.items():
            if documents and documents[0].language == language:
                continue
            catalogue = held.catalogues.get((language, domain))
            if catalogue is None and domain == CHECKS_DOMAIN:
                continue  # For maintainers, and long: translated where somebody begins a file.
            catalogue = catalogue or new_catalogue(language, domain, now)
            merged, report = merge(catalogue, held.units_of(domain))
            path = home / "LC_MESSAGES" / f"{domain}.po"
            yield Merged(language, domain, path, report, _write(held.site, path, write_po(merged)))


def sign_file(held: Project, language: str, domain: str, name: str, day: date) -> Path:
    """Sign a PO file; its path. Raises KeyError where there is none, ValueError where the name is
    its translator's, OutsideError where a link leads out of the site."""
    catalogue = held.catalogues[language, domain]
    path = _home(held.site, language) / "LC_MESSAGES" / f"{domain}.po"
    _write(held.site, path, write_po(sign(catalogue, name, day)))
    return path


def _home(site: Site, language: str) -> Path:
    """The folder of a language's PO files: named as gettext does (`pt_BR`), or as the tag is written
    (`pt-BR`) where only that is there."""
    folder = site.settings.root / site.settings.translations_dir
    forms = [folder / posix_name(language), folder / language]
    return next((form for form in forms if form.is_dir()), forms[0])


def _write(site: Site, path: Path, data: bytes) -> bool:
    fault = inside(site.settings.root, path)
    if fault is not None:
        raise OutsideError(f"{fault.path}: {fault.message}")
    return write_if_changed(path, data)


