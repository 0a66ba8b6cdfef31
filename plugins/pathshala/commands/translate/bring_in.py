"""`pathshala translate import`: translations that were made elsewhere, as PO."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from ...markup.engine import Engine
from ...model.finding import Fault
from ...safety.quote import printable
from ...sources.config import DEFAULT_EXTENSIONS
from ...sources.shapes import misshapen
from ...translate.bring_in.files import FilePair, TextPair, markdown_files, paired, read_pairs
from ...translate.bring_in.foreign_po import find, offers
from ...translate.bring_in.pairs import Match, match
from ...translate.bring_in.proposals import Brought, Proposal, bring_in, offered_to, proposals
from ...translate.catalogues import po_path_of, read_catalogue, write_if_changed
from ...translate.extract import TextDocument
from ...translate.po.catalogue import Catalogue
from ...translate.po.codec import write_po
from ...translate.project import Project, extract, project, write_inside
from ...translate.template import new_catalogue
from ...translate.units import Unit, template_texts, units
from .. import CONTENT_ERRORS, OK, PROGRAM_FAULT
from .catalogues import read_project, shown


@dataclass(frozen=True)
class Wanted:
    """What the command was asked for: the language, the files, and where the translations go."""

    language: str
    translated: Path | None = None
    source: Path | None = None
    po: tuple[Path, ...] = ()
    pack: str = ""
    lesson: str = ""
    output: Path | None = None


@dataclass
class _Gathered:
    """Proposals by domain: those for units by context, and those without one with their document."""

    offered: dict[str, dict[str, Proposal]] = field(default_factory=lambda: defaultdict(dict))
    gone: dict[str, list[tuple[str, Proposal]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, domain: str, name: str, its_units: Sequence[Unit], offered: Sequence[Proposal]) -> None:
        found, gone = offered_to(its_units, offered)
        self.offered[domain].update(found)
        self.gone[domain] += [(name, one) for one in gone]


def import_command(root: Path, wanted: Wanted) -> int:
    """Align, write what was found into PO files, and report what was not."""
    amiss = _amiss(wanted)
    if amiss:
        sys.stderr.write(f"pathshala: {amiss}\n")
        return PROGRAM_FAULT
    if wanted.output is not None:
        return _into_file(wanted, wanted.output)
    now = datetime.now(UTC)
    held = read_project(root)
    list(extract(held, now))
    # Contexts are those of the templates just written.
    held = project(held.site, held.documents)
    if wanted.pack and wanted.pack not in held.documents:
        sys.stderr.write(f"pathshala: there is no pack {printable(wanted.pack)}\n"
                         f"  help: one of {', '.join(held.documents)}\n")
        return PROGRAM_FAULT
    gathered, sound = _from_po(held, wanted) if wanted.po else _from_files(held, wanted)
    for domain in held.documents:
        if gathered.offered.get(domain) or gathered.gone.get(domain):
            sound = _write(root, held, wanted.language, domain, gathered, now) and sound
    return OK if sound else CONTENT_ERRORS


def _amiss(wanted: Wanted) -> str:
    """Why the command cannot do what it was asked for; empty where it can."""
    missing = [path for path in (wanted.source, wanted.translated, *wanted.po) if path and not path.exists()]
    if misshapen("language", wanted.language):
        return f"{printable(wanted.language)} is no language tag\n  help: such as bn or pt-BR"
    if missing:
        return f"{printable(str(missing[0]))} is not there"
    if bool(wanted.po) == bool(wanted.translated):
        return "there is nothing to import\n  help: give --translated with a Markdown file or folder, or --po"
    if wanted.lesson and wanted.translated and wanted.translated.is_dir():
        return "--lesson is for a single file\n  help: in a folder, name each file as its lesson"
    if wanted.output and not (wanted.source and wanted.translated):
        return "--output is for Markdown\n  help: give --source and --translated"
    if wanted.translated and not (wanted.output or wanted.pack):
        return "it is not clear which texts these are\n  help: give --pack, or --output for a PO file outside a site"
    return ""


def _into_file(wanted: Wanted, output: Path) -> int:
    """Import into one PO file that stands for itself; what it says already stays."""
    assert wanted.source is not None and wanted.translated is not None
    catalogue = new_catalogue(wanted.language, output.stem, datetime.now(UTC))
    if output.exists():
        there, faults = read_catalogue(output, str(output))
        _tell(faults)
        if there is None or not there.sound:
            sys.stdout.write(f"{output}: left alone, it must be mended first\n")
            return CONTENT_ERRORS
        catalogue = there
    pairs, sound = _pairs(markdown_files(wanted.source), markdown_files(wanted.translated))
    texts, readable = _read(pairs, Engine(DEFAULT_EXTENSIONS))
    old = template_texts(catalogue)
    taken = {entry.context for entry in catalogue.messages if entry.context}
    gathered = _Gathered()
    everything: dict[str, tuple[Unit, ...]] = {}
    for one, found in zip(texts, _matched(texts), strict=True):
        file = f"{one.files.name}.md"
        everything[file] = units(one.passages, one.files.name, file, old.get(file, ()), taken)
        taken |= {unit.context for unit in everything[file]}
        gathered.add("", one.files.name, everything[file], proposals(found, str(one.files.translated)))
    kept = _others(catalogue, everything)
    merged, brought = bring_in(
        catalogue, [*kept, *(unit for its in everything.values() for unit in its)],
        gathered.offered[""], gathered.gone[""],
    )
    write_if_changed(output, write_po(merged))
    _tell_brought(str(output), brought)
    return OK if sound and readable else CONTENT_ERRORS


def _others(catalogue: Catalogue, files: Mapping[str, object]) -> list[Unit]:
    """The units of a PO file whose files are not imported now."""
    return [
        Unit(entry.context, entry.msgid, entry.extracted[0] if entry.extracted else "", (), file, entry.extracted[1:])
        for entry in catalogue.messages if entry.context is not None
        for file in [entry.references[0].strip("\u2068\u2069") if entry.references else ""] if file not in files
    ]


def _from_files(held: Project, wanted: Wanted) -> tuple[_Gathered, bool]:
    """What Markdown files offer to the documents of a pack; False where a file cannot be used."""
    assert wanted.translated is not None
    documents = {one.name: one for one in held.documents[wanted.pack]}
    translated, faults = markdown_files(wanted.translated)
    targets = {wanted.lesson or name: path for name, path in translated.items()}
    named = {name: _document(documents, name) for name in targets}
    for name in (name for name, document in named.items() if document is None):
        sys.stdout.write(f"{targets[name]}: the pack has no lesson {printable(name)}; "
                         f"it has {', '.join(documents)}\n")
    root = held.site.settings.root
    own = {name: root / document.file for name, document in named.items() if document is not None}
    sources = markdown_files(wanted.source) if wanted.source else (own, [])
    if wanted.source and not wanted.source.is_dir():
        sources = ({next(iter(targets), ""): wanted.source}, [])
    known = {name: path for name, path in targets.items() if named[name] is not None}
    pairs, sound = _pairs(sources, (known, faults))
    texts, readable = _read(pairs, Engine(held.site.settings.markdown_extensions))
    gathered = _Gathered()
    for one, found in zip(texts, _matched(texts), strict=True):
        document = next(named[name] for name, path in known.items() if path == one.files.translated)
        if document is not None:
            gathered.add(wanted.pack, document.name, held.units[wanted.pack, document.name],
                         proposals(found, str(one.files.translated)))
    return gathered, sound and readable and len(known) == len(targets)


def _document(documents: Mapping[str, TextDocument], name: str) -> TextDocument | None:
    names = (name, f"{name}.md", name.rpartition("/")[2])
    return next((documents[one] for one in names if one in documents), None)


def _from_po(held: Project, wanted: Wanted) -> tuple[_Gathered, bool]:
    """What other tools' PO files offer to the units of a pack, or of all; False where one cannot be used."""
    gathered = _Gathered()
    sound = True
    offered: list[Proposal] = []
    for path in wanted.po:
        catalogue, faults = read_catalogue(path, str(path))
        _tell(faults)
        sound = sound and catalogue is not None and catalogue.sound
        offered += offers(catalogue, str(path)) if catalogue else ()
    domains = [
        domain for domain, documents in held.documents.items()
        if domain == wanted.pack or (not wanted.pack and documents and documents[0].language != wanted.language)
    ]
    found = find(offered, [unit for domain in domains for unit in held.units_of(domain)])
    for domain in domains:
        for unit in held.units_of(domain):
            if unit.context in found.offered:
                gathered.offered[domain][unit.context] = found.offered[unit.context]
    unused = len(found.unplaced) + len(found.untranslated) + len(found.passed_over)
    sys.stdout.write(f"{len(offered)} translations, {len(offered) - unused} of them used\n")
    _tell_each("no text here is like its source", found.unplaced)
    _tell_each("left in the source's words", found.untranslated)
    for one, taken in found.passed_over:
        why = "so neither is sure" if one.sure else "and is taken"
        _tell_text(one.place, f"{taken.place} translates the same text otherwise, {why}", one.text)
    return gathered, sound


