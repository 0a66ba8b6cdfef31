"""LP820 to LP829: characters that hide."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ..context import Checked
from ..registry import Hit, check


@check("LP820", severity=Severity.ERROR)
def invalid_utf8(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a file with bytes that are not UTF-8.

    ## Why is this bad?
    Programs read such bytes differently, or not at all. Mostly an editor saved the file in an old
    encoding, and letters are already lost.

    ## Bad
    ```text
    Organiza un editat\\xf3n      (Latin-1)
    ```

    ## Good
    ```text
    Organiza un editatón
    ```
    """
    yield from site.faults("invalid-utf8")


@check("LP821", severity=Severity.ERROR)
def byte_order_mark(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a file that begins with a byte order mark. `pathshala check --fix` takes it away.

    ## Why is this bad?
    The mark stands before the three hyphens of the front matter, so other programs do not see
    them.

    ## Bad
    ```text
    U+FEFF---
    title: Why readers need sources
    ```

    ## Good
    ```text
    ---
    title: Why readers need sources
    ```
    """
    yield from site.faults("byte-order-mark")


@check("LP822", severity=Severity.ERROR)
def control_character(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds NUL and other control characters in a text.

    ## Why is this bad?
    They cannot be seen, end the text early for some programs, and steer a terminal.

    ## Bad
    ```text
    title: SourcesU+0000
    ```

    ## Good
    ```text
    title: Sources
    ```
    """
    yield from site.faults("nul-character", "control-character")


@check("LP823", severity=Severity.ERROR)
def bidi_control(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds characters that can show words in another order than they are read, where no script needs
    them.

    ## Why is this bad?
    A reviewer sees one text, and a program reads another: a link can seem to lead elsewhere.

    ## Bad
    ```text
    Read U+202Efdp.ecruosU+202C
    ```

    ## Good
    ```text
    Read source.pdf
    ```
    """
    yield from site.faults("bidi-control")


@check("LP824", severity=Severity.ERROR)
def zero_width_character(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an invisible character where no script needs one. Joiners in Bengali, Arabic and others,
    and in emoji, are fine.

    ## Why is this bad?
    A search does not find the word, and two words that look the same are not.

    ## Bad
    ```text
    souU+200Brce
    ```

    ## Good
    ```text
    source
    ```
    """
    yield from site.faults("zero-width-character")


@check("LP825", severity=Severity.ERROR)
def tag_character(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds invisible tag characters, except in the flags of regions.

    ## Why is this bad?
    Whole sentences can be hidden in them, which people do not see and programs read.

    ## Bad
    ```text
    Sources U+E0068 U+E0069
    ```

    ## Good
    ```text
    Sources
    ```
    """
    yield from site.faults("tag-character")


@check("LP826", severity=Severity.WARNING)
def private_use_character(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a character of the private use area.

    ## Why is this bad?
    Only one font knows it. Everybody else sees an empty box.

    ## Bad
    ```text
    Press U+F8FF to begin.
    ```

    ## Good
    ```text
    Press the Apple key to begin.
    ```
    """
    yield from site.faults("private-use-character")
