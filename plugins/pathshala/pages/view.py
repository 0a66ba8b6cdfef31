"""What the shell of every page is given, and the small views that all kinds of page share.

Every address in a view is relative to the page it stands on (so it works from `file://`),
except `canonical` and those of `hreflang`, which are absolute, or empty without a `site_url`.
Texts are plain and escaped by the template, except those typed `Markup`.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from markupsafe import Markup

from ..theme.style_sheets import asked_for


@dataclass(frozen=True)
class Phrase:
    """A text that may be in another language than the page: the source's, where it is not
    translated. `lang` and `dir` are empty where they are the page's own.
    `state` is `current`, `outdated` or `untranslated`; `entry` leads to the PO entry of one that is not
    current, and is empty where the site does not know the way."""

    text: str
    lang: str = ""
    dir: str = ""
    state: str = "current"
    entry: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class LinkView:
    """A link with its label; `current` marks the page we are on."""

    label: Phrase
    url: str
    current: bool = False


@dataclass(frozen=True)
class Alternate:
    """This page in another language, for the switcher and for hreflang.

    `percent` is how complete the page is there, 0 to 100, and `percent_text` the same to show;
    `indexed` is False where the page has nothing translated (then it has no hreflang)."""

    tag: str
    name: str
    direction: str
    url: str
    absolute: str
    current: bool
    percent: int
    indexed: bool = True
    percent_text: str = ""


@dataclass(frozen=True)
class TocItem:
    """A heading of this page, for the table of contents."""

    label: str
    anchor: str
    level: int
    lang: str = ""
    dir: str = ""


@dataclass(frozen=True)
class TranslationNote:
    """The truth about this page's translation.

    `percent` is the text to show (`<1`, `20`, `100`, in the page's digits); `review` is
    `machine`, `draft` (awaits a native reviewer), `reviewed`, or `void` (passages were changed since);
    `reviewed` is how many passages a reader has approved as they are, `voided` how many were changed
    after that, `outdated` and `untranslated` count passages.
    `source` leads to the same page in the language that it comes from, `help` to the translators'
    guide, `left` to the page that says what is left to do in this language (empty where there is none).
    `stands_in` says that nothing is translated, and another translation is shown instead of
    the original; `source` is then that one."""

    percent: str
    source_name: str
    source: str
    help: str
    review: str
    reviewed: int
    voided: int
    outdated: int
    untranslated: int
    complete: bool
    stands_in: bool = False
    left: str = ""


@dataclass(frozen=True)
class AdaptationNote:
    """That a page was adapted for the readers of its language. `source` leads to its original, whose
    language is `source_name`; `moved_on` says whether that has changed since."""

    source_name: str
    source: str
    moved_on: bool


@dataclass(frozen=True)
class StepView:
    """A lesson in the navigation of its pack. `key` names it in the reader's stored progress."""

    label: Phrase
    url: str
    minutes: str
    key: str


@dataclass(frozen=True)
class PageView:
    """The shell around an article: everything that `base.html` needs.

    `root` leads to the site's root, `home` to the start page of this language, both relative
    and ending in a slash or empty. `kind` is home, catalogue, pack, lesson, facilitator, skills,
    skill, roles, role, checks, check, format, progress, translations, translation, quality, quality_pack,
    page, missing. `sections` is
    the main navigation; `section` the address in it of what the page belongs to, empty where it is none
    of them or one itself;
    `steps` the lessons of the pack we are in (empty elsewhere), under `pack`. `digits` are the
    ten digits that this language writes, zero first; `changes` lists what was outdated on the
    page, rendered; `font` is the script that the site sends a font for, if this page is in it."""

    kind: str
    lang: str
    dir: str
    language_name: str
    site_name: str
    title: Phrase
    description: str
    path: str
    root: str
    home: str
    article: Markup
    sections: tuple[LinkView, ...]
    breadcrumbs: tuple[LinkView, ...]
    alternates: tuple[Alternate, ...]
    section: str = ""
    toc: tuple[TocItem, ...] = ()
    pack: LinkView | None = None
    steps: tuple[StepView, ...] = ()
    previous: LinkView | None = None
    next: LinkView | None = None
    translation: TranslationNote | None = None
    canonical: str = ""
    noindex: bool = False
    json_ld: str = ""
    edit_url: str = ""
    progress_key: str = ""
    footer: tuple[LinkView, ...] = ()
    copyright: Phrase = Phrase("")
    version: str = ""
    digits: str = "0123456789"
    changes: Markup = Markup("")
    adapted: AdaptationNote | None = None
    font: str = ""

    @functools.cached_property
    def sheets(self) -> str:
        """The names of the style sheets that the article asks for beside that of every page."""
        return asked_for(f"{self.article}{self.changes}")
