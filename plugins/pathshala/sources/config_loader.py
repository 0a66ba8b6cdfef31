"""Loads `mkdocs.yml` as MkDocs does: `!ENV`, Python names, and plain YAML for the rest."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from ..model.finding import Span
from ..safety.yaml_syntax import in_words


@dataclass(frozen=True)
class Located:
    """The keys of a loaded file, the places of keys (`plugins`) and of the items under them
    (`plugins/search`), and Python names that cannot be imported."""

    keys: Mapping[str, Any]
    places: Mapping[str, Span]
    broken_names: tuple[tuple[Span, str], ...]


Refusal = tuple[Span, str, tuple[str, ...]]


def load_config(text: str) -> Located | Refusal:
    """The configuration, or the place, message and ways out of what broke it."""
    broken: list[tuple[Span, str]] = []
    loader_class = _loader_class(broken)
    try:
        loader = loader_class(text)
        try:
            node = loader.get_single_node()
            keys = loader.construct_document(node) if node is not None else {}
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        return _refusal(error, text)
    except (yaml.YAMLError, ValueError, RecursionError, TypeError) as error:
        return Span(), f"the file cannot be read: {str(error)[:120]}", ()
    if not isinstance(keys, dict):
        return Span(), "the file does not hold keys with values", ("write `site_name: …`",)
    return Located(keys, _places(node), tuple(broken))


def _refusal(error: yaml.MarkedYAMLError, text: str) -> Refusal:
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    message, way_out, mark = in_words(error, line)
    return (Span(mark.line + 1, mark.column + 1) if mark else Span()), message, (way_out,)


def _places(node: yaml.Node | None) -> Mapping[str, Span]:
    """Where each key stands, and as `key/name` each item of a list under it."""
    places: dict[str, Span] = {}
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if not isinstance(key, yaml.ScalarNode):
            continue
        places[key.value] = _span(key)
        for item in value.value if isinstance(value, yaml.SequenceNode | yaml.MappingNode) else ():
            named = item[0] if isinstance(item, tuple) else item
            if isinstance(named, yaml.MappingNode) and named.value:
                named = named.value[0][0]
            if isinstance(named, yaml.ScalarNode):
                places[f"{key.value}/{named.value}"] = _span(named)
    return places


def _span(node: yaml.Node) -> Span:
    return Span(node.start_mark.line + 1, node.start_mark.column + 1)


def _loader_class(broken: list[tuple[Span, str]]) -> type[yaml.SafeLoader]:
    class ConfigLoader(yaml.SafeLoader):
        """One class per file: constructors belong to a class, and these write to `broken`."""

    ConfigLoader.add_constructor("!ENV", construct_env_tag)
    ConfigLoader.add_multi_constructor("tag:yaml.org,2002:python/name:", partial(_python_name, broken))
    ConfigLoader.add_multi_constructor("tag:yaml.org,2002:python/object/apply:", partial(_python_call, broken))
    # Tags of MkDocs and of other plugins (`!relative`) mean nothing to the engine.
    ConfigLoader.add_multi_constructor("!", lambda loader, suffix, node: None)
    return ConfigLoader


def _imported(broken: list[tuple[Span, str]], name: str, node: yaml.Node) -> Callable[..., Any] | None:
    module, _, attribute = name.rpartition(".")
    try:
        found: Callable[..., Any] = getattr(importlib.import_module(module), attribute)
    except Exception as error:  # a module may raise anything while it is imported
        broken.append((_span(node), f'"{name}" cannot be imported: {str(error)[:120]}'))
        return None
    return found


def _python_name(broken: list[tuple[Span, str]], loader: yaml.SafeLoader, name: str, node: yaml.Node) -> Any:
    return _imported(broken, name, node)


def _python_call(broken: list[tuple[Span, str]], loader: yaml.SafeLoader, name: str, node: yaml.Node) -> Any:
    """`!!python/object/apply:pymdownx.slugs.slugify` with `kwds`, which the slug functions need."""
    function = _imported(broken, name, node)
    if function is None:
        return None
    held = loader.construct_mapping(node, deep=True) if isinstance(node, yaml.MappingNode) else {}
    arguments = held.get("args", ())
    if isinstance(node, yaml.SequenceNode):
        arguments = loader.construct_sequence(node, deep=True)
    try:
        return function(*arguments, **held.get("kwds", {}))
    except Exception as error:  # the function is anybody's
        broken.append((_span(node), f'"{name}" fails: {str(error)[:120]}'))
        return None
