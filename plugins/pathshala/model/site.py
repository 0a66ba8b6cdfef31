"""A whole site: its settings, its languages, its packs and pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .glossary import Glossary
from .pack import Pack, Text
from .review import ReviewPanel
from .rubric import Rubric
from .source import Source
from .vocabulary import Role, Skill


@dataclass(frozen=True)
class Settings:
    """What `mkdocs.yml` says, as far as the engine needs it. Folders are relative to `root`;
    `check_pages` says whether the site has the pages that explain the checks. `translate_url` is the
    address of a passage in a translation platform, with `{domain}`, `{language}`, `{tag}`, `{path}`,
    `{line}` and `{context}` to be filled in; empty where translators work on the files. `fonts` are the scripts
    that the site sends a font for (`sources.fonts`); `fail_on_drop` says whether a report that compares fails where a
    score fell."""

    root: Path
    site_name: str
    site_url: str = ""
    description: str = ""
    copyright: str = ""
    repo_url: str = ""
    edit_uri: str = ""
    translate_url: str = ""
    default_language: str = "en"
    language_names: Mapping[str, str] = field(default_factory=dict)
    content_dir: str = "content"
    packs_dir: str = "learning_packs"
    translations_dir: str = "translations"
    site_dir: str = "site"
    check_pages: bool = True
    fail_on_drop: bool = False
    fonts: tuple[str, ...] = ()
    markdown_extensions: tuple[tuple[str, Mapping[str, Any]], ...] = ()


@dataclass(frozen=True)
class Language:
    """A language of the site: BCP 47 tag, its own name, `ltr` or `rtl`, and the folder of its
    pages (empty for the default language).

    `translations` is the name of its folder in the translations, where that is not gettext's form of the
    tag; `apart` names the domains whose PO files stand in a second folder, named by the tag."""

    tag: str
    name: str
    direction: str
    folder: str = ""
    translations: str = ""
    apart: tuple[str, ...] = ()


@dataclass(frozen=True)
class Site:
    """Everything that was read, good or bad; findings are kept beside it, never in it.

    `media` lists the files of `content/media/`, relative to that folder; `variants` the addresses of
    those media, of packs too, that are another one's variant in a language (`sources.variants`)."""

    settings: Settings
    languages: tuple[Language, ...]
    packs: tuple[Pack, ...] = ()
    pages: tuple[Text, ...] = ()
    skills: tuple[Skill, ...] = ()
    roles: tuple[Role, ...] = ()
    media: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    glossaries: tuple[Glossary, ...] = ()
    skills_source: Source = field(default_factory=lambda: Source("content/skills.yml"))
    roles_source: Source = field(default_factory=lambda: Source("content/roles.yml"))
    rubric: Rubric | None = None
    rubric_source: Source = field(default_factory=lambda: Source("content/rubric.yml"))
    panel: ReviewPanel = field(default_factory=ReviewPanel)

    def with_texts_of(self, *packs: Pack) -> Site:
        """The site with no texts to translate but those of some packs."""
        return replace(self, packs=packs, pages=(), skills=(), roles=(), rubric=None)

    def pack(self, pack_id: str) -> Pack | None:
        """The pack of that id, or None."""
        return next((pack for pack in self.packs if pack.id == pack_id), None)

    def skill(self, skill_id: str) -> Skill | None:
        """The skill of that id, or None."""
        return next((skill for skill in self.skills if skill.id == skill_id), None)

    def glossary(self, tag: str) -> Glossary | None:
        """The glossary of a language, or None."""
        return next((one for one in self.glossaries if one.language == tag), None)

    def language(self, tag: str) -> Language | None:
        """The language of that tag, or None."""
        return next((language for language in self.languages if language.tag == tag), None)
