"""The folder of translations: read whole, written file by file.

`<translations>/<language>/LC_MESSAGES/<domain>.po` and `<translations>/templates/<domain>.pot`,
where a language is named as gettext's tools name it (`pt_BR`).
"""

from __future__ import annotations

import dataclasses
import re
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..model.finding import Fault, Span
from ..model.pickled import pickled_by_fields
from ..model.site import Site
from ..safety.cost import MAX_WORK, cost_faults
from ..safety.paths import list_files
from ..safety.quote import in_quotes
from ..safety.text import read_bytes, text_faults
from ..sources.nearest import nearest
from .po.catalogue import Catalogue, Entry
from .po.codec import MAX_PO_BYTES, parse_po
from .template import posix_name

TEMPLATES = "templates"
MESSAGES = "LC_MESSAGES"
_LINE_ENDS = re.compile(r"\r\n?")
_BYTE_ESCAPE = re.compile(r"\\[0-7x]")
NEVER_COSTLY = 150
"""Texts of at most so many characters cost less than `MAX_WORK` whatever they hold."""


def po_path(translations_dir: str, language: str, domain: str) -> str:
    """Where gettext's tools have the PO file of a language and domain, relative to the site's root."""
    return f"{translations_dir}/{posix_name(language)}/{MESSAGES}/{domain}.po"


def po_path_of(site: Site, language: str, domain: str) -> str:
    """Where a site has the PO file of a language and domain, or would have it, relative to its root: the
    file that `list_catalogues` lists, be its folder named as gettext does or as the tag is written."""
    one, folder = site.language(language), site.settings.translations_dir
    name = (language if domain in one.apart else one.translations) if one else ""
    return f"{folder}/{name}/{MESSAGES}/{domain}.po" if name else po_path(folder, language, domain)


def pot_path(translations_dir: str, domain: str) -> str:
    """Where the template of a domain stands, relative to the site's root."""
    return f"{translations_dir}/{TEMPLATES}/{domain}.pot"


SPOILING = frozenset({
    "po-syntax", "po-charset", "po-duplicate", "po-too-large", "po-plural-forms", "file-too-large", "invalid-utf8",
    "nul-character", "control-character", "bidi-control", "tag-character", "too-costly", "special-file",
    "symbolic-link", "path-outside",
})
"""Faults of a PO file with which nothing of it is shown."""


def spoilt(faults: Iterable[Fault]) -> frozenset[str]:
    """The paths of the PO files that nothing is shown of: their pages are in the source's language until
    somebody mends them."""
    return frozenset(one.path for one in faults if one.name in SPOILING and one.path.endswith(".po"))


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Listing:
    """Which file holds what, as paths relative to the site's root, in the order of the paths: the PO
    files under their language (BCP 47) and domain, the templates under their domain."""

    catalogues: Mapping[tuple[str, str], str]
    templates: Mapping[str, str]


def list_catalogues(root: Path, translations_dir: str, languages: Collection[str]) -> tuple[Listing, list[Fault]]:
    """The files of the folder of translations, none of them opened, and what is wrong with their
    names and places.

    Folders of languages that the site does not have are left out. A language may be written as in
    its tag (`pt-BR`) as well; where both folders hold a file, the one of gettext's form counts.
    """
    listing, names, doubled, unknown = _listed(root, translations_dir, languages)
    return listing, [*names, *doubled, *unknown]


def read_catalogues(
    root: Path, translations_dir: str, languages: Collection[str]
) -> tuple[Mapping[tuple[str, str], Catalogue], Mapping[str, Catalogue], list[Fault]]:
    """All that `list_catalogues` lists, read: PO files, templates, and what is wrong with them.

    A file that is damaged gives what could be read of it; one that cannot be opened is absent.
    """
    listing, names, doubled, unknown = _listed(root, translations_dir, languages)
    read: dict[str, Catalogue] = {}
    faults = doubled
    for file in (*listing.catalogues.values(), *listing.templates.values()):
        catalogue, found = read_catalogue(root / file, file)
        faults += found
        if catalogue is not None:
            read[file] = catalogue
    return (
        {key: read[file] for key, file in listing.catalogues.items() if file in read},
        {domain: read[file] for domain, file in listing.templates.items() if file in read},
        [*names, *sorted(faults, key=lambda fault: fault.path), *unknown],
    )


def read_templates(root: Path, listing: Listing) -> Mapping[str, Catalogue]:
    """The templates of a listing, by domain, but for those that cannot be opened."""
    read = {domain: read_catalogue(root / file, file)[0] for domain, file in listing.templates.items()}
    return {domain: catalogue for domain, catalogue in read.items() if catalogue is not None}


