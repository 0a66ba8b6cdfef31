"""Files in `media/`: which kinds may lie there, how large, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from ..model.finding import Fault, Span
from ..safety.quote import plain
from ..safety.svg import MAX_SVG_BYTES, svg_faults
from ..safety.svg_contrast import contrast_faults
from ..safety.text import MAX_TEXT_BYTES, read_bytes, read_text
from .webvtt import read_webvtt

_PICTURE, _SOUND, _FILM = 2 * 1024**2, 20 * 1024**2, 100 * 1024**2

# The largest size in bytes of each kind that browsers show without a plug-in.
LIMITS: Mapping[str, int] = MappingProxyType({
    ".svg": MAX_SVG_BYTES,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"), _PICTURE),
    **dict.fromkeys((".ogg", ".oga", ".opus", ".mp3", ".flac", ".m4a"), _SOUND),
    **dict.fromkeys((".webm", ".ogv", ".mp4"), _FILM),
    **dict.fromkeys((".vtt", ".txt"), MAX_TEXT_BYTES),
    ".pdf": _SOUND,
})

# What a file of each kind should have at most, in bytes: at 400 kbit/s, a slow 3G connection, pictures come in
# six seconds, a document or a sound in two minutes. A film is given what five minutes in small size take.
BUDGETS: Mapping[str, int] = MappingProxyType({
    ".svg": 100 * 1000,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif"), 300 * 1000),
    **dict.fromkeys((".ogg", ".oga", ".opus", ".mp3", ".flac", ".m4a"), 6_000_000),
    **dict.fromkeys((".webm", ".ogv", ".mp4"), 30_000_000),
    ".pdf": 6_000_000,
})


def is_medium(name: str) -> bool:
    """Whether a file of this name may be published beside the pages: browsers show it, and run nothing in it."""
    return PurePosixPath(name).suffix.lower() in LIMITS


def media_faults(root: Path, path: str) -> list[Fault]:
    """What is wrong with the media file at `root/path`."""
    suffix = PurePosixPath(path).suffix.lower()
    limit = LIMITS.get(suffix)
    if limit is None:
        return [Fault("unknown-medium", path, Span(), f'a file that ends in "{plain(suffix)}" is no kind of medium'
                      if suffix else "the file's name has no ending that says what it is",
                      (f"the kinds are {', '.join(sorted(LIMITS))}",))]
    if suffix == ".svg":
        data, faults = read_bytes(root / path, path, limit)
        return faults or [*svg_faults(data, path), *contrast_faults(data, path), *_weight_faults(len(data), path)]
    if suffix in (".vtt", ".txt"):
        text, faults = read_text(root / path, path, limit)
        if not text.strip() and not faults:
            return [Fault("empty-captions", path, Span(), "nothing stands in the file",
                          ("write what is said or heard, or take the file away",))]
        return [*faults, *(_caption_faults(text, path) if suffix == ".vtt" and (text or not faults) else ())]
    return _size_faults(root / path, path, limit)


def _caption_faults(text: str, path: str) -> list[Fault]:
    captions, faults = read_webvtt(text, path, path)
    if captions.cues or faults:
        return faults
    return [Fault("empty-captions", path, Span(), "the file has no captions", ("write them, or take the file away",))]


def _size_faults(file: Path, path: str, limit: int) -> list[Fault]:
    try:
        size = file.stat().st_size
    except OSError as error:
        return [Fault("unreadable-file", path, Span(), f"the file cannot be read: {error.strerror}")]
    if size <= limit:
        return _weight_faults(size, path)
    return [Fault("file-too-large", path, Span(), f"the file has {size / 1024**2:.1f} MiB; at most "
                  f"{limit // 1024**2} MiB load on a slow connection", ("make it smaller",))]


def _weight_faults(size: int, path: str) -> list[Fault]:
    budget = BUDGETS.get(PurePosixPath(path).suffix.lower(), size)
    if size <= budget:
        return []
    return [Fault("heavy-medium", path, Span(), f"the file has {size / 1000:,.0f} kB, more than the "
                  f"{budget / 1000:,.0f} kB of its kind", ("save it smaller, or in a format that packs better",))]
