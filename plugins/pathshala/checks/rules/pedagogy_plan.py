"""LP201 to LP207: what a pack promises, and what it gives."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ...sources.durations import minutes
from ..context import Checked
from ..listed import items
from ..registry import Hit, check

MAX_LESSON_MINUTES = 30
MAX_PACK_MINUTES = 240


@check("LP201", severity=Severity.WARNING)
def unserved_objective(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an objective of a pack that no lesson names in its front matter.

    ## Why is this bad?
    The pack promises something that it does not teach, or a lesson forgot to say what it is for.

    ## Bad
    ```yaml
    objectives: [o1]      # the only lesson; the pack has o1 and o2
    ```

    ## Good
    ```yaml
    objectives: [o1, o2]
    ```
    """
    for pack in site.site.packs:
        lessons = site.lessons_of(pack)
        served = {one for lesson in lessons if lesson.lesson for one in lesson.lesson.objectives}
        if not pack.meta or not lessons or not all(lesson.lesson for lesson in lessons):
            continue
        for index, objective in items(pack.source, ("objectives",), pack.meta.objectives):
            if objective.id not in served:
                yield Hit(pack.source.path, pack.source.at("objectives", index),
                          f'objectives[{index}]: no lesson serves "{objective.id}"',
                          ("name it under objectives in a lesson, or take it out of the pack",))


@check("LP202", severity=Severity.WARNING)
def unassessed_objective(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an objective of a pack that no quiz question assesses.

    ## Why is this bad?
    Readers cannot find out whether they have reached it, and a badge for it would prove nothing.

    ## Bad
    ```markdown
    ### Which of these can you cite? { #quiz-cite .quiz objective=o1 }
    ```

    ## Good
    ```markdown
    ### Which of these can you cite? { #quiz-cite .quiz objective=o1 }

    ### Is this source reliable? { #quiz-reliable .quiz objective=o2 }
    ```
    """
    for pack in site.site.packs:
        lessons = site.lessons_of(pack)
        assessed = {question.objective for lesson in lessons for question in lesson.facts.questions}
        served = {one for lesson in lessons if lesson.lesson for one in lesson.lesson.objectives}
        for index, objective in items(pack.source, ("objectives",), pack.meta.objectives if pack.meta else ()):
            if objective.id in served - assessed:
                yield Hit(pack.source.path, pack.source.at("objectives", index),
                          f'objectives[{index}]: no quiz question assesses "{objective.id}"',
                          (f"add objective={objective.id} to a question, or write one",))


@check("LP203", severity=Severity.WARNING)
def lesson_without_quiz(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a lesson without a quiz question.

    ## Why is this bad?
    Trying to remember teaches more than reading again, and without a question readers take having
    read for having understood.

    ## Bad
    ```markdown
    ## Try it

    Think of an event in your town.
    ```

    ## Good
    ```markdown
    ## Check yourself

    ### Which kind of source is a diary? { #quiz-diary .quiz objective=o3 }

    - [x] Primary

        > Yes. It was written by somebody who was there.

    - [ ] Secondary

        > A secondary source studies such diaries from outside.
    ```
    """
    for article in site.lessons:
        if article.lesson and article.text.body.strip() and not article.facts.questions:
            yield Hit(article.path, article.text.source.at(), "the lesson has no quiz question",
                      ("add a heading of class quiz with a task list under it",))


@check("LP204", severity=Severity.WARNING)
def long_lesson(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a lesson that takes more than 30 minutes.

    ## Why is this bad?
    Many readers have a bus ride, a battery or a few megabytes. A lesson they cannot finish is one
    they do not begin.

    ## Bad
    ```yaml
    time: PT50M
    ```

    ## Good
    ```yaml
    time: PT20M
    ```
    """
    for article in site.lessons:
        length = minutes(article.lesson.time) if article.lesson else 0
        if length > MAX_LESSON_MINUTES:
            yield Hit(article.path, article.text.source.at("time"),
                      f"time: {length} minutes are more than the {MAX_LESSON_MINUTES} a lesson should take",
                      ("split the lesson in two",))


@check("LP205", severity=Severity.WARNING)
def long_pack(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a pack whose lessons together take more than four hours.

    ## Why is this bad?
    Packs can be combined into paths. A short one is finished, translated and reviewed; a long one
    is begun.

    ## Bad
    ```yaml
    lessons: [one, two, three, four, five, six, seven, eight, nine, ten]    # PT30M each
    ```

    ## Good
    ```yaml
    lessons: [one, two, three, four, five]    # PT30M each
    ```
    """
    for pack in site.site.packs:
        length = sum(minutes(lesson.lesson.time) for lesson in site.lessons_of(pack) if lesson.lesson)
        if length > MAX_PACK_MINUTES:
            yield Hit(pack.source.path, pack.source.at("lessons"),
                      f"lessons: together they take {length} minutes, more than {MAX_PACK_MINUTES}",
                      ("make two packs of it",))


@check("LP206", severity=Severity.WARNING)
def few_key_points(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a lesson with fewer than two key points.

    ## Why is this bad?
    Key points are what a reader takes along, and what they come back to. One is mostly the title
    in other words.

    ## Bad
    ```yaml
    key_points:
      - Sources matter.
    ```

    ## Good
    ```yaml
    key_points:
      - A source lets readers check a statement.
      - What nobody can check may be removed.
    ```
    """
    for article in site.lessons:
        if article.lesson and len(article.lesson.key_points) == 1:
            yield Hit(article.path, article.text.source.at("key_points"), "key_points: there is only one",
                      ("name two to five things worth remembering",))


@check("LP207", severity=Severity.WARNING)
def many_key_points(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a lesson with more than five key points.

    ## Why is this bad?
    Who is to remember everything remembers nothing.

    ## Bad
    ```yaml
    key_points: [One., Two., Three., Four., Five., Six.]
    ```

    ## Good
    ```yaml
    key_points: [One., Two., Three.]
    ```
    """
    for article in site.lessons:
        number = len(article.lesson.key_points) if article.lesson else 0
        if number > 5:
            yield Hit(article.path, article.text.source.at("key_points"), f"key_points: {number} are hard to remember",
                      ("keep the two to five that matter most",))
