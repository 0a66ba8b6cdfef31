"""The badges of a report, and those that an earlier one left behind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ...model.site import Language, Site
from ...pages.interface import Interface
from ...pages.status_badges import status_badge
from ...quality.report import QualityReport, Row
from ...sources.language_tags import LANGUAGE
from ...sources.shapes import SHAPES
from ...translate.interface.texts import InterfaceTexts

_FOLDER = "badges"
_ID = re.compile(SHAPES["id"].pattern)
# What every badge begins with (`pages.translating.badges`).
_BEGIN = re.compile(
    rb'<svg xmlns="http://www\.w3\.org/2000/svg" width="\d+" height="\d+" viewBox="0 0 \d+ \d+" role="img"')
_LONGEST_BEGIN = 200


def badges(site: Site, interface: Mapping[str, InterfaceTexts], report: QualityReport) -> Iterator[tuple[str, str]]:
    """A badge for each pack in each language of the site: its path in the report's folder, and its SVG."""
    interfaces = {language.tag: Interface(language.tag, interface) for language in site.languages}
    for row, language in _shown(site, report):
        yield _name(row.pack, row.language), status_badge(row, language, interfaces[row.language])


def left_behind(folder: Path, report_file: str, site: Site, report: QualityReport) -> list[Path]:
    """The badges in a report's folder that the report before this one wrote, and this one does not.

    That report itself tells for which packs and languages it wrote some. What it does not name, a link, or a file
    that is no badge, is somebody else's."""
    now = {_name(row.pack, row.language) for row, _ in _shown(site, report)}
    old = [name for name in _told(folder / report_file) if name not in now]
    return [folder / name for name in sorted(old) if _is_badge(folder, name)]


def _shown(site: Site, report: QualityReport) -> Iterator[tuple[Row, Language]]:
    for row in report.rows:
        language = site.language(row.language)
        if language is not None:
            yield row, language


def _name(pack: str, language: str) -> str:
    return f"{_FOLDER}/{pack}/{language}.svg"


def _told(report_file: Path) -> set[str]:
    """The badges that the report in a file speaks of; none where it cannot be read."""
    try:
        held: Any = json.loads(report_file.read_bytes())
        named = [(pack["pack"], row["language"]) for pack in held["packs"] for row in pack["languages"]]
        return {_name(pack, tag) for pack, tag in named if _ID.fullmatch(pack) and LANGUAGE.fullmatch(tag)}
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return set()


def _is_badge(folder: Path, name: str) -> bool:
    path = folder / name
    if path.is_symlink() or path.parent.is_symlink() or path.parent.parent.is_symlink():
        return False
    try:
        with path.open("rb") as file:
            return bool(_BEGIN.match(file.read(_LONGEST_BEGIN)))
    except OSError:
        return False
