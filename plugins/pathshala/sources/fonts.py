"""The fonts that a site sends along, for devices that have none for a script.

The option `fonts` of the plugin `pathshala/packs` names scripts. Their font files lie in `fonts/` of the content
folder, the script standing in their names (`NotoSansBengali-Regular.ttf`), or come with an installed package of
https://fontpkg.org.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.core import get_global

FOLDER = "fonts"
EXTRA = "fonts"
"""The extra of this package that brings what makes fonts small."""
LARGEST = 20_000_000  # bytes of a font file
_SUFFIXES = (".ttf", ".otf", ".woff", ".woff2")
_TOOLS = ("fontTools", "brotli")


@dataclass(frozen=True)
class Script:
    """A script that a font can be sent for: its code (ISO 15924), and the ranges of its characters."""

    code: str
    ranges: tuple[tuple[int, int], ...]

    @property
    def unicode_range(self) -> str:
        """The ranges as CSS writes them."""
        return ",".join(f"U+{first:04X}-{last:04X}" for first, last in self.ranges)

    def has(self, character: str) -> bool:
        """Whether a character is one of the script's."""
        return any(first <= ord(character) <= last for first, last in self.ranges)


_JOINERS = (0x200C, 0x200D)
_CIRCLE = (0x25CC, 0x25CC)  # Carries a mark that stands alone.
_DANDA = (0x0964, 0x0965)
SCRIPTS: Mapping[str, Script] = {
    "arabic": Script("Arab", ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), _JOINERS, (0xFB50, 0xFDFF),
                              (0xFE70, 0xFEFC))),
    "bengali": Script("Beng", (_DANDA, (0x0980, 0x09FF), _JOINERS, (0x20B9, 0x20B9), _CIRCLE)),
    "devanagari": Script("Deva", ((0x0900, 0x097F), _JOINERS, (0x20B9, 0x20B9), _CIRCLE, (0xA8E0, 0xA8FF))),
    "tamil": Script("Taml", (_DANDA, (0x0B80, 0x0BFF), _JOINERS, (0x20B9, 0x20B9), _CIRCLE)),
    "thai": Script("Thai", ((0x0E00, 0x0E7F), _JOINERS, _CIRCLE)),
}
"""What `fonts` may name."""


def script_of(tag: str) -> str:
    """The name of the script that a language is written in, if it is one of SCRIPTS; else empty."""
    parts = tag.split("-")
    written = next((one for one in parts[1:] if len(one) == 4 and one.isalpha()), "")
    likely = get_global("likely_subtags")
    known = written or (likely.get("_".join(parts)) or likely.get(parts[0]) or "").partition("_")[2].partition("_")[0]
    return next((name for name, script in SCRIPTS.items() if script.code == known), "")


def font_paths(name: str, content: Path) -> list[Path]:
    """The font files of a script, in the content folder or, where that has none, in an installed package."""
    own = sorted(path for path in (content / FOLDER).glob("*")
                 if path.suffix.lower() in _SUFFIXES and name in path.name.lower())
    found = None if own else importlib.util.find_spec(f"fontpkg_noto_sans_{name}")
    packaged = sorted(path for folder in (found.submodule_search_locations or () if found else ())
                      for path in Path(folder, "files").glob("*.ttf"))
    return own or packaged


def font_faults(value: Any, content: Path) -> Iterator[tuple[str, str]]:
    """What is wrong with the option, each with the way out. `content` is the content folder."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        yield f"fonts: {value!r} is no list of scripts", "write fonts: [bengali, arabic]"
        return
    for name in value:
        if name not in SCRIPTS:
            yield f'fonts: "{name}" is no script with a font', f"choose of {', '.join(SCRIPTS)}"
        elif not font_paths(name, content):
            yield (f"fonts: there is no font for {name}",
                   f"put one, such as NotoSans{name.title()}-Regular.ttf from https://notofonts.github.io, "
                   f"into {content.name}/{FOLDER}/, or install fontpkg-noto-sans-{name} where that is to be had")
    if value and any(importlib.util.find_spec(tool) is None for tool in _TOOLS):
        yield "fonts: what makes fonts small is not installed", f"run pip install 'pathshala[{EXTRA}]'"
