"""Reads `tests/checks/LPnnn.md`: samples of a check, marked with the findings they must give.

A spec begins with `# LPnnn name`. Every `## heading` under it is one sample: a small good site
(`tests/checks/base`) with the changes that the sample's fenced blocks make. A sample without
marks must give no finding at all; any other exactly those that are marked.

    ```yaml pack.yml
    level: begginer  # error: [not-a-choice] "begginer" is not one of beginner
    ```

The info string names a file, relative to the pack or (from `content/`, `translations/` or
`mkdocs.yml` on) to the site's root. In a file of the base site, a YAML block replaces the keys that
it has and adds others; a Markdown block does that with its front matter, and its text goes where
the base has `<!-- sample -->`. A file that the base does not have, or a block whose info string
ends in `whole`, is taken as it is.

- A mark at a line's end, `# error: [name]` or `<!-- error: [name] -->`, is taken away before the
  check. Words after the bracket must stand in the message. `warning` and `allowed` work alike.
- A block `text findings` lists findings that have no line to stand beside: `pack.yml:1: error [name]`.
- A note (`info`) tells how far a site is, and samples are not far: it counts where its own check is specified.
- A block `text files` does what files do not show: `delete PATH`, `drop PATH KEY`, `fill PATH BYTES`,
  `link PATH TARGET`, `folder PATH`, `pipe PATH`, `socket PATH`; and `answer URL STATUS [NEW-URL]` for what
  another site answers where links are asked for.
- `\\u{202E}` is that character, `\\x{FF}` that byte, and `\\repeat{9}{text}` the text nine times.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pathshala.sources.asked_links import Answer

BASE = Path(__file__).parent / "checks" / "base"
PACK = "learning_packs/sample/"
_ROOTED = re.compile(r"(content|learning_packs|translations)/|mkdocs\.yml$")
_TITLE = re.compile(r"# (LP\d{3}) ([a-z0-9-]+)\n")
_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[^`\n]*)\n(?P<text>.*?)^(?P=fence)$\n?", re.MULTILINE | re.DOTALL)
_MARK = re.compile(
    r"[ \t]*(?:#|<!--) (?P<weight>error|warning|allowed): \[(?P<name>[a-z0-9-]+)\]"
    r"(?P<message>(?:(?!(?:#|<!--) (?:error|warning|allowed): \[|-->).)*)(?:-->)?"
)
_LISTED = re.compile(r"(?P<path>[^\s:]+):(?P<line>\d+): (?P<weight>error|warning|info|allowed) \[(?P<name>[a-z0-9-]+)\](?P<message>.*)")
_ESCAPE = re.compile(r"\\u\{([0-9A-Fa-f]+)\}|\\x\{([0-9A-Fa-f]{2})\}|\\repeat\{(\d+)\}\{([^{}]*)\}")


@dataclass(frozen=True, order=True)
class Expected:
    """One finding that a sample must give. `message` is a part of the finding's message."""

    path: str
    line: int
    weight: str
    name: str
    message: str = field(default="", compare=False)


@dataclass(frozen=True)
class Sample:
    """A change to the base site and the findings it must give."""

    title: str
    files: dict[str, bytes]
    actions: tuple[tuple[str, ...], ...]
    expected: tuple[Expected, ...]

    @property
    def answers(self) -> dict[str, Answer]:
        """What other sites answer to who asks for a page, by its address."""
        told = (action for action in self.actions if action[0] == "answer")
        return {url: Answer(int(status), "".join(moved)) for _, url, status, *moved in told}

    def write(self, root: Path) -> None:
        """Write the sample's site into an empty folder."""
        for path, data in (base_files() | self.files).items():
            place = root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        for verb, path, *rest in (action for action in self.actions if action[0] != "answer"):
            _act(root, verb, full_path(path), rest)


@dataclass(frozen=True)
class Spec:
    """A check's specification."""

    code: str
    name: str
    samples: tuple[Sample, ...]


@cache
def base_files() -> dict[str, bytes]:
    """The files of the base site by path."""
    return {
        path.relative_to(BASE).as_posix(): path.read_bytes() for path in sorted(BASE.rglob("*")) if path.is_file()
    }


def full_path(path: str) -> str:
    return path if _ROOTED.match(path) else PACK + path


