"""What is left of a portion of a site once it was looked at: small, and the same on every machine.

A portion is one pack with its PO files, or all that is in no pack. What it says of itself is
settled when it is looked at; what it says of other portions travels, for the checks of the site.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from ..model.finding import Span
from ..quality.facts import PackFacts
from .allow import AllowLine
from .copies import LongPassage
from .registry import Hit


@dataclass(frozen=True, slots=True)
class Aim:
    """An address that its portion alone cannot settle: it leads to another portion, or nowhere.

    `path` and `span` say where it stands, `base` is the file that it is relative to: for a
    translation, that of its source.
    """

    path: str
    span: Span
    base: str
    target: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What the checks saw in one portion; `look.look` makes it.

    `hits` are those of the portion's own checks, each with its check's code. `paths` are the text
    files that were looked at, `catalogues` the languages and domains of its PO files. `links`,
    `images` and `translated` hold the addresses that others must settle: of links and pictures in
    texts, and those that only translations have. `anchors` are the ids that a link may aim at, by file,
    and `used` the portion's media files that it shows or links to. `interface` counts the messages of the
    interface that the site's own PO files translate, by language. `quality` is what reviews
    say of the portion's packs, and `long_passages` those that may stand in another pack as well.
    """

    hits: tuple[tuple[str, Hit], ...] = ()
    allows: tuple[AllowLine, ...] = ()
    paths: tuple[str, ...] = ()
    catalogues: tuple[tuple[str, str], ...] = ()
    links: tuple[Aim, ...] = ()
    images: tuple[Aim, ...] = ()
    translated: tuple[Aim, ...] = ()
    anchors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    used: tuple[str, ...] = ()
    interface: Mapping[str, int] = field(default_factory=dict)
    quality: tuple[PackFacts, ...] = ()
    long_passages: tuple[LongPassage, ...] = ()


def has_place(anchors: Collection[str], fragment: str) -> bool:
    """Whether a page with these anchors has the place that the part of a link behind `#` names.

    A text fragment (`:~:text=…`) is looked for by the browser, and named by no anchor.
    """
    return not fragment or fragment.startswith(":~:") or unquote(fragment) in anchors
