"""The door for paths: what may lie in a folder that a stranger filled.

Nothing is followed out of the folder: a symbolic link is refused wherever it stands. So is a file
with a second hard link, because its content may be that of any file on the disk: git never makes
one, but an archive that is unpacked can. Who builds from a tree of links, as some tools for
backups make it, is told to copy the file.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from ..model.finding import Fault, Span
from .characters import hidden_faults

MAX_FILES = 10_000
MAX_DEPTH = 8
MAX_NAME = 100
MAX_PATH = 200  # characters below the site's folder: Windows opens 260 in all

_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))]
)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def shown_path(path: str) -> str:
    """A path fit for a message: bytes and characters that cannot be printed become U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", path.replace(os.sep, "/"))


def inside(root: Path, path: Path) -> Fault | None:
    """Why a path is not an honest file or folder inside `root`; None if it is one.

    The path need not be resolved, and need not exist. No component of it below `root` may be
    a symbolic link, `..`, a device or a pipe.
    """
    try:
        parts = path.relative_to(root).parts
    except ValueError:
        return Fault("path-outside", shown_path(str(path)), Span(), "the path leaves the site's folder")
    current = root
    for index, part in enumerate(parts):
        current = current / part
        shown = shown_path("/".join(parts[: index + 1]))
        if part == "..":
            return Fault("path-outside", shown, Span(), "the path holds .., which leaves its folder")
        try:
            status = os.lstat(current)
        except (OSError, ValueError):
            return None
        fault = _kind_fault(status, shown)
        if fault:
            return fault
    return None


def _kind_fault(status: os.stat_result, shown: str) -> Fault | None:
    mode = status.st_mode
    if stat.S_ISLNK(mode):
        return Fault("symbolic-link", shown, Span(), "a symbolic link is not followed", ("put the file itself here",))
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        return Fault("special-file", shown, Span(), "this is neither a file nor a folder", ("delete it",))
    if stat.S_ISREG(mode) and status.st_nlink > 1:
        return Fault("path-outside", shown, Span(), f"the file has {status.st_nlink} hard links, "
                     "so it may be a file of another folder", ("put a copy of the file here",))
    return None


def list_files(root: Path, folder: str) -> tuple[tuple[str, ...], list[Fault]]:
    """All files under `root/folder`, sorted, and what is wrong with their names.

    Paths are relative to `root` with forward slashes. Names that begin with a dot are passed
    over; a folder that does not exist holds nothing. At most `MAX_FILES` files are listed, down
    to `MAX_DEPTH` folders.
    """
    fault = inside(root, root / folder)
    if fault:
        return (), [fault]
    files: list[str] = []
    faults: list[Fault] = []
    waiting = [(folder, 0)]
    while waiting:
        here, depth = waiting.pop()
        entries, broken = _entries(root / here, here)
        faults += broken
        faults += _collisions(here, [entry.name for entry in entries])
        for entry in entries:
            path = f"{here}/{entry.name}" if here else entry.name
            kind = _entry_fault(entry, path)
            faults += [kind] if kind else [*name_faults(entry.name, shown_path(path)), *_path_faults(path)]
            if kind or _UNPRINTABLE.search(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False) and depth < MAX_DEPTH:
                waiting.append((path, depth + 1))
            elif entry.is_dir(follow_symlinks=False):
                faults.append(Fault("too-many-files", path, Span(), f"folders are read {MAX_DEPTH} deep, not deeper"))
            else:
                files.append(path)
        if len(files) > MAX_FILES:
            faults.append(Fault("too-many-files", shown_path(folder) or ".", Span(),
                                f"the folder holds more than {MAX_FILES} files; the rest is not read"))
            break
    return tuple(sorted(files)[:MAX_FILES]), faults


def list_folders(root: Path, folder: str) -> tuple[tuple[str, ...], list[Fault]]:
    """The names of the folders that lie directly in `root/folder`, sorted, and what is wrong."""
    fault = inside(root, root / folder)
    if fault:
        return (), [fault]
    entries, faults = _entries(root / folder, folder)
    names = []
    for entry in entries:
        path = f"{folder}/{entry.name}" if folder else entry.name
        kind = _entry_fault(entry, path)
        if kind:
            faults.append(kind)
        elif entry.is_dir(follow_symlinks=False):
            faults += name_faults(entry.name, shown_path(path))
            names.append(entry.name)
    faults += _collisions(folder, names)
    return tuple(name for name in names if not _UNPRINTABLE.search(name)), faults


