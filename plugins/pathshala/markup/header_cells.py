"""Header cells that head nothing."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def fill_corners(root: Element) -> None:
    """Make empty header cells, such as the corner of a table with headings on two sides, plain cells, in place: a
    heading without a name tells those who hear the page nothing (HTML, 4.9.10; axe "empty-table-header")."""
    for cell in root.iter("th"):
        if not len(cell) and not (cell.text or "").strip():
            cell.tag = "td"
