"""A page as the index needs it: which terms stand in which section, how much they say about it, and its texts.

The impact of a term in a section is BM25F (Robertson, Zaragoza and Taylor, 2004) without the inverse document
frequency: occurrences count by the weight of their field and its length, and the sum is saturated. Lengths are
compared with fixed ones, not with the average of the site. So a page is analysed by itself, once, and adding
a page changes no other. The frequency comes in at the query.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, takewhile

from .analyzer import columns, has_variants, variants
from .coding import IMPACTS, SECTIONS, continued, page_payload
from .documents import Document, Section

TERM_LENGTH = 40
"""Code points of a term; what is longer is cut, here and in a query."""
TEXT_LENGTH = 2**19
"""Characters of a page that are looked at; a book has about as many."""
SNIPPET_WIDTH, SECTION_WIDTH = 4200, 900
"""Columns of text kept of a page and at most of one section, to show where a match stands."""

TITLE, HEADING, KEY, BODY = (9.0, 12.0, 0.4), (5.0, 10.0, 0.4), (2.0, 80.0, 0.5), (1.0, 120.0, 0.6)
"""For each field its weight, the length in words that is usual, and how much the length matters (BM25's b)."""
VARIANT = 0.5
"""What an occurrence of another form counts (a stem, a spelling)."""
_SATURATION = 1.6
_WIDE = re.compile("[\u2e80-\U0010ffff]+")
_UNSPACED = frozenset(("zh", "yue", "ja", "th", "lo", "km", "my", "wuu", "lzh", "bo", "dz"))
"""Languages whose tokens are parts of words: about three of them are a word."""


@dataclass(frozen=True)
class Analysed:
    """One page, ready to be merged; small, and made of strings so that it is pickled fast.

    `words` are the terms that stand in the page and `forms` those that only their variants give, each as one string
    with a line for each; `word_payloads` and `form_payloads` are what `coding.page_payload` gives for them.
    `record` is JSON: what is shown of the page.
    """

    address: str
    words: str
    word_payloads: str
    forms: str
    form_payloads: str
    record: str
    facets: tuple[tuple[str, tuple[str, ...]], ...]


def analyse(document: Document, language: str) -> Analysed:
    """What the index of a language holds of a page."""
    sections = _bounded(document.sections)
    payloads: dict[str, str] = {}
    words: set[str] = set()
    for place, section in enumerate(sections):
        title = document.title if place == 0 and not document.title_language else ""
        heading = "" if section.heading_language else section.heading
        fields = ((title, TITLE), (heading, HEADING), (section.key, KEY), (section.body, BODY))
        weights, occurring = _weights(fields, language)
        words |= occurring
        payload_of = _Payloads(place)
        for term, weight in weights.items():
            one = payload_of[weight]
            payloads[term] = continued(payloads[term]) + one if term in payloads else one
    forms = [term for term in payloads if term not in words]
    found = [term for term in payloads if term in words] if forms else list(payloads)
    return Analysed(
        document.address, "\n".join(found), "\n".join(map(payloads.__getitem__, found)),
        "\n".join(forms), "\n".join(map(payloads.__getitem__, forms)), _record(document, sections), document.facets,
    )


class _Payloads(dict[float, str]):
    """What is written of a term in a section, by its weight: most terms of a section occur once."""

    def __init__(self, section: int) -> None:
        super().__init__()
        self._section = section

    def __missing__(self, weight: float) -> str:
        found = self[weight] = page_payload(
            self._section, min(IMPACTS, 1 + int(IMPACTS * weight / (weight + _SATURATION))))
        return found


def _bounded(sections: Iterable[Section]) -> list[Section]:
    """The sections that are told apart, the first of them the head of the page, and texts of bounded length."""
    found = list(sections)
    if not found or found[0].anchor:
        found.insert(0, Section())
    if len(found) > SECTIONS:
        last = found[SECTIONS - 1]
        rest = (text for one in found[SECTIONS:] for text in (one.heading, one.key, one.body) if text)
        found[SECTIONS - 1:] = [Section(last.anchor, last.heading, last.key, "\n".join((last.body, *rest)),
                                        last.heading_language)]
    left, kept = TEXT_LENGTH, []
    for one in found:
        kept.append(Section(one.anchor, one.heading[:1000], one.key[:left], one.body[:left], one.heading_language))
        left = max(0, left - len(one.key) - len(one.body))
    return kept


def _weights(
    fields: Iterable[tuple[str, tuple[float, float, float]]], language: str,
) -> tuple[dict[str, float], set[str]]:
    """The terms of one section and their variants with their weighted occurrences; and which of them stand in it."""
    part = 1 / 3 if language.partition("-")[0] in _UNSPACED else 1.0
    inflected = has_variants(language)
    weights: dict[str, float] = {}
    occurring: set[str] = set()
    for text, (weight, usual, slope) in fields:
        if not text:
            continue
        found = columns(text, language)
        each = weight / (1 - slope + slope * len(found.terms) * part / usual)
        terms = dict(zip(found.words, found.terms, strict=True))
        for word, count in Counter(found.words).items():
            term = terms[word][:TERM_LENGTH]
            weights[term] = weights.get(term, 0.0) + each * count
            if inflected:
                occurring.add(term)
                for form in variants(word, language):
                    form = form[:TERM_LENGTH]
                    weights[form] = weights.get(form, 0.0) + VARIANT * each * count
    return weights, occurring if inflected else set(weights)


def _record(document: Document, sections: list[Section]) -> str:
    """What is shown of a page, as JSON: [address, title, context, kind, language of the title, facets, sections],
    with [anchor, heading, text, language of the heading] of each section."""
    shown, left = [], SNIPPET_WIDTH
    for place, section in enumerate(sections):
        share = min(SECTION_WIDTH, max(0, left) // (len(sections) - place))
        text = _cut(" ".join(f"{section.key} {section.body}"[: 2 * SECTION_WIDTH].split()), share)
        left -= _width(text)
        held = [section.anchor, section.heading[:200], text]
        shown.append([*held, section.heading_language] if section.heading_language else held)
    facets = {name: list(values) for name, values in document.facets}
    return json.dumps(
        [document.address, document.title[:300], document.context[:200], document.kind, document.title_language, facets,
         shown], ensure_ascii=False, separators=(",", ":"))


def _width(text: str) -> int:
    """Columns, about: letters from the scripts of East Asia are two wide, those beyond Latin take more bytes."""
    return len(text) if text.isascii() else len(text) + sum(map(len, _WIDE.findall(text)))


def _cut(text: str, width: int) -> str:
    """The start of a text, up to the last word that fits."""
    if _width(text) <= width:
        return text
    ends = accumulate(2 if char > "\u2e7f" else 1 for char in text)
    start = text[:sum(1 for _ in takewhile(lambda end: end <= width, ends))]
    before = start.rfind(" ", max(0, len(start) - 30))
    return (start if before < 0 else start[:before]) + "…" if start else ""
