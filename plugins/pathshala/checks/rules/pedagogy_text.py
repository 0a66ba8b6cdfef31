"""LP210 to LP219: texts that are hard to learn from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...sources.durations import minutes
from ..context import Article, Checked
from ..phrases import words
from ..registry import Hit, check
from ..sentences import sentences, unspaced_characters

MAX_PARAGRAPH_WORDS = 150
MAX_PARAGRAPH_CHARACTERS = 360
MAX_SENTENCE_WORDS = 50
MAX_SENTENCE_CHARACTERS = 120
MAX_PLAIN_WORDS = 400
FASTEST, SLOWEST = 250, 15
"""Words a minute: nobody learns faster, and a text that takes longer is missing its exercise."""

_BOLD = re.compile(r"(\*\*|__)(?!\s)(?:(?!\1).)+\1:?", re.DOTALL)


@check("LP210", severity=Severity.WARNING)
def implausible_time(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a lesson whose time does not fit its length: more than 250 words a minute, or fewer
    than 15.

    ## Why is this bad?
    Readers plan with the time. Who reads slowly, in a second language, feels stupid beside a
    number that nobody could keep.

    ## Bad
    ```yaml
    time: PT2M      # 900 words
    ```

    ## Good
    ```yaml
    time: PT12M     # 900 words
    ```
    """
    for article in site.lessons:
        length = minutes(article.lesson.time) if article.lesson else 0
        total = _words(article)
        if article.lesson and length and total and not length * SLOWEST <= total <= length * FASTEST:
            low, high = -(-total // FASTEST), max(total // SLOWEST, 1)
            yield Hit(article.path, article.text.source.at("time"),
                      f"time: {article.lesson.time} does not fit {total} words",
                      (f"PT{low}M to PT{high}M would do" if low < high else f"PT{low}M would do",))


def _words(article: Article) -> int:
    return sum(words(passage.text) for passage in article.facts.passages)


@check("LP211", severity=Severity.WARNING)
def long_paragraph(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a paragraph of more than 150 words, or, where a script has no spaces between words (Chinese,
    Japanese, Thai, …), of more than 360 characters.

    ## Why is this bad?
    On a phone it fills more than the screen, and the eye loses its place. A translator has to
    handle it in one piece.

    ## Bad
    ```markdown
    Readers trust what they can check, and (150 words follow without a break)
    ```

    ## Good
    ```markdown
    Readers trust what they can check.

    A source lets them do that.
    ```
    """
    for article in site.articles:
        for passage in article.facts.passages:
            if words(passage.text) > MAX_PARAGRAPH_WORDS:
                length, most, unit = _length(passage.text, MAX_PARAGRAPH_WORDS, MAX_PARAGRAPH_CHARACTERS)
                if length > most:
                    yield Hit(article.path, passage.span, f"the {passage.role} has {length} {unit}, more than {most}",
                              ("part it where a new thought begins",))


def _length(text: str, most_words: int, most_characters: int) -> tuple[int, int, str]:
    """How long a text is, how long it may be, and in what that is counted: characters where most of its words
    are of a script without spaces, of which `words` counts each."""
    length = words(text)
    unspaced = unspaced_characters(text) * 2 > length
    return (length, most_characters, "characters") if unspaced else (length, most_words, "words")


@check("LP212", severity=Severity.WARNING)
def long_sentence(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a sentence of more than 50 words. Where a script has no spaces between words (Chinese, Japanese,
    Thai, Lao, Khmer, Burmese), the limit is 120 characters: twice the 60 at which Japan's Agency for
    Cultural Affairs advises to part a sentence (*Kōyōbun sakusei no kangaekata*, 2022). In the last four,
    where a space ends a sentence or a part of it, a space counts as its end.

    ## Why is this bad?
    Many readers learn in a second or third language, and lose a long sentence half-way.

    ## Bad
    ```markdown
    A source that readers can check, which (fifty words follow before the full stop)
    ```

    ## Good
    ```markdown
    Readers can check a source. That is why they trust it.
    ```
    """
    for article in site.articles:
        for passage in article.facts.passages:
            if words(passage.text) <= MAX_SENTENCE_WORDS:
                continue
            longest = max(sentences(passage.text), key=words, default="")
            length, most, unit = _length(longest, MAX_SENTENCE_WORDS, MAX_SENTENCE_CHARACTERS)
            if length > most:
                yield Hit(article.path, passage.span, f"a sentence here has {length} {unit}, more than {most}",
                          ("make two or three sentences of it",))


@check("LP213", severity=Severity.WARNING)
def lesson_without_sections(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a lesson of more than 400 words that has no section heading before its quiz.

    ## Why is this bad?
    Headings let readers skim, find their place again, and jump with a screen reader.

    ## Bad
    ```markdown
    Readers trust what they can check. (400 words follow)

    ## Check yourself
    ```

    ## Good
    ```markdown
    Readers trust what they can check.

    ## What a source does

    ## Check yourself
    ```
    """
    for article in site.lessons:
        questions = {question.id for question in article.facts.questions}
        sections = [heading for heading in article.facts.headings if heading.anchor not in questions]
        # The last section before the questions is the quiz itself.
        sections = sections[:-1] if questions else sections
        total = _words(article)
        if article.lesson and total > MAX_PLAIN_WORDS and not sections:
            yield Hit(article.path, article.text.source.at(), f"{total} words stand without section headings",
                      ("put a ## heading where a new step begins",))


@check("LP214", severity=Severity.WARNING)
def bold_as_heading(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a paragraph that is bold from end to end and so looks like a heading.

    ## Why is this bad?
    It stands in no table of contents, and a screen reader cannot jump to it.

    ## Bad
    ```markdown
    **What a source does**
    ```

    ## Good
    ```markdown
    ### What a source does
    ```
    """
    for article in site.articles:
        for passage in article.facts.passages:
            whole = passage.role == "paragraph" and _BOLD.fullmatch(passage.text)
            if whole and not passage.text.rstrip("*_:").endswith((".", "!", "?")):
                yield Hit(article.path, passage.span, "a bold paragraph looks like a heading, but is none",
                          ("write it with ## or ###, or join it to the text that follows",))
