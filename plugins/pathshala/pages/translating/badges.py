"""Badges: small pictures that say how far a translation has come, for anybody's own page.

They are SVG with nothing fetched from elsewhere: the reader's own fonts draw the words.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ...model.site import Language, Site
from ...safety.quote import plain
from ..cards import percent_text
from ..edition import Edition, Library, relative
from ..structured import absolute
from .facts import DomainFacts, TranslationFacts
from .view import BadgeView

HEIGHT = 20
_LONGEST, _LONGEST_LABEL = 40, 200  # letters of what is drawn, and of what is read aloud
_FONT = "Verdana, DejaVu Sans, Noto Sans, Noto Sans Bengali, Noto Naskh Arabic, sans-serif"
# Widths in pixels at 11 px, on the safe side, since nobody knows which font will draw a letter.
_NARROW, _LATIN, _WIDE, _FULL = 3.6, 7.2, 8.2, 11.5
_BADGE = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    ' role="img" aria-label="{label}" lang="{lang}">\n<title>{label}</title>\n'
    '<clipPath id="r"><rect width="{width}" height="{height}" rx="4"/></clipPath>\n<g clip-path="url(#r)">\n'
    '<rect width="{width}" height="{height}" fill="#282b7a"/>\n'
    '<rect x="{right}" width="{right_width}" height="{height}" fill="{ground}"/>\n'
    '<rect x="{right}" y="17" width="{right_width}" height="3" fill="#ffffff" fill-opacity=".3"/>\n'
    '<rect x="{bar}" y="17" width="{bar_width}" height="3" fill="#ffffff"/>\n</g>\n'
    '<g fill="#ffffff" text-anchor="middle" font-family="{font}" font-size="11">\n'
    '<text x="{name_at}" y="13.5"{dir}>{name}</text>\n<text x="{share_at}" y="13">{share}</text>\n</g>\n</svg>\n'
)
COMPLETE, BEGUN, NONE = "#17734a", "#4a4d6d", "#6a4500"
"""The grounds of what is said: all is well, on the way, nothing yet."""


@dataclass(frozen=True)
class Badge:
    """A badge: its address from the site's root, its width in pixels, what it says, and its SVG."""

    address: str
    width: int
    label: str
    svg: str


def badges(library: Library) -> Iterator[Badge]:
    """All badges of a site, in order: for each language one of its own and one for each pack."""
    facts = library.translations or TranslationFacts()
    for edition in library.editions:
        yield language_badge(edition)
        for domain, held in facts.of(edition.language.tag).items():
            badge = pack_badge(edition, domain, held)
            if badge is not None:
                yield badge


def _names(site: Site) -> Counter[str]:
    """How often each badge's name would be given, told apart as on a disk that knows no case: `zh-hans`
    may be Chinese in simplified letters, or the pack `hans` in Chinese."""
    tags = [language.tag for language in site.languages]
    return Counter([tag.casefold() for tag in tags] + [
        f"{tag}-{pack.id}".casefold() for tag in tags for pack in site.packs])


def language_badge(edition: Edition) -> Badge:
    """The badge of a whole language."""
    language, say = edition.language, edition.interface
    share = (edition.library.translations or TranslationFacts()).completeness(language.tag)
    percent = _percent(edition, percent_text(edition, share))
    label = say.gettext("%(name)s in %(language)s: %(percent)s translated", percent=percent,
                        name=edition.site.settings.site_name, language=language.name)
    return _badge(f"{language.tag}.svg", language, language.name, percent, share.percent, label)


def pack_badge(edition: Edition, domain: str, facts: DomainFacts) -> Badge | None:
    """The badge of a pack in a language; None for what is no pack, and where another would have its name."""
    pack, file = edition.site.pack(domain), f"{edition.language.tag}-{domain}"
    names = edition.once("names of badges", lambda: _names(edition.site))
    if pack is None or pack.meta is None or names[file.casefold()] > 1:
        return None
    share, title = facts.completeness, edition.pack_title(pack)
    percent = _percent(edition, percent_text(edition, share))
    label = edition.interface.gettext("%(name)s in %(language)s: %(percent)s translated", percent=percent,
                                      name=title.text, language=edition.language.name)
    return _badge(f"{file}.svg", edition.language, title.text, percent, share.percent, label)


def badge_view(edition: Edition, page: str, badge: Badge) -> BadgeView:
    """A badge as a page of an edition shows it."""
    return BadgeView(relative(edition.path(page), badge.address), badge.width, HEIGHT, badge.label)


def badge_code(edition: Edition, badge: Badge) -> str:
    """The Markdown that shows a badge on somebody else's page; empty where the site has no address. It
    names the language alone, since the rest changes."""
    address = absolute(edition.site, badge.address)
    return f"![{edition.language.name}]({address})" if address else ""


def _percent(edition: Edition, text: str) -> str:
    return edition.interface.gettext("%(percent)s%%", percent=text)


def _badge(file: str, language: Language, name: str, share: str, percent: int, label: str) -> Badge:
    ground = COMPLETE if percent == 100 else BEGUN if percent else NONE
    width, svg = drawn(language, name, share, label, ground, percent / 100)
    return Badge(f"translations/badges/{file}", width, label, svg)


def drawn(language: Language, name: str, says: str, label: str, ground: str, share: float = 0) -> tuple[int, str]:
    """A badge's width in pixels and its SVG: a name, and what is said of it on a ground of some colour, with a
    bar as long as a share (0 to 1) of it. `label` is read aloud."""
    name, label = plain(name, _LONGEST), plain(label, _LONGEST_LABEL)  # XML bears no control characters.
    left, right = _width(name) + 14, _width(says) + 14
    rtl = language.direction == "rtl"
    done = round(right * share, 1)
    # What is read first stands first: in a right-to-left language the name is on the right.
    name_from, share_from = (right, 0) if rtl else (0, left)
    svg = _BADGE.format(
        width=left + right, height=HEIGHT, label=label, lang=language.tag, font=_FONT,
        right=share_from, right_width=right, ground=ground,
        bar=round(share_from + (right - done if rtl else 0), 1), bar_width=done,
        name_at=name_from + left / 2, share_at=share_from + right / 2, name=name, share=says,
        dir=Markup(' direction="rtl"') if rtl else "",
    )
    return left + right, svg


def _width(text: str) -> int:
    """About how wide a text is, in pixels, rounded up."""
    wide = sum(_letter(char) for char in text)
    return int(wide) + 1


def _letter(char: str) -> float:
    if unicodedata.category(char)[0] in "MC":
        return 0 if unicodedata.category(char) != "Mc" else _LATIN
    if unicodedata.east_asian_width(char) in "WF":
        return _FULL
    if char in "iljtfr .,:;'|!()":
        return _NARROW
    return _WIDE if char.isupper() or char in "mwMW%<" or ord(char) > 0x900 else _LATIN
