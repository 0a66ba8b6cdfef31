"""LP209 and LP340: how long readers go without a question, and questions that give themselves away."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ...markup.quiz import CHOICE
from ...model.document import Question
from ...model.finding import Severity, Span
from ...sources.durations import minutes
from ..context import Article, Checked
from ..phrases import words
from ..registry import Hit, check

MOST_MINUTES = 15
SLOWEST = 15
"""Words a minute: where there are fewer, it is the lesson's time that is wrong, which another check tells."""
LONGEST_IN_ALL = 4
"""From how many questions on it is no chance that the right answer is always the longest."""
MUCH_LONGER, FEW = 1.5, 2
"""From how many questions on it is none that it is always so many times as long as any other: of two questions with
three choices each, the longest two are right by chance once in nine times, but seldom by so much."""


@check("LP209", severity=Severity.WARNING)
def long_stretch_without_quiz(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a part of a lesson of more than 15 minutes in which no quiz question stands. How long a part takes is
    its share of the lesson's words, of the lesson's time. A lesson with no question at all has a check of
    its own.

    ## Why is this bad?
    What is read for a quarter of an hour without being asked for is half forgotten when the question comes.

    ## Bad
    ```yaml
    time: PT30M     # and one question, at the end
    ```

    ## Good
    ```yaml
    time: PT30M     # and one question in the middle, one at the end
    ```
    """
    for article in site.lessons:
        length = minutes(article.lesson.time) if article.lesson else 0
        if length > MOST_MINUTES and article.facts.questions:
            for stretch, count, span in _stretches(article):
                if stretch * length > MOST_MINUTES and count >= MOST_MINUTES * SLOWEST:
                    yield Hit(article.path, span, f"about {stretch * length:.0f} minutes begin here in which no "
                              f"question stands, more than {MOST_MINUTES}",
                              ("ask a question where the first half of it ends",))
                    break


def _stretches(article: Article) -> Iterator[tuple[float, int, Span]]:
    """The parts of a lesson between questions: which share of its words they are, how many words, and where they
    begin."""
    passages = [(one.span.line, words(one.text), one.span) for one in article.facts.passages]
    total = sum(count for _, count, _ in passages) or 1
    lines = sorted({one.span.line for one in article.facts.questions})
    counts, begins = [0] * (len(lines) + 1), dict[int, Span]()
    for line, count, span in passages:
        part = bisect_right(lines, line)
        counts[part] += count
        begins.setdefault(part, span)
    for part, span in begins.items():
        yield counts[part] / total, counts[part], span


@check("LP340", severity=Severity.WARNING)
def longest_answer_right(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a pack or a lesson with four or more questions in which the one right choice is the longest every time, and
    a lesson with two or three in which it is half as long again as any other.

    ## Why is this bad?
    Authors say what is right with care, and what is wrong in three words. Who has noticed passes without
    having read, and a badge for it proves nothing.

    ## Bad
    ```markdown
    - [ ] A blog
    - [x] A report in a newspaper that an editor has read before it was printed
    ```

    ## Good
    ```markdown
    - [ ] A blog by somebody who was there and says what she saw
    - [x] A report in a newspaper
    ```
    """
    way_out = ("shorten some of them, or say more in wrong choices",)
    for pack in site.site.packs:
        by_lesson = [(lesson, _with_one_answer(lesson)) for lesson in site.lessons_of(pack)]
        every = [question for _, questions in by_lesson for question in questions]
        if len(every) >= LONGEST_IN_ALL and min(map(_by_how_much, every)) > 1:
            yield Hit(pack.source.path, pack.source.at("lessons"),
                      f"the right choice is the longest in all {len(every)} questions", way_out)
            continue
        for lesson, questions in by_lesson:
            least = min(map(_by_how_much, questions), default=0.0)
            if least > 1 and (len(questions) >= LONGEST_IN_ALL or (len(questions) >= FEW and least >= MUCH_LONGER)):
                yield Hit(lesson.path, questions[0].span, f"the right choice is the longest in all {len(questions)} "
                          "questions of the lesson with one right choice", way_out)


def _with_one_answer(lesson: Article) -> list[Question]:
    return [one for one in lesson.facts.questions if one.kind == CHOICE and len(one.choices) > 1
            and sum(choice.correct is True for choice in one.choices) == 1]


def _by_how_much(question: Question) -> float:
    """How many times as long the right choice is as the longest of the others."""
    right = next(len(one.text) for one in question.choices if one.correct)
    return right / max(1, *(len(one.text) for one in question.choices if not one.correct))
