"""Review records: `reviews/<language>/<date>-<who>.yml` in a pack's folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from ..model.finding import Fault, Span
from ..model.review import Review, ReviewMeta
from ..model.source import Source, YamlPath
from ..safety.quote import in_quotes
from ..safety.text import read_text
from ..safety.yaml import parse
from .decode import decode

REVIEWS = "reviews"
PASSAGE_DIGEST = re.compile(r"[0-9a-f]{12}(:[0-9a-f]{12})?")
"""The hash of a passage: of its text, or of a source and its translation."""
_PLACE = re.compile(rf"{REVIEWS}/(?P<language>[^/]+)/[^/]+\.yml")
_RECORD = ("let `pathshala review record` write it",)


def review_language(name: str) -> str:
    """The language of a review record, by its path in the pack's folder; empty where it is none."""
    found = _PLACE.fullmatch(name)
    return found["language"] if found else ""


def read_reviews(root: Path, folder: str, names: Iterable[str]) -> tuple[tuple[Review, ...], list[Fault]]:
    """The review records among the files of a pack's folder, by their paths, and all their faults."""
    reviews: list[Review] = []
    faults: list[Fault] = []
    for name in sorted(names):
        language = review_language(name)
        if language:
            review, wrong = read_review(root, f"{folder}/{name}", language)
            reviews.append(review)
            faults += wrong
    return tuple(reviews), faults


def read_review(root: Path, path: str, language: str) -> tuple[Review, list[Fault]]:
    """The record in a file of the site, and its faults; with any fault, it is not sound."""
    text, faults = read_text(root / path, path)
    review, wrong = parsed_review(text, path, language)
    if faults and not text:
        return Review(language, Source(path), None, sound=False), faults
    return Review(language, review.source, review.meta, review.sound and not faults), [*faults, *wrong]


def parsed_review(text: str, path: str, language: str) -> tuple[Review, list[Fault]]:
    """The same of a text that was read from the file."""
    node, faults = parse(text, path)
    meta, spans, wrong = decode(ReviewMeta, node, path)
    faults += wrong
    if node is None and not faults:
        faults.append(Fault("empty-value", path, Span(), "the file holds no keys", _RECORD))
    faults += _digest_faults(meta, spans, path) if meta else ()
    source = Source(path, text, MappingProxyType(spans))
    return Review(language, source, meta, sound=meta is not None and not faults), faults


def _digest_faults(meta: ReviewMeta, spans: Mapping[YamlPath, Span], path: str) -> Iterator[Fault]:
    for index, held in enumerate(meta.passages):
        bad = next((one for one in held.digests if not PASSAGE_DIGEST.fullmatch(one)), None)
        if bad is not None:
            yield Fault("bad-shape", path, _at(spans, "passages", index, "read"),
                        f"read: {in_quotes(bad)} is no hash of a passage", _RECORD)
    for index, score in enumerate(meta.scores):
        for number, one in enumerate(score.evidence):
            if one.passage and not PASSAGE_DIGEST.fullmatch(one.passage):
                yield Fault("bad-shape", path, _at(spans, "scores", index, "evidence", number, "passage"),
                            f"passage: {in_quotes(one.passage)} is no hash of a passage", _RECORD)


def _at(spans: Mapping[YamlPath, Span], *path: str | int) -> Span:
    return Source("", spans=spans).at(*path)
