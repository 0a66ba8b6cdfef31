"""LP730 to LP739: licences."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.finding import Severity
from ..context import Checked
from ..listed import items
from ..registry import Hit, check


@check("LP730", severity=Severity.ERROR)
def not_an_open_licence(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a licence that is not a known open one, or not written as an SPDX identifier.

    ## Why is this bad?
    Others may only translate, adapt and pass on what an open licence allows them to. "Non
    commercial" and "no derivatives" forbid what learning content lives from.

    ## Bad
    ```yaml
    license: CC-BY-NC-4.0
    ```

    ## Good
    ```yaml
    license: CC-BY-SA-4.0
    ```
    """
    yield from site.faults("not-an-open-licence")


@check("LP731", severity=Severity.ERROR)
def licence_conflict(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a pack that takes over material under a share-alike licence, and is itself under one that
    does not keep its conditions.

    ## Why is this bad?
    Share-alike means that a work made from the material stays under that licence. Publishing it
    under a freer one breaks the law, and misleads everybody who builds on the pack.

    ## Bad
    ```yaml
    license: CC-BY-4.0
    attribution:
      - {title: A drawing, author: Asha, source: "https://example.org/d", license: CC-BY-SA-4.0}
    ```

    ## Good
    ```yaml
    license: CC-BY-SA-4.0
    attribution:
      - {title: A drawing, author: Asha, source: "https://example.org/d", license: CC-BY-SA-4.0}
    ```
    """
    for pack in site.site.packs:
        if pack.meta is None or "-SA-" in pack.meta.license or not pack.meta.license.startswith(("CC0-", "CC-BY-")):
            continue
        for index, taken in items(pack.source, ("attribution",), pack.meta.attribution):
            if "-SA-" in taken.license:
                yield Hit(pack.source.path, pack.source.at("attribution", index, "license"),
                          f"attribution[{index}].license: {taken.license} does not allow {pack.meta.license}",
                          (f"put the pack under {taken.license}, or leave the material out",))
