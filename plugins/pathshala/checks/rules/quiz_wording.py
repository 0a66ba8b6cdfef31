"""LP331 to LP333: quiz questions that leave out what readers need, or tell the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...markup.quiz import CHOICE, FILL_IN
from ...model.document import Question
from ...model.finding import Severity
from ..context import Article, Checked
from ..registry import Hit, check

_VERDICT = re.compile(
    r"(?:[(\[{（–—]|\s-)\s*+(?:the\s++)?(?:"
    r"(?:correct|right|wrong|incorrect|true|false)(?:\s++(?:answer|one|choice|option))?"
    r"|(?:respuesta\s++)?(?:in)?correct[ao]|verdader[ao]|fals[ao]"
    r"|(?:bonne|mauvaise)\s++réponse|(?:in)?correcte?|vraie?|faux|fausse"
    r"|(?:resposta\s++)?(?:in)?corret[ao]|cert[ao]|errad[ao]|richtig|falsch|(?:si\s++)?sahihi"
    r"|সঠিক(?:\s++উত্তর)?|ভুল|(?:الإجابة\s++)?(?:الصحيحة|صحيح|خطأ)"
    r")\s*+[.!]?\s*+[)\]}）]?\s*+$|[✓✔✅☑❌✗✘]\s*+$", re.IGNORECASE)
_SAYS_SEVERAL = {
    "en": r"\b(?:all|any|both|each|every|several|many|more|two|three|four|five|six|ones)\b",
    "es": r"\b(?:tod[ao]s|cada|amb[ao]s|vari[ao]s|más|dos|tres|cuatro|cinco)\b",
    "fr": r"\b(?:tou(?:s|tes)|chaque|plusieurs|deux|trois|quatre|cinq)\b",
    "pt": r"\b(?:tod[ao]s|cada|amb[ao]s|vári[ao]s|mais|dois|duas|três|quatro|cinco)\b",
    "de": r"\b(?:alle[ns]?|jede[rsn]?|beide|mehrere|zwei|drei|vier|fünf)\b",
}
"""A plural alone ("Which of these …") is not enough: who looks for one thing reads over it."""
_SAYS = {language: re.compile(words, re.IGNORECASE) for language, words in _SAYS_SEVERAL.items()}


def _questions(site: Checked, kind: str) -> Iterator[tuple[Article, Question]]:
    for article in site.articles:
        for question in article.facts.questions:
            if question.kind == kind and question.choices:
                yield article, question


@check("LP331", severity=Severity.INFO)
def fill_in_without_gap(site: Checked) -> Iterator[Hit]:
    """## What it does
    Tells of a `fill-in` question without a gap, `____`, in the text between the question and the answers.

    ## Why is this bad?
    Readers are shown a field under the text. Unless the question itself asks for a word, they do not know which one
    belongs into it.

    ## Bad
    ```markdown
    Before you publish, look at the preview.

    - [x] preview
    ```

    ## Good
    ```markdown
    Before you publish, press ____.

    - [x] preview
    ```
    """
    for article, question in _questions(site, FILL_IN):
        if question.gaps == 0:
            yield Hit(article.path, question.span, "the question has no gap",
                      ("write ____ in a sentence under the question, before the answers",
                       "leave it as it is where the question itself asks for the word"))


@check("LP332", severity=Severity.WARNING)
def choice_tells_verdict(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a choice that ends with a word or a sign for right or wrong, such as "(correct)" or "✓".

    ## Why is this bad?
    Readers see it before they choose. The box, `[x]` or `[ ]`, says it to the site and not to them.

    ## Bad
    ```markdown
    - [x] A radio interview kept in a public archive (correct)
    ```

    ## Good
    ```markdown
    - [x] A radio interview kept in a public archive
    ```
    """
    for article, question in _questions(site, CHOICE):
        for choice in question.choices:
            found = _VERDICT.search(choice.text)
            # "Right", or "Not - wrong", is a choice; what stands behind one is said of it.
            if found and choice.text[:found.start()].strip():
                yield Hit(article.path, choice.span, f'the choice "{choice.text}" says itself whether it is right',
                          (f'leave "{found.group().strip()}" out, and say why in the feedback under it',))


@check("LP333", severity=Severity.INFO)
def several_right_unsaid(site: Checked) -> Iterator[Hit]:
    """## What it does
    Tells of a question with several right choices that does not say so, in its own words or in those under it
    (in English, Spanish, French, Portuguese and German).

    ## Why is this bad?
    Readers choose one, stop, and are told that it is not the whole answer: the shape of a box is all that they
    were told by.

    ## Bad
    ```markdown
    ### What makes a source reliable? { #quiz-signs .quiz objective=o2 }
    ```

    ## Good
    ```markdown
    ### What makes a source reliable? { #quiz-signs .quiz objective=o2 }

    Choose all that apply.
    ```
    """
    for article, question in _questions(site, CHOICE):
        says = _SAYS.get(site.language_of(article).partition("-")[0])
        right = sum(choice.correct is True for choice in question.choices)
        if says and right > 1 and not says.search(" ".join((question.text, *_under(article, question)))):
            yield Hit(article.path, question.span, f"{right} choices are right, and nothing says that it is not one",
                      ("write under the question how many to choose, or: Choose all that apply.",))


def _under(article: Article, question: Question) -> Iterator[str]:
    """What stands between a question and its choices."""
    first = min((choice.span.line for choice in question.choices if choice.span.line > question.span.line), default=0)
    for passage in article.facts.passages:
        if question.span.line < passage.span.line < first:
            yield passage.text
