"""LP801 to LP809: addresses that could harm a reader."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ..context import Checked
from ..registry import Hit, check


@check("LP801", severity=Severity.ERROR)
def unsafe_scheme(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an address with a scheme other than https, http and mailto.

    ## Why is this bad?
    `javascript:` runs a program on the page, `data:` holds a page that nobody reviewed, `file:`
    reads the reader's disk.

    ## Bad
    ```markdown
    [Start](javascript:alert(1))
    ```

    ## Good
    ```markdown
    [Start](first-steps.md)
    ```
    """
    yield from site.faults("unsafe-scheme")


@check("LP802", severity=Severity.ERROR)
def obfuscated_scheme(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an address that hides its scheme behind white space, entities or percent signs.

    ## Why is this bad?
    Nobody writes `java&#115;cript:` by accident. It is meant to pass a reviewer's eye and still to
    run in a browser.

    ## Bad
    ```markdown
    [Start](java&#115;cript:alert(1))
    ```

    ## Good
    ```markdown
    [Start](first-steps.md)
    ```
    """
    yield from site.faults("obfuscated-scheme")


@check("LP803", severity=Severity.ERROR)
def user_info_in_link(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an address with a user name before the host.

    ## Why is this bad?
    `https://wikipedia.org@example.net/` leads to example.net. The reader sees wikipedia.org.

    ## Bad
    ```markdown
    [Log in](https://wikipedia.org@example.net/)
    ```

    ## Good
    ```markdown
    [Log in](https://wikipedia.org/)
    ```
    """
    yield from site.faults("user-info-in-link")


@check("LP804", severity=Severity.ERROR)
def confusable_host(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a host that looks like another one: with letters of a second script among Latin ones, or
    made of letters that all have a Latin twin.

    ## Why is this bad?
    A reader who types a password there gives it to a stranger.

    ## Bad
    ```markdown
    [Log in](https://wikipedi\u0430.org/)
    ```

    ## Good
    ```markdown
    [Log in](https://wikipedia.org/)
    ```
    """
    yield from site.faults("confusable-host")
