"""LP165 to LP169: values that are allowed, each by itself, and can hardly be meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ...model.finding import Severity
from ...model.source import Source, YamlPath
from ...safety.quote import in_quotes
from ...sources.durations import months
from ..context import Checked
from ..listed import items
from ..registry import Hit, Scope, check
from ..whole import Whole

MOST_FOR_BEGINNERS = 2
"""The level of a skill that a pack for beginners may ask for: 3 is to do it in new situations, 4 to teach others."""
LEAST_MONTHS, MOST_MONTHS = 1, 60


@check("LP165", severity=Severity.WARNING)
def hard_requirement(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a pack for beginners that requires a skill at level 3 or 4.

    ## Why is this bad?
    Who has reached that level is no beginner any more: either the pack is offered to those who cannot follow it, or
    it is not found by those who can.

    ## Bad
    ```yaml
    level: beginner
    requires: [{skill: edit-page, at: 4}]
    ```

    ## Good
    ```yaml
    level: beginner
    requires: [{skill: edit-page, at: 1}]
    ```
    """
    for pack in site.site.packs:
        if pack.meta is None or pack.meta.level != "beginner":
            continue
        for index, need in items(pack.source, ("requires",), pack.meta.requires):
            if need.at > MOST_FOR_BEGINNERS:
                yield Hit(pack.source.path, pack.source.at("requires", index, "at"),
                          f'requires[{index}].at: a pack for beginners requires "{need.skill}" at level {need.at}',
                          (f"require level {MOST_FOR_BEGINNERS} or lower, or set level to intermediate or advanced",))


@check("LP166", severity=Severity.WARNING)
def same_lesson_title(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds two lessons of one pack with the same title.

    ## Why is this bad?
    In menus, search results and the reader's progress they cannot be told apart.

    ## Bad
    ```text
    lessons/make-the-edit.md     title: Make the edit
    lessons/after-the-edit.md    title: Make the edit
    ```

    ## Good
    ```text
    lessons/make-the-edit.md     title: Make the edit
    lessons/after-the-edit.md    title: See what happens after your edit
    ```
    """
    for pack in site.site.packs:
        first: dict[str, str] = {}
        listed = pack.meta.lessons if pack.meta else ()
        in_order = {stem: place for place, stem in enumerate(listed)}
        for one in sorted(site.lessons_of(pack), key=lambda one: in_order.get(one.text.stem, len(listed))):
            title = one.lesson.title if one.lesson else ""
            if title and first.setdefault(_alike(title), one.path) != one.path:
                yield Hit(one.path, one.text.source.at("title"), f"title: {first[_alike(title)]} has the same title",
                          ("say in the title what this lesson is about",))


@check("LP167", severity=Severity.WARNING, scope=Scope.SITE)
def same_pack_title(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds two packs in the same language with the same title.

    ## Why is this bad?
    In the library and in search results they cannot be told apart. Often a pack was copied, and its title not yet
    changed.

    ## Bad
    ```text
    learning_packs/edit-a-thon/pack.yml     title: Run an edit-a-thon
    learning_packs/photo-article/pack.yml   title: Run an edit-a-thon
    ```

    ## Good
    ```text
    learning_packs/edit-a-thon/pack.yml     title: Run an edit-a-thon
    learning_packs/photo-article/pack.yml   title: Add a photo to an article
    ```
    """
    held: dict[str, list[Source]] = defaultdict(list)
    for pack in site.site.packs:
        if pack.meta and pack.meta.title:
            held[_alike(pack.meta.title)].append(pack.source)
    for sources in held.values():
        for number, source in enumerate(sources if len(sources) > 1 else ()):
            other = sources[1 if number == 0 else 0].path
            yield Hit(source.path, source.at("title"), f"title: {other} has the same title",
                      ("say in the title what this pack is about",))


@check("LP168", severity=Severity.WARNING)
def repeated_point(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a key point that stands twice in a lesson, and an objective that a pack has twice under two ids.

    ## Why is this bad?
    One of the two was meant to say something else, which is lost; and a repeated objective has to be assessed twice.

    ## Bad
    ```yaml
    key_points:
      - A source lets readers check a statement.
      - A source lets readers check a statement.
    ```

    ## Good
    ```yaml
    key_points:
      - A source lets readers check a statement.
      - What nobody can check may be removed.
    ```
    """
    for article in site.lessons:
        points = article.lesson.key_points if article.lesson else ()
        yield from _repeated(article.text.source, ("key_points",), points)
    for pack in site.site.packs:
        texts = tuple(one.text for one in pack.meta.objectives) if pack.meta else ()
        yield from _repeated(pack.source, ("objectives",), texts)


def _repeated(source: Source, path: YamlPath, texts: Sequence[str]) -> Iterator[Hit]:
    first: dict[str, int] = {}
    for index, text in items(source, path, texts):
        if first.setdefault(_alike(text), index) != index:
            yield Hit(source.path, source.at(*path, index), f"{path[0]}[{index}] says the same as number "
                      f"{first[_alike(text)] + 1}: {in_quotes(text)}", ("write what was meant, or take it away",))


@check("LP169", severity=Severity.WARNING)
def odd_review_interval(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a pack whose reviews hold for less than a month or for more than five years (`review_every`).

    ## Why is this bad?
    Interfaces and rules change within a year or two: readers would be told that a text is reviewed which nobody has
    looked at for decades. And no team reads a pack every week.

    ## Bad
    ```yaml
    review_every: P20Y
    ```

    ## Good
    ```yaml
    review_every: P12M
    ```
    """
    for pack in site.site.packs:
        length = months(pack.meta.review_every) if pack.meta and pack.meta.review_every else LEAST_MONTHS
        if not LEAST_MONTHS <= length <= MOST_MONTHS and pack.meta:
            far = f"more than {MOST_MONTHS // 12} years" if length > MOST_MONTHS else "less than a month"
            yield Hit(pack.source.path, pack.source.at("review_every"),
                      f"review_every: reviews would hold for {far} ({pack.meta.review_every})",
                      ("write P12M, or up to P60M for what hardly changes",))


def _alike(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .!?…।")
