"""The theme's templates: compiled once for all languages, and speaking the one that is asked for."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from contextvars import ContextVar
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from ..safety.policy import POLICY
from .interface import Interface
from .interface import compiled as catalogues
from .interface import interface as interface_of
from .pieces import MATERIAL, Parts, current, icon, pencil, shown, tongue
from .view import Phrase

THEME = Path(__file__).parent.parent / "theme"

_CATALOGUE = "catalogue "
_speaking: ContextVar[Interface] = ContextVar("interface")


def rendered(template: str, interface: Interface, **values: Any) -> str:
    """One of the theme's templates, filled in, in the language of an interface."""
    before = _speaking.set(interface)
    try:
        return _template(template).render(values)
    finally:
        _speaking.reset(before)


@functools.cache
def _template(name: str) -> jinja2.Template:
    return templates().get_template(name)


@functools.lru_cache
def templates() -> jinja2.Environment:
    """The environment of the theme's templates; Material's stand behind them."""
    environment = _Environment(
        loader=jinja2.FileSystemLoader([THEME / "templates", MATERIAL]),
        autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=jinja2.StrictUndefined, auto_reload=False, bytecode_cache=_compiled,
    )
    speak(environment, _speaking.get)
    return environment


class _Environment(jinja2.Environment):
    """An environment whose globals are complete before it loads a template."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        # They are copied for each template and page, which takes Jinja's chain of two ten times as long.
        return {**self.globals, **(d or {})}


def speak(environment: jinja2.Environment, interface: Callable[[], Interface]) -> None:
    """Make an environment's templates speak, at each moment, the language that is asked for."""
    parts = Parts(rendered)

    def phrase(text: Phrase) -> Markup:
        return shown(interface(), text)

    def entry(text: Phrase) -> Markup:
        return pencil(interface(), text)

    def part(template: str, view: object, *names: str) -> Markup:
        return parts.part(interface(), template, view, *names)

    def gettext(message: str, **values: Any) -> Markup:
        # A catalogue comes from a stranger: what it says is text, as are the values.
        return escape(interface().gettext(message)) % values if values else interface().markup(message)

    def ngettext(singular: str, plural: str, n: int, **values: Any) -> Markup:
        return escape(interface().ngettext_raw(singular, plural, n)) % {"num": n, **values}

    def digits(number: int) -> str:
        return interface().digits(str(number))

    environment.globals.update(
        icon=icon, current=current, tongue=tongue, phrase=phrase, entry=entry, part=part, digits=digits,
        _=gettext, ngettext=ngettext, policy=Markup(POLICY),
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
    _compiled.held.update({name: data for name, data in compiled.items() if not name.startswith(_CATALOGUE)})
    catalogues.update({name.removeprefix(_CATALOGUE): data for name, data in compiled.items()
                       if name.startswith(_CATALOGUE)})
    for template in sorted((THEME / "templates").rglob("*.html")):
        templates().get_template(template.relative_to(THEME / "templates").as_posix())
    for language in languages:
        interface_of(language)
    return _compiled.held | {f"{_CATALOGUE}{tag}": data for tag, data in catalogues.items()}
