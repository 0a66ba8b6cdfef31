"""LP190 to LP193: the lines that switch a check off."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ..context import Checked
from ..hints import Known
from ..registry import Hit, Scope, check, known_names, rule
from ..whole import Whole


@check("LP190", severity=Severity.ERROR)
def unexplained_allow(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a line that switches a check off without a reason.

    ## Why is this bad?
    Whoever reads the file next cannot tell whether the reason still holds. The line has no effect.

    ## Bad
    ```markdown
    <!-- pathshala: allow long-paragraph -->
    ```

    ## Good
    ```markdown
    <!-- pathshala: allow long-paragraph reason: a quotation that must stay whole -->
    ```
    """
    for line in site.allows:
        if line.name and not line.reason:
            yield Hit(line.path, line.span, f'"{line.name}" is allowed without a reason',
                      ("add reason: and the reason",))


@check("LP191", severity=Severity.ERROR)
def unknown_allow(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a line that switches off a check which does not exist, or names none.

    ## Why is this bad?
    The line has no effect, though somebody relies on it.

    ## Bad
    ```markdown
    <!-- pathshala: allow long-paragraf reason: a quotation that must stay whole -->
    ```

    ## Good
    ```markdown
    <!-- pathshala: allow long-paragraph reason: a quotation that must stay whole -->
    ```
    """
    known = Known(known_names())
    for line in site.allows:
        if not line.name:
            yield Hit(line.path, line.span, "the line does not say which check it allows",
                      ("name a check or its code",))
        elif line.name not in known and rule(line.name) is None:
            yield Hit(line.path, line.span, f'"{line.name}" is no check', known.did_you_mean(line.name))


@check("LP192", severity=Severity.WARNING, scope=Scope.LAST)
def unused_allow(site: Whole) -> Iterator[Hit]:
    """## What it does
    Finds a line that switches a check off which finds nothing in the file.

    ## Why is this bad?
    The fault is gone, but the line would hide the next one.

    ## Bad
    ```markdown
    <!-- pathshala: allow long-paragraph reason: a quotation that must stay whole -->

    All paragraphs here are short.
    ```

    ## Good
    ```markdown
    All paragraphs here are short.
    ```
    """
    for line in site.allows:
        if line.works and line not in site.spent and line.name in known_names():
            where = "entry" if line.within else "file"
            yield Hit(line.path, line.span, f'"{line.name}" finds nothing in this {where}', ("take the line out",))


@check("LP193", severity=Severity.ERROR)
def forbidden_allow(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a line that tries to switch off a check for safety (LP8xx), or one without which pages would
    overwrite each other (LP108, LP124, LP125).

    ## Why is this bad?
    These checks protect readers from whoever writes the file, so the file cannot switch them off.

    ## Bad
    ```markdown
    <!-- pathshala: allow unsafe-scheme reason: the link needs it -->
    ```

    ## Good
    ```markdown
    Read [the guide](https://example.org/guide).
    ```
    """
    for line in site.allows:
        named = rule(line.name)
        if named is not None and not named.can_be_allowed:
            yield Hit(line.path, line.span, f'"{line.name}" keeps the site safe and whole and cannot be switched off',
                      ("mend the fault itself",))
