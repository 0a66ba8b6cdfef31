"""LP417, LP418 and LP583: captions that a browser cannot read as they were meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ...model.finding import Severity
from ...sources.captions import CAPTIONS
from ...sources.webvtt import translation_problems
from ..context import Checked
from ..registry import Hit, check


@check("LP417", severity=Severity.ERROR)
def vtt_syntax(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a place in a file of captions (WebVTT) that is not written as the format wants: no first line
    `WEBVTT`, a time that is none, a cue that ends before it begins, a setting that there is not.

    ## Why is this bad?
    Browsers leave such a cue out without a word, and those who need captions miss what is said.

    ## Bad
    ```text
    WEBVTT

    00:01,000 --> 00:04,000
    This is the talk page.
    ```

    ## Good
    ```text
    WEBVTT

    00:01.000 --> 00:04.000
    This is the talk page.
    ```
    """
    yield from site.faults("vtt-syntax")


@check("LP418", severity=Severity.WARNING)
def vtt_markup(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds markup in captions that is not closed, that captions do not have, or a bare `&` or `<`.

    ## Why is this bad?
    Browsers guess what was meant, and not all guess the same.

    ## Bad
    ```text
    00:01.000 --> 00:04.000
    Q&A on the <em>talk page</em>
    ```

    ## Good
    ```text
    00:01.000 --> 00:04.000
    Q&amp;A on the <i>talk page</i>
    ```
    """
    yield from site.faults("vtt-markup")


@check("LP583", severity=Severity.ERROR)
def translated_vtt_markup(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds broken markup in the translation of a caption: a tag that is not closed or that captions do not
    have, a bare `&` or `<`, a time that the original has not.

    ## Why is this bad?
    Browsers guess what was meant, and may leave out words. So readers see the original caption instead.

    ## Bad
    ```po
    msgid "<v Asha>Put the eggs in cold water."
    msgstr "<v Asha Pon los huevos en agua fría."
    ```

    ## Good
    ```po
    msgid "<v Asha>Put the eggs in cold water."
    msgstr "<v Asha>Pon los huevos en agua fría."
    ```
    """
    for pair in site.pairs:
        if pair.entry.context is not None and pair.entry.context.startswith(CAPTIONS):
            # One at a time: what follows a broken tag is often broken by it.
            for _, message, way_out in islice(translation_problems(pair.source.text, pair.target.text), 1):
                yield Hit(pair.path, pair.span, f"in a caption, {message}", (way_out,))
