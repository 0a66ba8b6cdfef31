"""Header cells that head nothing."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def fill_corners(root: Element) -> None:
    """Make empty header cells, such as the corner of a table with headings on two sides, plain cells, in place: a
    heading without a name tells those who hear the page nothing (axe "empty-table-header").

    It runs before passages are taken out, so that no translation decides it; tables of quizzes are left as they are.
    """
    for table in root.iter("table"):
        if not any(cell.get("data-role", "").startswith("quiz") for cell in table.iter()):
            for cell in table.iter("th"):
                if not len(cell) and not (cell.text or "").strip():
                    cell.tag = "td"
