"""What a site needs beside its pages: the theme's files, Material's styles, and media."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from pathlib import Path

from ..model.site import Site
from ..pages.captions import captions_script
from ..pages.pieces import MATERIAL
from ..pages.templates import THEME
from ..safety.paths import inside
from ..safety.text import read_bytes
from ..sources.links import media_address
from ..sources.media import LIMITS
from ..theme.scripts import BUNDLES, joined, minified
from ..theme.style_sheets import style_sheets
from ..theme.styles import squeeze
from .fonts import font_files
from .result import BuildFault

_SMALLER = {".css": squeeze, ".js": minified}


def assets(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every file beside the pages: its address from the site's root, and its bytes.

    Raises BuildFault where a file that was there when the site was read cannot be read any more.
    """
    yield from theme_files()
    yield from font_files(site)
    for address, path in media_files(site):
        data = medium(site, path)
        yield address, data
        if path.suffix.lower() == ".vtt":
            yield captions_script(address, data)


def medium(site: Site, path: Path) -> bytes:
    """The bytes of a media file of the site. Raises BuildFault where somebody has taken it away since
    the site was read, or put something else there, such as a link."""
    root = site.settings.root
    shown = path.relative_to(root).as_posix()
    data, faults = read_bytes(path, shown, LIMITS[path.suffix.lower()])
    for fault in (inside(root, path), *faults):
        if fault:
            raise BuildFault(f"{fault.path} has changed since it was read: {fault.message}; build again")
    return data


def media_files(site: Site) -> Iterator[tuple[str, Path]]:
    """Every media file: its address, and where it lies."""
    root = site.settings.root
    for pack in site.packs:
        for name in pack.media:
            yield media_address(pack.id, name), root / pack.folder / "media" / name
    for name in site.media:
        yield f"media/{name}", root / site.settings.content_dir / "media" / name


@functools.lru_cache
def theme_files() -> tuple[tuple[str, bytes], ...]:
    """The theme's own files, and of Material's styles what our pages can use."""
    files = {f"assets/{name}": joined(scripts).encode("utf-8") for name, scripts in BUNDLES.items()}
    bundled = {THEME / "assets" / name for scripts in BUNDLES.values() for name in scripts}
    for path in sorted((THEME / "assets").rglob("*")):
        if path.is_file() and path not in bundled:
            data = path.read_bytes()
            smaller = _SMALLER.get(path.suffix)
            address = f"assets/{path.relative_to(THEME / 'assets').as_posix()}"
            files[address] = smaller(data.decode("utf-8")).encode("utf-8") if smaller else data
    material = next((MATERIAL / "assets" / "stylesheets").glob("main.*.min.css")).read_text(encoding="utf-8")
    beside = "".join(data.decode("utf-8") for address, data in files.items() if address.endswith(".css"))
    sheets = style_sheets(material, beside)
    files |= {f"assets/{name}.css": css.encode("utf-8") for name, css in sheets.items()}
    return tuple(sorted(files.items()))