def _listed(
    root: Path, translations_dir: str, languages: Collection[str]
) -> tuple[Listing, list[Fault], list[Fault], list[Fault]]:
    """The listing, and the faults of names, of files that stand twice, and of unknown languages."""
    files, names = list_files(root, translations_dir)
    tags = {form: language for language in languages for form in (posix_name(language), language)}
    present = frozenset(files)
    catalogues: dict[tuple[str, str], str] = {}
    templates: dict[str, str] = {}
    doubled: list[Fault] = []
    strange: dict[str, str] = {}
    for file in files:
        parts = PurePosixPath(file).relative_to(translations_dir).parts
        domain = parts[-1].rpartition(".")[0]
        if len(parts) == 2 and parts[0] == TEMPLATES and parts[1].endswith(".pot"):
            templates[domain] = file
        elif len(parts) != 3 or parts[1] != MESSAGES or not parts[2].endswith(".po"):
            continue
        elif parts[0] not in tags:
            strange.setdefault(parts[0], file)
        else:
            language = tags[parts[0]]
            preferred = po_path(translations_dir, language, domain)
            if file != preferred and preferred in present:
                doubled.append(_second_folder(parts[0], file, preferred))
            else:
                catalogues[language, domain] = file
    unknown = [_unknown_language(folder, file, tags) for folder, file in strange.items()]
    return Listing(catalogues, templates), names, doubled, unknown


def may_be_costly(text: str) -> bool:
    """Whether `cost_faults` can find a fault in a text, by its length and backticks alone: nothing else is
    looked for further than from one end to the other, while backticks are looked for at all their lengths."""
    length = len(text)
    return 2 * length * length + text.count("`") ** 2 * length > MAX_WORK


def _second_folder(folder: str, file: str, preferred: str) -> Fault:
    return Fault(
        "po-duplicate", file, Span(),
        f"the folder {in_quotes(folder)} names the same language as another, whose file is used: {preferred}",
        (f"move what is missing to {preferred} and delete this file",),
    )


def _unknown_language(folder: str, file: str, known: Collection[str]) -> Fault:
    folders = sorted({posix_name(name) for name in known})
    near = nearest(posix_name(folder), folders)
    way_out = f'did you mean "{near}"?' if near else f"the folders are {', '.join(folders)}"
    return Fault(
        "po-unknown-language", file, Span(), f"the site has no language {in_quotes(folder)}, so the file is not used",
        (way_out, "rename the folder, or add the language to mkdocs.yml"),
    )


def read_catalogue(path: Path, shown: str) -> tuple[Catalogue | None, list[Fault]]:
    """One PO file through the doors for files and text; None where it cannot be opened."""
    data, unreadable = read_bytes(path, shown, MAX_PO_BYTES)
    return (None, unreadable) if unreadable else catalogue_of(data, shown)


def catalogue_of(data: bytes, shown: str) -> tuple[Catalogue, list[Fault]]:
    """The bytes of a PO file through the doors for text; `shown` is its path for messages."""
    catalogue, faults = parse_po(data, shown)
    return catalogue, [*faults, *_hidden_characters(data, catalogue, shown), *_costs(catalogue, shown)]


def _hidden_characters(data: bytes, catalogue: Catalogue, shown: str) -> Iterator[Fault]:
    """Characters that hide: in the text of the file, and behind the escapes in any part of an entry."""
    text = data.decode(catalogue.charset, "replace").removeprefix("\ufeff")
    for fault in text_faults(_LINE_ENDS.sub("\n", text), shown):
        # A mend would have to keep the source equal to the page's, so it is the editor's work.
        yield dataclasses.replace(fault, fix=None)
    for entry in catalogue.entries if _BYTE_ESCAPE.search(text) else ():
        if entry.raw and _BYTE_ESCAPE.search(entry.raw):
            for text, span in _parts(entry):
                for fault in text_faults(text, shown):
                    yield dataclasses.replace(fault, span=span, fix=None)


def _parts(entry: Entry) -> Iterator[tuple[str, Span]]:
    """Every text of an entry that may hold escapes, and its place."""
    yield "\n".join(entry.msgstr), entry.msgstr_span
    for part in (entry.msgid, entry.msgid_plural, entry.context, entry.previous_msgid, entry.previous_plural,
                 entry.previous_context):
        if part:
            yield part, entry.span


def _costs(catalogue: Catalogue, shown: str) -> Iterator[Fault]:
    """The translations that the parser would spend minutes on."""
    for entry in catalogue.entries:
        text = entry.msgstr[0] if len(entry.msgstr) == 1 else "\n".join(entry.msgstr)
        if len(text) > NEVER_COSTLY and may_be_costly(text):
            for fault in cost_faults(text, shown):
                yield dataclasses.replace(fault, span=entry.msgstr_span)


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write a file as a whole, so that nobody ever sees half of it; False where it holds these
    bytes already. Makes missing folders. Raises OSError."""
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return True
