"""Python-Markdown taken apart into its two phases: blocks, then inline markup and the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.footnotes import FootnotePostprocessor, FootnotePostTreeprocessor
from markdown.extensions.md_in_html import MarkdownInHTMLPostprocessor
from markdown.extensions.toc import TocTreeprocessor
from markdown.postprocessors import AndSubstitutePostprocessor, RawHtmlPostprocessor
from markdown.treeprocessors import InlineProcessor, PrettifyTreeprocessor, Treeprocessor, UnescapeTreeprocessor

from ..safety.html import sanitise
from .code import quicken
from .header_cells import fill_corners
from .html_tree import HEADING
from .inline import QuickInlineProcessor
from .quiz import mark_questions
from .quiz_layout import lay_out_questions
from .slots import Slot
from .spans import Around, Reading, Spans
from .state import remember
from .tasks import mark_tasks
from .words import Words

# Between the tree processors that finish the block phase (footnotes 50, indented code 30, task
# lists 25) and inline parsing (20).
_QUIZ_MARKS, _TASK_MARKS, _CORNERS, _PASSAGES, _QUIZ_LAYOUT, _ANCHORS = 25.5, 25.4, 25.3, 24, 7.5, 5.5

_RAW_BLOCK = re.compile(
    r"\s*<(?:p|div|table|details|ul|ol|dl|section|figure|blockquote|h[1-6])\b(?![^>]*class=\"(?:highlight|codehilite))"
)

# Late steps that look at one block at a time. Tables of contents and footnotes look further, which
# `parts` knows. Any other step is shown the whole page.
_LOCAL = frozenset({
    QuickInlineProcessor, InlineProcessor, PrettifyTreeprocessor, UnescapeTreeprocessor, AttrListTreeprocessor,
    AbbrTreeprocessor, TocTreeprocessor, FootnotePostTreeprocessor, RawHtmlPostprocessor,
    MarkdownInHTMLPostprocessor, FootnotePostprocessor, AndSubstitutePostprocessor,
})
_KNOWN = frozenset({"markdown", "pymdownx"})  # Packages of which no inline pattern but the footnotes' counts.

Title = tuple[str, str, str]
"""A text that stands in a definition: role, key, text."""


class Phases:
    """One `Markdown` object with the site's extensions. It is for one thread."""

    def __init__(self, extensions: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
        self._md = Markdown(
            extensions=[name for name, _ in extensions],
            extension_configs={name: dict(config) for name, config in extensions if config},
        )
        quicken(self._md)
        # Asked of every element, several times; answered from a list otherwise.
        self._md.is_block_level = lru_cache(maxsize=256)(self._md.is_block_level)
        self._inline = QuickInlineProcessor(self._md)
        self._md.treeprocessors.register(self._inline, "inline", 20)
        self._late = _Late()
        divide = _Step(self._md, lambda root: None)
        for name, priority, step in (
            ("pathshala-quiz", _QUIZ_MARKS, _Step(self._md, mark_questions)),
            ("pathshala-tasks", _TASK_MARKS, _Step(self._md, mark_tasks)),
            ("pathshala-corners", _CORNERS, _Step(self._md, fill_corners)),
            ("pathshala-passages", _PASSAGES, divide),
            ("pathshala-quiz-layout", _QUIZ_LAYOUT, _Step(self._md, self._late.lay_out)),
            ("pathshala-anchors", _ANCHORS, _Step(self._md, self._late.keep_anchors)),
        ):
            self._md.treeprocessors.register(step, name, priority)
        steps = list(self._md.treeprocessors)
        middle = steps.index(divide)
        self._early_steps, self._late_steps = steps[:middle], steps[middle + 1:]
        self._spans = self._spans_reader(_around(repr(extensions)))

    def blocks(self, text: str) -> tuple[Element, Callable[[], None]]:
        """The block phase: the tree, and a function that puts the parser back to this moment."""
        md = self._md
        md.reset()
        lines = text.split("\n")
        for preprocessor in md.preprocessors:
            lines = preprocessor.run(lines)
        root = _run(self._early_steps, md.parser.parseDocument(lines).getroot())
        self._inline.forget()
        return root, remember(md)

    def divides(self, root: Element) -> bool:
        """Whether the parts of this block tree look the same wherever they stand."""
        steps = (*self._late_steps, *self._md.postprocessors)
        if not all(type(step) in _LOCAL or isinstance(step, _Step) for step in steps):
            return False
        if not all(type(pattern).__module__.split(".")[0] in _KNOWN for pattern in self._md.inlinePatterns):
            return False
        return not any(_has_contents(step, root) for step in steps if isinstance(step, TocTreeprocessor))

    def reader(self) -> Callable[[str], Reading | None]:
        """A function that reads passages of the text that was parsed last without the parser, as far as
        that can be done."""
        if self._abbreviations():
            return _unreadable
        notes = frozenset(
            f"[^{name}]" for one in self._md.registeredExtensions for name in getattr(one, "footnotes", ())
        )

        def read(text: str) -> Reading | None:
            reading = self._spans.read(text)
            return reading if reading and notes.issuperset(reading.notes) else None

        return read

    def _spans_reader(self, around: Around) -> Spans:
        aware = [step for step in self._late_steps if isinstance(step, InlineProcessor)]
        signs = self._inline.signs if len(aware) == 1 else ("",)
        blank = remember(self._md)

        def paragraph(text: str) -> str:
            blank()
            root = Element("div")
            SubElement(root, "p").text = text
            return sanitise(self.finish(root, Words(), ())[0])

        return Spans(signs, paragraph, around)

    def raw_blocks(self) -> tuple[str, ...]:
        """The blocks of raw HTML in the text that was parsed last: no Markdown, and no passages."""
        stashed = (one for one in self._md.htmlStash.rawHtmlBlocks if isinstance(one, str))
        return tuple(one for one in stashed if _RAW_BLOCK.match(one))

    def finish(self, root: Element, words: Words, anchors: Sequence[str] | None) -> tuple[str, tuple[str, ...]]:
        """The inline phase and everything after it, over a tree that it uses up: the HTML, which is
        not safe yet, and the headings' anchors in order. `anchors` are given to the headings; None
        lets them be born from the text."""
        self._late.words, self._late.anchors = words, anchors
        for step in self._late_steps:
            if not (isinstance(step, TocTreeprocessor) and anchors is not None and _is_idle(step, root)):
                root = _run([step], root)
        html = self._md.serializer(root)
        start, end = html.find("<div>"), html.rfind("</div>")
        html = html[start + 5:end].strip() if start >= 0 and end >= 0 else ""
        for postprocessor in self._md.postprocessors:
            html = postprocessor.run(html)
        return html, tuple(heading.get("id") or "" for heading in _headings(root))

    def titles(self, slots: Sequence[Slot]) -> list[Title]:
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

    def set_title(self, title: Title, text: str) -> None:
        """Put a title to another text, until the parser is put back."""
        role, key, _ = title
        if role == "abbreviation":
            self._abbreviations()[key] = text
        else:
            self._md.references[key] = (self._md.references[key][0], text)

    def _abbreviations(self) -> dict[str, str]:
        for extension in self._md.registeredExtensions:
            if hasattr(extension, "abbrs"):
                return extension.abbrs
        return {}


class _Late:
    """What the late steps need to know of the rendering that is under way."""

    def __init__(self) -> None:
        self.words = Words()
        self.anchors: Sequence[str] | None = None

    def lay_out(self, root: Element) -> None:
        lay_out_questions(root, self.words)
        for link in root.iter("a"):
            if link.get("class") == "footnote-backref":
                link.attrib.pop("title", None)
                link.set("aria-label", self.words.back)

    def keep_anchors(self, root: Element) -> None:
        """Give the headings, in order, the anchors that they have in the source."""
        for heading, anchor in zip(_headings(root), self.anchors or (), strict=False):
            if anchor:
                heading.set("id", anchor)


class _Step(Treeprocessor):  # type: ignore[misc]
    """A tree processor made of one function."""

    def __init__(self, md: Markdown, act: Callable[[Element], None]) -> None:
        super().__init__(md)
        self._act = act

    def run(self, root: Element) -> None:
        self._act(root)


@lru_cache(maxsize=8)
def _around(extensions: str) -> Around:
    """What came out for markup with a set of extensions, whichever parser it was asked of."""
    return {}


def _unreadable(text: str) -> None:
    """What is read of any passage where a word may be an abbreviation."""


def _headings(root: Element) -> list[Element]:
    return [element for element in root.iter() if isinstance(element.tag, str) and HEADING.match(element.tag)]


def _run(steps: Sequence[Treeprocessor], root: Element) -> Element:
    for step in steps:
        new_root = step.run(root)
        if new_root is not None:
            root = new_root
    return root


def _has_contents(toc: TocTreeprocessor, root: Element) -> bool:
    """Whether a page holds a table of contents."""
    return bool(toc.marker) and any((one.text or "").strip() == toc.marker for one in root.iter())


def _is_idle(toc: TocTreeprocessor, root: Element) -> bool:
    """Whether nothing would be seen of what the step does to headings that have their anchors."""
    if toc.use_anchors or toc.use_permalinks not in (False, None) or toc.base_level or _has_contents(toc, root):
        return False
    return all("id" in one.attrib and "data-toc-label" not in one.attrib for one in _headings(root))
