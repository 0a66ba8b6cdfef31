"""LP301 to LP312: the choices of a quiz question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...markup.quiz import CHOICE, FILL_IN, MATCH, ORDER
from ...model.document import Choice, Question
from ...model.finding import Severity
from ...safety.quote import in_quotes
from ..context import Article, Checked
from ..phrases import ALL_OR_NONE, bare
from ..registry import Hit, check

_ODD_BOX = re.compile(r"\[[^\[\]]{0,3}\]\s*")

_NEEDED = {
    CHOICE: ("choices", "a task list, - [ ] and - [x],"),
    ORDER: ("steps", "a numbered list, 1. 2. 3.,"),
    MATCH: ("pairs", "a table of two columns"),
    FILL_IN: ("answers", "a task list of answers, - [x] and - [ ],"),
}
"""What each kind of question needs, and the way out where it is missing."""

MAX_CHOICES = 6
SAME_PLACE = 4
"""From how many questions on it is no chance that the right answer always has the same place."""


def _questions(site: Checked, *kinds: str) -> Iterator[tuple[Article, Question]]:
    """The questions of these kinds; without any, those in which readers choose."""
    for article in site.articles:
        for question in article.facts.questions:
            if question.kind in (kinds or (CHOICE,)):
                yield article, question


def _choices(site: Checked) -> Iterator[tuple[Article, Question, Choice]]:
    for article, question in _questions(site):
        for choice in question.choices:
            yield article, question, choice


@check("LP301", severity=Severity.ERROR)
def no_right_answer(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a quiz question of which no choice is marked as right with `[x]`.

    ## Why is this bad?
    Whatever readers choose, they are told that it is wrong.

    ## Bad
    ```markdown
    - [ ] A review article

        > Experts checked it before it was printed.
    ```

    ## Good
    ```markdown
    - [x] A review article

        > Experts checked it before it was printed.
    ```
    """
    for article, question in _questions(site):
        boxes = [choice.correct for choice in question.choices if choice.correct is not None]
        if boxes and not any(boxes):
            yield Hit(article.path, question.span, "no choice of the question is right",
                      ("mark the right one with [x]",))


