"""Texts to render: our own packs, and the corpora where they are at hand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pathshala.sources.config import read_settings

ROOT = Path(__file__).parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"
NO_CORPORA = f"the corpora are not at hand (looked for {CORPORA.name} beside the repository)"

OURS: Sequence[tuple[str, Mapping[str, Any]]] = read_settings(ROOT)[0].markdown_extensions

# What the documentation of Material for MkDocs is written with, as far as its pages need no network.
MATERIAL: Sequence[tuple[str, Mapping[str, Any]]] = (
    ("abbr", {}), ("admonition", {}), ("attr_list", {}), ("def_list", {}), ("footnotes", {}), ("md_in_html", {}),
    ("tables", {}), ("toc", {"permalink": True}), ("pymdownx.arithmatex", {"generic": True}),
    ("pymdownx.betterem", {"smart_enable": "all"}), ("pymdownx.caret", {}), ("pymdownx.details", {}),
    ("pymdownx.highlight", {"anchor_linenums": True, "line_spans": "__span", "pygments_lang_class": True}),
    ("pymdownx.inlinehilite", {}), ("pymdownx.keys", {}), ("pymdownx.mark", {}), ("pymdownx.smartsymbols", {}),
    ("pymdownx.superfences", {}), ("pymdownx.tabbed", {"alternate_style": True, "combine_header_slug": True}),
    ("pymdownx.tasklist", {"custom_checkbox": True}), ("pymdownx.tilde", {}),
    ("pymdownx.magiclink", {"repo_url_shorthand": True, "user": "example", "repo": "example"}),
)


def bodies(*folders: Path) -> list[Path]:
    """All Markdown files under some folders, in order."""
    return [path for folder in folders for path in sorted(folder.rglob("*.md"))]


def body(path: Path) -> str:
    """A file's Markdown without its front matter."""
    text = path.read_text(encoding="utf-8")
    front = re.match(r"---\n.*?\n---\n", text, re.DOTALL)
    return text[front.end():] if front else text
