"""What a site's settings bring in beside their own file: code of Markdown extensions, and the environment."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..model.site import Settings
from ..sources.config import CONFIG
from ..sources.extension_code import extension_files
from .inputs import file_digest

_FROM_ENVIRONMENT = b"!ENV"


def extension_code(settings: Settings) -> Mapping[Path, bytes]:
    """The files of extensions that are no installed packages, with their digests."""
    return {path: file_digest(path) for path in extension_files(settings)}


def reads_environment(settings: Settings) -> bool:
    """Whether the settings may depend on more than their file."""
    try:
        return _FROM_ENVIRONMENT in (settings.root / CONFIG).read_bytes()
    except OSError:
        return False