def read_spec(path: Path) -> Spec:
    """The spec in a file. Raises ValueError where it does not have the form described above."""
    text = path.read_text(encoding="utf-8")
    title = _TITLE.match(text)
    if not title or title[1] != path.stem:
        raise ValueError(f"{path.name} does not begin with `# {path.stem} name`")
    samples = []
    for part in re.split(r"^## ", _hide_fences(text), flags=re.MULTILINE)[1:]:
        heading, _, body = part.replace("\x00", "#").partition("\n")
        samples.append(_sample(heading, body))
    return Spec(title[1], title[2], tuple(samples))


def _hide_fences(text: str) -> str:
    """The text with the hashes inside fenced blocks put to NUL, so that headings can be split at."""
    return _FENCE.sub(lambda found: found.group().replace("#", "\x00"), text)


def _sample(heading: str, body: str) -> Sample:
    files: dict[str, str] = {}
    actions: list[tuple[str, ...]] = []
    expected: list[Expected] = []
    for block in _FENCE.finditer(body):
        _, path, *how = block["info"].split()
        if path == "findings":
            expected += [_listed(line) for line in block["text"].splitlines()]
        elif path == "files":
            actions += [tuple(line.split()) for line in block["text"].splitlines()]
        else:
            path = full_path(path)
            base = files.get(path, base_files().get(path, b"").decode())
            mixed = base and how != ["whole"] and path.endswith((".md", ".yml"))
            files[path] = _assembled(base, block["text"], path) if mixed else block["text"]
    marked = {path: _take_marks(path, text) for path, text in files.items()}
    for _, found in marked.values():
        expected += found
    return Sample(heading, {path: text for path, (text, _) in marked.items()}, tuple(actions), tuple(sorted(expected)))


def _listed(line: str) -> Expected:
    found = _LISTED.fullmatch(line)
    if not found:
        raise ValueError(f"not a finding: {line}")
    return Expected(full_path(found["path"]), int(found["line"]), found["weight"], found["name"], found["message"].strip())


def _take_marks(path: str, text: str) -> tuple[bytes, list[Expected]]:
    expected = []
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        for mark in _MARK.finditer(line):
            expected.append(Expected(path, number, mark["weight"], mark["name"], mark["message"].strip()))
        lines.append(_MARK.sub("", line))
    return _escaped("\n".join(lines)), expected


def _escaped(text: str) -> bytes:
    def replaced(found: re.Match[str]) -> str:
        character, byte, times, repeated = found.groups()
        if character:
            return chr(int(character, 16))
        # A byte that is not UTF-8 travels through the text as a lone surrogate.
        return chr(0xDC00 + int(byte, 16)) if byte else repeated * int(times)

    return _ESCAPE.sub(replaced, text).encode("utf-8", "surrogateescape")


def _assembled(base: str, change: str, path: str) -> str:
    if path.endswith(".md"):
        _, front, body = base.split("---\n", 2)
        if change.startswith("---\n"):
            _, keys, change = change.split("---\n", 2)
            front = with_keys(front, keys)
        return f"---\n{front}---\n{body.replace('<!-- sample -->', change.strip(chr(10)))}"
    return with_keys(base, change)


def with_keys(base: str, change: str) -> str:
    """YAML with its top-level keys replaced by those of a change, which may add others."""
    old, new = _by_key(base), _by_key(change)
    return "".join((old | new).values())


def _by_key(text: str) -> dict[str, str]:
    chunks: dict[str, str] = {}
    key = ""
    for line in text.splitlines(keepends=True):
        if not line[0].isspace():
            key = line.partition(":")[0]
        chunks[key] = chunks.get(key, "") + line
    return chunks


def _act(root: Path, verb: str, path: str, rest: list[str]) -> None:
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    if verb == "delete":
        place.unlink()
    elif verb == "drop":
        chunks = _by_key(place.read_text(encoding="utf-8"))
        del chunks[rest[0]]
        place.write_text("".join(chunks.values()), encoding="utf-8")
    elif verb == "fill":
        place.write_bytes(b"\0" * int(rest[0]))
    elif verb == "link":
        place.unlink(missing_ok=True)
        place.symlink_to(rest[0])
    elif verb == "folder":
        place.mkdir()
    elif verb == "pipe":
        place.unlink(missing_ok=True)
        os.mkfifo(place)
    elif verb == "socket":
        place.unlink(missing_ok=True)
        os.mknod(place, stat.S_IFSOCK | 0o644)
    else:
        raise ValueError(f"no such action: {verb}")
