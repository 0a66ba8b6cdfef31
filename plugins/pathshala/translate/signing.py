"""Put signatures under the translations of a PO file: those of a reader, or the name of a machine."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from .po.catalogue import Catalogue, Entry
from .po.codec import write_po
from .project import Project, write_catalogue
from .review import LastTranslator, Review, approved, last_translator, machine_made, review


@dataclass(frozen=True)
class Signatures:
    """What signing did to a file: the contexts that were signed, and each that was not, with why."""

    path: Path
    signed: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


def approve(
    held: Project, language: str, domain: str, contexts: Collection[str], name: str, day: date
) -> Signatures:
    """Say that somebody has read translations, and that they are good: those of the contexts, or all that
    nobody has approved yet where none are named.

    Raises KeyError where the file is not there, ValueError where the file must be mended first, OutsideError where
    a link leads out of the site.
    """
    def sign(catalogue: Catalogue, entry: Entry) -> Entry:
        return approved(entry, name, day, catalogue)

    return _sign(held, (language, domain), contexts, sign, {Review.MACHINE, Review.DRAFT, Review.VOID})


def mark_machine(
    held: Project, language: str, domain: str, contexts: Collection[str], name: str, day: date
) -> Signatures:
    """Say that a machine has made translations: those of the contexts, or all that nobody has approved.
    Raises like `approve`."""
    return _sign(held, (language, domain), contexts, lambda _, entry: machine_made(entry, name, day),
                 {Review.DRAFT})


def _sign(
    held: Project, key: tuple[str, str], contexts: Collection[str], sign: Callable[[Catalogue, Entry], Entry],
    open_to: Collection[Review],
) -> Signatures:
    catalogue = held.catalogues[key]
    if not catalogue.sound:
        raise ValueError("the file must be mended first: see pathshala translate check")
    signed, refused, entries = [], [], []
    translator = last_translator(catalogue)
    for entry in catalogue.entries:
        context = entry.context or ""
        message = not entry.obsolete and not entry.is_header
        wanted = message and (context in contexts if contexts else _is_open(entry, open_to, translator))
        if wanted:
            try:
                entries.append(sign(catalogue, entry))
                signed.append(context)
            except ValueError as fault:
                entries.append(entry)
                refused.append((context, str(fault)))
        else:
            entries.append(entry)
    told = {*signed, *(context for context, _ in refused)}
    refused += [(context, "the file has no passage of this context") for context in contexts if context not in told]
    path = write_catalogue(held, key, write_po(replace(catalogue, entries=tuple(entries))))
    return Signatures(path, tuple(signed), tuple(refused))


def _is_open(entry: Entry, open_to: Collection[Review], translator: LastTranslator) -> bool:
    """Whether an entry holds a translation that may be signed with all others."""
    return entry.readable and not entry.fuzzy and review(entry, translator) in open_to