def _pairs(
    source: tuple[Mapping[str, Path], list[Fault]], translated: tuple[Mapping[str, Path], list[Fault]]
) -> tuple[list[FilePair], bool]:
    """The pairs of files; False where a translation has none, or a folder holds what cannot be read."""
    pairs, alone = paired(source[0], translated[0])
    _tell([*source[1], *translated[1]])
    for path in alone:
        sys.stdout.write(f"{path}: there is no source of this name\n")
    return pairs, not alone and not source[1] and not translated[1]


def _read(pairs: Sequence[FilePair], engine: Engine) -> tuple[list[TextPair], bool]:
    texts, faults = read_pairs(pairs, engine)
    _tell(faults)
    return texts, len(texts) == len(pairs)


def _matched(texts: Sequence[TextPair]) -> Iterator[list[Match]]:
    """The matches of each pair of files, reported as they come."""
    for one, found in zip(texts, match([(one.source, one.target) for one in texts]), strict=True):
        shown_path = str(one.files.translated)
        both = [pair for pair in found if pair.source and pair.target and not pair.left_in_source]
        untranslated = sum(len(pair.source) for pair in found if pair not in both)
        alone = [pair for pair in found if not pair.source]
        sys.stdout.write(
            f"{shown_path}: {len(one.passages)} passages: {sum(pair.sure for pair in both)} sure, "
            f"{sum(len(pair.source) for pair in both if not pair.sure)} fuzzy, {untranslated} not translated; "
            f"{len(alone)} translations without a source\n"
        )
        for pair in found:
            if pair.left_in_source:
                _tell_text(f"{shown_path}:{pair.target[0].line}", "left in the source's words", pair.target[0].text)
        for pair in alone:
            for part in pair.target:
                _tell_text(f"{shown_path}:{part.line}", "no source goes with this", part.text)
        yield found


