"""The settings of a site, from `mkdocs.yml`.

The file belongs to the site's keepers, so its tags for Python names are followed, as MkDocs
follows them; but it may be broken, and then says so like any other file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from markdown import Markdown

from ..model.finding import Fault, Span
from ..model.site import Settings
from ..safety.quote import in_quotes
from ..safety.text import read_text
from .config_loader import Located, load_config
from .fonts import font_faults
from .language_tags import language_meant

CONFIG = "mkdocs.yml"
_ADDRESSES = ("site_url", "repo_url")
_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+")
URL_PLACEHOLDERS = ("domain", "language", "tag", "path", "line", "context")
"""What `translate_url` may hold in braces."""
_URL_TEMPLATE = re.compile(r"https://[^\s/?#{}@\\]+(?:[/?#]|$)")
_ODD_IN_URL = re.compile(r"[\x00-\x20\x7f\"'<>\\^`|]|[^\x00-\x7f]")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

# What every MkDocs site has, in MkDocs' order, before what its mkdocs.yml lists.
BUILT_IN = ("toc", "tables", "fenced_code")
DEFAULT_EXTENSIONS: tuple[tuple[str, Mapping[str, Any]], ...] = (
    *((name, {}) for name in BUILT_IN),
    ("abbr", {}), ("admonition", {}), ("attr_list", {}), ("def_list", {}), ("footnotes", {}), ("md_in_html", {}),
    ("pymdownx.betterem", {}), ("pymdownx.details", {}), ("pymdownx.highlight", {}), ("pymdownx.inlinehilite", {}),
    ("pymdownx.keys", {}), ("pymdownx.mark", {}), ("pymdownx.superfences", {}),
    ("pymdownx.tabbed", {"alternate_style": True}), ("pymdownx.tasklist", {}),
)
_TEXTS = {
    "site_name": "site_name", "site_url": "site_url", "site_description": "description", "copyright": "copyright",
    "repo_url": "repo_url", "edit_uri": "edit_uri", "site_dir": "site_dir",
}
_FOLDERS = ("content_dir", "packs_dir", "translations_dir")
_SWITCHES = ("check_pages", "fail_on_drop")
_REFUSED = {"pymdownx.snippets", "snippets"}


@dataclass
class _Config:
    """A loaded mkdocs.yml with the faults found in it so far."""

    root: Path
    keys: Mapping[str, Any]
    places: Mapping[str, Span]
    faults: list[Fault] = field(default_factory=list)

    def say(self, name: str, key: str, message: str, *ways_out: str) -> None:
        place = self.places.get(key) or self.places.get(key.partition("/")[0], Span())
        self.faults.append(Fault(name, CONFIG, place, message, ways_out))

    def text(self, key: str) -> str:
        value = self.keys.get(key)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        self.say("config-value", key, f"{key}: found {type(value).__name__} where a text belongs")
        return ""


def read_settings(root: Path) -> tuple[Settings, list[Fault]]:
    """The settings of the site in a folder; defaults where it has no `mkdocs.yml`."""
    settings = Settings(root=root, site_name=root.resolve().name, markdown_extensions=DEFAULT_EXTENSIONS)
    if not (root / CONFIG).exists():
        return settings, []
    text, faults = read_text(root / CONFIG, CONFIG)
    loaded = load_config(text)
    if not isinstance(loaded, Located):
        return settings, [*faults, Fault("config-syntax", CONFIG, *loaded)]
    config = _Config(root, loaded.keys, loaded.places)
    values: dict[str, Any] = {name: value for key, name in _TEXTS.items() if (value := config.text(key))}
    for key in _ADDRESSES:
        if values.get(key) and not (_WEB_ADDRESS.match(values[key]) and _is_address(values[key])):
            config.say("config-value", key, f"{key}: {in_quotes(values.pop(key))} is no address that begins with https://")
    settings = replace(settings, **values, **_plugins(config))
    if "markdown_extensions" in config.keys:
        settings = replace(settings, markdown_extensions=tuple(_extensions(config)))
    config.faults += [Fault("unknown-extension", CONFIG, span, message, ("install it, or mend its name",))
                      for span, message in loaded.broken_names]
    return settings, [*faults, *config.faults]


def _named(value: Any) -> Iterator[tuple[str, Any]]:
    """The names and options of a list (`[a, {b: options}]`) or a mapping (`{a: , b: options}`)."""
    if isinstance(value, Mapping):
        yield from ((str(name), options) for name, options in value.items())
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, Mapping):
                yield from ((str(name), options) for name, options in item.items())
            else:
                yield str(item), {}


def _extensions(config: _Config) -> Iterator[tuple[str, Mapping[str, Any]]]:
    found: dict[str, Mapping[str, Any]] = {name: {} for name in BUILT_IN}
    key = "markdown_extensions"
    if not isinstance(config.keys[key], list | Mapping | None):
        config.say("config-value", key, f"{key}: found a text where a list belongs", "begin each item with a hyphen")
    for name, options in _named(config.keys[key]):
        if name in _REFUSED:
            config.say("snippets-enabled", f"{key}/{name}", f'"{name}" lets a page include any file of this machine',
                       "take it out of markdown_extensions")
        elif not isinstance(options, Mapping | None):
            config.say("config-value", f"{key}/{name}", f'the options of "{name}" must be a mapping')
        elif reason := _broken(name, options or {}):
            config.say("unknown-extension", f"{key}/{name}",
                       f'the Markdown extension "{name}" cannot be loaded: {reason}',
                       "install it, or mend its name or its options")
        else:
            found[name] = options or {}
    yield from found.items()


@cache
def _markdown() -> Markdown:
    return Markdown()


def _broken(name: str, options: Mapping[str, Any]) -> str:
    """Why Markdown cannot load an extension with these options; empty where it can."""
    try:
        _markdown().build_extension(name, dict(options))
    except Exception as error:  # an extension may raise anything while it is imported or set up
        return f"{error}"[:160]
    return ""


def _plugins(config: _Config) -> dict[str, Any]:
    """What the plugins' options say of folders, languages, pages of checks and scores that fall."""
    plugins = dict(_named(config.keys.get("plugins")))
    values: dict[str, Any] = {}
    options = plugins.get("pathshala/packs") or {}
    for name in _FOLDERS:
        folder = options.get(name) if isinstance(options, Mapping) else None
        if folder is None:
            continue
        if isinstance(folder, str) and folder and not Path(folder).is_absolute() and ".." not in Path(folder).parts:
            values[name] = folder.strip("/")
        else:
            config.say("config-value", "plugins/pathshala/packs",
                       f"{name}: {folder!r} is no folder inside the site's folder",
                       f"write {name}: {getattr(Settings, name)}")
    for name in _SWITCHES:
        choice = options.get(name) if isinstance(options, Mapping) else None
        if isinstance(choice, bool):
            values[name] = choice
        elif choice is not None:
            config.say("config-value", "plugins/pathshala/packs", f"{name}: {choice!r} is neither true nor false",
                       f"write {name}: true")
    fonts = options.get("fonts") if isinstance(options, Mapping) else None
    if fonts is not None:
        bad_fonts = list(font_faults(fonts, config.root / values.get("content_dir", Settings.content_dir)))
        for message, way_out in bad_fonts:
            config.say("config-value", "plugins/pathshala/packs", message, way_out)
        values |= {} if bad_fonts else {"fonts": tuple(fonts)}
    translate_url = options.get("translate_url") if isinstance(options, Mapping) else None
    if translate_url is not None:
        wrong, way_out = _url_template_fault(translate_url)
        if wrong:
            config.say("config-value", "plugins/pathshala/packs", f"translate_url: {wrong}", way_out)
        else:
            values["translate_url"] = translate_url
    return values | _languages(config, plugins.get("i18n"))


