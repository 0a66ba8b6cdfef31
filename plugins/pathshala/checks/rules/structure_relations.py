"""LP150 to LP158: things that name each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...model.finding import Severity, Span
from ..context import Checked
from ..hints import Known
from ..listed import is_whole, items, objective_ids
from ..registry import Hit, Scope, check
from ..whole import Whole


@check("LP150", severity=Severity.ERROR)
def missing_lesson(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a lesson that `pack.yml` lists and for which there is no file in `lessons/`.

    ## Why is this bad?
    The pack promises a lesson that nobody can open.

    ## Bad
    ```yaml
    lessons: [why-sources, juge-a-source]   # the file is judge-a-source.md
    ```

    ## Good
    ```yaml
    lessons: [why-sources, judge-a-source]
    ```
    """
    for pack in site.site.packs:
        stems = Known(lesson.stem for lesson in pack.lessons)
        for index, stem in items(pack.source, ("lessons",), pack.meta.lessons if pack.meta else ()):
            if stem not in stems:
                yield Hit(pack.source.path, pack.source.at("lessons", index),
                          f'lessons: there is no file "lessons/{stem}.md"', stems.did_you_mean(stem))


@check("LP151", severity=Severity.ERROR)
def unlisted_lesson(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a file in `lessons/` that `pack.yml` does not list.

    ## Why is this bad?
    No menu leads to the lesson, and its time does not count. Nobody would find it.

    ## Bad
    ```text
    lessons/write-a-citation.md     (pack.yml: lessons: [why-sources])
    ```

    ## Good
    ```text
    lessons/write-a-citation.md     (pack.yml: lessons: [why-sources, write-a-citation])
    ```
    """
    for pack in site.site.packs:
        listed = pack.meta.lessons if pack.meta else ()
        for lesson in pack.lessons if is_whole(pack.source, ("lessons",), listed) else ():
            if listed and lesson.stem not in listed:
                yield Hit(lesson.source.path, Span(), f'pack.yml does not list the lesson "{lesson.stem}"',
                          ("add it to lessons in pack.yml, or take the file out of the folder",))


@check("LP152", severity=Severity.ERROR)
def unknown_skill(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a pack or role that names a skill which `content/skills.yml` does not have.

    ## Why is this bad?
    The skill has no name, no levels and no page, so no path leads through it.

    ## Bad
    ```yaml
    teaches: [{skill: cite-source, to: 2}]
    ```

    ## Good
    ```yaml
    teaches: [{skill: cite-sources, to: 2}]
    ```
    """
    skills = site.site.skills
    known = Known(skill.id for skill in skills if is_whole(site.site.skills_source, ("skills",), skills))
    for path, span, key, skill in _named_skills(site):
        if known and skill not in known:
            yield Hit(path, span, f'{key}: "{skill}" is no skill of content/skills.yml', known.did_you_mean(skill))


def _named_skills(site: Checked) -> Iterator[tuple[str, Span, str, str]]:
    for pack in site.site.packs:
        if pack.meta:
            taught, needed = [one.skill for one in pack.meta.teaches], [one.skill for one in pack.meta.requires]
            for key, named in (("teaches", taught), ("requires", needed)):
                for index, one in items(pack.source, (key,), named):
                    yield pack.source.path, pack.source.at(key, index, "skill"), f"{key}[{index}].skill", one
    source = site.site.roles_source
    for number, role in items(source, ("roles",), site.site.roles):
        for index, gain in items(source, ("roles", number, "skills"), role.skills):
            place = source.at("roles", number, "skills", index, "skill")
            yield source.path, place, f"roles[{number}].skills[{index}].skill", gain.skill


@check("LP153", severity=Severity.ERROR)
def unknown_objective(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a lesson that serves an objective which its pack does not have.

    ## Why is this bad?
    The lesson page shows its objectives in words. Here there are no words to show.

    ## Bad
    ```yaml
    objectives: [o9]
    ```

    ## Good
    ```yaml
    objectives: [o1]
    ```
    """
    for article in site.lessons:
        known = Known(objective_ids(article.pack))
        named = article.lesson.objectives if article.lesson else ()
        for index, objective in items(article.text.source, ("objectives",), named):
            if known and objective not in known:
                yield Hit(article.path, article.text.source.at("objectives", index),
                          f'objectives: the pack has no objective "{objective}"', known.did_you_mean(objective))


@check("LP154", severity=Severity.ERROR, scope=Scope.SITE)
def unknown_pack(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds a role that names a pack which does not exist.

    ## Why is this bad?
    The role's page would send readers to a pack that is not there.

    ## Bad
    ```yaml
    packs: [frist-edit]
    ```

    ## Good
    ```yaml
    packs: [first-edit]
    ```
    """
    known, source = Known(pack.id for pack in site.site.packs), site.site.roles_source
    for number, role in items(source, ("roles",), site.site.roles):
        for index, pack in items(source, ("roles", number, "packs"), role.packs):
            if pack not in known:
                yield Hit(source.path, source.at("roles", number, "packs", index),
                          f'roles[{number}].packs: there is no pack "{pack}"', known.did_you_mean(pack))


@check("LP155", severity=Severity.ERROR)
def required_and_taught(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a pack that requires a skill at the level it teaches, or at a higher one.

    ## Why is this bad?
    Whoever may begin the pack already has what it gives.

    ## Bad
    ```yaml
    teaches: [{skill: cite-sources, to: 2}]
    requires: [{skill: cite-sources, at: 2}]
    ```

    ## Good
    ```yaml
    teaches: [{skill: cite-sources, to: 2}]
    requires: [{skill: cite-sources, at: 1}]
    ```
    """
    for pack in site.site.packs:
        taught = {gain.skill: gain.to for gain in pack.meta.teaches} if pack.meta else {}
        for index, need in items(pack.source, ("requires",), pack.meta.requires if pack.meta else ()):
            if need.at >= taught.get(need.skill, need.at + 1):
                yield Hit(pack.source.path, pack.source.at("requires", index),
                          f'requires[{index}]: "{need.skill}" is needed at {need.at}, taught to {taught[need.skill]}',
                          ("require a lower level, or leave the skill out of requires",))


@check("LP156", severity=Severity.ERROR, scope=Scope.SITE)
def circular_requirement(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds packs that can only be begun after each other: each requires a skill that only the other
    teaches.

    ## Why is this bad?
    A reader who has neither skill can begin with neither pack.

    ## Bad
    ```yaml
    teaches: [{skill: cite-sources, to: 1}]      # pack a
    requires: [{skill: edit-page, at: 1}]        # only pack b teaches it, which requires cite-sources
    ```

    ## Good
    ```yaml
    teaches: [{skill: cite-sources, to: 1}]      # pack a
    requires: []
    ```
    """
    before = _packs_before(site)
    for pack in site.site.packs:
        for index, need in items(pack.source, ("requires",), pack.meta.requires if pack.meta else ()):
            teachers = before[pack.id].get(index, ())
            if teachers and all(_leads_back(teacher, pack.id, before) for teacher in teachers):
                yield Hit(pack.source.path, pack.source.at("requires", index),
                          f'requires[{index}]: "{need.skill}" is taught only by {", ".join(teachers)}, '
                          f"which cannot be begun before this pack",
                          ("lower a level, or take one of the requirements away",))


def _packs_before(site: Whole) -> Mapping[str, Mapping[int, tuple[str, ...]]]:
    """For each pack and each of its requirements, the other packs that teach it well enough."""
    packs = [pack for pack in site.site.packs if pack.meta]
    return {pack.id: {} for pack in site.site.packs} | {
        pack.id: {
            index: tuple(other.id for other in packs if other.meta and other is not pack and any(
                gain.skill == need.skill and gain.to >= need.at for gain in other.meta.teaches))
            for index, need in enumerate(pack.meta.requires if pack.meta else ())
        }
        for pack in packs
    }


def _leads_back(start: str, goal: str, before: Mapping[str, Mapping[int, tuple[str, ...]]]) -> bool:
    """Whether `start` cannot be begun without `goal`: some requirement of it, or of all packs
    that teach the requirement, has no other teacher."""
    blocked = {goal}
    while True:
        more = {
            pack for pack, needs in before.items()
            if pack not in blocked and any(teachers and blocked.issuperset(teachers) for teachers in needs.values())
        }
        if not more:
            return start in blocked and start != goal
        blocked |= more


@check("LP157", severity=Severity.ERROR)
def single_owner(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a stable pack with fewer than two owners.

    ## Why is this bad?
    One person falls ill, loses interest or moves on. A pack that people rely on needs somebody
    else who may act.

    ## Bad
    ```yaml
    status: stable
    owners: [asha]
    ```

    ## Good
    ```yaml
    status: stable
    owners: [asha, bilal]
    ```
    """
    for pack in site.site.packs:
        if pack.meta and pack.meta.status == "stable" and len(set(pack.meta.owners)) < 2:
            yield Hit(pack.source.path, pack.source.at("owners"), 
                      "owners: a stable pack needs two or more, this has one",
                      ("find a second owner, or set status to pilot",))


@check("LP158", severity=Severity.WARNING)
def missing_facilitator_notes(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a pack for organizations that has no `facilitator.md`.

    ## Why is this bad?
    Organizations learn in groups. Whoever leads one has to know what to prepare and how long each
    part takes.

    ## Bad
    ```text
    learning_packs/verifiability/pack.yml     (for: [organization])
    ```

    ## Good
    ```text
    learning_packs/verifiability/pack.yml     (for: [organization])
    learning_packs/verifiability/facilitator.md
    ```
    """
    for pack in site.site.packs:
        if pack.meta and "organization" in pack.meta.for_ and pack.facilitator is None:
            yield Hit(pack.source.path, pack.source.at("for"), "for: a pack for organizations has no facilitator.md",
                      ("write facilitator.md: what to prepare, a timetable, what usually goes wrong",))
