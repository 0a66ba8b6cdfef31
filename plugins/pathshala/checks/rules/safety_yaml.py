"""LP840 to LP849: YAML that does more than hold data."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ..context import Checked
from ..registry import Hit, check


@check("LP840", severity=Severity.ERROR)
def yaml_alias(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds an anchor (`&name`), an alias (`*name`) or the merge key `<<`.

    ## Why is this bad?
    A few lines of aliases unfold into gigabytes. A reviewer cannot see which value holds where.

    ## Bad
    ```yaml
    authors: &all
      - {name: Asha, role: author}
    owners: *all
    ```

    ## Good
    ```yaml
    authors:
      - {name: Asha, role: author}
    owners: [asha, bilal]
    ```
    """
    yield from site.faults("yaml-alias", "yaml-merge-key")


@check("LP841", severity=Severity.ERROR)
def yaml_tag(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a tag (`!name`, `!!type`).

    ## Why is this bad?
    A tag asks the reader to make an object, and careless readers run what it names.

    ## Bad
    ```yaml
    title: !!python/object/apply:os.system ["id"]
    ```

    ## Good
    ```yaml
    title: Find and cite reliable sources
    ```
    """
    yield from site.faults("yaml-tag")


@check("LP842", severity=Severity.ERROR)
def yaml_too_large(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds YAML that is nested more deeply, or holds more values, than any file here needs.

    ## Why is this bad?
    It is a slip, or made to bring a program down.

    ## Bad
    ```yaml
    audience: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[newcomer]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    ```

    ## Good
    ```yaml
    audience: [newcomer]
    ```
    """
    yield from site.faults("yaml-too-deep", "yaml-too-large")
