"""LP305, LP309 and LP310: what a reader is told after choosing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...markup.quiz import CHOICE, KINDS
from ...model.document import Choice, Question
from ...model.finding import Severity
from ..context import Article, Checked
from ..phrases import BARE_VERDICTS, bare
from ..registry import Hit, check


def _questions(site: Checked) -> Iterator[tuple[Article, Question]]:
    for article in site.articles:
        for question in article.facts.questions:
            yield article, question


def _choices(site: Checked, *kinds: str) -> Iterator[tuple[Article, Choice]]:
    for article, question in _questions(site):
        if question.kind in kinds:
            for choice in question.choices:
                yield article, choice


@check("LP305", severity=Severity.ERROR)
def choice_without_feedback(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a choice without feedback: a block quote under it, indented by four spaces.

    ## Why is this bad?
    Readers learn from why an answer is right or wrong, above all from why their own one is wrong.

    ## Bad
    ```markdown
    - [ ] An advertisement
    ```

    ## Good
    ```markdown
    - [ ] An advertisement

        > The maker gains when you believe it; look for somebody who does not.
    ```
    """
    for article, choice in _choices(site, CHOICE):
        if choice.correct is not None and not choice.feedback:
            yield Hit(article.path, choice.span, f'the choice "{choice.text}" has no feedback',
                      ("add a line that says why, indented by four spaces: > …",))


@check("LP309", severity=Severity.WARNING)
def bare_feedback(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds feedback that only says right or wrong.

    ## Why is this bad?
    The site says that already. What helps is why.

    ## Bad
    ```markdown
    - [ ] An advertisement

        > Wrong.
    ```

    ## Good
    ```markdown
    - [ ] An advertisement

        > The maker gains when you believe it; look for somebody who does not.
    ```
    """
    for article, choice in _choices(site, CHOICE, *KINDS):
        if choice.feedback and bare(choice.feedback) in BARE_VERDICTS:
            yield Hit(article.path, choice.span, f'the feedback says only "{choice.feedback}"', ("say why",))


@check("LP310", severity=Severity.WARNING)
def copied_feedback(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds the same feedback under two choices of a question.

    ## Why is this bad?
    Each wrong choice is wrong for a reason of its own; the reader who took it wants to know that
    one.

    ## Bad
    ```markdown
    - [ ] A blog

        > Look for a better source.

    - [ ] An advertisement

        > Look for a better source.
    ```

    ## Good
    ```markdown
    - [ ] A blog

        > Nobody checks a blog before it goes out.

    - [ ] An advertisement

        > The maker gains when you believe it.
    ```
    """
    for article, question in _questions(site):
        times = Counter(choice.feedback for choice in question.choices if choice.feedback)
        seen: set[str] = set()
        for choice in question.choices:
            if choice.feedback in seen and times[choice.feedback] > 1 and bare(choice.feedback) not in BARE_VERDICTS:
                yield Hit(article.path, choice.span, f'the feedback of "{choice.text}" stands under another choice too',
                          ("say why this very choice is right or wrong",))
            seen.add(choice.feedback)
