"""The pages of skills and roles."""

from __future__ import annotations

from ..sources.links import pack_address, role_address, skill_address
from .article_view import IndexEntry, IndexView, LevelRow, RoleView, SkillView
from .cards import card, skill_levels
from .edition import Edition
from .labels import SKILL_LEVELS
from .plan import PageSpec
from .view import LinkView


def skills_view(edition: Edition, spec: PageSpec) -> IndexView:
    entries = tuple(
        IndexEntry(
            edition.phrase("site", "skills.yml", "skills", index, "label"),
            edition.url(spec.address, skill_address(skill.id)),
            edition.phrase("site", "skills.yml", "skills", index, "summary"),
        )
        for index, skill in enumerate(edition.site.skills)
    )
    intro = edition.interface.gettext("What you can learn here, and how far each pack takes you.")
    return IndexView(intro, (("", entries),))


def skill_view(edition: Edition, spec: PageSpec) -> SkillView:
    index, skill = next((i, one) for i, one in enumerate(edition.site.skills) if one.id == spec.subject)
    levels = tuple(
        LevelRow(
            level, edition.interface.gettext(SKILL_LEVELS[level]),
            edition.phrase("site", "skills.yml", "skills", index, "levels", level - 1),
            tuple(_packs_at(edition, spec.address, skill.id, level)),
        )
        for level in range(1, len(skill.levels) + 1)
    )
    roles = tuple(
        edition.link(spec.address, role_address(role.id), edition.phrase("site", "roles.yml", "roles", place, "title"))
        for place, role in enumerate(edition.site.roles) if any(gain.skill == skill.id for gain in role.skills)
    )
    return SkillView(edition.phrase("site", "skills.yml", "skills", index, "summary"), levels, roles)


def roles_view(edition: Edition, spec: PageSpec) -> IndexView:
    entries = tuple(
        IndexEntry(
            edition.phrase("site", "roles.yml", "roles", index, "title"),
            edition.url(spec.address, role_address(role.id)),
            edition.phrase("site", "roles.yml", "roles", index, "summary"),
        )
        for index, role in enumerate(edition.site.roles)
    )
    intro = edition.interface.gettext(
        "What people do in the community, the skills it takes, and the packs to begin with."
    )
    return IndexView(intro, (("", entries),))


def role_view(edition: Edition, spec: PageSpec) -> RoleView:
    index, role = next((i, one) for i, one in enumerate(edition.site.roles) if one.id == spec.subject)
    packs = [pack for wanted in role.packs if (pack := edition.site.pack(wanted)) and pack.meta]
    return RoleView(
        edition.phrase("site", "roles.yml", "roles", index, "summary"),
        skill_levels(edition, spec.address, role.skills),
        tuple(card(edition, spec.address, pack) for pack in packs),
    )


def _packs_at(edition: Edition, page: str, skill: str, level: int) -> list[LinkView]:
    return [
        edition.link(page, pack_address(pack.id), edition.pack_title(pack))
        for pack in edition.site.packs
        if pack.meta and any(gain.skill == skill and gain.to == level for gain in pack.meta.teaches)
    ]
