"""The start page and the standing pages of `content/`."""

from __future__ import annotations

from ..model.pack import Text
from ..sources.links import CATALOGUE, page_address, role_address
from ..translate.extract import SITE_DOMAIN
from .article_view import HomeView, TextView
from .articles import body_direction, body_of, body_with_words
from .cards import cards
from .edition import Edition
from .plan import PageSpec
from .view import LinkView

_GUIDES = "guides/"
_FIRST_GUIDE = "guides/newcomers"


def home_view(edition: Edition, spec: PageSpec) -> HomeView:
    body = body_of(edition, spec, page_text(edition, spec.subject))
    roles = tuple(
        edition.link(spec.address, role_address(role.id), edition.phrase(SITE_DOMAIN, "roles.yml", "roles", i, "title"))
        for i, role in enumerate(edition.site.roles)
    )
    return HomeView(body, cards(edition, spec.address), edition.url(spec.address, CATALOGUE), roles,
                    guides(edition, spec.address), body_direction(edition, spec))


def text_view(edition: Edition, spec: PageSpec) -> TextView:
    body, words = body_with_words(edition, spec, page_text(edition, spec.subject))
    return TextView(body, body_dir=body_direction(edition, spec), words=words)


def guides(edition: Edition, page: str) -> tuple[LinkView, ...]:
    """Links to the guides, the standing pages under `content/guides/`: newcomers' first."""
    pages = [one for one in edition.site.pages if one.stem.startswith(_GUIDES)]
    return tuple(
        edition.link(page, page_address(one.stem), edition.phrase(SITE_DOMAIN, one.stem, "title"))
        for one in sorted(pages, key=lambda one: one.stem != _FIRST_GUIDE)
    )


def page_text(edition: Edition, stem: str) -> Text | None:
    """A standing page by its stem."""
    return next((one for one in edition.site.pages if one.stem == stem), None)
