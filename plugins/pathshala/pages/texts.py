"""Every text of the site in one language: translated, outdated, or in the language it was
written in; and how complete each page is. All of it is computed from the PO files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from markupsafe import Markup

from ..markup.article import Rendered, RenderedHeading
from ..markup.fill import Replacement
from ..markup.words import Words
from ..model.site import Language, Site
from ..model.source import YamlPath
from ..translate.completeness import Completeness, completeness
from ..translate.extract import SourceText, TextDocument
from ..translate.states import State, Translation
from .difference import difference
from .interface import Interface, parents
from .translating.entry_links import Label, entry_mark, linked_to_entries, seal_of, state_url
from .view import Phrase

LookUp = Callable[[TextDocument, str], Sequence[Translation]]

_ID = re.compile(r'\sid="([^"]*)"')


class DocumentText:
    """One document in one language.

    `nearer` holds the states in the languages that this one falls back to, nearest first: a
    reader of `pt-BR` rather meets `pt` than the source. Such text does not count as translated.
    """

    def __init__(
        self, document: TextDocument, states: Sequence[Translation], site: Site, interface: Interface,
        nearer: Sequence[tuple[Language, Sequence[Translation]]] = (),
    ) -> None:
        self.document, self._states, self._interface, self._nearer = document, states, interface, nearer
        self._foreign = document.language != interface.tag
        self._site = site
        source, own = site.language(document.language), site.language(interface.tag)
        self._direction = own.direction if own else "ltr"
        self._source_marks = {"lang": document.language, "dir": source.direction if source else "ltr"}

    @cached_property
    def completeness(self) -> Completeness:
        """Words and units that are translated; all of them in the document's own language."""
        return self.part()

    def part(self, prefix: YamlPath = ()) -> Completeness:
        """The completeness of the declared fields under a path; of everything without one."""
        states: Iterable[Translation] = self._states
        if not self._foreign:
            states = (Translation(State.CURRENT, text.text) for text in self.document.texts)
        return completeness(
            (text.text, state) for text, state in zip(self.document.texts, states, strict=True)
            if text.path[:len(prefix)] == prefix
        )

    def phrase(self, *path: str | int) -> Phrase:
        """The declared field at a path; empty where the document has none."""
        return self._phrases.get(path, Phrase(""))

    def fields(self, prefix: YamlPath = ()) -> Iterator[tuple[YamlPath, Phrase]]:
        """The declared fields under a path, in order."""
        for path, phrase in self._phrases.items():
            if path[:len(prefix)] == prefix:
                yield path, phrase

    @cached_property
    def _phrases(self) -> Mapping[YamlPath, Phrase]:
        return {
            text.path: self._as_phrase(index, text, state)
            for index, (text, state) in enumerate(zip(self.document.texts, self._states, strict=True)) if text.path
        }

    def _as_phrase(self, index: int, text: SourceText, state: Translation) -> Phrase:
        if not self._foreign or state.state is State.CURRENT:
            return Phrase(state.text if self._foreign else text.text)
        entry = self._entry(state)
        if state.state is State.OUTDATED:
            return Phrase(state.text, state="outdated", entry=entry)
        shown, marks = self._instead(index, text)
        return Phrase(shown, marks["lang"], marks["dir"], "untranslated", entry)

    def _entry(self, state: Translation) -> str:
        return state_url(self._site, self._interface.tag, self.document.domain, state)

    def _instead(self, index: int, text: SourceText) -> tuple[str, Mapping[str, str]]:
        """What stands in for an untranslated text, and the language and direction it is in."""
        for language, states in self._nearer:
            if states[index].state is State.CURRENT:
                return states[index].text, {"lang": language.tag, "dir": language.direction}
        return text.text, self._source_marks

    @cached_property
    def body_direction(self) -> str:
        """The way the body runs: the source's where nothing of it is translated, so that columns,
        marks and numbers of lists follow the text; else empty, for the page's own."""
        states = [self._states, *(nearer for _, nearer in self._nearer)]
        body = [index for index, text in enumerate(self.document.texts) if not text.path]
        if not self._foreign or any(one[i].state is not State.UNTRANSLATED for one in states for i in body):
            return ""
        return self._source_marks["dir"]

    @property
    def article(self) -> Markup:
        """The body, rendered and sanitised; empty where the document has none."""
        return Markup(self._rendered.html)

    @property
    def headings(self) -> tuple[RenderedHeading, ...]:
        """The body's headings as a reader sees them."""
        return self._rendered.headings

    @cached_property
    def _rendered(self) -> Rendered:
        parsed = self.document.parsed
        if parsed is None:
            return Rendered("", ())
        say = self._interface.gettext
        words = Words(
            say("Right."), say("Not quite."), say("Done"), say("Not done"), say("Back to the text"),
            say("Number {number} in the right order."), say("Goes with number {number}."), say("Show the answers"),
            self._interface.digits("0123456789"),
        )
        if not self._foreign:
            return parsed.render((), words)
        seal = seal_of(text.text for text in self.document.texts)
        numbers = {index: number for number, (index, _, _) in enumerate(self._outdated, 1)}
        replacements: list[Replacement | None] = []
        for index, (text, state) in enumerate(zip(self.document.texts, self._states, strict=True)):
            if text.path:
                continue
            if state.state is State.CURRENT:
                replacements.append(Replacement(state.text))
            elif state.state is State.OUTDATED:
                outdated = {"class": "outdated", **entry_mark(index, seal)}
                replacements.append(Replacement(state.text, outdated, numbers[index], say("What changed")))
            else:
                shown, marks = self._instead(index, text)
                replacements.append(Replacement(shown, {**marks, **entry_mark(index, seal)}))
        return linked_to_entries(
            parsed.render(replacements, words), [self._entry(state) for state in self._states], seal,
            Label(say("Translate this passage"), self._interface.tag, self._direction))

    @cached_property
    def _outdated(self) -> Sequence[tuple[int, SourceText, Translation]]:
        return [
            (index, text, state)
            for index, (text, state) in enumerate(zip(self.document.texts, self._states, strict=True))
            if self._foreign and state.state is State.OUTDATED
        ]

    def changes(self, prefix: YamlPath = ()) -> Markup:
        """The list of outdated texts (under a path) with what changed in their source, word by
        word; empty where none are."""
        html = str(self.article)
        items = [
            self._change(number, text, state, html)
            for number, (_, text, state) in enumerate(self._outdated, 1) if text.path[:len(prefix)] == prefix
        ]
        return Markup('<ol class="changes">{}</ol>').format(Markup("").join(items)) if items else Markup()

    def _change(self, number: int, text: SourceText, state: Translation, html: str) -> Markup:
        # Where nobody recorded what the translation was made from, there is nothing to compare.
        before = text.text if state.previous is None else state.previous
        back = Markup()
        if f' id="was-{number}"' in html:  # A title of details or tabs has no mark to go back to.
            back = Markup('<a class="change-back" href="#was-{}">{}</a>').format(
                number, self._interface.gettext("Back to the passage"))
        return Markup('<li id="change-{}"><p class="change" lang="{}" dir="{}">{}</p>{}</li>').format(
            number, self._source_marks["lang"], self._source_marks["dir"], difference(before, text.text), back)


