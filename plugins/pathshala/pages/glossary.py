"""Words that a glossary explains: the first time that one stands in the text of a page, it becomes a link
to a list of such words under the text.

The HTML is the sanitised article, so its attributes are in double quotes and its elements closed; it
is gone through once, from front to back.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..model.glossary import Glossary, Term
from ..sources.languages import parents
from ..sources.shapes import slug
from ..translate.glossary.terms import TermFinder

# Elements whose text is no running text, or is a link or a name already.
_LEFT_OUT = (
    "a abbr audio button caption code del dfn figcaption h1 h2 h3 h4 h5 h6 kbd label math object option pre samp "
    "script select style summary svg textarea th title var video"
)
_MARKUP = (
    rf"<(?P<out>{_LEFT_OUT.replace(' ', '|')})(?=[\s/>])",
    r"<(?P<close>/)?(?P<tag>[a-z][a-z0-9]*+)(?P<attributes>[^<>\"]*+(?:\"[^\"]*+\"[^<>\"]*+)*+)>",
    r"&(?P<entity>[#\w]++;)",
)
_LANG = re.compile(r'\slang="([^"]*)"')
_QUIZ = ' class="quiz"'
_EMPTY = frozenset("area br col embed hr img input source track wbr".split())


@dataclass(frozen=True)
class ExplainedWord:
    """A word of a page and what it means. `anchor` is its id in the list, `use` that of its place in the
    text; `lang` and `dir` are empty where they are the page's own."""

    word: str
    definition: str
    anchor: str
    use: str
    lang: str = ""
    dir: str = ""


@dataclass(frozen=True)
class _Known:
    """A glossary made ready: its terms that have a definition, and what finds them in HTML."""

    glossary: Glossary
    terms: tuple[Term, ...]
    finder: TermFinder


@lru_cache(maxsize=64)
def _known(glossary: Glossary | None) -> _Known | None:
    if glossary is None:
        return None
    terms = tuple(one for one in glossary.terms if one.definition)
    forms = ((number, html.escape(form, quote=False)) for number, one in enumerate(terms) for form in one.forms)
    return _Known(glossary, terms, TermFinder(forms, glossary.language, _MARKUP)) if terms else None


_NOTHING = TermFinder((), "", _MARKUP)


def explained(
    article: str, language: str, glossaries: Iterable[Glossary], directions: Mapping[str, str]
) -> tuple[str, tuple[ExplainedWord, ...]]:
    """An article in a language with its terms as links, and the words of the list, in the order of the text.

    A passage that says that it is in another language is looked through for the terms of that one.
    A language without a glossary has that of the language that it falls back to. `directions` are
    those of the site's languages.
    """
    held = {one.language: one for one in glossaries}
    if not held:
        return article, ()
    page = _Page(article, language, held, directions)
    parts = list(page.parts())
    return ("".join(parts), tuple(page.words)) if page.words else (article, ())


@dataclass
class _Foreign:
    """An element that is in another language than what stands around it (`before`); `depth` counts the
    elements of its kind that are open, itself included."""

    tag: str
    before: str
    depth: int = 1


class _Page:
    """One article on its way through; `words` grows with what is found."""

    def __init__(
        self, article: str, language: str, held: Mapping[str, Glossary], directions: Mapping[str, str]
    ) -> None:
        self._article, self._language, self._held, self._directions = article, language, held, directions
        self._seen: set[tuple[str, int]] = set()
        self._anchors: set[str] = set()
        self._ready: dict[str, _Known | None] = {}
        self.words: list[ExplainedWord] = []

    def _of(self, language: str) -> _Known | None:
        if language not in self._ready:
            nearest = next((tag for tag in parents(language) if tag in self._held), "")
            self._ready[language] = _known(self._held.get(nearest))
        return self._ready[language]

    def parts(self) -> Iterator[str]:
        """The article in pieces, with links put in."""
        article, done, place, language = self._article, 0, 0, self._language
        known = self._of(language)
        scan = known.finder.scan if known else _NOTHING.scan
        around: list[_Foreign] = []
        while match := scan(article, place):
            place, kind = match.end(), match.lastgroup
            if kind is None:
                found = known.finder.at(article, match.start()) if known else None
                place = found.end if found else match.start() + 1
                if known and found and (known.glossary.path, found.number) not in self._seen:
                    self._seen.add((known.glossary.path, found.number))
                    yield article[done:found.start]
                    yield self._link(known, found.number, article[found.start:found.end], language)
                    done = found.end
            elif kind == "out":
                place = _after(article, match["out"], place)
            elif kind == "attributes":
                tag, attributes = match["tag"], match["attributes"]
                if _QUIZ in attributes:
                    place = _after(article, tag, place)
                    continue
                other = _LANG.search(attributes) if attributes else None
                if other and tag not in _EMPTY:
                    around.append(_Foreign(tag, language))
                    language = html.unescape(other[1])
                elif around and tag == around[-1].tag:
                    around[-1].depth += -1 if match["close"] else 1
                    if around[-1].depth:
                        continue
                    language = around.pop().before
                else:
                    continue
                known = self._of(language)
                scan = known.finder.scan if known else _NOTHING.scan
        yield article[done:]

    def _link(self, known: _Known, number: int, shown: str, language: str) -> str:
        term = known.terms[number]
        name = slug(term.source or term.term) or f"{number + 1}"
        anchor, use = f"term-{name}", f"use-{name}"
        while anchor in self._anchors or f' id="{anchor}"' in self._article or f' id="{use}"' in self._article:
            anchor, use = f"{anchor}-{number + 1}", f"{use}-{number + 1}"
        self._anchors.add(anchor)
        foreign = language != self._language
        self.words.append(ExplainedWord(
            term.term, term.definition, anchor, use, language if foreign else "",
            self._directions.get(language, "") if foreign else "",
        ))
        return f'<a class="ps-term" href="#{anchor}" id="{use}">{shown}</a>'


def _after(article: str, tag: str, place: int) -> int:
    """Where an element ends whose start tag stands before a place: after all others of its kind inside."""
    closing, opening = f"</{tag}>", f"<{tag}"
    while (end := article.find(closing, place)) >= 0:
        inner = article.find(opening, place, end)
        if inner < 0 or article[inner + len(opening)] not in " >":
            return end + len(closing)
        place = end + len(closing)
    return len(article)
