"""LP570 and LP579: what stands beside the PO files."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ..context import Checked
from ..registry import Hit, check


@check("LP570", severity=Severity.WARNING)
def unknown_trivial_passage(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a line in `translations/trivial.yml` for a pack or a passage that there is not.

    ## Why is this bad?
    The line does nothing. Mostly the passage is gone and the line can go too; where its context is
    misspelt, translations stay marked as outdated although somebody said that they are not.

    ## Bad
    ```yaml
    - {domain: frist-edit, context: "save:1a2b3c", old: "9f86d081884c", new: "60303ae22b99"}
    ```

    ## Good
    ```yaml
    - {domain: first-edit, context: "save:1a2b3c", old: "9f86d081884c", new: "60303ae22b99"}
    ```
    """
    yield from site.faults("unknown-trivial-passage")


@check("LP579", severity=Severity.ERROR)
def tmx_syntax(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a place in a translation memory (`translations/<language>/memory.tmx`) that cannot be read.

    ## Why is this bad?
    What stands behind that place is offered to no translator.

    ## Bad
    ```xml
    <tuv xml:lang="es"><seg>Fuentes & citas</seg></tuv>
    ```

    ## Good
    ```xml
    <tuv xml:lang="es"><seg>Fuentes &amp; citas</seg></tuv>
    ```
    """
    yield from site.faults("tmx-syntax")
