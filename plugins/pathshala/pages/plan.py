"""Which pages a site has: the same list for every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.pack import Pack, Text
from ..model.site import Site
from ..model.source import YamlPath
from ..sources import links
from ..sources.captions import captions_document, captions_of
from ..translate.extract import CHECKS_DOMAIN, SITE_DOMAIN, RulePage


@dataclass(frozen=True)
class PageSpec:
    """One page: its kind, its address inside a language's folder, and what it is about.

    `subject` is the id of a pack, skill, role or check, or a standing page's stem; `part` a
    lesson's stem. `documents` are the texts (domain, name) whose translation is the page's, and
    `prefix` the part of them that it shows (`("skills", 3)`) where that is not all.
    """

    kind: str
    address: str
    subject: str = ""
    part: str = ""
    documents: tuple[tuple[str, str], ...] = ()
    prefix: YamlPath = ()


def plan(site: Site, rules: Sequence[RulePage]) -> tuple[PageSpec, ...]:
    """All pages of a site, in reading order."""
    return (*_standing(site), *_packs(site), *_vocabulary(site), *_quality(site), *_reference(rules))


def _standing(site: Site) -> Iterator[PageSpec]:
    stems = [page.stem for page in site.pages]
    if "index" not in stems:
        yield PageSpec("home", links.HOME, "index")
    for stem in stems:
        kind = "home" if stem == "index" else "page"
        yield PageSpec(kind, links.page_address(stem), stem, documents=((SITE_DOMAIN, stem),))
    yield PageSpec("format", links.PACK_FORMAT)
    yield PageSpec("progress", links.PROGRESS)
    yield PageSpec("terms", links.TERMS)
    yield PageSpec("missing", "404.html")


def _packs(site: Site) -> Iterator[PageSpec]:
    packs = [pack for pack in site.packs if pack.meta is not None]
    yield PageSpec("catalogue", links.CATALOGUE)
    for pack in packs:
        yield PageSpec("pack", links.pack_address(pack.id), pack.id, documents=((pack.id, "pack.yml"),))
        for lesson in pack.lessons:
            yield PageSpec("lesson", links.lesson_address(pack.id, lesson.stem), pack.id, lesson.stem,
                           ((pack.id, lesson.stem), *_captions(pack, lesson)))
        if pack.facilitator:
            yield PageSpec("facilitator", links.facilitator_address(pack.id), pack.id,
                           documents=((pack.id, "facilitator.md"),))


def _captions(pack: Pack, lesson: Text) -> Iterator[tuple[str, str]]:
    for _, one in captions_of(pack, lesson):
        yield pack.id, captions_document(one)


def _vocabulary(site: Site) -> Iterator[PageSpec]:
    skills, roles = ((SITE_DOMAIN, "skills.yml"),), ((SITE_DOMAIN, "roles.yml"),)
    yield PageSpec("skills", links.SKILLS, documents=skills)
    for place, skill in enumerate(site.skills):
        yield PageSpec("skill", links.skill_address(skill.id), skill.id, documents=skills, prefix=("skills", place))
    yield PageSpec("roles", links.ROLES, documents=roles)
    for place, role in enumerate(site.roles):
        yield PageSpec("role", links.role_address(role.id), role.id, documents=roles, prefix=("roles", place))


def _quality(site: Site) -> Iterator[PageSpec]:
    yield PageSpec("quality", links.QUALITY)
    for pack in site.packs:
        if pack.meta is not None:
            yield PageSpec("quality_pack", links.quality_address(pack.id), pack.id)


def _reference(rules: Sequence[RulePage]) -> Iterator[PageSpec]:
    yield PageSpec("checks", links.CHECKS)
    for rule in rules:
        yield PageSpec("check", links.check_address(rule.code), rule.code,
                       documents=((CHECKS_DOMAIN, rule.code),))


def translation_pages() -> Iterator[PageSpec]:
    """The pages that say how far the translations are: of all languages, and of the page's own."""
    yield PageSpec("translations", links.TRANSLATIONS)
    yield PageSpec("translation", links.TRANSLATION)
