"""The theme's templates: compiled once for all languages, and speaking the one that is asked for."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from .interface import Interface
from .interface import interface as interface_of
from .pieces import MATERIAL, Parts, icon, shown, tongue
from .view import PageView, Phrase

THEME = Path(__file__).parent.parent / "theme"

_speaking: ContextVar[Interface] = ContextVar("interface")


def rendered(template: str, interface: Interface, **values: Any) -> str:
    """One of the theme's templates, filled in, in the language of an interface."""
    environment = templates()
    before = _speaking.set(interface)
    try:
        return environment.get_template(template).render(**values)
    finally:
        _speaking.reset(before)


@functools.lru_cache
def templates() -> jinja2.Environment:
    """The environment of the theme's templates; Material's stand behind them."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([THEME / "templates", MATERIAL]),
        autoescape=True, trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"],
        undefined=jinja2.StrictUndefined, auto_reload=False, bytecode_cache=_compiled,
    )
    speak(environment, _speaking.get)
    return environment


def speak(environment: jinja2.Environment, interface: Callable[[], Interface]) -> None:
    """Make an environment's templates speak, at each moment, the language that is asked for."""
    parts, escaped = Parts(rendered), dict[tuple[str, str], str]()

    def phrase(text: Phrase) -> Markup:
        return shown(interface(), text)

    def part(template: str, view: PageView, *names: str) -> Markup:
        return parts.part(interface(), template, view, *names)

    def gettext(message: str) -> str:
        # Newstyle gettext takes what it gets for safe HTML, and a catalogue comes from a stranger.
        key = (interface().tag, message)
        if key not in escaped:
            escaped[key] = str(escape(interface().gettext(message)))
        return escaped[key]

    environment.globals.update(icon=icon, tongue=tongue, phrase=phrase, part=part)
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, lambda singular, plural, n: str(escape(interface().ngettext_raw(singular, plural, n))), newstyle=True,
    )


class _Compiled(jinja2.BytecodeCache):
    """The theme's templates as Python's bytecode, which takes longer to make than most builds."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.held:
            bucket.bytecode_from_string(self.held[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.held[bucket.key] = bucket.bytecode_to_string()


_compiled = _Compiled()


def prepare(languages: Iterable[str], compiled: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Make ready to render in these languages, so that processes made from this one are ready, too.

    `compiled` is what this gave back in an earlier build of the same program, or empty.
    """
    _compiled.held.update(compiled)
    for template in sorted((THEME / "templates").rglob("*.html")):
        templates().get_template(template.relative_to(THEME / "templates").as_posix())
    for language in languages:
        interface_of(language)
    return dict(_compiled.held)