def _entries(place: Path, shown: str) -> tuple[list[os.DirEntry[str]], list[Fault]]:
    try:
        with os.scandir(place) as found:
            return sorted((entry for entry in found if not entry.name.startswith(".")),
                          key=lambda entry: entry.name)[: MAX_FILES + 1], []
    except (FileNotFoundError, NotADirectoryError):
        return [], []
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name holds a NUL"
        return [], [Fault("unreadable-file", shown_path(shown) or ".", Span(), f"the folder cannot be read: {reason}")]


def _entry_fault(entry: os.DirEntry[str], path: str) -> Fault | None:
    try:
        return _kind_fault(entry.stat(follow_symlinks=False), shown_path(path))
    except OSError as error:
        return Fault("unreadable-file", shown_path(path), Span(), f"the file cannot be read: {error.strerror}")


def name_faults(name: str, shown: str) -> list[Fault]:
    """What is wrong with the name of one file or folder, on some system or in an address."""
    faults = []
    bad = next((char for char in name if not _sane(char)), "") or _hidden_in(name)
    if bad:
        faults.append(Fault("unsafe-file-name", shown, Span(), f'the name holds {_named(bad)}',
                            ("use letters, digits, hyphens, underscores and dots",)))
    elif name.startswith("-") or name.endswith(".") or ".." in name:
        faults.append(Fault("unsafe-file-name", shown, Span(), "the name begins with a hyphen, ends with a dot, "
                            "or holds two dots in a row", ("choose a plainer name",)))
    if is_reserved(name):
        faults.append(Fault("reserved-file-name", shown, Span(), f'Windows keeps "{name.split(".")[0]}" for itself',
                            ("choose another name",)))
    if len(name) > MAX_NAME or len(name.encode("utf-8", "replace")) > 255:
        faults.append(Fault("long-file-name", shown, Span(), f"the name has {len(name)} characters; "
                            f"at most {MAX_NAME} travel well", ("choose a shorter name",)))
    return faults


def is_reserved(name: str) -> bool:
    """Whether Windows keeps the name of a file or folder for itself, whatever its ending."""
    # A superscript digit is taken for the digit there (`COM\u00b9`).
    return unicodedata.normalize("NFKC", name.split(".")[0]).lower() in _RESERVED


def _path_faults(path: str) -> Iterator[Fault]:
    if len(path) > MAX_PATH and "/" in path and len(path.rpartition("/")[0]) <= MAX_PATH:
        yield Fault("long-file-name", shown_path(path), Span(), f"the way to it has {len(path)} characters; "
                    f"at most {MAX_PATH} travel well", ("choose shorter names, or fewer folders",))


def _sane(char: str) -> bool:
    if char.isascii():
        return char.isalnum() or char in "._-"
    return unicodedata.category(char)[0] in "LMN" or char in "\u200c\u200d"


def _hidden_in(name: str) -> str:
    """A character of a name that cannot be seen: marks that choose a form, fillers, joiners out of place."""
    fault = next(hidden_faults(name, "", lambda start, end: Span(1, start + 1)), None) if not name.isascii() else None
    return name[fault.span.column - 1] if fault else ""


def _named(char: str) -> str:
    if char == " ":
        return "a space"
    return f'"{char}"' if char.isprintable() else f"U+{ord(char):04X}"


def _collisions(folder: str, names: list[str]) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for name in names:
        form = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
        other = seen.setdefault(form, name)
        if other != name:
            path = shown_path(f"{folder}/{name}" if folder else name)
            yield Fault("file-name-collision", path, Span(), f'"{shown_path(other)}" is the same name on some systems',
                        ("rename one of the two",))


def resolve(base: str, link: str) -> str | None:
    """The file that a relative link in the file `base` leads to, both relative to the root.

    Query and fragment of the link are dropped and its percent signs decoded once. None where
    the link is absolute, has a scheme or leaves the root. An empty path leads to `base`.
    """
    path = unquote(re.split(r"[?#]", link, maxsplit=1)[0])
    if not path:
        return base
    if path.startswith("/") or "\\" in path or _UNPRINTABLE.search(path) or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", path):
        return None
    parts: list[str] = []
    for part in (*PurePosixPath(base).parent.parts, *path.split("/")):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts) or "."
