"""What one Markdown text holds, as the site's own parser saw it."""

from __future__ import annotations

from dataclasses import dataclass

from .finding import Span


@dataclass(frozen=True)
class Passage:
    """A text that a translator translates: what one block of the page's tree holds.

    `text` is Markdown source without block markers, trailing attribute lists and surrounding
    white space. `role` says what it is (`paragraph`, `heading 2`, `list item`, `table cell`,
    `quiz choice`, …) and `headings` the headings above it, outermost first.
    """

    text: str
    role: str
    headings: tuple[str, ...] = ()
    span: Span = Span()


@dataclass(frozen=True)
class Heading:
    """A heading: its level (1 to 6), its plain text, and the anchor it has in every language."""

    level: int
    text: str
    anchor: str
    span: Span


@dataclass(frozen=True)
class Link:
    """A link: where it leads as written, and the plain text that a reader sees."""

    target: str
    text: str
    span: Span


@dataclass(frozen=True)
class Image:
    """An image: its file or address as written, and its alternative text."""

    target: str
    alt: str
    span: Span


@dataclass(frozen=True)
class Choice:
    """One answer of a quiz question; `feedback` is empty where the author gave none, and
    `correct` is None where the item has no box (`[ ]` or `[x]`).

    A step of an order and a pair have no box. Of a pair `text` is the first half, empty where the second
    (`partner`) goes with nothing."""

    text: str
    feedback: str
    correct: bool | None
    span: Span
    partner: str = ""


@dataclass(frozen=True)
class Question:
    """A quiz question: a heading of class `quiz` and what stands under it to choose from, to arrange or
    to fill in.

    Without that `choices` is empty; steps and pairs stand in it in their right order. `id` and `objective`
    are empty where not given. `kind` is `choice`, or what the author wrote after `kind=`; `gaps` is how
    many gaps the text before the answers has, and `exact` says that diacritics count in what is typed."""

    id: str
    objective: str
    text: str
    span: Span
    choices: tuple[Choice, ...]
    kind: str = "choice"
    gaps: int = 0
    exact: bool = False


@dataclass(frozen=True)
class Document:
    """The facts of one Markdown text, in the order in which they stand.

    `anchors` holds every id that a link may aim at; `repeated_ids` those that stand on more
    than one element. `raw_html` holds the places of raw HTML tags in the text: tag name as written, place;
    `raw_texts` those of raw blocks that hold words, which are no passages: tag name, place.
    """

    passages: tuple[Passage, ...] = ()
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    questions: tuple[Question, ...] = ()
    anchors: frozenset[str] = frozenset()
    repeated_ids: tuple[tuple[str, Span], ...] = ()
    raw_html: tuple[tuple[str, Span], ...] = ()
    raw_texts: tuple[tuple[str, Span], ...] = ()
