"""What the templates of the translation pages are given. Addresses and texts are as in `view`;
numbers are in the digits of the page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..view import LinkView, Phrase


@dataclass(frozen=True)
class StateView:
    """A state that words can be in: `reviewed`, `waiting`, `outdated` or `missing`. `start` and `width` are
    its part of a bar of 1000; `notes` say what else is known of its passages."""

    kind: str
    label: str
    meaning: str
    words_text: str
    passages_text: str
    start: int
    width: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class TrendRow:
    """What stood at the end of a month, or now."""

    label: str
    done_text: str
    total_text: str
    percent_text: str


@dataclass(frozen=True)
class TrendView:
    """How words became translated over time, as lines and as a table.

    `done`, `total` and `area` are paths of SVG in a box of `width` by `height`, time running from left
    to right; `label` says in one sentence what they show.
    """

    width: int
    height: int
    done: str
    total: str
    area: str
    label: str
    first_text: str
    last_text: str
    percent_text: str
    rows: tuple[TrendRow, ...]


@dataclass(frozen=True)
class BadgeView:
    """A badge: its file, its size in pixels, and what it says."""

    url: str
    width: int
    height: int
    label: str


@dataclass(frozen=True)
class LanguageRow:
    """A language in the list of all: `name` is its own, `known_as` that in the page's language."""

    tag: str
    name: str
    direction: str
    known_as: str
    url: str
    percent: int
    percent_text: str
    missing_text: str
    outdated_text: str
    waiting_text: str
    reviewed_text: str
    trend: TrendView | None
    badge: BadgeView


@dataclass(frozen=True)
class TranslationsView:
    """All languages. `own` leads to the page of this page's language, `data` to the figures as JSON."""

    own: LinkView
    languages: tuple[LanguageRow, ...]
    data: str
    guide: LinkView | None


@dataclass(frozen=True)
class TaskView:
    """Something that somebody could do next. `kind` is `translate`, `confirm` (suggestions), `update`
    (outdated passages) or `review`; `url` leads to the first passage of it (empty where nobody knows
    the way), `file` names its place."""

    kind: str
    title: Phrase
    title_url: str
    count: int
    count_text: str
    url: str
    file: str


@dataclass(frozen=True)
class DocumentRow:
    """One page in the list of a pack: how many of its passages are left, outdated, awaiting review."""

    title: Phrase
    url: str
    percent_text: str
    missing_text: str
    outdated_text: str
    waiting_text: str
    entry: str


@dataclass(frozen=True)
class DomainView:
    """A pack, or the pages of the site, with its pages; `rows` are empty where nothing is left to do, and where
    a site is so large that only the packs that come first list their pages."""

    title: Phrase
    url: str
    note: str
    percent: int
    percent_text: str
    left: int
    left_text: str
    outdated: int
    outdated_text: str
    waiting: int
    waiting_text: str
    rows: tuple[DocumentRow, ...]
    badge: BadgeView | None


@dataclass(frozen=True)
class ChangeView:
    """An outdated passage: where it stands, since when (`day` as ISO 8601, empty where unknown), and what
    changed in the original, in its own language."""

    title: Phrase
    url: str
    day: str
    since_text: str
    difference: Markup
    recorded: bool
    lang: str
    dir: str
    entry: str
    file: str


@dataclass(frozen=True)
class ChangesView:
    """The outdated passages of a pack; `count` is all of them, also where fewer are listed."""

    title: Phrase
    count: int
    count_text: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True)
class TranslationView:
    """The page of one language: `percent_text` of its words are translated. `more_changes` is how many
    outdated passages are not listed, `badge_code` the Markdown that shows the badge elsewhere (empty where
    the site has no address)."""

    percent_text: str
    passages: int
    states: tuple[StateView, ...]
    tasks: tuple[TaskView, ...]
    domains: tuple[DomainView, ...]
    changes: tuple[ChangesView, ...]
    more_changes: int
    more_changes_text: str
    trend: TrendView | None
    badge: BadgeView
    badge_code: str
    guide: LinkView | None
    review_guide: LinkView | None
    all_languages: str