class AdaptedText(DocumentText):
    """A document that a language has of its own in place of a translated one, for which it counts."""

    def __init__(
        self, own: TextDocument, document: TextDocument, states: Sequence[Translation], site: Site,
        interface: Interface,
    ) -> None:
        super().__init__(own, [Translation(State.CURRENT, text.text) for text in own.texts], site, interface)
        self._original = DocumentText(document, states, site, interface)

    def part(self, prefix: YamlPath = ()) -> Completeness:
        """As complete as what it stands for, all of which counts as translated."""
        return self._original.part(prefix)

    @property
    def article(self) -> Markup:
        """The body, and before it a place for each anchor of the original that it lacks: other pages, whose
        links are the same in every language, may lead there."""
        return self._lost_places + super().article

    @cached_property
    def _lost_places(self) -> Markup:
        parsed = self._original.document.parsed
        own = set(_ID.findall(super().article))
        lost = [one for one in _ID.findall(parsed.render().html if parsed else "") if one not in own]
        return Markup("".join(f'<span id="{one}"></span>' for one in lost))


class Texts:
    """All documents of the site in one language."""

    def __init__(
        self, site: Site, documents: Mapping[tuple[str, str], TextDocument], language: Language,
        interface: Interface, look_up: LookUp, shares: Mapping[tuple[str, str], Completeness],
    ) -> None:
        self.site, self.language, self.interface = site, language, interface
        self._documents, self._look_up = documents, look_up
        self._held: dict[tuple[str, str], DocumentText] = {}
        self._domains = {domain: share for (tag, domain), share in shares.items() if tag == language.tag}

    def document(self, domain: str, name: str) -> DocumentText | None:
        """A document of the site in this language, or None where there is none."""
        key = (domain, name)
        if key not in self._held:
            if key not in self._documents:
                return None
            source = self._documents[key]
            own = source.own(self.language.tag)
            if own is not None:
                states = self._look_up(source, self.language.tag)
                self._held[key] = AdaptedText(own, source, states, self.site, self.interface)
                return self._held[key]
            nearer = [
                (other, self._look_up(source, other.tag))
                for tag in [*parents(self.language.tag)][1:]
                if tag != source.language and (other := self.site.language(tag)) is not None
            ]
            self._held[key] = DocumentText(
                source, self._look_up(source, self.language.tag), self.site, self.interface, nearer
            )
        return self._held[key]

    def domain_completeness(self, domain: str) -> Completeness:
        """How complete a whole domain is in this language."""
        if domain not in self._domains:
            total = Completeness()
            for held_domain, name in self._documents:
                document = self.document(domain, name) if held_domain == domain else None
                if document is not None:
                    total += document.completeness
            self._domains[domain] = total
        return self._domains[domain]
