"""Parse a text once; render it with any texts in its passages, as often as there are languages."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ..safety.html import sanitise
from .quiz import lay_out_questions, mark_questions
from .slots import Slot, find_slots
from .state import remember
from .tame import keep_anchors, plain, tame
from .words import Words

_REMEMBERED = 2_000  # parsed texts
_ID = re.compile(r'\sid="([^"]*)"')
_WAY_BACK = re.compile(r'<a [^>]*class="footnote-backref" href="#([^"]*)"[^>]*>[^<]*</a>')
_BOX = re.compile(r'<input\b[^>]*type="checkbox"[^>]*>')

# Between the tree processors that finish the block phase (footnotes 50, indented code 30, task
# lists 25) and inline parsing (20).
_QUIZ_MARKS, _PASSAGES, _QUIZ_LAYOUT, _ANCHORS = 25.5, 24, 7.5, 5.5


@dataclass(frozen=True)
class Replacement:
    """What a passage becomes: a text, and attributes for whatever holds it (`lang`, `dir`,
    `class`). `note` is the number of its entry in the list of changes, 0 for none."""

    text: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    note: int = 0
    note_label: str = ""


@dataclass(frozen=True)
class SlotText:
    """A passage as the engine knows it, before it has a place in the file."""

    text: str
    role: str
    headings: tuple[str, ...]


@dataclass(frozen=True)
class Rendered:
    """An article: sanitised HTML, and its headings as the toc extension lists them."""

    html: str
    toc: tuple[Mapping[str, Any], ...]
    anchors: tuple[str, ...]


class Parsed:
    """One text after the block phase, ready to be rendered; see `Engine.parse`."""

    def __init__(self, engine: Engine, root: Element, restore: Callable[[], None]) -> None:
        self._engine, self._root, self._restore = engine, root, restore
        self._slots = tuple(find_slots(root))
        self._titles = tuple(engine.titles(self._slots))
        self.passages = tuple(
            [SlotText(text, slot.role, slot.headings) for slot in self._slots for text in slot.pieces[1::2]]
            + [SlotText(text, role, ()) for role, _, text in self._titles]
        )

    def render(
        self, replacements: Sequence[Replacement | None] = (), words: Words | None = None
    ) -> Rendered:
        """The article with each passage put to its replacement (None leaves the source).

        Headings keep the anchors that they have in the source.
        """
        return self._engine.finish(self, replacements, words or Words(), self.anchors)

    @cached_property
    def anchors(self) -> list[str]:
        """The anchors of the headings, in order, as the source has them."""
        return list(self._engine.finish(self, None, Words()).anchors)

    def tree(self, replacements: Sequence[Replacement | None] | None) -> Element:
        """A copy of the block tree with the replacements in place; puts the parser's state back."""
        self._restore()
        root = copy.deepcopy(self._root)
        if replacements:
            _replace(root, self._slots, replacements)
            in_text = sum(len(slot.pieces) // 2 for slot in self._slots)
            self._engine.set_titles(self._titles, replacements[in_text:])
        return root


class TooDeep(ValueError):
    """A text is nested more deeply than the parser can follow."""


class Engine:
    """Python-Markdown with the site's extensions, taken apart into its phases.

    An engine is for one thread: `Markdown` keeps its state in itself.
    """

    def __init__(self, extensions: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
        self._extensions = extensions
        self._parsed: dict[str, Parsed] = {}
        self._set_up()

    def _set_up(self) -> None:
        self._parsed.clear()
        self._md = Markdown(
            extensions=[name for name, _ in self._extensions],
            extension_configs={name: dict(config) for name, config in self._extensions if config},
        )
        self._late = _Late(self._md)
        for name, priority, act in (
            ("pathshala-quiz", _QUIZ_MARKS, mark_questions),
            ("pathshala-passages", _PASSAGES, self._late.divide),
            ("pathshala-quiz-layout", _QUIZ_LAYOUT, self._late.lay_out),
            ("pathshala-anchors", _ANCHORS, self._late.keep_anchors),
        ):
            self._md.treeprocessors.register(_Step(self._md, act), name, priority)
        steps = list(self._md.treeprocessors)
        middle = steps.index(self._md.treeprocessors["pathshala-passages"])
        self._early_steps, self._late_steps = steps[:middle], steps[middle + 1:]

    def parse(self, text: str) -> Parsed:
        """Run the block phase over a Markdown text (without front matter).

        A text that was parsed before is not parsed again. Raises TooDeep where it cannot be parsed,
        or its first article not be rendered.
        """
        if text not in self._parsed:
            try:
                parsed = self._parse(text)
                _ = parsed.anchors
            except RecursionError:
                # The parser was left half-way, and would read the next text as a part of this one.
                self._set_up()
                raise TooDeep("nested too deeply") from None
            if len(self._parsed) >= _REMEMBERED:
                del self._parsed[next(iter(self._parsed))]
            self._parsed[text] = parsed
        return self._parsed[text]

    def _parse(self, text: str) -> Parsed:
        md = self._md
        md.reset()
        lines = text.split("\n")
        for preprocessor in md.preprocessors:
            lines = preprocessor.run(lines)
        root = _run(self._early_steps, md.parser.parseDocument(lines).getroot())
        return Parsed(self, root, remember(md))

    def finish(
        self,
        parsed: Parsed,
        replacements: Sequence[Replacement | None] | None,
        words: Words,
        anchors: list[str] | None = None,
    ) -> Rendered:
        """Run the inline phase and everything after it; see `Parsed.render`."""
        root = parsed.tree(replacements)
        self._late.words, self._late.anchors = words, anchors
        self._md.toc_tokens = []
        root = _run(self._late_steps, root)
        html = self._md.serializer(root)
        start, end = html.find("<div>"), html.rfind("</div>")
        html = html[start + 5:end].strip() if start >= 0 and end >= 0 else ""
        for postprocessor in self._md.postprocessors:
            html = postprocessor.run(html)
        ids = tuple(e.get("id") or "" for e in root.iter() if isinstance(e.tag, str) and re.match(r"h[1-6]$", e.tag))
        html = _without_dead_ends(_name_boxes(sanitise(html.strip()), words))
        return Rendered(html, tuple(self._md.toc_tokens), ids)

    def titles(self, slots: Sequence[Slot]) -> list[tuple[str, str, str]]:
        """Texts that stand in definitions, not in the tree: titles of links that are used by
        reference, and abbreviations that occur. Each as (role, key, text)."""
        text = "\n".join(piece for slot in slots for piece in slot.pieces)
        lowered = re.sub(r"\s+", " ", text.lower())
        found = [
            ("link title", key, title)
            for key, (_, title) in self._md.references.items()
            if title and f"[{key}]" in lowered
        ]
        for key, title in self._abbreviations().items():
            if title and re.search(rf"\b{re.escape(key)}\b", text):
                found.append(("abbreviation", key, title))
        return found

    def set_titles(
        self, titles: Sequence[tuple[str, str, str]], replacements: Sequence[Replacement | None]
    ) -> None:
        """Put the titles of this rendering to their replacements."""
        for (role, key, text), replacement in zip(titles, replacements, strict=False):
            if replacement is None:
                continue
            new = plain(replacement.text, text)
            if role == "abbreviation":
                self._abbreviations()[key] = new
            else:
                self._md.references[key] = (self._md.references[key][0], new)

    def _abbreviations(self) -> dict[str, str]:
        for extension in self._md.registeredExtensions:
            if hasattr(extension, "abbrs"):
                return extension.abbrs
        return {}


class _Late:
    """What the late steps need to know of the rendering that is under way."""

    def __init__(self, md: Markdown) -> None:
        self._md = md
        self.words = Words()
        self.anchors: list[str] | None = None

    def divide(self, root: Element) -> None:
        """Marks the place between early and late steps; does nothing."""

    def lay_out(self, root: Element) -> None:
        lay_out_questions(root, self.words)
        for link in root.iter("a"):
            if link.get("class") == "footnote-backref":
                link.attrib.pop("title", None)
                link.set("aria-label", self.words.back)

    def keep_anchors(self, root: Element) -> None:
        if self.anchors is not None:
            keep_anchors(root, self.anchors)


class _Step(Treeprocessor):  # type: ignore[misc]
    """A tree processor made of one function."""

    def __init__(self, md: Markdown, act: Callable[[Element], None]) -> None:
        super().__init__(md)
        self._act = act

    def run(self, root: Element) -> None:
        self._act(root)


def _run(steps: Sequence[Treeprocessor], root: Element) -> Element:
    for step in steps:
        new_root = step.run(root)
        if new_root is not None:
            root = new_root
    return root


def _without_dead_ends(html: str) -> str:
    """Take away the ways back from footnotes that nothing on the page leads to: the text, or a
    translation, has left out the mark."""
    if 'class="footnote-backref"' not in html:
        return html
    ids = set(_ID.findall(html))
    return _WAY_BACK.sub(lambda found: found.group() if found.group(1) in ids else "", html)


def _name_boxes(html: str, words: Words) -> str:
    """Give the boxes of task lists, which stand beside their text and not in a label, a name."""
    def named(found: re.Match[str]) -> str:
        name = words.done if ' checked="' in found.group() else words.not_done
        return f'{found.group()[:-1]} aria-label="{escape(name)}">'

    return _BOX.sub(named, html)


def _replace(root: Element, slots: Sequence[Slot], replacements: Sequence[Replacement | None]) -> None:
    elements = list(root.iter())
    parents = {child: parent for parent in elements for child in parent}
    position = 0
    for slot in slots:
        passages = slot.pieces[1::2]
        wanted = replacements[position:position + len(passages)]
        position += len(passages)
        if any(one is not None for one in wanted):
            element = elements[slot.element]
            _fill(slot, element, parents.get(element), list(wanted))


def _fill(slot: Slot, element: Element, parent: Element | None, wanted: list[Replacement | None]) -> None:
    pieces = list(slot.pieces)
    for index, replacement in enumerate(wanted):
        if replacement is not None:
            fit = plain if slot.plain else tame
            pieces[2 * index + 1] = fit(replacement.text, slot.pieces[2 * index + 1])
    if slot.plain:
        pieces = [AtomicString(piece) for piece in pieces]
    marked = [one for one in wanted if one is not None and (one.attributes or one.note)]
    if not marked:
        _set(element, slot.tail, _joined(pieces))
    elif len(wanted) == 1 and not slot.tail and len(element) == 0:
        _mark_element(element, pieces, marked[0])
    else:
        _wrap(slot.tail, element, parent, pieces, wanted)


def _set(element: Element, tail: bool, text: str) -> None:
    if tail:
        element.tail = text
    else:
        element.text = text


def _mark_element(element: Element, pieces: list[str], replacement: Replacement) -> None:
    for name, value in replacement.attributes.items():
        old = element.get(name)
        element.set(name, f"{old} {value}" if name == "class" and old else value)
    if replacement.note and element.tag not in ("label", "summary"):
        element.text = _joined(pieces[:2])
        # The attribute list is looked for at the very end of the element.
        _note(element, replacement).tail = pieces[2]
    else:
        element.text = _joined(pieces)


def _joined(pieces: list[str]) -> str:
    """The pieces as one text; text that is no Markdown stays so."""
    text = "".join(pieces)
    return AtomicString(text) if isinstance(pieces[0], AtomicString) else text


def _wrap(
    tail: bool, element: Element, parent: Element | None, pieces: list[str], wanted: list[Replacement | None]
) -> None:
    """Give each passage a span of its own, where its element holds other things as well."""
    spans: list[Element] = []
    for index, replacement in enumerate(wanted):
        span = Element("span", dict(replacement.attributes) if replacement else {})
        span.text = pieces[2 * index + 1]
        span.tail = pieces[2 * index + 2]
        if replacement is not None and replacement.note:
            _note(span, replacement)
        spans.append(span)
    _set(element, tail, pieces[0])
    holder = parent if tail and parent is not None else element
    start = list(holder).index(element) + 1 if tail else 0
    for offset, span in enumerate(spans):
        holder.insert(start + offset, span)


def _note(element: Element, replacement: Replacement) -> Element:
    mark = SubElement(element, "a", {
        "class": "outdated-mark", "id": f"was-{replacement.note}", "href": f"#change-{replacement.note}",
        "aria-label": replacement.note_label,
    })
    mark.text = AtomicString("")
    return mark
