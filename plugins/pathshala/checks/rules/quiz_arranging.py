"""LP313 to LP319 and LP330: questions in which readers arrange, match or fill in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ...markup.answers import alternatives, folded
from ...markup.quiz import CHOICE, FILL_IN, KINDS, MATCH, ORDER
from ...model.document import Choice, Question
from ...model.finding import Severity
from ..context import Article, Checked
from ..hints import Known
from ..phrases import bare
from ..registry import Hit, check

FEWEST = 3
"""Of two things only one other order is left, which is shown at first."""

_COUNTED = ("choice", "single", "multiple")

_COMPARED = 50
"""How many answers of a gap are compared with each other."""


def _questions(site: Checked, *kinds: str) -> Iterator[tuple[Article, Question]]:
    for article in site.articles:
        for question in article.facts.questions:
            if question.kind in kinds and question.choices:
                yield article, question


@check("LP313", severity=Severity.ERROR)
def unknown_quiz_kind(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a quiz question of a kind that there is not. There are `order`, `match` and `fill-in`; a
    question with choices says nothing of its kind.

    ## Why is this bad?
    The page shows a plain list or table that cannot be answered, with the answers for all to see.

    ## Bad
    ```markdown
    ### What comes first? { #quiz-steps .quiz kind=ordering objective=o1 }
    ```

    ## Good
    ```markdown
    ### What comes first? { #quiz-steps .quiz kind=order objective=o1 }
    ```
    """
    known = Known(KINDS)
    for article in site.articles:
        for question in article.facts.questions:
            if question.kind != CHOICE and question.kind not in known:
                way_out = known.did_you_mean(question.kind)
                if question.kind in _COUNTED:
                    way_out = ("leave kind= away: how many choices are right says the rest",)
                yield Hit(article.path, question.span, f'there is no kind of question "{question.kind}"', way_out)


