"""From a page of the plan to its HTML: the view of its kind, its template, and the shell."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jinja2
import material
from markupsafe import Markup, escape

from .. import __version__
from . import packs, reference, standing, vocabulary
from .edition import Edition
from .interface import Interface
from .plan import PageSpec
from .shell import page_view
from .view import PageView

THEME = Path(__file__).parent.parent / "theme"
MATERIAL = Path(material.__file__).parent / "templates"

# Kind of page -> its template under `article/`, and what makes its view.
_KINDS: Mapping[str, tuple[str, Callable[[Edition, PageSpec], Any]]] = {
    "home": ("home", standing.home_view),
    "page": ("text", standing.text_view),
    "missing": ("missing", lambda edition, spec: None),
    "catalogue": ("catalogue", packs.catalogue_view),
    "pack": ("pack", packs.pack_view),
    "lesson": ("lesson", packs.lesson_view),
    "facilitator": ("text", packs.facilitator_view),
    "skills": ("index", vocabulary.skills_view),
    "skill": ("skill", vocabulary.skill_view),
    "roles": ("index", vocabulary.roles_view),
    "role": ("role", vocabulary.role_view),
    "checks": ("index", reference.checks_view),
    "check": ("text", reference.check_view),
    "format": ("format", reference.format_view),
}


def article(edition: Edition, spec: PageSpec) -> Markup:
    """The inside of a page's `article` element."""
    template, make_view = _KINDS[spec.kind]
    environment = templates(edition.interface)
    held = environment.get_template(f"article/{template}.html")
    return Markup(held.render(page=make_view(edition, spec), view_kind=spec.kind))


def view(edition: Edition, spec: PageSpec) -> PageView:
    """A page with everything that its shell shows."""
    return page_view(edition, spec, article(edition, spec), __version__)


def shell(edition: Edition, page: PageView) -> str:
    """A whole page as HTML."""
    return templates(edition.interface).get_template("base.html").render(view=page)


@functools.lru_cache
def templates(interface: Interface) -> jinja2.Environment:
    """The theme's templates speaking one language; Material's templates and icons behind them."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([THEME / "templates", MATERIAL]),
        autoescape=True, trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"],
        undefined=jinja2.StrictUndefined, auto_reload=False,
    )
    speak(environment, interface)
    return environment


def speak(environment: jinja2.Environment, interface: Interface) -> None:
    """Make an environment's templates speak a language of ours."""
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        # Newstyle gettext takes what it gets for safe HTML, and a catalogue comes from a stranger.
        lambda message: str(escape(interface.gettext(message))),
        lambda singular, plural, n: str(escape(interface.ngettext_raw(singular, plural, n))),
        newstyle=True,
    )
