"""What changed between two texts, as a page shows it."""

from __future__ import annotations

from markupsafe import Markup, escape

from ..translate.difference import word_difference

_TAGS = {"removed": Markup("<del>{}</del>"), "added": Markup("<ins>{}</ins>")}


def difference(before: str, after: str) -> Markup:
    """Two versions of a text as one, word by word: what was taken out, and what was put in."""
    return Markup("").join(
        _TAGS[kind].format(piece) if kind in _TAGS else escape(piece) for kind, piece in word_difference(before, after)
    )
