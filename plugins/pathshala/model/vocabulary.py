"""Skills and roles: what `content/skills.yml` and `content/roles.yml` may say."""

from __future__ import annotations

from dataclasses import dataclass

from .fields import key
from .pack import SkillGain


@dataclass(frozen=True)
class Skill:
    """Something a person can learn to do, on a ladder of four levels."""

    id: str = key("The id that packs and roles name.", shape="id", example="cite-sources", names_file=True)
    label: str = key("The skill's name.", translatable=True, minimum=3, maximum=60, schema_org="teaches")
    summary: str = key("What the skill is.", translatable=True, minimum=20, maximum=300)
    levels: tuple[str, ...] = key("What a person can do at level 1, 2, 3 and 4.", translatable=True,
                                  minimum=4, maximum=4)


@dataclass(frozen=True)
class Skills:
    """The keys of `content/skills.yml`."""

    schema: int = key("The version of this format.", minimum=1, maximum=1)
    skills: tuple[Skill, ...] = key("All skills of the site.", minimum=1)


@dataclass(frozen=True)
class Role:
    """Something a person can be in the community, with the skills it takes."""

    id: str = key("The role's id.", shape="id", example="new-editor", names_file=True)
    title: str = key("The role's name.", translatable=True, minimum=3, maximum=60)
    summary: str = key("What somebody in this role does.", translatable=True, minimum=20, maximum=300)
    skills: tuple[SkillGain, ...] = key("The skills it takes and their levels.", minimum=1)
    packs: tuple[str, ...] = key("Packs that prepare for it.", default=(), shape="id")


@dataclass(frozen=True)
class Roles:
    """The keys of `content/roles.yml`."""

    schema: int = key("The version of this format.", minimum=1, maximum=1)
    roles: tuple[Role, ...] = key("All roles of the site.", minimum=1)
