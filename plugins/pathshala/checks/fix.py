"""Mend what has one safe mend."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model.finding import Edit, Finding
from ..safety.paths import inside
from ..safety.text import MAX_TEXT_BYTES, decode, read_bytes


@dataclass(frozen=True)
class Mended:
    """A file that was mended, and the findings that are gone with it."""

    path: str
    findings: tuple[Finding, ...]

    @property
    def count(self) -> int:
        return len(self.findings)


def mend(root: Path, findings: Iterable[Finding]) -> list[Mended]:
    """Apply the mends of findings to the files under `root`; says what was mended, sorted by path.

    Of two mends that overlap only the first is made, so a second run may find more to do. A
    file keeps its line ends. A file outside `root`, one behind a symbolic link, one that cannot
    be read or written, and one that is not UTF-8 stay as they are.
    """
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.fix is not None and not finding.allowed:
            by_path.setdefault(finding.path, []).append(finding)
    mended = (_mend_file(root, path, by_path[path]) for path in sorted(by_path))
    return [one for one in mended if one is not None]


def _mend_file(root: Path, path: str, findings: Sequence[Finding]) -> Mended | None:
    place = root / path
    if inside(root, place) is not None:
        return None
    data, unreadable = read_bytes(place, path, MAX_TEXT_BYTES)
    text, damaged = decode(data, path)
    if unreadable or any(fault.name == "invalid-utf8" for fault in damaged):
        return None
    done = compatible(findings, len(text))
    new = apply(text, [finding.fix for finding in done if finding.fix])
    if b"\r\n" in data:
        new = new.replace("\n", "\r\n")
    if not _replace(place, new.encode("utf-8")):
        return None
    return Mended(path, tuple(done))


def compatible(findings: Iterable[Finding], length: int) -> list[Finding]:
    """The findings whose mends fit into a text of that length and do not overlap an earlier one.

    Findings with the very same mend go together.
    """
    kept: list[Finding] = []
    end, last = 0, None
    with_mend = [(finding.fix, finding) for finding in findings if finding.fix]
    for fix, finding in sorted(with_mend, key=lambda pair: (pair[0].start, pair[0].end, pair[0].text)):
        if fix == last or (end <= fix.start <= fix.end <= length and (last is None or fix.start > last.start)):
            kept.append(finding)
            end, last = fix.end, fix
    return kept


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits applied that do not overlap."""
    for edit in sorted(set(edits), key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end:]
    return text


def _replace(place: Path, data: bytes) -> bool:
    """Put a file's content to new bytes in one step, so that a broken-off run harms nothing."""
    temporary = ""
    try:
        mode = place.stat().st_mode & 0o777
        handle, temporary = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(place)
    except OSError:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        return False
    return True
