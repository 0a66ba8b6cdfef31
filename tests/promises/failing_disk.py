"""Run `pathshala` on a disk that fails: `python failing_disk.py KIND WHERE ARGUMENT…`

| kind     | what happens                                                                      |
|----------|-----------------------------------------------------------------------------------|
| `ENOSPC` | from write number WHERE on the disk is full; of the first one, half gets through   |
| `EIO`    | write number WHERE fails, and no other                                             |
| `short`  | write number WHERE takes half of what it is given, as `write(2)` may at any time   |
| `EROFS`  | nothing can be written below the folder WHERE                                      |
| `count`  | nothing fails; the number of writes is written to the file WHERE                   |

A write is whatever changes the disk: data, but also making, linking and renaming files and folders.
Processes that the command forks are counted together with it. What goes through neither Python's
files nor `os` is not seen.
"""

from __future__ import annotations

import builtins
import errno
import io
import multiprocessing
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

KIND, WHERE = sys.argv[1:3]
ERROR = getattr(errno, KIND if KIND in ("ENOSPC", "EROFS") else "EIO")
_count = multiprocessing.get_context("fork").Value("q", 0)
_OPEN_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CHANGES = frozenset({"os.mkdir", "os.rename", "os.link", "os.symlink", "os.truncate"})
_real_open, _real_write = io.open, os.write


def fails(path: object) -> bool:
    """Count a write of or to a path; whether this is one that fails."""
    if KIND == "EROFS":
        return os.path.realpath(os.fsdecode(path)).startswith(f"{os.path.realpath(WHERE)}/")  # type: ignore[arg-type]
    with _count.get_lock():
        _count.value += 1
        number = _count.value
    return KIND != "count" and (number == int(WHERE) or (KIND == "ENOSPC" and number > int(WHERE)))


def refuse(path: object) -> None:
    raise OSError(ERROR, os.strerror(ERROR), path if isinstance(path, (str, bytes)) else str(path))


def watch(event: str, words: tuple[Any, ...]) -> None:
    """An audit hook (PEP 578): it sees every file that is opened and every change of a name."""
    if event == "open" and isinstance(words[0], (str, bytes, os.PathLike)):
        path, flags = os.fspath(words[0]), words[2] or 0
        if not flags & _OPEN_TO_WRITE or os.fsdecode(path).startswith(("/dev/", "/proc/")):
            return
    elif event in _CHANGES:
        path = words[1] if event in ("os.rename", "os.link", "os.symlink") else words[0]
    elif event.startswith("ctypes.dlsym") and words[1] == "renameat2":
        path = "renameat2"
    else:
        return
    if isinstance(path, (str, bytes)) and fails(path) and KIND != "short":
        refuse(path)


def half(data: Any) -> memoryview:
    view = memoryview(data).cast("B")
    return view[: max(1, len(view) // 2)]


def put(write: Callable[[Any], int | None], data: Any, path: object) -> int | None:
    """Write data to a file of the disk, if the disk lets it through."""
    if KIND == "EROFS" or not fails(path):  # Where nothing can be opened, nothing is to be written.
        return write(data)
    if KIND in ("ENOSPC", "short"):
        written = write(half(data))
        if KIND == "short":
            return written
    refuse(path)
    return None


class DiskFile(io.FileIO):
    """A file whose writes are counted."""

    def write(self, data: Any) -> int | None:
        if not stat.S_ISREG(os.fstat(self.fileno()).st_mode):
            return super().write(data)
        return put(super().write, data, self.name)


def open_file(file: Any, mode: str = "r", buffering: int = -1, encoding: str | None = None, errors: str | None = None,
              newline: str | None = None, closefd: bool = True, opener: Any = None) -> Any:
    if not set(mode) & set("wax+"):
        return _real_open(file, mode, buffering, encoding, errors, newline, closefd, opener)
    raw = DiskFile(file, mode.replace("b", "").replace("t", ""), closefd, opener)
    if buffering == 0:
        return raw
    size = buffering if buffering > 1 else io.DEFAULT_BUFFER_SIZE
    buffered = io.BufferedRandom(raw, size) if "+" in mode else io.BufferedWriter(raw, size)
    return buffered if "b" in mode else io.TextIOWrapper(buffered, encoding, errors, newline, buffering == 1)


def write(descriptor: int, data: Any) -> int | None:
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        return _real_write(descriptor, data)
    return put(lambda some: _real_write(descriptor, some), data, "")


def counted(call: Callable[..., Any]) -> Callable[..., Any]:
    def one(*words: Any, **named: Any) -> Any:
        if fails("") and KIND != "short":
            refuse("")
        return call(*words, **named)
    return one


def main() -> int:
    # What is imported later would be read through the counting files.
    from pathshala.cli import main as command

    sys.addaudithook(watch)
    builtins.open = io.open = open_file  # type: ignore[assignment]
    os.write = write  # type: ignore[assignment]
    if KIND != "EROFS":
        for name in ("fsync", "fdatasync", "ftruncate", "sendfile", "copy_file_range", "pwrite", "writev", "posix_fallocate"):
            if hasattr(os, name):
                setattr(os, name, counted(getattr(os, name)))
    status = command(sys.argv[3:])
    if KIND == "count":
        writes = str(_count.value)
        with _real_open(WHERE, "w", encoding="ascii") as file:
            file.write(writes)
    return status


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.path.remove(str(Path(__file__).parent))
    sys.exit(main())
