"""From a page of the plan to its HTML: the view of its kind, its template, and the shell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from .. import __version__
from ..pages import packs, reference, standing, terms, vocabulary
from .edition import Edition
from .plan import PageSpec
from .quality import index_view, pack_view
from .shell import page_view
from .templates import rendered
from .translating import views as translations
from .view import PageView

# Kind of page -> its template under `article/`, and what makes its view.
_KINDS: Mapping[str, tuple[str, Callable[[Edition, PageSpec], Any]]] = {
    "home": ("home", standing.home_view),
    "page": ("text", standing.text_view),
    "progress": ("progress", standing.progress_view),
    "terms": ("terms", terms.terms_view),
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
    "quality": ("quality", index_view.quality_view),
    "quality_pack": ("quality_pack", pack_view.quality_pack_view),
    "translations": ("translations", translations.translations_view),
    "translation": ("translation", translations.translation_view),
}


def article(edition: Edition, spec: PageSpec) -> Markup:
    """The inside of a page's `article` element."""
    template, make_view = _KINDS[spec.kind]
    return Markup(rendered(f"article/{template}.html", edition.interface, page=make_view(edition, spec),
                           view_kind=spec.kind))


def view(edition: Edition, spec: PageSpec) -> PageView:
    """A page with everything that its shell shows."""
    return page_view(edition, spec, article(edition, spec), __version__)


def shell(edition: Edition, page: PageView) -> str:
    """A whole page as HTML."""
    return rendered("base.html", edition.interface, view=page)