@check("LP302", severity=Severity.WARNING)
def every_answer_right(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a quiz question of which every choice is right.

    ## Why is this bad?
    There is nothing to decide, so the question teaches and shows nothing.

    ## Bad
    ```markdown
    - [x] A review article
    - [x] A newspaper
    ```

    ## Good
    ```markdown
    - [x] A review article
    - [ ] An advertisement
    ```
    """
    for article, question in _questions(site):
        if len(question.choices) > 1 and all(choice.correct for choice in question.choices):
            yield Hit(article.path, question.span, "every choice of the question is right",
                      ("add a wrong choice that somebody could take for right",))


@check("LP303", severity=Severity.ERROR)
def single_choice(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a quiz question with only one choice.

    ## Why is this bad?
    There is nothing to choose.

    ## Bad
    ```markdown
    - [x] A review article
    ```

    ## Good
    ```markdown
    - [x] A review article
    - [ ] An advertisement
    ```
    """
    for article, question in _questions(site):
        if len(question.choices) == 1:
            yield Hit(article.path, question.span, "the question has only one choice",
                      ("add one or two wrong choices",))


@check("LP304", severity=Severity.ERROR)
def choice_without_box(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a choice of a quiz question without a box, `[ ]` or `[x]`, with a box that is written in another way, and
    one that has nothing behind its box.

    ## Why is this bad?
    It stands among the choices and cannot be chosen.

    ## Bad
    ```markdown
    - [x] A review article
    - An advertisement
    ```

    ## Good
    ```markdown
    - [x] A review article
    - [ ] An advertisement
    ```
    """
    for article, question in _questions(site, CHOICE, FILL_IN):
        for choice in question.choices:
            if choice.correct is None:
                yield Hit(article.path, choice.span, *_without_box(choice.text.strip()))


def _without_box(text: str) -> tuple[str, tuple[str, ...]]:
    """What is wrong with a choice that was not read as one, and the way out."""
    box = _ODD_BOX.match(text)
    if box is None:
        return f"the choice {in_quotes(text)} has no box", ("begin it with [ ] or [x]",)
    if box.end() == len(text):
        return f"the choice is empty: nothing stands behind {box[0].strip()}", ("write it, or take the line away",)
    return (f"the choice {in_quotes(text[box.end():])} has no box: {box[0].strip()} is neither [ ] nor [x] with a "
            "space behind it", ("write [x] where the choice is right, [ ], with one space, where it is wrong",))


@check("LP306", severity=Severity.ERROR)
def duplicate_choice(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds the same choice twice in one quiz question.

    ## Why is this bad?
    If one of them is right, the other is too. Mostly a choice was copied and not yet changed.

    ## Bad
    ```markdown
    - [x] A review article
    - [ ] A review article
    ```

    ## Good
    ```markdown
    - [x] A review article
    - [ ] An advertisement
    ```
    """
    for article, question in _questions(site):
        seen: set[str] = set()
        for choice in question.choices:
            if bare(choice.text) in seen:
                yield Hit(article.path, choice.span, f'the choice "{choice.text}" stands there twice',
                          ("change one of the two",))
            seen.add(bare(choice.text))


@check("LP307", severity=Severity.ERROR)
def question_without_choices(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a heading of class `quiz` without a task list under it, or without what the kind of question
    needs: a numbered list for `kind=order`, a table for `kind=match`.

    ## Why is this bad?
    The question cannot be answered. Often a blank line before the list is missing, so that it is
    read as part of the paragraph.

    ## Bad
    ```markdown
    ### Which can you cite? { #quiz-cite .quiz objective=o1 }

    Choose one.
    - [x] A review article
    ```

    ## Good
    ```markdown
    ### Which can you cite? { #quiz-cite .quiz objective=o1 }

    Choose one.

    - [x] A review article
    ```
    """
    for article, question in _questions(site, *_NEEDED):
        if not question.choices:
            missing, way_out = _NEEDED[question.kind]
            yield Hit(article.path, question.span, f"the question has no {missing}",
                      (f"write {way_out} under it, with a blank line before",))


@check("LP308", severity=Severity.WARNING)
def many_choices(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a quiz question with more than six choices.

    ## Why is this bad?
    Whoever has read the last choice has forgotten the first one. Good wrong choices are rare: three
    or four are enough.

    ## Bad
    ```markdown
    - [x] One
    - [ ] Two
    - [ ] Three
    - [ ] Four
    - [ ] Five
    - [ ] Six
    - [ ] Seven
    ```

    ## Good
    ```markdown
    - [x] One
    - [ ] Two
    - [ ] Three
    ```
    """
    for article, question in _questions(site):
        if len(question.choices) > MAX_CHOICES:
            yield Hit(article.path, question.span, f"the question has {len(question.choices)} choices",
                      ("keep the three or four best ones",))


@check("LP311", severity=Severity.WARNING)
def all_or_none_choice(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a choice such as "All of the above" or "None of these".

    ## Why is this bad?
    Whoever knows that two choices are right knows the answer without judging the third, and
    "none" shows only what is wrong. With several right choices, let readers mark several.

    ## Bad
    ```markdown
    - [ ] A review article
    - [ ] A newspaper
    - [x] All of the above
    ```

    ## Good
    ```markdown
    - [x] A review article
    - [x] A newspaper
    - [ ] An advertisement
    ```
    """
    for article, _, choice in _choices(site):
        found = ALL_OR_NONE.search(choice.text)
        # "The words that both of them changed" speaks of something else.
        if found and 2 * len(found.group()) >= len(choice.text.strip()):
            yield Hit(article.path, choice.span, f'the choice "{choice.text}" can be right or wrong without being read',
                      ("mark several choices with [x] instead",))


@check("LP312", severity=Severity.WARNING)
def right_answer_in_one_place(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a pack with four or more questions whose one right choice always has the same place.

    ## Why is this bad?
    Readers notice, even without meaning to, and stop thinking.

    ## Bad
    ```markdown
    - [x] Right      (first in every question of the pack)
    - [ ] Wrong
    ```

    ## Good
    ```markdown
    - [ ] Wrong
    - [x] Right      (another place in each question)
    ```
    """
    for pack in site.site.packs:
        questions = [question for lesson in site.lessons_of(pack) for question in lesson.facts.questions
                     if question.kind == CHOICE]
        places = [
            [choice.correct for choice in question.choices].index(True)
            for question in questions if sum(choice.correct is True for choice in question.choices) == 1
        ]
        if len(places) >= SAME_PLACE and len(set(places)) == 1:
            yield Hit(pack.source.path, pack.source.at("lessons"),
                      f"the right choice is number {places[0] + 1} in all {len(places)} questions",
                      ("mix the choices",))
