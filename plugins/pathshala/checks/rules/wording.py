"""LP220 to LP229: words that grow old, put readers down, or leave some of them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ..anybody import PRONOUNS, anybodys
from ..context import Article, Checked
from ..registry import Hit, check
from ..sentences import sentence_around
from ..wording import Spoken, Words, words

_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_FIRST_YEAR, _LAST_YEAR = 1000, 2099
_LONGEST_PHRASE = 40


def _spoken(site: Checked, theme: str) -> Iterator[tuple[Article, Spoken]]:
    """The words of a theme in all texts that are no translations."""
    for article in site.articles:
        some = words(site.language_of(article), theme)
        if some.may_stand_in(article.vocabulary):
            for one in some.all(article.prose, article.vocabulary):
                yield article, one


def _found(site: Checked, theme: str, why: str) -> Iterator[Hit]:
    for article, one in _spoken(site, theme):
        way_out = f'write "{one.instead}" instead' if one.instead else "leave it out"
        yield Hit(article.path, article.place(one.start, one.end), f'"{" ".join(one.text.split())}" {why}', (way_out,))


@check("LP220", severity=Severity.INFO)
def dated_words(site: Checked) -> Iterator[Hit]:
    """## What it does
    Tells of words that mean another time whenever they are read: "recently", "currently", "last year". There
    are lists for Arabic, Bengali, English, French, German, Portuguese, Spanish and Swahili, after that of the English
    Wikipedia's manual of style ("Relative time references"). A word in quotation marks is left alone, and so is one
    in a sentence that names a year: from there it can be told what is meant.

    ## Why is this bad?
    A lesson is read for years. Nobody can tell how old "recently" is.

    ## Bad
    ```markdown
    The editor has recently got a new button.
    ```

    ## Good
    ```markdown
    The editor got a new button in 2026.
    ```
    """
    for article, one in _spoken(site, "dated"):
        if _names_a_year(article.prose, one) or _is_part_of(words(site.language_of(article), "undated"), article, one):
            continue
        yield Hit(article.path, article.place(one.start, one.end), f'"{" ".join(one.text.split())}" grows old',
                  (f'name the time, as in "{one.instead}"',))


def _names_a_year(text: str, one: Spoken) -> bool:
    sentence = sentence_around(text, one.start, one.end)
    return any(_FIRST_YEAR <= int(year) <= _LAST_YEAR for year in _FOUR_DIGITS.findall(sentence))


def _is_part_of(phrases: Words, article: Article, one: Spoken) -> bool:
    """Whether a word stands in one of some phrases, in which it has another sense."""
    begin, end = max(0, one.start - _LONGEST_PHRASE), one.end + _LONGEST_PHRASE
    return any(found.start + begin <= one.start and one.end <= found.end + begin
               for found in phrases.all(article.prose[begin:end]))


@check("LP221", severity=Severity.INFO)
def belittling_words(site: Checked) -> Iterator[Hit]:
    """## What it does
    Tells of words that say how easy something is: "simply press", "obviously", "of course". There are lists for
    English, French, German, Portuguese and Spanish, after the word list of the Google developer documentation
    style guide ("easy", "just", "simply"), with words of the same kind.

    ## Why is this bad?
    Who finds it hard feels stupid. The sentence says the same without the word.

    ## Bad
    ```markdown
    Simply press "Publish".
    ```

    ## Good
    ```markdown
    Press "Publish".
    ```
    """
    yield from _found(site, "belittling", "says that it is easy")


@check("LP222", severity=Severity.INFO)
def excluding_words(site: Checked) -> Iterator[Hit]:
    """## What it does
    Tells of words that name people by a disability, take one as an insult, or set black against white: "crippled",
    "the blind", "blacklist". There are lists for English, French, German and Spanish, after the *Disability-inclusive
    language guidelines* of the United Nations (2021) and the Google developer documentation style guide ("Write
    inclusive documentation").

    ## Why is this bad?
    Some of the people for whom the lesson is meant read that they are not. Where a text speaks of such a word,
    put it in quotation marks.

    ## Bad
    ```markdown
    Put the address on the blacklist.
    ```

    ## Good
    ```markdown
    Put the address on the blocklist.
    ```
    """
    yield from _found(site, "excluding", "may hurt or shut out readers")


@check("LP223", severity=Severity.INFO)
def gendered_words(site: Checked) -> Iterator[Hit]:
    """## What it does
    Tells of words that name everybody as a man, or a woman by her husband: "chairman", "mankind", "you guys", "he or
    she". There are lists for English, French and Spanish, after the guidelines of the United Nations for
    gender-inclusive language in each (2019). In English it also tells of "he" and "his" for a person of whom nothing
    is known but that there is one: "every editor … his". What stands in quotation marks, and a title in italics, is
    left alone.

    ## Why is this bad?
    Readers whom the word leaves out take it that the work is not for them. Where a person is meant who is a man,
    the word is right, and the hint is not.

    ## Bad
    ```markdown
    Ask the chairman of the group.
    ```

    ## Good
    ```markdown
    Ask the chair of the group.
    ```
    """
    yield from _found(site, "gendered", "leaves out some of those who are meant")
    for article in site.articles:
        if article.vocabulary & PRONOUNS and site.language_of(article).partition("-")[0] == "en":
            for found in anybodys(article.prose):
                yield Hit(article.path, article.place(*found.span("pronoun")),
                          f'"{found["pronoun"]}" makes a man of "{" ".join(found["person"].split())}"',
                          ('write "they", "them" or "their", or speak of several people',))