def _write(
    root: Path, held: Project, language: str, domain: str, gathered: _Gathered, now: datetime
) -> bool:
    """Write what was gathered for a domain; False where its PO file must be mended first."""
    documents = held.documents[domain]
    path = held.site.settings.root / po_path_of(held.site, language, domain)
    if documents and documents[0].language == language:
        sys.stdout.write(f"{domain} is written in {language}: nothing to translate\n")
        return False
    catalogue = held.catalogues.get((language, domain))
    if catalogue is None and path.exists():
        # The language's folder is new to the site.
        catalogue, faults = read_catalogue(path, shown(root, path))
        _tell(faults)
        if catalogue is None:
            return False
    merged, brought = bring_in(
        catalogue or new_catalogue(language, domain, now), held.units_of(domain), gathered.offered[domain],
        gathered.gone[domain], held.trivial.get(domain),
    )
    if not brought.refused:
        write_inside(held.site, path, write_po(merged))
    _tell_brought(shown(root, path), brought)
    return not brought.refused


def _tell_brought(file: str, brought: Brought) -> None:
    if brought.refused:
        sys.stdout.write(f"{file}: left alone, it must be mended first\n")
        return
    counts = {
        "translated": brought.sure, "outdated": brought.outdated, "to look at": brought.unsure,
        "obsolete": brought.gone, "there already": brought.same, "kept as they were": brought.kept,
    }
    told = ", ".join(f"{len(held)} {name}" for name, held in counts.items() if held)
    sys.stdout.write(f"{file}: {told or 'nothing to import'}\n")
    _tell_each("another translation is there, and stays", brought.kept)


def _tell_each(what: str, offered: Sequence[Proposal]) -> None:
    for one in offered:
        _tell_text(one.place, what, one.text)


def _tell_text(place: str, what: str, text: str) -> None:
    """A text that stays outside, in full: so that nothing is lost unseen."""
    sys.stdout.write(printable(f"{place}: {what}: {' '.join(text.split())}") + "\n")


def _tell(faults: Sequence[Fault]) -> None:
    for fault in faults:
        line = f"{fault.path}:{fault.span.line}:{fault.span.column}: {fault.message}"
        sys.stderr.write(printable(line) + "\n" + "".join(f"  help: {printable(way)}\n" for way in fault.help))
