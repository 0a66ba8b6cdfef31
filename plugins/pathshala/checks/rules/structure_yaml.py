"""LP130 to LP149: YAML that cannot be read, and the site's settings."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ..context import Checked
from ..registry import Hit, check


@check("LP130", severity=Severity.ERROR)
def yaml_syntax(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds YAML that cannot be read: wrong indentation, an open bracket or quotation mark, a colon
    inside an unquoted text.

    ## Why is this bad?
    From that place on nobody can tell what the file says.

    ## Bad
    ```yaml
    title: Sources: find and cite them
    ```

    ## Good
    ```yaml
    title: "Sources: find and cite them"
    ```
    """
    yield from site.faults("yaml-syntax")


@check("LP131", severity=Severity.ERROR)
def yaml_tab(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a tab where YAML wants spaces.

    ## Why is this bad?
    A tab has no fixed width, so YAML forbids it for indentation. In an editor it looks like the
    spaces that are wanted.

    ## Bad
    ```yaml
    authors:
    <tab>- {name: Asha Rahman, role: author}
    ```

    ## Good
    ```yaml
    authors:
      - {name: Asha Rahman, role: author}
    ```
    """
    yield from site.faults("yaml-tab")


@check("LP132", severity=Severity.ERROR)
def yaml_several_documents(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a YAML file that holds more than one document, parted by `---` or `...`.

    ## Why is this bad?
    Only one document is read. What stands in the others is lost.

    ## Bad
    ```yaml
    title: Find and cite reliable sources
    ---
    level: beginner
    ```

    ## Good
    ```yaml
    title: Find and cite reliable sources
    level: beginner
    ```
    """
    yield from site.faults("yaml-several-documents")


@check("LP133", severity=Severity.ERROR)
def yaml_complex_key(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a key that is a list, a mapping or a block of text.

    ## Why is this bad?
    Every key here is a plain word. Anything else is a slip, mostly a bracket or a question mark
    in the wrong place.

    ## Bad
    ```yaml
    [title]: Find and cite reliable sources
    ```

    ## Good
    ```yaml
    title: Find and cite reliable sources
    ```
    """
    yield from site.faults("yaml-complex-key")


@check("LP140", severity=Severity.ERROR)
def config_syntax(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a `mkdocs.yml` that cannot be read.

    ## Why is this bad?
    The site's name, languages and Markdown extensions stand there. Without them no page can be
    made as its author meant it.

    ## Bad
    ```yaml
    site_name: [Pathshala
    ```

    ## Good
    ```yaml
    site_name: Pathshala
    ```
    """
    yield from site.faults("config-syntax")


@check("LP141", severity=Severity.ERROR)
def config_value(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a setting in `mkdocs.yml` that is of the wrong kind or form.

    ## Why is this bad?
    The setting has no effect, or another one than you meant.

    ## Bad
    ```yaml
    site_name: [Pathshala]
    ```

    ## Good
    ```yaml
    site_name: Pathshala
    ```
    """
    yield from site.faults("config-value")


@check("LP142", severity=Severity.ERROR)
def unknown_extension(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a Markdown extension in `mkdocs.yml` that cannot be loaded.

    ## Why is this bad?
    Its markup would show as plain text on every page. Mostly the name is misspelt, or a package
    is not installed.

    ## Bad
    ```yaml
    markdown_extensions:
      - pymdownx.superfence
    ```

    ## Good
    ```yaml
    markdown_extensions:
      - pymdownx.superfences
    ```
    """
    yield from site.faults("unknown-extension")
