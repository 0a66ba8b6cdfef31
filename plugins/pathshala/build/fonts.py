"""The fonts that a site sends along, made small: of each font the characters that the site writes, with all
forms that these take beside each other, as WOFF2 (https://www.w3.org/TR/WOFF2/); and a style sheet that names them.
"""

from __future__ import annotations

import functools
import hashlib
import io
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale, UnknownLocaleError

from ..model.site import Site
from ..model.source import Source
from ..safety.paths import inside
from ..safety.text import read_bytes
from ..sources.fonts import LARGEST, SCRIPTS, font_paths, script_of
from .inputs import PACKAGE
from .result import BuildFault

_LARGEST_TEXT = 50_000_000  # bytes of a PO file


def font_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """The fonts and style sheets of the scripts that the site asks for and has languages in: addresses and bytes.

    Raises BuildFault where a font cannot be read.
    """
    settings = site.settings
    for name in sorted(set(settings.fonts) & {script_of(one.tag) for one in site.languages}):
        written = _written(site, name)
        faces = []
        for path in font_paths(name, settings.root / settings.content_dir):
            font, weight, names = _small(path.name, _read(settings.root, path), written)
            address = f"{name}-{hashlib.sha256(font).hexdigest()[:12]}.woff2"
            yield f"assets/fonts/{address}", font
            faces.append(_face(name, address, weight, names))
        yield f"assets/fonts/{name}.css", _sheet(name, faces).encode("utf-8")


def _read(root: Path, path: Path) -> bytes:
    """A font of the site, which must not lead out of its folder, or of an installed package."""
    data, faults = read_bytes(path, path.name, LARGEST)
    leads_out = inside(root, path) if path.is_relative_to(root) else None
    for fault in (leads_out, *faults):
        if fault:
            raise BuildFault(f"the font {path.name} cannot be read: {fault.message}")
    return data


def _sheet(name: str, faces: Iterable[str]) -> str:
    """The style sheet; `style/type.css` puts `--ps-site-font` before all other fonts. Who wants to save data
    reads with what their device has."""
    return (f"{''.join(faces)}:root{{--ps-site-font:{_family(name)},}}"
            "@media (prefers-reduced-data:reduce){:root{--ps-site-font:initial}}")


def _face(name: str, address: str, weight: str, names: Iterable[str]) -> str:
    local = "".join(f'local("{one}"),' for one in names)
    return (f'@font-face{{font-family:{_family(name)};font-weight:{weight};font-display:swap;'
            f'src:{local}url("{address}") format("woff2");unicode-range:{SCRIPTS[name].unicode_range}}}')


def _family(name: str) -> str:
    return f'"Pathshala {name.title()}"'


def _written(site: Site, name: str) -> str:
    """The characters of a script that the site may show: those of its sources, its translations and the
    interface; and all its digits."""
    settings = site.settings
    texts = [one.text for one in (*_sources(site), site.skills_source, site.roles_source, site.rubric_source)]
    texts += [_names(one.tag) for one in site.languages if script_of(one.tag) == name]
    for path in (settings.root / settings.translations_dir).glob("*/LC_MESSAGES/*.po"):
        if inside(settings.root, path) is None:
            texts.append(read_bytes(path, path.name, _LARGEST_TEXT)[0].decode("utf-8", "ignore"))
    texts += [path.read_text("utf-8") for path in PACKAGE.glob("locale/*/LC_MESSAGES/*.po")]
    script = SCRIPTS[name]
    digits = {chr(code) for first, last in script.ranges for code in range(first, last + 1)
              if unicodedata.category(chr(code)) == "Nd"}
    marks = {"\u200c", "\u200d", "\u25cc"}
    return "".join(sorted({one for text in texts for one in set(text) if script.has(one)} | digits | marks))


def _sources(site: Site) -> Iterator[Source]:
    """The texts of packs and pages as they were written."""
    for pack in site.packs:
        yield pack.source
        yield from (one.source for one in pack.lessons)
        yield from (one.text.source for one in pack.adaptations)
        yield from (one.source for one in pack.captions)
        if pack.facilitator:
            yield pack.facilitator.source
    yield from (one.source for one in site.pages)


def _names(tag: str) -> str:
    """What Babel may write in a language: names of months, days, languages."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return ""
    months, days = locale.months["format"]["wide"], locale.days["format"]["wide"]
    named = [*locale.languages.values(), *months.values(), *days.values()]
    return " ".join(map(str, named))


@functools.lru_cache(maxsize=16)
def _small(name: str, data: bytes, characters: str) -> tuple[bytes, str, tuple[str, ...]]:
    """A font with these characters alone, its weights as CSS names them, and the full names by which a device
    that has the whole font knows it, where that has one weight. The same input gives the same bytes."""
    from fontTools import subset, ttLib  # type: ignore[import-untyped]  # Of the extra `fonts`, which few have.

    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False, notdef_outline=True)
    try:
        font = ttLib.TTFont(io.BytesIO(data), recalcTimestamp=False, lazy=True)
        axes = {axis.axisTag: axis for axis in font["fvar"].axes} if "fvar" in font else {}
        bold = axes.get("wght")
        weight = f"{bold.minValue:g} {bold.maxValue:g}" if bold else str(font["OS/2"].usWeightClass)
        known = {font["name"].getDebugName(4), font["name"].getDebugName(6)} if not axes else set()
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        made = io.BytesIO()
        subset.save_font(font, made, options)
    except Exception as error:  # A font that is broken can raise anything.
        raise BuildFault(f"{name} is no font that can be made small: {error or type(error).__name__}") from error
    names = sorted(one for one in known if one and one.isprintable() and not set(one) & set('"\\'))
    return made.getvalue(), weight, tuple(names)
