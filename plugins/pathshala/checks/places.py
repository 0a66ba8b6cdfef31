"""From places in a file to offsets of its text, for edits."""

from __future__ import annotations

from ..model.finding import Edit, Span
from ..safety.places import Places


def replacing(text: str, span: Span, new: str) -> Edit:
    """The edit that puts the part of a file's text that a span covers to a new text."""
    places = Places(text)
    return Edit(places.offset(span.line, span.column), places.offset(span.end_line, span.end_column), new)