@check("LP314", severity=Severity.ERROR)
def too_few_to_arrange(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a question in which readers put fewer than three steps in order, or match with fewer than
    three second halves.

    ## Why is this bad?
    What is shown at first is never the right order. With two things, the other order is right, and
    nobody has to think.

    ## Bad
    ```markdown
    1. Open the page.
    2. Press **Edit**.
    ```

    ## Good
    ```markdown
    1. Open the page.
    2. Press **Edit**.
    3. Look at the preview.
    ```
    """
    for article, question in _questions(site, ORDER, MATCH):
        count = len(question.choices)
        if count < FEWEST:
            what = "steps" if question.kind == ORDER else "second halves"
            yield Hit(article.path, question.span, f"the question has {count} {what}; the order gives itself away",
                      (f"let readers arrange at least {FEWEST}",))


@check("LP315", severity=Severity.ERROR)
def ambiguous_arrangement(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds the same step twice in an order, or the same half in two pairs.

    ## Why is this bad?
    Two orders are right then, and readers who choose the other one are told that it is wrong.

    ## Bad
    ```markdown
    | Word | Meaning |
    |---|---|
    | Source | A published work |
    | Citation | A published work |
    | Statement | What an article says |
    ```

    ## Good
    ```markdown
    | Word | Meaning |
    |---|---|
    | Source | A published work |
    | Citation | The note that names the work |
    | Statement | What an article says |
    ```
    """
    for article, question in _questions(site, ORDER, MATCH):
        for half in ("text", "partner"):
            seen: set[str] = set()
            for choice in question.choices:
                text = getattr(choice, half)
                if bare(text) and bare(text) in seen:
                    yield Hit(article.path, choice.span, f'"{text}" stands there twice', ("change one of the two",))
                seen.add(bare(text))


@check("LP316", severity=Severity.ERROR)
def half_a_pair(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a row of a `match` question whose second cell is empty. A first cell may be empty: what stands
    beside it goes with nothing, and is there to be told apart.

    ## Why is this bad?
    Readers look for something that goes with it, and nothing does.

    ## Bad
    ```markdown
    | Word | Meaning |
    |---|---|
    | Source | |
    ```

    ## Good
    ```markdown
    | Word | Meaning |
    |---|---|
    | Source | A published work |
    ```
    """
    for article, question in _questions(site, MATCH):
        for choice in question.choices:
            if not choice.partner:
                yield Hit(article.path, choice.span, f'nothing goes with "{choice.text}"',
                          ("write its second half, or leave the row out",))


@check("LP317", severity=Severity.ERROR)
def gap_without_answer(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a question with a gap to which no answer is accepted.

    ## Why is this bad?
    Whatever readers type, they are told that it is wrong.

    ## Bad
    ```markdown
    Before you publish, press ____.

    - [ ] save

        > That publishes at once.
    ```

    ## Good
    ```markdown
    Before you publish, press ____.

    - [x] preview

        > Only you see what you wrote.
    ```
    """
    for article, question in _questions(site, FILL_IN):
        boxed = [choice for choice in question.choices if choice.correct is not None]
        if boxed and not any(choice.correct and _accepted(choice) for choice in boxed):
            yield Hit(article.path, question.span, "no answer fills the gap", ("mark the right one with [x]",))


@check("LP318", severity=Severity.ERROR)
def indistinct_answers(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds two answers to a gap that differ only in what is not compared: capital letters, punctuation at
    the ends, white space, the script of digits, and diacritics (but with `diacritics=exact`).

    ## Why is this bad?
    Who types one has typed the other as well. Where one of them is wrong, nobody can be told why; where
    both are right, one is there for nothing, and translators work for nothing.

    ## Bad
    ```markdown
    - [x] preview
    - [x] Preview.
    ```

    ## Good
    ```markdown
    - [x] preview
    - [x] show preview
    ```
    """
    for article, question in _questions(site, FILL_IN):
        answers = [(one, choice) for choice in question.choices[:_COMPARED] for one in _accepted(choice)[:_COMPARED]]
        told: set[int] = set()
        for (first, _), (second, choice) in combinations(answers[:_COMPARED], 2):
            if id(choice) not in told and folded(first, question.exact) == folded(second, question.exact):
                told.add(id(choice))
                yield Hit(article.path, choice.span, f'"{second}" is the same answer as "{first}"',
                          ("take one of them away",))


@check("LP319", severity=Severity.ERROR)
def several_gaps(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a `fill-in` question with more than one gap, `____`.

    ## Why is this bad?
    The answers are for one gap, so the second one cannot be filled.

    ## Bad
    ```markdown
    First press ____, then press ____.
    ```

    ## Good
    ```markdown
    First press ____, then press **Publish**.
    ```
    """
    for article, question in _questions(site, FILL_IN):
        if question.gaps > 1:
            yield Hit(article.path, question.span, f"the question has {question.gaps} gaps",
                      ("make a question of each gap, or ask for their order with kind=order",))


@check("LP330", severity=Severity.WARNING)
def unexplained_answer(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an order or pairs of which none is explained, a gap whose right answer is not, and a wrong
    answer to a gap that is not.

    ## Why is this bad?
    Readers learn from why something is right. To hear only that it is right does not help them with the
    next question.

    ## Bad
    ```markdown
    1. Open the page.
    2. Press **Edit**.
    3. Look at the preview.
    ```

    ## Good
    ```markdown
    1. Open the page.
    2. Press **Edit**.
    3. Look at the preview.

        > Before you publish, because only you see it now.
    ```
    """
    for article, question in _questions(site, ORDER, MATCH):
        if not any(choice.feedback for choice in question.choices):
            where = "under a step, as a quote: > …" if question.kind == ORDER else "in a third column of the table"
            yield Hit(article.path, question.span, "nothing of the answer is explained", (f"say why {where}",))
    for article, question in _questions(site, FILL_IN):
        right = [choice for choice in question.choices if choice.correct]
        if right and not any(choice.feedback for choice in right):
            yield Hit(article.path, right[0].span, f'the answer "{right[0].text}" is not explained',
                      ("add a line that says why, indented by four spaces: > …",))
        for choice in question.choices:
            if choice.correct is False and not choice.feedback:
                yield Hit(article.path, choice.span, f'the wrong answer "{choice.text}" is not explained',
                          ("add a line that says why, indented by four spaces: > …",))


def _accepted(choice: Choice) -> list[str]:
    return alternatives(choice.text)
