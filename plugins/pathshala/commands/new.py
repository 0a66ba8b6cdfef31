"""`pathshala new language`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ..model.site import Site
from ..safety.quote import printable
from ..sources.config import CONFIG
from ..sources.languages import MAX_LANGUAGES, direction, english_name, own_name
from ..sources.shapes import misshapen
from ..translate.beside import language_folder
from ..translate.catalogues import po_path_of
from ..translate.interface.files import begin_interface, write_template
from ..translate.interface.texts import INTERFACE_DOMAIN, has_catalogue, interface_template, plural_count
from ..translate.project import Project, extract, merge_all, project
from ..translate.template import knows_plurals, plural_forms
from . import CONTENT_ERRORS, OK, PROGRAM_FAULT
from .translate.catalogues import read_project, shown, tell

_DIRECTIONS = {"ltr": "left to right", "rtl": "right to left"}


def new_language_command(root: Path, tag: str) -> int:
    """Make the folder of a language with a PO file for each pack, the standing pages and the interface.

    What is there already stays as it is. Prints what was made and what to do next.
    """
    wrong = misshapen("language", tag)
    if wrong is not None:
        sys.stderr.write(f"pathshala: {printable(tag)} {wrong.message}\n")
        sys.stderr.write(f"  help: did you mean {wrong.meant}?\n" if wrong.meant else "  help: such as ne or pt-BR\n")
        return PROGRAM_FAULT
    now = datetime.now(UTC)
    held = read_project(root)
    if held.site.language(tag) is None and len(held.site.languages) >= MAX_LANGUAGES:
        sys.stderr.write(f"pathshala: the site has {len(held.site.languages)} languages, and more are not read\n")
        return PROGRAM_FAULT
    for path in extract(held, now):
        sys.stdout.write(f"wrote {shown(root, path)}\n")
    # Contexts are those of the templates just written.
    made = list(_files(project(held.site, held.documents), tag, now, root))
    sys.stdout.write("".join(f"{line}\n" for line in (*(made or ["nothing to make: all files are there"]), "")))
    sys.stdout.write("".join(f"{line}\n" for line in _about(held.site, tag)))
    sys.stdout.write("".join(f"{line}\n" for line in _next(held.site, root, tag)))
    tell(held.faults)
    return CONTENT_ERRORS if held.faults else OK


def _files(held: Project, tag: str, now: datetime, root: Path) -> Iterator[str]:
    """Make the files that are missing; a line for each."""
    missing = {domain: documents for domain, documents in held.documents.items()
               if not os.path.lexists(held.site.settings.root / po_path_of(held.site, tag, domain))}
    for one in merge_all(replace(held, documents=missing), now, [tag], tell):
        offered = f", {len(one.report.suggested)} with a suggestion" if one.report.suggested else ""
        yield f"made {shown(root, one.path)}: {_texts(len(held.units_into(one.domain, tag)))}{offered}"
    if not has_catalogue(tag):
        path = begin_interface(held, tag, now)
        if path is not None:
            yield f"made {shown(root, path)}: {_texts(len(interface_template().messages))} of the interface"
            for template in write_template(held):
                yield f"made {shown(root, template)}"


def _texts(count: int) -> str:
    return f"{count} text" if count == 1 else f"{count} texts"


def _about(site: Site, tag: str) -> Iterator[str]:
    """What is known of the language."""
    own = site.settings.language_names.get(tag) or own_name(tag)
    english = english_name(tag)
    named = " ".join(one for one in (english or tag, f"({own})" if own not in (english, tag) else "") if one)
    yield f"{named}, written {_DIRECTIONS[direction(tag)]}."
    if knows_plurals(tag):
        forms = plural_count(plural_forms(tag))
        yield "It has one form for every number." if forms == 1 else f"It has {forms} plural forms."
    else:
        yield ("CLDR does not know how this language counts, so its files have one form for every number. "
               "If it has more, write its rule into Plural-Forms at the top of each file.")
        if "-" not in tag and direction(tag) == "ltr":
            yield f"If it is written from right to left, name its script in the tag, such as {tag}-Arab."
    if own == tag:
        yield (f"CLDR does not know what the language calls itself, so the site shows {tag}. To show its name, "
               f"add it to the languages of i18n in {CONFIG}:")
        yield f'  - {{locale: {tag}, name: "…", build: true}}'
    yield f"The site has the language from its next build on; nothing else has to be added to {CONFIG}."


def _next(site: Site, root: Path, tag: str) -> Iterator[str]:
    """What to do next, in plain words."""
    folder = shown(root, language_folder(site.settings, tag) / "LC_MESSAGES")
    yield ""
    yield "What to do next:"
    yield f"  1. Translate: open a file of {folder} in Poedit, Weblate or a text editor."
    yield "     The buttons and menus are translated already." if has_catalogue(tag) else (
        f"     {INTERFACE_DOMAIN}.po holds the buttons and menus. Until it is translated they are in English.")
    yield f"  2. Check what you saved: pathshala translate check {folder}/FILE.po"
    yield "  3. See it on the site: pathshala serve"
    yield "pathshala translate status tells how much is done, and LP580 of pathshala check what is missing."
