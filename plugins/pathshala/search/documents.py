"""What can be found: the pages of one language, as texts with their parts told apart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A part of a page that a link can lead to.

    `anchor` and `heading` are empty for what stands before the first heading. `key` holds what weighs more than
    the `body`: key points, a summary, objectives. Key and body hold own-language texts only. A heading in another
    language is shown, not indexed: `heading_language` is its tag then.
    """

    anchor: str = ""
    heading: str = ""
    key: str = ""
    body: str = ""
    heading_language: str = ""


@dataclass(frozen=True)
class Document:
    """One page in one language.

    `address` is the page's place inside the folder of a language, the same in all languages. `context` is where
    the page belongs, as a reader would say it (the title of its pack). `facets` are what results can be narrowed
    by: (("pack", ("egg",)), ("level", ("beginner",))). A title in another language than the document's is
    shown, not indexed: `title_language` is its tag then.
    """

    address: str
    title: str
    kind: str
    sections: tuple[Section, ...]
    context: str = ""
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    title_language: str = ""


@dataclass(frozen=True)
class Edition:
    """The pages of one language as a whole: where they lie, and whose texts they show where they have none.

    `prefix` is the folder of the language from the root of the site, "" or "bn/"; `direction` is "ltr" or "rtl";
    `fallbacks` are the languages searched after this one, in order.
    """

    language: str
    prefix: str = ""
    direction: str = "ltr"
    fallbacks: tuple[str, ...] = ()
