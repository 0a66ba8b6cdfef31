"""The code that a site's Markdown extensions bring along, where it is not an installed package whose
version tells it apart: modules beside the site, or packages that are worked on."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from markdown import Markdown

from ..model.site import Settings


def extension_files(settings: Settings) -> tuple[Path, ...]:
    """The source files of extensions, and of functions in their options, that no version stands for."""
    markdown = Markdown()
    modules: set[str] = set()
    for name, options in settings.markdown_extensions:
        modules.add(type(markdown.build_extension(name, dict(options))).__module__)
        modules.update(_modules(options))
    kept = [Path(path).resolve() for path in sysconfig.get_paths().values()]
    found = {path for module in modules for path in _files(module.partition(".")[0])}
    return tuple(sorted(path for path in found if not any(one in path.parents for one in kept)))


def _modules(value: Any) -> Iterator[str]:
    """The modules of functions and objects in an option's value."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from _modules(item)
    elif not isinstance(value, str | int | float | bool | None):
        yield getattr(value, "__module__", None) or type(value).__module__


def _files(package: str) -> Iterator[Path]:
    """The Python files of a module, or of the whole package that it is in."""
    place = getattr(sys.modules.get(package), "__file__", None)
    if place is None:
        return
    path = Path(place).resolve()
    yield from path.parent.rglob("*.py") if path.name == "__init__.py" else (path,)
