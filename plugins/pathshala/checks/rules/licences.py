"""LP730 to LP739: licences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.pack import Attribution, Pack
from ..context import Checked
from ..listed import items
from ..registry import Hit, check

_FAMILY = re.compile(r"(?P<name>GFDL|A?GPL)-|CC-BY-SA-(?P<version>[0-9.]+)")


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
    for pack, licence, index, taken in _taken_over(site):
        free = "-SA-" not in licence and licence.startswith(("CC0-", "CC-BY-"))
        if free and "-SA-" in taken.license:
            yield Hit(pack.source.path, pack.source.at("attribution", index, "license"),
                      f"attribution[{index}].license: {taken.license} does not allow {licence}",
                      (f"put the pack under {taken.license}, or leave the material out",))


@check("LP732", severity=Severity.WARNING)
def licences_that_do_not_mix(site: Checked) -> Iterator[Hit]:
    """## What it does
    Finds a pack that takes over material under a licence of GNU (GFDL, GPL) or a later version of CC BY-SA, whose
    conditions the pack's own licence cannot keep.

    ## Why is this bad?
    What is made from such material has to stay under that licence. A picture that stands unchanged beside the text
    may keep its own; a text or a drawing that was adapted, merged or translated may not go into this pack.

    ## Bad
    ```yaml
    license: CC-BY-SA-4.0
    attribution:
      - {title: A map, author: Asha, source: "https://example.org/map", license: GFDL-1.2-only}
    ```

    ## Good
    ```yaml
    license: CC-BY-SA-4.0
    attribution:
      - {title: A map, author: Asha, source: "https://example.org/map", license: CC-BY-SA-3.0}
    ```
    """
    for pack, licence, index, taken in _taken_over(site):
        if not _mixes(taken.license, licence):
            yield Hit(pack.source.path, pack.source.at("attribution", index, "license"),
                      f"attribution[{index}].license: what is made from material under {taken.license} cannot be "
                      f"under {licence}",
                      ("look for other material, or ask its author for a second licence",
                       "where it stands unchanged beside the text it keeps its licence: switch this off here"))


def _taken_over(site: Checked) -> Iterator[tuple[Pack, str, int, Attribution]]:
    """What packs have taken over: the pack, its own licence, and which of its attributions it is."""
    for pack in site.site.packs:
        if pack.meta:
            for index, taken in items(pack.source, ("attribution",), pack.meta.attribution):
                yield pack, pack.meta.license, index, taken


def _mixes(material: str, own: str) -> bool:
    """Whether work made from material under one licence may be under another, as far as that is beyond doubt."""
    taken, kept = _FAMILY.match(material), _FAMILY.match(own)
    if taken is None or material == own:
        return True
    if taken["name"]:
        return kept is not None and (kept["name"] or "")[-3:] == taken["name"][-3:]
    return kept is None or kept["version"] is None or float(taken["version"]) <= float(kept["version"])
