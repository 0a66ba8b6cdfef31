"""What a site needs beside its pages: the theme's files, Material's styles, and media."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..model.site import Site
from ..pages.render import MATERIAL, THEME
from ..sources.links import media_address

_MATERIAL_STYLES = {"assets/material.css": "main.*.min.css", "assets/palette.css": "palette.*.min.css"}


def assets(site: Site) -> Iterator[tuple[str, Path]]:
    """Every file to copy: its address from the site's root, and where it lies."""
    for path in sorted((THEME / "assets").rglob("*")):
        if path.is_file():
            yield f"assets/{path.relative_to(THEME / 'assets').as_posix()}", path
    for address, pattern in _MATERIAL_STYLES.items():
        yield address, next((MATERIAL / "assets" / "stylesheets").glob(pattern))
    root = site.settings.root
    for pack in site.packs:
        for name in pack.media:
            yield media_address(pack.id, name), root / pack.folder / "media" / name
    for name in site.media:
        yield f"media/{name}", root / site.settings.content_dir / "media" / name
