"""axe-core on a page, in the sizes and colours in which readers see it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tally import FULL

AXE = pytest.importorskip("axe_playwright_python.base").AXE_FILE_PATH.read_text("utf-8")
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 860}
LOOKS = ((PHONE, "dark"), (DESKTOP, "light"), (PHONE, "light"), (DESKTOP, "dark"))
# Of each language two, in which each size and each scheme is seen: all four by them together. The full count sees every
# one in each.
LOOKS_OF = dict.fromkeys(("en", "bn", "ar"), LOOKS) if FULL else {"en": LOOKS[:2], "bn": LOOKS[:2], "ar": LOOKS[2:]}

_RUN = """async tags => (await axe.run(document, {runOnly: tags, resultTypes: ["violations"], preload: false})).violations
    .map(one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(" | ")}`)"""


def looks(page: Any, language: str) -> Iterator[str]:
    """The page in one look after the other, and the name of each."""
    for size, scheme in LOOKS_OF[language]:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        yield f"{scheme}, {size['width']}"


def violations(page: Any, tags: tuple[str, ...] = WCAG) -> list[str]:
    """What axe finds in the page as it is now: the rules with some of the elements."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return list(page.evaluate(_RUN, list(tags)))


def violations_in_its_looks(page: Any, language: str, name: str = "") -> list[str]:
    """What axe finds in the page in each of the language's looks, with the page's name and the look."""
    return [f"{name}, {look}: {rule}" for look in looks(page, language) for rule in violations(page)]
