"""Where the site of a MkDocs configuration lies."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from ..sources.config import CONFIG


def site_root(config: MkDocsConfig) -> Path:
    """The folder of `mkdocs.yml`. Raises PluginError for a file of another name: the engine reads
    its settings itself, and would read others than MkDocs."""
    path = Path(config.config_file_path)
    if path.name != CONFIG:
        raise PluginError(f"{path.name}: the settings of a site stand in {CONFIG}, and in no file of another name")
    return path.parent
