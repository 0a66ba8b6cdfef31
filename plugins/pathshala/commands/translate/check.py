"""`pathshala translate check`: PO files by themselves, as an editor saves them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...checks.context import Checked
from ...checks.report import render
from ...checks.run import run_alone
from ...model.finding import Fault, Finding, Severity, count, in_order
from ...model.site import Site
from ...safety.paths import shown_path
from ...safety.quote import printable
from ...sources.config import read_settings
from ...sources.glossary import read_glossaries
from ...sources.language_tags import language_meant
from ...sources.languages import site_languages
from ...translate.catalogues import list_catalogues, read_catalogue
from ...translate.po.catalogue import Catalogue, header_value
from .. import CONTENT_ERRORS, OK, PROGRAM_FAULT

_MESSAGES = "LC_MESSAGES"
_UNKNOWN = "und"  # BCP 47's tag for a language that nobody told.


@dataclass(frozen=True)
class _File:
    """A PO file: where it is, its path for messages, and what it is named after."""

    path: Path
    shown: str

    @property
    def domain(self) -> str:
        return self.path.stem


def translate_check_command(root: Path, names: Sequence[str], format: str) -> int:
    """Check PO files without reading the texts of the site; all PO files of the site where none is named.

    What depends on other files, such as the places that links aim at, is left to `pathshala check`.
    """
    missing = [reason for name in names if (reason := _not_a_file(root, name))]
    for reason in missing:
        sys.stderr.write(f"pathshala: {reason}\n")
    if missing:
        return PROGRAM_FAULT
    settings, _ = read_settings(root)
    languages = site_languages(settings)
    glossaries, wrong = read_glossaries(settings, languages)
    site = Site(settings, languages, glossaries=glossaries)
    files, faults = ([_named(root, name) for name in dict.fromkeys(names)], []) if names else _of_site(site)
    faults += [] if names else wrong
    findings = in_order([*run_alone(_checked(site, faults)), *(one for file in files for one in _look(site, file))])
    sys.stdout.write(render(findings, format, len(files)))
    return CONTENT_ERRORS if count(findings)[Severity.ERROR] else OK


def _not_a_file(root: Path, name: str) -> str:
    """Why a name on the command line is no file; empty where it is one, or may be."""
    place = _place(root, name)
    if place.is_dir():
        return f"{printable(name)} is a folder; name PO files, or nothing to check all of the site"
    return "" if place.exists() or place.is_symlink() else f"{printable(name)} is not there"


def _place(root: Path, name: str) -> Path:
    """Where a file is: a name is relative to the folder that one is in, else to the site's."""
    place = Path(name)
    return root / name if not place.exists() and (root / name).exists() else place


def _named(root: Path, name: str) -> _File:
    """A file on the command line. Its path is shown relative to the site's folder where it lies in it."""
    place = _place(root, name)
    whole = place.parent.resolve() / place.name
    inside = whole.is_relative_to(root.resolve())
    return _File(place, shown_path(whole.relative_to(root.resolve()).as_posix() if inside else name))


def _of_site(site: Site) -> tuple[list[_File], list[Fault]]:
    """The PO files of a site, and what is wrong with their names and places."""
    settings = site.settings
    tags = [language.tag for language in site.languages]
    listing, faults = list_catalogues(settings.root, settings.translations_dir, tags)
    return [_File(settings.root / path, path) for path in listing.catalogues.values()], faults


def _look(site: Site, file: _File) -> Iterator[Finding]:
    catalogue, faults = read_catalogue(file.path, file.shown)
    yield from run_alone(_checked(site, faults, file, catalogue))


def _checked(
    site: Site, faults: Sequence[Fault], file: _File | None = None, catalogue: Catalogue | None = None
) -> Checked:
    """One PO file under the eyes of the checks, or faults alone."""
    if file is None or catalogue is None:
        return Checked.of(site, faults, catalogues={})
    key = (_language(file, catalogue), file.domain)
    return Checked.of(site, faults, catalogues={key: catalogue}, elsewhere={key: file.shown})


def _language(file: _File, catalogue: Catalogue) -> str:
    """The language of a PO file: what its folder in the translations is named after, else what it says itself."""
    folder = file.path.absolute().parent
    named = language_meant(folder.parent.name) if folder.name == _MESSAGES else ""
    said = header_value(catalogue, "Language")
    return named or (language_meant(said) if said else "") or _UNKNOWN
