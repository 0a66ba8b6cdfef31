"""Code in colours, without looking up for every block what stays the same for all of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from markdown import Markdown
from pygments.lexer import Lexer  # type: ignore[import-untyped]
from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped]
from pygments.style import StyleMeta  # type: ignore[import-untyped]
from pygments.styles import get_style_by_name  # type: ignore[import-untyped]
from pymdownx.highlight import Highlight, HighlightExtension


class QuickHighlight(Highlight):  # type: ignore[misc]
    """PyMdown's highlighter, with the same result."""

    def __init__(
        self, md: Markdown, pygments_style: Any = "default", noclasses: bool = False, **options: Any
    ) -> None:
        if not noclasses and isinstance(pygments_style, str):
            pygments_style = _named_style(pygments_style)
        super().__init__(md, pygments_style=pygments_style, noclasses=noclasses, **options)

    def get_lexer(self, src: str, language: str, inline: bool, stripnl: bool) -> tuple[Lexer, str]:
        """The lexer for a language, and the language's name, as upstream's method of this name."""
        name, options = self.get_extended_language(language) if language else ("", {})
        kind = _lexer_class(name)
        if kind is None:
            found: tuple[Lexer, str] = super().get_lexer(src, language, inline, stripnl)
            return found
        return kind(**{"stripnl": stripnl, **options}), language


def quicken(md: Markdown) -> None:
    """Let an object of Python-Markdown highlight code with `QuickHighlight`."""
    for extension in md.registeredExtensions:
        if isinstance(extension, HighlightExtension) and extension.get_pymdownx_highlighter() is Highlight:
            extension.get_pymdownx_highlighter = lambda: QuickHighlight


@lru_cache(maxsize=256)
def _lexer_class(name: str) -> type[Lexer] | None:
    # Not the lexer itself: some remember what they read last.
    try:
        return type(get_lexer_by_name(name))
    except Exception:  # As upstream does; it knows what to do then.
        return None


class _Unlisted(StyleMeta):  # type: ignore[misc]
    """A style whose colours are not listed: where classes are written, only a style sheet needs them."""

    def __iter__(self) -> Iterator[Any]:
        return iter(())


@lru_cache(maxsize=16)
def _named_style(name: str) -> Any:
    """The style of a name; the name itself where there is none, for the formatter to speak of it."""
    try:
        return _Unlisted("Unlisted", (get_style_by_name(name),), {})
    except Exception:
        return name
