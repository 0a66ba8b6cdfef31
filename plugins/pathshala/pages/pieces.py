"""Small pieces of HTML that stand on every page many times.

They are functions, since a template's macro or include takes ten times as long; and parts that
look the same on many pages are rendered once.
"""

from __future__ import annotations

import functools
import posixpath
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from types import SimpleNamespace

import material
from markupsafe import Markup, escape

from .interface import Interface
from .view import Phrase

MATERIAL = Path(material.__file__).parent / "templates"
_REMEMBERED = 1_000  # parts of pages

Render = Callable[..., str]
"""Renders a template by its name, in the language of an interface, with named values."""


@functools.cache
def icon(name: str) -> Markup:
    """An icon of Material Design Icons, by its name; it never carries meaning alone.

    Raises OSError where there is no such icon: a mistake of ours.
    """
    drawing = (MATERIAL / ".icons" / "material" / f"{name}.svg").read_text(encoding="utf-8").strip()
    drawing = drawing.replace(' xmlns="http://www.w3.org/2000/svg"', "")
    turned = " ps-flip" if name.startswith("arrow") else ""
    return Markup(f'<span class="ps-icon{turned}" aria-hidden="true">{drawing}</span>')


def tongue(phrase: Phrase) -> Markup:
    """The language and direction of a phrase, as attributes, where they differ from the page's."""
    return Markup(' lang="{}" dir="{}"').format(phrase.lang, phrase.dir or "auto") if phrase.lang else Markup()


def pencil(interface: Interface, phrase: Phrase) -> Markup:
    """A link to the PO entry of a phrase that waits for a translator; empty for any other."""
    if not phrase.entry:
        return Markup()
    name = interface.gettext("Translate this passage")
    return Markup('<a class="ps-translate" href="{}" aria-label="{}" title="{}"></a>').format(phrase.entry, name, name)


def shown(interface: Interface, phrase: Phrase) -> Markup:
    """A phrase: in its own language and direction, with a quiet mark where it is outdated."""
    if phrase.state == "outdated":
        return Markup('<span class="ps-outdated"{} title="{}">{}</span>').format(
            tongue(phrase), interface.gettext("The original has changed since this was translated."), phrase.text)
    if phrase.lang:
        return Markup("<span{}>{}</span>").format(tongue(phrase), phrase.text)
    return escape(phrase.text)


def current(links: Markup, path: str) -> Markup:
    """Rendered links with those marked that lead to a page of their folder, by its file."""
    leads = f'href="{escape(posixpath.basename(path))}"'
    return Markup(str(links).replace(leads, f'{leads} aria-current="page"'))


class Parts:
    """Parts of pages, each rendered once for the same values in the same language.

    Values are the same where they are one object, or equal plain strings.
    """

    def __init__(self, render: Render) -> None:
        self._render = render
        self._held: dict[Hashable, tuple[Sequence[object], Markup]] = {}

    def part(self, interface: Interface, template: str, view: object, *names: str) -> Markup:
        """A template that is given these fields of a view, and no others."""
        values = [getattr(view, name) for name in names]
        # What holds many texts takes longer to compare than to render.
        key = (template, interface, names, *[one if type(one) is str else id(one) for one in values])
        held = self._held.get(key)
        if held is None:
            if len(self._held) >= _REMEMBERED:
                self._held.clear()
            some = SimpleNamespace(**dict(zip(names, values, strict=True)))
            # The values are held, too: no other object can then have their ids.
            held = self._held[key] = values, Markup(self._render(template, interface, view=some))
        return held[1]
