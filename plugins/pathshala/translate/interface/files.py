"""A site's own catalogues of the interface on disk: begun, and kept up to date with the package's template."""

from __future__ import annotations

import dataclasses
import operator
import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from ..catalogues import po_path_of, pot_path
from ..merge import MergeReport
from ..po.catalogue import Catalogue, Entry, changed, header_value, with_header_value
from ..po.codec import write_po
from ..project import Merged, Project, write_catalogue, write_inside
from ..template import new_catalogue, plural_forms
from .texts import INTERFACE_DOMAIN, interface_template, plural_count, template_bytes

_NOT_FILLED_IN = "INTEGER"  # as gettext's own programs write it in templates


def extract_interface(held: Project) -> Iterator[Path]:
    """Write the template of the interface beside a site's own, if it translates any of it; yields the file
    if it changed. Raises OutsideError where a link leads out of the site."""
    if any(domain == INTERFACE_DOMAIN for _, domain in held.catalogues):
        yield from write_template(held)


def write_template(held: Project) -> Iterator[Path]:
    """Write it in any case."""
    path = held.site.settings.root / pot_path(held.site.settings.translations_dir, INTERFACE_DOMAIN)
    if write_inside(held.site, path, template_bytes()):
        yield path


def merge_interfaces(held: Project, languages: Sequence[str] = ()) -> Iterator[Merged]:
    """Bring a site's own catalogues of the interface up to date. Raises OutsideError as above."""
    for (language, domain), catalogue in held.catalogues.items():
        if domain == INTERFACE_DOMAIN and (not languages or language in languages):
            merged, report = merge_interface(catalogue, language)
            data = write_po(merged)
            path = held.site.settings.root / po_path_of(held.site, language, domain)
            yield Merged(language, domain, path, report, write_inside(held.site, path, data))


def begin_interface(held: Project, language: str, now: datetime) -> Path | None:
    """Write a catalogue of the interface for a language, with nothing translated yet; None where the site
    has one. Raises OutsideError as above."""
    path = held.site.settings.root / po_path_of(held.site, language, INTERFACE_DOMAIN)
    if os.path.lexists(path):
        return None
    empty = new_catalogue(language, INTERFACE_DOMAIN, now, interface_template())
    return write_catalogue(held, (language, INTERFACE_DOMAIN), write_po(merge_interface(empty, language)[0]))


def merge_interface(catalogue: Catalogue, language: str) -> tuple[Catalogue, MergeReport]:
    """A catalogue of a language (BCP 47) with one entry for each message of the interface, in the template's
    order, then what the interface has no longer, as obsolete entries. A header that does not say how many
    plural forms there are gets CLDR's rule. A catalogue that is not sound comes back untouched, with `refused`.
    """
    if not catalogue.sound:
        return catalogue, MergeReport(refused=True)
    catalogue = _with_plural_forms(catalogue, language)
    header = [catalogue.header] if catalogue.header else []
    # What is current counts before what is obsolete.
    known = {entry.key: entry for entry in (*catalogue.obsolete, *catalogue.messages)}
    live: list[Entry] = []
    kept, revived, untranslated, outdated = [], [], [], []
    for source in interface_template().messages:
        old = known.pop(source.key, None)
        entry = _carried(old, source, catalogue) if old else _empty(source, catalogue)
        live.append(entry)
        if not entry.translated:
            untranslated.append(entry.msgid)
        elif old and old.obsolete:
            revived.append(entry.msgid)
        elif old and entry.fuzzy and not old.fuzzy:
            outdated.append(entry.msgid)
        else:
            kept.append(entry.msgid)
    left = [entry for entry in known.values() if entry.translated or entry.translator]
    gone = [changed(entry, obsolete=True, extracted=(), references=()) for entry in left]
    report = MergeReport(kept=tuple(kept), revived=tuple(revived), untranslated=tuple(untranslated),
                         outdated=tuple(outdated), obsolete=tuple(entry.msgid for entry in left if not entry.obsolete))
    return _arranged(catalogue, (*header, *live, *gone)), report


def _with_plural_forms(catalogue: Catalogue, language: str) -> Catalogue:
    """The catalogue with a rule of plural forms in its header: its own, else CLDR's for the language."""
    said = header_value(catalogue, "Plural-Forms")
    if said and _NOT_FILLED_IN not in said:
        return catalogue
    if catalogue.header is None:
        catalogue = with_header_value(catalogue, "Content-Type", f"text/plain; charset={catalogue.charset.upper()}")
    return with_header_value(catalogue, "Plural-Forms", plural_forms(language))


def _empty(source: Entry, catalogue: Catalogue) -> Entry:
    return dataclasses.replace(
        source, msgstr=("",) * _forms(source, catalogue), raw=None, lead=None)


def _carried(old: Entry, source: Entry, catalogue: Catalogue) -> Entry:
    """An entry for a message as the template has it now; fuzzy where its plural reads otherwise than before."""
    flags = (*source.flags, *(flag for flag in old.flags if flag not in source.flags))
    same = changed(old, obsolete=False, extracted=source.extracted, references=source.references,
                   flags=flags if set(flags) != set(old.flags) else old.flags)
    count = _forms(source, catalogue)
    if old.msgid_plural == source.msgid_plural:
        return same if old.translated else changed(same, msgstr=("",) * count)
    texts = (*old.msgstr, *("",) * count)[:count]
    fuzzy = ("fuzzy", *(flag for flag in same.flags if flag != "fuzzy")) if old.translated else same.flags
    return changed(same, msgid_plural=source.msgid_plural, msgstr=texts, flags=fuzzy,
                   previous_msgid=old.msgid, previous_plural=old.msgid_plural)


def _forms(source: Entry, catalogue: Catalogue) -> int:
    """How many texts an entry for a message has."""
    return 1 if source.msgid_plural is None else plural_count(header_value(catalogue, "Plural-Forms"))


def _arranged(catalogue: Catalogue, entries: Sequence[Entry]) -> Catalogue:
    """The catalogue with these entries; those that stand where they stood keep what is between them."""
    if len(entries) == len(catalogue.entries) and all(map(operator.is_, entries, catalogue.entries)):
        return catalogue
    return dataclasses.replace(catalogue, entries=tuple(
        dataclasses.replace(entry, lead=entry.lead if number == 0 or (entry.lead or "").strip() else None)
        for number, entry in enumerate(entries)
    ))
