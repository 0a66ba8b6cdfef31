"""LP850 to LP859: drawings that do more than show."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ..context import Checked
from ..registry import Hit, check


@check("LP850", severity=Severity.ERROR)
def svg_syntax(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a drawing that is not well-formed XML, or no SVG.

    ## Why is this bad?
    Browsers show nothing, or guess; and what cannot be read cannot be checked.

    ## Bad
    ```xml
    <svg xmlns="http://www.w3.org/2000/svg"><circle r="9">
    ```

    ## Good
    ```xml
    <svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>
    ```
    """
    yield from site.faults("svg-syntax")


@check("LP851", severity=Severity.ERROR)
def svg_doctype(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a drawing that declares a document type or entities.

    ## Why is this bad?
    An entity can fetch a file of the machine that reads it, or unfold into gigabytes. No drawing
    needs it.

    ## Bad
    ```xml
    <!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>
    ```

    ## Good
    ```xml
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>
    ```
    """
    yield from site.faults("svg-doctype")


@check("LP852", severity=Severity.ERROR)
def svg_script(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a script or an event handler in a drawing.

    ## Why is this bad?
    It runs as soon as somebody opens the drawing by itself.

    ## Bad
    ```xml
    <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>
    ```

    ## Good
    ```xml
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>
    ```
    """
    yield from site.faults("svg-script", "svg-event-handler")


@check("LP853", severity=Severity.ERROR)
def svg_unsafe_element(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an element in a drawing that can carry other content: `foreignObject`, `iframe`, …

    ## Why is this bad?
    A whole page with forms and scripts fits into it.

    ## Bad
    ```xml
    <foreignObject><form xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>
    ```

    ## Good
    ```xml
    <text x="9" y="9">1</text>
    ```
    """
    yield from site.faults("svg-unsafe-element")


@check("LP854", severity=Severity.ERROR)
def svg_external_reference(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a drawing that refers to something outside itself: a picture, a font, a style.

    ## Why is this bad?
    The other host learns who reads, and offline the drawing is not complete.

    ## Bad
    ```xml
    <image href="https://example.org/photo.jpg"/>
    ```

    ## Good
    ```xml
    <circle cx="9" cy="9" r="9"/>
    ```
    """
    yield from site.faults("svg-external-reference")
