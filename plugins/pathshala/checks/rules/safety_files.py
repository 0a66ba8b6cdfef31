"""LP830 to LP839: files that lead astray or cannot be carried."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ..context import Checked
from ..registry import Hit, check


@check("LP830", severity=Severity.ERROR)
def symbolic_link(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a symbolic link where a file or folder should be, and any other path that leaves its folder.

    ## Why is this bad?
    It can point at any file of the machine that builds the site, which would then be published.

    ## Bad
    ```text
    media/picture.svg -> /etc/passwd
    ```

    ## Good
    ```text
    media/picture.svg
    ```
    """
    yield from site.faults("symbolic-link", "path-outside")


@check("LP831", severity=Severity.ERROR)
def special_file(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds something that is neither a file nor a folder: a pipe, a socket, a device.

    ## Why is this bad?
    Reading it may never end.

    ## Bad
    ```text
    prw-r--r-- media/picture.svg
    ```

    ## Good
    ```text
    -rw-r--r-- media/picture.svg
    ```
    """
    yield from site.faults("special-file")


@check("LP832", severity=Severity.ERROR)
def unportable_file_name(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds file names that do not travel: with spaces or signs that have a meaning elsewhere, kept by
    Windows for itself (`aux`), too long, or the same as another one where capitals do not count.

    ## Why is this bad?
    On somebody else's computer or stick the file is missing, or overwrites another one.

    ## Bad
    ```text
    media/Aux.svg
    media/my drawing.svg
    ```

    ## Good
    ```text
    media/my-drawing.svg
    ```
    """
    yield from site.faults("file-name-collision", "reserved-file-name", "unsafe-file-name", "long-file-name")


@check("LP833", severity=Severity.ERROR)
def too_many_files(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a folder with more files, or more deeply nested ones, than are read.

    ## Why is this bad?
    What is beyond the limit is not published. A folder of that size is mostly a slip, or meant to
    bring the build down.

    ## Bad
    ```text
    media/     (20,000 files)
    ```

    ## Good
    ```text
    media/     (a dozen files)
    ```
    """
    yield from site.faults("too-many-files")


@check("LP834", severity=Severity.ERROR)
def file_too_large(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a file that is larger than a file of its kind may be.

    ## Why is this bad?
    Readers pay for every megabyte, and the whole site has to fit on a small stick.

    ## Bad
    ```text
    media/photo.jpg      24 MB
    ```

    ## Good
    ```text
    media/photo.jpg      180 kB
    ```
    """
    yield from site.faults("file-too-large", "po-too-large")


@check("LP835", severity=Severity.ERROR)
def unknown_medium(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a file in `media/` that is no picture, sound, film, caption, plain text or PDF.

    ## Why is this bad?
    Whatever lies in `media/` is meant to be published. A page or a script there would run in the
    reader's browser with all rights of the site, so the file is left out and the site is not built.

    ## Bad
    ```text
    media/tool.html
    media/tool.js
    ```

    ## Good
    ```text
    media/tool.svg
    ```
    """
    yield from site.faults("unknown-medium")
