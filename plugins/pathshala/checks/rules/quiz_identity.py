"""LP320 to LP329: the ids and objectives of quiz questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ...markup.slots import CODE_SPAN
from ...model.document import Question
from ...model.finding import Severity
from ..context import Article, Checked
from ..hints import Known
from ..listed import objective_ids
from ..registry import Hit, check

_QUIZ_MARK = re.compile(r"\{:?[^{}\n]*(?:#quiz-[\w-]*|\.quiz\b)")
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


@check("LP320", severity=Severity.ERROR)
def bad_quiz_id(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a quiz question whose id does not begin with `quiz-`, or that has none of its own.

    ## Why is this bad?
    A reader's progress is kept under the id. Without one it hangs on the words of the question and
    is lost with the next correction; `quiz-` keeps it apart from other anchors.

    ## Bad
    ```markdown
    ### Which can you cite? { .quiz objective=o1 }
    ```

    ## Good
    ```markdown
    ### Which can you cite? { #quiz-cite .quiz objective=o1 }
    ```
    """
    for article in site.articles:
        for question in article.facts.questions:
            if not question.id.startswith("quiz-"):
                words = _NOT_IN_IDS.sub("-", question.text.lower()).strip("-").split("-")[:3]
                yield Hit(article.path, question.span, f'the question\'s id is "{question.id}"; it begins with quiz-',
                          (f"write {{ #quiz-{'-'.join(words) or 'one'} .quiz … }} after the question",))


@check("LP321", severity=Severity.ERROR)
def duplicate_quiz_id(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds the same quiz id twice in one pack.

    ## Why is this bad?
    A reader who answers one of the questions would be shown as having answered both.

    ## Bad
    ```markdown
    ### Which can you cite? { #quiz-one .quiz objective=o1 }

    ### Which is reliable? { #quiz-one .quiz objective=o2 }
    ```

    ## Good
    ```markdown
    ### Which can you cite? { #quiz-cite .quiz objective=o1 }

    ### Which is reliable? { #quiz-reliable .quiz objective=o2 }
    ```
    """
    for pack in site.site.packs:
        lessons = site.lessons_of(pack)
        yield from _repeated(lessons, {})
        for adapted in site.adaptations_of(pack):
            # Its questions are known by the ids of the lesson that it stands for.
            others = [one for one in lessons if one.text.stem != adapted.text.stem]
            yield from _repeated([adapted], {question.id: place for place, question in _places(others)})


def _repeated(articles: Iterable[Article], first: dict[str, str]) -> Iterator[Hit]:
    """The questions whose id stands before them, or is among the `first` ones, each with its place."""
    for place, question in _places(articles):
        if question.id and first.setdefault(question.id, place) != place:
            yield Hit(place.rpartition(":")[0], question.span,
                      f'the quiz id "{question.id}" stands at {first[question.id]} already',
                      ("give this question another id",))


def _places(articles: Iterable[Article]) -> Iterator[tuple[str, Question]]:
    for article in articles:
        for question in article.facts.questions:
            yield f"{article.path}:{question.span.line}", question


@check("LP322", severity=Severity.WARNING)
def missing_quiz_objective(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a quiz question that does not say which objective it assesses.

    ## Why is this bad?
    Nobody can tell what a right answer shows, so it counts for no objective and no badge.

    ## Bad
    ```markdown
    ### Which can you cite? { #quiz-cite .quiz }
    ```

    ## Good
    ```markdown
    ### Which can you cite? { #quiz-cite .quiz objective=o1 }
    ```
    """
    for article in site.lessons:
        for question in article.facts.questions:
            if question.choices and not question.objective:
                yield Hit(article.path, question.span, "the question names no objective",
                          ("add objective=… with an objective of the lesson",))


@check("LP323", severity=Severity.ERROR)
def unknown_quiz_objective(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a quiz question that assesses an objective which its pack does not have.

    ## Why is this bad?
    A right answer counts for nothing.

    ## Bad
    ```markdown
    ### Which can you cite? { #quiz-cite .quiz objective=o9 }
    ```

    ## Good
    ```markdown
    ### Which can you cite? { #quiz-cite .quiz objective=o1 }
    ```
    """
    for article in site.articles:
        known = Known(objective_ids(article.pack))
        for question in article.facts.questions:
            if known and question.objective and question.objective not in known:
                yield Hit(article.path, question.span, f'the pack has no objective "{question.objective}"',
                          known.did_you_mean(question.objective))


@check("LP324", severity=Severity.WARNING)
def foreign_quiz_objective(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a quiz question that assesses an objective of the pack which its lesson does not serve.

    ## Why is this bad?
    Readers are asked about what the lesson did not teach, or the lesson's objectives are not
    complete.

    ## Bad
    ```markdown
    ### Which can you cite? { #quiz-cite .quiz objective=o2 }     (the lesson: objectives: [o1])
    ```

    ## Good
    ```markdown
    ### Which can you cite? { #quiz-cite .quiz objective=o1 }     (the lesson: objectives: [o1])
    ```
    """
    for article in site.lessons:
        known = objective_ids(article.pack)
        own = article.lesson.objectives if article.lesson else tuple(known)
        for question in article.facts.questions:
            if question.objective in known and question.objective not in own:
                yield Hit(article.path, question.span, f'the lesson does not serve "{question.objective}"',
                          (f"add it to the lesson's objectives, or assess one of {', '.join(own)}",))


@check("LP325", severity=Severity.ERROR)
def unmarked_quiz(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a heading with an id that begins with `quiz-` but without the class `.quiz`.

    ## Why is this bad?
    The page shows a plain list that cannot be answered, with the answers for all to see.

    ## Bad
    ```markdown
    ### Which can you cite? { #quiz-cite objective=o1 }
    ```

    ## Good
    ```markdown
    ### Which can you cite? { #quiz-cite .quiz objective=o1 }
    ```
    """
    for article in site.articles:
        questions = {question.id for question in article.facts.questions}
        for heading in article.facts.headings:
            if heading.anchor.startswith("quiz-") and heading.anchor not in questions:
                yield Hit(article.path, heading.span, f'"{heading.anchor}" is named like a quiz but has no class quiz',
                          ("write .quiz after the id",))


@check("LP326", severity=Severity.ERROR)
def broken_quiz_mark(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds `{ #quiz-… }` or `{ .quiz }` that is shown as text: the brace is not closed, or the mark
    does not stand at the end of a heading.

    ## Why is this bad?
    The question is no quiz: the page shows the braces, and under them the answers for all to see.

    ## Bad
    ```markdown
    ### Which can you cite? { #quiz-cite .quiz objective=o1
    ```

    ## Good
    ```markdown
    ### Which can you cite? { #quiz-cite .quiz objective=o1 }
    ```
    """
    for article in site.articles:
        for passage in article.facts.passages:
            found = "{" in passage.text and _QUIZ_MARK.search(CODE_SPAN.sub("", passage.text))
            if found:
                yield Hit(article.path, passage.span, f"`{found.group()}` is shown as text and makes no quiz",
                          ("end a heading with it, a space before it and a closing brace after it",))
