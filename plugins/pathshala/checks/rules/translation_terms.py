"""LP574 to LP578: translations against the glossary of their language, and glossaries themselves."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ..context import Checked
from ..registry import Hit, check
from ..terms import avoided, missed


@check("LP574", severity=Severity.WARNING)
def glossary_term_missed(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a translation that has none of the words of the glossary (`translations/<language>/glossary.yml`)
    for a term that stands in its source. Other endings of these words count as well.

    ## Why is this bad?
    A reader who meets two words for one thing takes them for two things. And what readers see on
    the buttons of a wiki is mostly one word.

    ## Bad
    ```po
    msgid "Ask on the talk page first."
    msgstr "Pregunta antes en el foro."
    ```

    ## Good
    ```po
    msgid "Ask on the talk page first."
    msgstr "Pregunta antes en la página de discusión."
    ```
    """
    for one in missed(site.site, site.translated_files):
        yield Hit(one.pair.path, one.pair.span, f'"{one.source}" is "{one.term.term}" in the glossary, which this '
                  "translation does not have",
                  (f'write "{one.term.term}", or add the word that you use under `also` in {one.path}',))


@check("LP575", severity=Severity.WARNING)
def avoided_term(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a translation with a word that the glossary wants avoided for a term of its source.

    ## Why is this bad?
    Those who keep the glossary have decided for another word, which readers meet everywhere else.

    ## Bad
    ```po
    msgid "Ask on the talk page first."
    msgstr "Pregunta antes en la página de charla."
    ```

    ## Good
    ```po
    msgid "Ask on the talk page first."
    msgstr "Pregunta antes en la página de discusión."
    ```
    """
    for one in avoided(site.site, site.translated_files):
        yield Hit(one.pair.path, one.pair.span, f'"{one.word}" is to be avoided, says {one.path}',
                  (f'write "{one.term.term}"',))


@check("LP576", severity=Severity.ERROR)
def term_twice(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a term that has two entries in one glossary.

    ## Why is this bad?
    Which of the two holds? A translation that follows one of them is wrong for the other.

    ## Bad
    ```yaml
    - {source: talk page, term: página de discusión}
    - {source: Talk page, term: discusión}
    ```

    ## Good
    ```yaml
    - {source: talk page, term: página de discusión, also: [discusión]}
    ```
    """
    yield from site.faults("term-twice")


@check("LP577", severity=Severity.ERROR)
def term_avoided(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a word that a glossary accepts for a term, and also wants avoided for it.

    ## Why is this bad?
    No translation can be right.

    ## Bad
    ```yaml
    - {source: talk page, term: discusión, avoid: [Discusión]}
    ```

    ## Good
    ```yaml
    - {source: talk page, term: discusión, avoid: [página de charla]}
    ```
    """
    yield from site.faults("term-avoided")


@check("LP578", severity=Severity.WARNING)
def term_without_source(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a term in the glossary of a translation that does not say what it translates.

    ## Why is this bad?
    Readers see its explanation, but no translation can be checked for it. Only the glossary of the
    language that is translated from has no `source`.

    ## Bad
    ```yaml
    - {term: lista de seguimiento}
    ```

    ## Good
    ```yaml
    - {source: watchlist, term: lista de seguimiento}
    ```
    """
    yield from site.faults("term-without-source")
