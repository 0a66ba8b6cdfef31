"""Reads a site's folder: every file through the doors, every fault noted, nothing raised."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from ..model.finding import Fault, Span
from ..model.pack import Pack, PageMeta, Text
from ..model.review import Reviewers, ReviewPanel
from ..model.rubric import Rubric
from ..model.site import Settings, Site
from ..model.source import Source
from ..model.vocabulary import Roles, Skills
from ..safety.paths import inside, list_files, list_folders, shown_path
from ..safety.text import read_text
from ..safety.yaml import parse
from .config import read_settings
from .decode import decode
from .front_matter import read_markdown
from .glossary import GlossaryReader, read_glossaries, read_glossary
from .language_tags import language_meant
from .languages import site_languages, translation_folders
from .links import Targets
from .media import is_medium, media_faults
from .packs import read_pack
from .shapes import misshapen
from .variants import variants_among

MAX_PACKS = 2_000
RUBRIC_FILE, REVIEWERS_FILE = "rubric.yml", "reviewers.yml"

T = TypeVar("T")


PackReader = Callable[[Path, str], tuple[Pack, list[Fault]]]
"""What reads a pack: given the site's root and the pack's folder under it."""


def read_site(
    root: Path, read_one: PackReader = read_pack, read_words: GlossaryReader = read_glossary
) -> tuple[Site, list[Fault]]:
    """The site in a folder, and all faults of reading it, sorted by path and place.

    What could not be read is missing from the site or has no `meta`; a fault says why. The
    result depends on the files alone, not on the order in which the disk lists them. `read_one`
    and `read_words` may be readers that remember packs and glossaries.
    """
    settings, faults = read_settings(root)
    packs, wrong = _packs(settings, read_one)
    faults += wrong
    pages, media, wrong = _content(settings)
    faults += wrong
    skills, skills_source, wrong = _vocabulary(Skills, settings, "skills.yml")
    faults += wrong
    roles, roles_source, wrong = _vocabulary(Roles, settings, "roles.yml")
    faults += [*wrong, *_stray_translations(settings)]
    rubric, rubric_source, wrong = _vocabulary(Rubric, settings, RUBRIC_FILE)
    faults += wrong
    panel, wrong = _panel(settings)
    faults += wrong
    languages = site_languages(settings, (pack.meta.source_language for pack in packs if pack.meta))
    glossaries, wrong = read_glossaries(settings, languages, read_words)
    faults += wrong
    site = Site(
        settings=settings,
        languages=languages,
        packs=packs,
        pages=pages,
        skills=skills.skills if skills else (),
        roles=roles.roles if roles else (),
        media=media,
        glossaries=glossaries,
        skills_source=skills_source,
        roles_source=roles_source,
        rubric=rubric,
        rubric_source=rubric_source,
        panel=panel,
    )
    return replace(site, variants=tuple(sorted(variants_among(Targets(site).files.values())))), _in_order(faults)


def _in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Sorted by path and place, each once."""
    return sorted(dict.fromkeys(faults), key=lambda fault: (fault.path, fault.span, fault.name, fault.message))


def _packs(settings: Settings, read_one: PackReader) -> tuple[tuple[Pack, ...], list[Fault]]:
    names, faults = list_folders(settings.root, settings.packs_dir)
    if len(names) > MAX_PACKS:
        faults.append(Fault("too-many-files", settings.packs_dir, Span(),
                            f"the folder holds {len(names)} packs; the first {MAX_PACKS} are read"))
    packs = []
    for name in names[:MAX_PACKS]:
        if not name.startswith("_"):
            pack, wrong = read_one(settings.root, f"{settings.packs_dir}/{name}")
            packs.append(pack)
            faults += wrong
    return tuple(packs), faults


def _content(settings: Settings) -> tuple[tuple[Text, ...], tuple[str, ...], list[Fault]]:
    """The standing pages, the media in the content's `media/` folder, and their faults."""
    folder = settings.content_dir
    paths, faults = list_files(settings.root, folder)
    pages, media = [], []
    for path in paths:
        name = path.removeprefix(f"{folder}/")
        if name.startswith("media/"):
            media += [name.removeprefix("media/")] if is_medium(name) else []
            faults += media_faults(settings.root, path)
        elif name.endswith(".md"):
            stem = name.removesuffix(".md")
            faults += _stem_faults(path, stem)
            page, wrong = read_markdown(settings.root, path, stem, PageMeta)
            pages.append(page)
            faults += wrong
    return tuple(pages), tuple(media), faults


def _stem_faults(path: str, stem: str) -> list[Fault]:
    return [Fault("bad-file-stem", path, Span(), f'"{part}" {wrong.message}',
                  (f"rename it to {wrong.meant}",) if wrong.meant else ())
            for part in stem.split("/") if (wrong := misshapen("stem", part))]


def _vocabulary(cls: type[T], settings: Settings, name: str) -> tuple[T | None, Source, list[Fault]]:
    """A YAML file of the content folder; a site may do without it."""
    path = f"{settings.content_dir}/{name}"
    linked = inside(settings.root, settings.root / path)
    if linked or not (settings.root / path).exists():
        return None, Source(path), [linked] if linked else []
    text, faults = read_text(settings.root / path, path)
    node, broken = parse(text, path)
    value, spans, wrong = decode(cls, node, path)
    if node is None and not broken and not faults:
        faults.append(Fault("empty-value", path, Span(), "the file holds no keys"))
    return value, Source(path, text, MappingProxyType(spans)), [*faults, *broken, *wrong]


def read_judges(settings: Settings) -> tuple[Rubric | None, ReviewPanel]:
    """What reviews are held against: the rubric and the reviewers of a site, as far as they can be read."""
    return _vocabulary(Rubric, settings, RUBRIC_FILE)[0], _panel(settings)[0]


def _panel(settings: Settings) -> tuple[ReviewPanel, list[Fault]]:
    """The site's list of reviewers. One that cannot be read lists nobody, so that nobody slips in."""
    held, source, faults = _vocabulary(Reviewers, settings, REVIEWERS_FILE)
    if held is None and not faults:
        return ReviewPanel(None, source), []
    return ReviewPanel(held.reviewers if held else (), source), faults


def _stray_translations(settings: Settings) -> list[Fault]:
    return [Fault("unexpected-file", f"{settings.translations_dir}/{shown_path(name)}", Span(),
                  "the folder's name is no language tag", ('name it like "bn" or "pt-BR"',))
            for name in translation_folders(settings) if not language_meant(name)]
