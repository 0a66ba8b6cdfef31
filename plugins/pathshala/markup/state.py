"""Keep and put back what a `Markdown` object remembers between its block and inline phases.

Python-Markdown parses once and renders once; its extensions keep counters, reference tables and
a stash of finished HTML in plain attributes. To render one parse in many languages, these are
copied after the block phase and put back before each rendering.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown

_CONTAINERS = (dict, list, set)
_PLAIN = (int, str, float, bool, type(None), tuple)


def remember(md: Markdown) -> Callable[[], None]:
    """A function that puts `md` back into the state it has now, as often as it is called."""
    kept = [(vars(holder), plain, [(name, value, _copied(value)) for name, value in containers])
            for holder, plain, containers in _state(md)]

    def restore() -> None:
        for attributes, plain, containers in kept:
            attributes.update(plain)
            for name, value, copied in containers:
                if value != copied:
                    _put_back(value, copied)
                attributes[name] = value

    return restore


def _state(md: Markdown) -> Iterator[tuple[Any, dict[str, Any], list[tuple[str, Any]]]]:
    """Each object that remembers something: what it holds by value, and what it holds in containers."""
    seen: set[int] = set()
    for holder in _holders(md):
        if id(holder) in seen or not hasattr(holder, "__dict__"):
            continue
        seen.add(id(holder))
        plain, containers = {}, []
        for name, value in vars(holder).items():
            if isinstance(value, _PLAIN):
                plain[name] = value
            elif isinstance(value, _CONTAINERS) and id(value) not in seen:
                seen.add(id(value))
                containers.append((name, value))
        if plain or containers:
            yield holder, plain, containers


def _holders(md: Markdown) -> Iterator[Any]:
    yield md.htmlStash
    yield _References(md)
    yield from md.registeredExtensions
    for registry in (
        md.preprocessors, md.parser.blockprocessors, md.treeprocessors, md.inlinePatterns, md.postprocessors,
    ):
        yield from registry


class _References:
    """Only the part of `Markdown` itself that changes while it parses."""

    def __init__(self, md: Markdown) -> None:
        self.references = md.references


def _copied(value: Any) -> Any:
    if isinstance(value, list):
        return [copy.deepcopy(item) if isinstance(item, Element) else item for item in value]
    if isinstance(value, dict):
        return {key: one if isinstance(one, _PLAIN) else copy.copy(one) for key, one in value.items()}
    return set(value)


def _put_back(value: Any, copied: Any) -> None:
    # Extensions share a container with their processors: its content is put back, not the object.
    if isinstance(value, list):
        value[:] = _copied(copied)
    else:
        value.clear()
        value.update(_copied(copied))
