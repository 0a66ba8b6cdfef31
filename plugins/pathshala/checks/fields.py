"""The texts in front matter and YAML files that readers see: titles, summaries, objectives, key points, …"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..model.fields import translatable_paths
from ..model.finding import Span
from ..model.source import Source, YamlPath

if TYPE_CHECKING:
    from .context import Checked


@dataclass(frozen=True)
class Field:
    """A text that one key of a file holds. `language` is the one that it is written in."""

    source: Source
    at: YamlPath
    text: str
    language: str

    @property
    def path(self) -> str:
        return self.source.path

    @property
    def name(self) -> str:
        """What the field is called in a message: `objectives[0].text`."""
        return "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in self.at).lstrip(".")

    @property
    def span(self) -> Span:
        """Where the value stands."""
        return self.source.at(*self.at)


def written_fields(site: Checked) -> Iterator[Field]:
    """Every text of a field that translators translate, file by file: of packs, of all Markdown files, of
    skills and of roles."""
    default = site.site.settings.default_language
    for pack in site.site.packs:
        if pack.meta is not None:
            yield from _fields(pack.meta, pack.source, pack.meta.source_language)
    for article in site.articles:
        if article.text.meta is not None:
            yield from _fields(article.text.meta, article.text.source, site.language_of(article))
    lists = (("skills", site.site.skills, site.site.skills_source), ("roles", site.site.roles, site.site.roles_source))
    for key, values, source in lists:
        for index, value in enumerate(values if source.text else ()):
            yield from _fields(value, source, default, (key, index))


def _fields(meta: Any, source: Source, language: str, under: YamlPath = ()) -> Iterator[Field]:
    for at, text in translatable_paths(meta, under):
        yield Field(source, at, text, language)