def _url_template_fault(value: Any) -> tuple[str, str]:
    """What is wrong with the address of a passage in a translation platform, and the way out; both empty
    where nothing is."""
    example = "write an address such as https://hosted.weblate.org/translate/SITE/{domain}/{language}/"
    if not isinstance(value, str) or not _URL_TEMPLATE.match(value):
        return f"{in_quotes(str(value))} is no address that begins with https://", example
    if odd := _ODD_IN_URL.search(value):
        written = quote(odd.group(), errors="replace")
        return f"{in_quotes(odd.group())} cannot stand in an address", f"write it as {written}"
    for name in _PLACEHOLDER.findall(value):
        if name not in URL_PLACEHOLDERS:
            return (f"{in_quotes(name)} is nothing that can be filled in",
                    f"use {', '.join(f'{{{one}}}' for one in URL_PLACEHOLDERS)}")
    if any(brace in _PLACEHOLDER.sub("", value) for brace in "{}"):
        return "a brace stands alone", "write %7B and %7D for braces that are part of the address"
    if not _is_address(value):
        return f"{in_quotes(value)} is no address: its host or port cannot be read", example
    return "", ""


def _is_address(value: str) -> bool:
    """Whether the host and the port of an address can be read."""
    try:
        return urlsplit(value).port != 0
    except ValueError:
        return False


def _languages(config: _Config, options: Any) -> dict[str, Any]:
    listed = options.get("languages") if isinstance(options, Mapping) else None
    theme = config.keys.get("theme")
    default = theme.get("language", "") if isinstance(theme, Mapping) else ""
    names = {}
    for one in listed if isinstance(listed, list) else ():
        if not isinstance(one, Mapping) or not isinstance(one.get("locale"), str):
            config.say("config-value", "plugins/i18n", "i18n: a language has no locale", "write locale: bn")
            continue
        tag = language_meant(one["locale"]) or one["locale"]
        if isinstance(one.get("name"), str):
            names[tag] = one["name"]
        if one.get("default") is True:
            default = tag
    found: dict[str, Any] = {"language_names": names} if names else {}
    if isinstance(default, str) and language_meant(default):
        found["default_language"] = language_meant(default)
    return found
