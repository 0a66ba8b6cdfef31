"""How complete each language and domain was over time, from the templates and PO files that git keeps."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from itertools import groupby
from pathlib import PurePosixPath

from ...history.git import GitError, Objects, Repository
from ...history.months import last_of_months
from ...model.pickled import pickled_by_fields
from ...safety.text import MAX_TEXT_BYTES, decode
from ...sources.adaptations import adaptation_place, hash_named_in, written_hash
from ...sources.packs import PACK_FILE
from ..catalogues import MESSAGES, TEMPLATES
from ..completeness import Completeness, completeness
from ..extract import CHECKS_DOMAIN, SITE_DOMAIN
from ..po.catalogue import Catalogue, Entry, header_value
from ..po.codec import MAX_PO_BYTES, parse_po
from ..states import State, Translation, state, translations
from ..template import posix_name
from ..trivial.declared import TRIVIAL_FILE, Changes, declared_in

_MAX_COMMITS = 100_000

Blobs = tuple[str, str, str, str]
"""The ids of a template's blob and a PO file's blob, empty where there was no such file; the lessons that
the language had a text of its own in place of, one a line: the ids of the blobs of lesson and text, and the
lesson's file; and as JSON the changes of the domain's sources that were declared trivial, by context, empty
where there were none."""


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Measured:
    """How complete a PO file was with a template, and the language of the sources as headers name it."""

    completeness: Completeness
    source_language: str


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """How complete something was at the end of a day (by UTC) on which its commit was made."""

    day: date
    completeness: Completeness


@dataclass(frozen=True)
class Trend:
    """The completeness over time: for each day, oldest first, that of each language and domain.

    `measured` holds what the points were made of, by the ids of blobs: give it to `trend` the next
    time, and only new files are read.
    """

    days: tuple[tuple[date, Mapping[tuple[str, str], Completeness]], ...] = ()
    measured: Mapping[Blobs, Measured] = field(default_factory=dict)

    def of_domain(self, language: str, domain: str) -> tuple[TrendPoint, ...]:
        """One domain in one language, from the first day on which it could be translated."""
        key = (language, domain)
        return tuple(TrendPoint(day, shares[key]) for day, shares in self.days if key in shares)

    def of_language(self, language: str) -> tuple[TrendPoint, ...]:
        """All domains in one language, from the first day on which it had a PO file."""
        shares = ((day, [share for (tag, _), share in held.items() if tag == language]) for day, held in self.days)
        return tuple(TrendPoint(day, sum(held, Completeness())) for day, held in shares if held)


def trend(
    repository: Repository | None, translations_dir: str, packs_dir: str, languages: Collection[str],
    known: Mapping[Blobs, Measured] | None = None,
) -> Trend:
    """The completeness of each of the languages (BCP 47) and their domains over time.

    Looked at are at most `MAX_POINTS` commits of the main line (see `last_of_months`). A domain counts in every
    language that has a PO file of any domain by then, but for the language that it is written in, and only
    while there is a pack of its name; the pages of the site always count, those of checks where somebody
    began them: as in `pathshala translate status`. Empty where there is no history; in a shallow clone it
    begins where the clone does.
    """
    if repository is None:
        return Trend()
    try:
        commits = last_of_months(repository.commits([translations_dir, packs_dir], _MAX_COMMITS))
        folders = (translations_dir, packs_dir)
        listed = [(day, repository.files(commit.id, folders)) for day, commit in commits]
        with repository.objects() as objects:
            read = cache(partial(_trivial, objects))
            path = f"{translations_dir}/{TRIVIAL_FILE}"
            files = [(day, _pairs(held, folders, languages, read(held.get(path, "")))) for day, held in listed]
            wanted = {blobs for _, pairs in files for blobs in pairs.values()}
            found = {blobs: known[blobs] for blobs in wanted if blobs in known} if known else {}
            found |= _measured(objects, wanted - found.keys())
    except GitError:
        return Trend()
    return Trend(tuple((day, dict(_shares(pairs, found))) for day, pairs in files), found)


def _pairs(
    files: Mapping[str, str], folders: tuple[str, str], languages: Collection[str], trivial: Mapping[str, str]
) -> Mapping[tuple[str, str], Blobs]:
    """The blobs of each language and domain at a commit whose files these are, in the folders of translations
    and of packs; `trivial` as in `_trivial`."""
    tags = {form: language for language in languages for form in (language, posix_name(language))}
    templates: dict[str, str] = {}
    catalogues: dict[tuple[str, str], str] = {}
    for file, blob in files.items():
        path = PurePosixPath(file)
        if not path.is_relative_to(folders[0]):
            continue
        match path.relative_to(folders[0]).parts:
            case (folder, _) if folder == TEMPLATES and path.suffix == ".pot":
                templates[path.stem] = blob
            case (folder, between, _) if folder in tags and between == MESSAGES and path.suffix == ".po":
                key = (tags[folder], path.stem)
                # Where a folder of each form of the name holds one, that of gettext's form counts.
                if folder == posix_name(tags[folder]) or key not in catalogues:
                    catalogues[key] = blob
    own = _adapted(files, folders[1])
    begun = {language for language, _ in catalogues}
    keys = {*catalogues, *((one, domain) for one in begun for domain in templates if domain != CHECKS_DOMAIN)}
    return {key: (templates.get(key[1], ""), catalogues.get(key, ""), "\n".join(own.get(key, ())),
                  trivial.get(key[1], ""))
            for key in sorted(keys)
            if key[1] in (SITE_DOMAIN, CHECKS_DOMAIN) or f"{folders[1]}/{key[1]}/{PACK_FILE}" in files}


def _adapted(files: Mapping[str, str], packs_dir: str) -> Mapping[tuple[str, str], list[str]]:
    """The lessons that a language had a text of its own for, by language and domain, as in `Blobs`."""
    found: dict[tuple[str, str], list[str]] = {}
    for file in files:
        pack, _, name = file.removeprefix(f"{packs_dir}/").partition("/")
        language, stem = adaptation_place(name) if file.startswith(f"{packs_dir}/") else ("", "")
        lesson = f"{packs_dir}/{pack}/lessons/{stem}.md"
        if language and lesson in files and len(file.splitlines()) == 1:
            found.setdefault((language, pack), []).append(f"{files[lesson]} {files[file]} {lesson}")
    return found


def _shares(
    pairs: Mapping[tuple[str, str], Blobs], measured: Mapping[Blobs, Measured]
) -> Iterator[tuple[tuple[str, str], Completeness]]:
    for (language, domain), blobs in pairs.items():
        if measured[blobs].source_language != posix_name(language):
            yield (language, domain), measured[blobs].completeness


def _measured(objects: Objects, wanted: Collection[Blobs]) -> Iterator[tuple[Blobs, Measured]]:
    """What is not known yet; each template is read once, and no more than two files are held at a time."""
    for template, together in groupby(sorted(wanted), key=lambda blobs: blobs[0]):
        pot = _catalogue(objects, template)
        for blobs in together:
            own = dict(_own_texts(objects, blobs[2]))
            yield blobs, measure(pot, _catalogue(objects, blobs[1]), own, json.loads(blobs[3] or "{}"))


def _own_texts(objects: Objects, told: str) -> Iterator[tuple[str, Translation]]:
    """The lessons that a language had a text of its own for, and what is to be said of all their passages."""
    for line in told.splitlines():
        lesson, adaptation, file = line.split(" ", 2)
        named = hash_named_in(_text(objects, adaptation))
        if named is not None:
            fits = named == written_hash(_text(objects, lesson))
            yield file, Translation(State.ADAPTED if fits else State.LEFT_BEHIND)


def _trivial(objects: Objects, blob: str) -> Mapping[str, str]:
    """The changes of sources that a file declares trivial, by domain and as `Blobs` holds them."""
    declared = declared_in(_text(objects, blob), TRIVIAL_FILE)[0].trivial if blob else {}
    return {domain: json.dumps(changes, sort_keys=True) for domain, changes in declared.items()}


def _text(objects: Objects, blob: str) -> str:
    data = objects.read(blob, MAX_TEXT_BYTES)
    return decode(data, "")[0] if data is not None else ""


def _catalogue(objects: Objects, blob: str) -> Catalogue | None:
    if not blob:
        return None
    data = objects.read(blob, MAX_PO_BYTES)
    return parse_po(data, "")[0] if data is not None else Catalogue()


def measure(
    pot: Catalogue | None, po: Catalogue | None, own: Mapping[str, Translation], trivial: Mapping[str, Changes]
) -> Measured:
    """How complete a PO file is for the texts of a template; without a template, for its own sources. `own`
    says what to think of the texts of files that the language has its own in place of, `trivial` which
    changes of sources outdate nothing, by context."""
    about = pot or po or Catalogue()
    entries = translations(po.messages) if po else {}
    held = completeness(
        (one.msgid, own.get(_file(one)) or state(entries.get(one.context), one.msgid, one.context,
                                                 trivial.get(one.context, ())))
        for one in about.messages if one.context is not None
    )
    return Measured(held, header_value(about, "X-Source-Language"))


def _file(entry: Entry) -> str:
    """The file that a message stands in, as `Unit.references` writes it."""
    return entry.references[0].strip("\u2068\u2069") if entry.references else ""
