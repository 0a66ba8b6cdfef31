"""No file outside the data folders is read: what links, paths, includes and devices lead to is in no
output, and the build neither hangs nor breaks.

A word stands in files beside the site, in the site's root and in the environment. Then the site is
checked and built as a person does it, and rendered without asking the checks.
"""

from __future__ import annotations

import itertools
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import small_site
from promises import hostile
from tally import Tally

PROMISE = "No file outside the data folders is read"

CANARY = "canary-9f1c27"
SECONDS = 120
WAYS = (
    "{out}", "file://{out}", "FILE:{out}", "{up}", "./././{up}", "{up}?a#b", "{coded}", "{twice}", "{back}", "{up}\\0.md", "//localhost{out}",
    "/proc/self/root{out}", "file:///proc/self/environ",
)
"""How a path to the outside may be written; `{out}` is absolute, `{up}` relative to a lesson."""
BODIES = (
    "[a]({0})", "![a]({0})", "![a][b]\n\n[b]: <{0}>", '--8<-- "{0}"', ';--8<--\n{0}\n--8<--', "{{!{0}!}}", '{{% include "{0}" %}}',
    "{{{{ read('{0}') }}}}", "!include {0}", ".. include:: {0}", "```\n--8<-- \"{0}\"\n```", '``` {{ .md file="{0}" include="{0}" }}\n```',
    '<img src="{0}">', '<iframe src="{0}"></iframe>', '<object data="{0}">', '<a href="{0}">a</a>', '[a](time.md){{: href="{0}" src="{0}" }}',
    "[[{0}]] <{0}>", "a[^1]\n\n[^1]: --8<-- \"{0}\"", '<div markdown="1">\n--8<-- "{0}"\n</div>',
)
LINKS = (
    "pack.yml", "facilitator.md", "lessons/water.md", "lessons/extra.md", "lessons/EXTRA.MD", "media/a.svg", "media/a.png", "media/a.PNG",
    "media/a.txt", "media/a.vtt", "media/a.pdf", "media/deep/a.webm", "README.md", "LICENSE",
)
FOLDERS = ("lessons", "media", "Media", "media/deep", "lessons/deep", ".")
ROOTS = (
    "content/index.md", "content/extra.md", "content/media/a.svg", "content/media/a.png", "content/skills.yml", "content/roles.yml",
    "translations/bn/LC_MESSAGES/egg.po", "translations/templates/egg.pot", "translations/bn/LC_MESSAGES/site.po",
)
ROOT_FOLDERS = ("content", "content/guides", "content/media", "learning_packs", "translations", "translations/bn",
                "translations/bn/LC_MESSAGES", "translations/templates")
DEVICES = ("/dev/zero", "/dev/stdin", "/dev/tty", "/dev/full", "/proc/self/environ", "/proc/self/mem", "/proc/kmsg", "/proc/self/fd/0")
DRAWINGS = (
    '<image href="{0}"/>', '<use href="{0}#a"/>', '<g xml:base="{0}"/>', '<style>@import "{0}";</style>', '<rect fill="url({0})"/>',
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{0}" parse="text"/>', '<text>&out;</text>', '<a href="{0}">a</a>',
)
FIELDS = ('title: !include "{0}"', 'title: !!python/object/apply:open ["{0}"]', "<<: *out", "title: {0}", "lessons: ['{0}']", "authors: ['{0}']",
          "attribution: [{{title: A, author: A, source: '{0}', license: CC0-1.0}}]")


@dataclass(frozen=True)
class Place:
    """A site under attack: its `root`, and what lies `out` of it."""

    root: Path
    out: Path

    def pack(self, number: int) -> Path:
        """A sound pack of its own for one attempt."""
        folder = self.root / f"learning_packs/p{number}"
        for name, text in {"pack.yml": small_site.PACK, "lessons/water.md": small_site.LESSON.format(
                title="A", text="A", other="time", stem="water"), "lessons/time.md": "---\ntitle: A\n---\n\nA.\n"}.items():
            write(folder / name, text)
        return folder

    def ways(self) -> Iterator[str]:
        up = "../" * 4 + f"{self.out.name}/page.md"
        coded, back = up.replace("../", "%2e%2e%2F"), up.replace("/", "\\")
        for way in WAYS:
            yield way.format(out=self.out / "page.md", up=up, coded=coded, twice=coded.replace("%", "%25"), back=back)


Attempt = Callable[[Place, int], None]


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def outside(folder: Path) -> Path:
    """Files of every kind that hold the canary; returns their folder."""
    for name in ("page.md", "water.md", "lessons/water.md", "index.md", "facilitator.md"):
        write(folder / name, f"---\ntitle: {CANARY}\n---\n\n{CANARY}\n")
    write(folder / "pack.yml", small_site.PACK.replace("Boil an egg", CANARY))
    write(folder / "skills.yml", small_site.SKILLS.replace("Cook", CANARY))
    write(folder / "roles.yml", small_site.ROLES.replace("Cook", CANARY))
    for name in ("a.svg", "a.png", "a.txt", "a.vtt", "a.pdf", "a.webm", "media/a.svg", "LICENSE"):
        write(folder / name, hostile.CLEAN.replace("</svg>", f"<title>{CANARY}</title></svg>"))
    for name in ("egg.po", "site.po", "bn/LC_MESSAGES/egg.po", "LC_MESSAGES/egg.po", "egg.pot"):
        write(folder / name, f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "The water"\nmsgstr "{CANARY}"\n')
    return folder


def source_of(place: Place, name: str) -> Path:
    """The outside file that would fit at a name."""
    found = place.out / Path(name.lower()).name
    return found if found.exists() else place.out / "page.md"


def linking(name: str, link: Callable[[Path, Path], None]) -> Attempt:
    def attempt(place: Place, number: int) -> None:
        path = place.pack(number) / name
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        link(source_of(place, name), path)
    return attempt


def soft(target: Path, path: Path) -> None:
    path.symlink_to(target)


def relative(target: Path, path: Path) -> None:
    path.symlink_to(os.path.relpath(target, path.parent))


def chained(target: Path, path: Path) -> None:
    (path.parent / "chain.txt").unlink(missing_ok=True)
    (path.parent / "chain.txt").symlink_to(target)
    path.symlink_to("chain.txt")


def hard(target: Path, path: Path) -> None:
    os.link(target, path)


def folder_link(name: str) -> Attempt:
    def attempt(place: Place, number: int) -> None:
        folder = place.pack(number)
        for path in sorted((folder / name).rglob("*"), reverse=True):
            path.unlink() if not path.is_dir() else path.rmdir()
        if (folder / name).is_dir():
            (folder / name).rmdir()
        path = folder if name == "." else folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(place.out)
    return attempt


def device(target: str, name: str) -> Attempt:
    def attempt(place: Place, number: int) -> None:
        path = place.pack(number) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.symlink_to(target)
    return attempt


def special(name: str, kind: str) -> Attempt:
    def attempt(place: Place, number: int) -> None:
        path = place.pack(number) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        if kind == "socket":
            with socket.socket(socket.AF_UNIX) as held:
                here = os.open(path.parent, os.O_RDONLY)
                held.bind(f"/proc/self/fd/{here}/{path.name}")  # A socket's path may not be long.
                os.close(here)
        elif kind == "device" and os.geteuid() == 0:
            os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))
        else:
            os.mkfifo(path)
    return attempt


def body(text: str, way: int) -> Attempt:
    def attempt(place: Place, number: int) -> None:
        path = list(place.ways())[way]
        write(place.pack(number) / "lessons/water.md", f"---\ntitle: A\n---\n\n{text.format(path)}\n")
    return attempt


def drawing(text: str, way: int) -> Attempt:
    def attempt(place: Place, number: int) -> None:
        path = list(place.ways())[way]
        write(place.pack(number) / "media/a.svg", f'<!DOCTYPE svg [<!ENTITY out SYSTEM "{path}">]><?xml-stylesheet href="{path}"?>'
              f'<svg xmlns="http://www.w3.org/2000/svg">{text.format(path)}</svg>')
    return attempt


def field(text: str, way: int) -> Attempt:
    def attempt(place: Place, number: int) -> None:
        key = text.partition(":")[0]
        lines = [line for line in small_site.PACK.splitlines() if not line.startswith(f"{key}:")]
        write(place.pack(number) / "pack.yml", "\n".join([*lines, text.format(list(place.ways())[way])]) + "\n")
    return attempt


def medium(way: int) -> Attempt:
    def attempt(place: Place, number: int) -> None:
        path = list(place.ways())[way].replace("'", "")
        write(place.pack(number) / "lessons/water.md", "---\ntitle: A\ntime: PT5M\nobjectives: [o1]\nkey_points: [A]\nmedia:\n"
              f"  - {{file: '{path}', kind: video, title: Abc, captions: {{en: '{path}'}}, transcript: {{en: '{path}'}}}}\n---\n\nA.\n")
    return attempt


def attempts() -> list[Attempt]:
    """All attempts that need only a pack."""
    ways = range(len(WAYS))
    found: list[Attempt] = [linking(name, link) for name in LINKS for link in (soft, relative, chained, hard)]
    found += [folder_link(name) for name in FOLDERS]
    found += [device(target, name) for target in DEVICES for name in ("lessons/water.md", "media/a.png", "media/a.svg", "pack.yml")]
    found += [special(name, kind) for name in ("lessons/water.md", "media/a.png", "pack.yml") for kind in ("pipe", "socket", "device")]
    # Every form with a few ways and every way with a few forms; all together would be a thousand.
    found += [body(text, (number * 5 + step) % len(WAYS)) for number, text in enumerate(BODIES) for step in range(5)]
    found += [drawing(text, (number * 3 + step) % len(WAYS)) for number, text in enumerate(DRAWINGS) for step in range(3)]
    found += [field(text, (number * 2 + step) % len(WAYS)) for number, text in enumerate(FIELDS) for step in range(2)]
    found += [medium(way) for way in ways]
    return found


def pathshala(root: Path, *words: str) -> str:
    """What a command prints; it must end by itself, and not with a fault of the program."""
    done = subprocess.run([sys.executable, "-m", "pathshala.cli", "-C", str(root), *words], capture_output=True, text=True, timeout=SECONDS,
                          stdin=subprocess.DEVNULL, env=os.environ | {"PATHSHALA_CANARY": CANARY}, check=False)
    assert done.returncode in (0, 1, 2) and "program is at fault" not in done.stderr and "Traceback" not in done.stderr, done.stderr
    return done.stdout + done.stderr


def seen(root: Path, out: Path) -> list[str]:
    """Where the canary came out."""
    told = [" ".join(words) for words in (("check",), ("build", "--quiet"), ("translate", "status")) if CANARY in pathshala(root, *words)]
    site = out / "unchecked"
    hostile.publish(root, site)
    published = [*site.rglob("*"), *(root / "site").rglob("*")]
    return told + [str(path) for path in published if path.is_file() and CANARY.encode() in path.read_bytes()]


@pytest.fixture(autouse=True)
def _canary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATHSHALA_CANARY", CANARY)


def test_nothing_outside_comes_out(tmp_path: Path, full_count: Callable[[int, int], int], tally: Tally) -> None:
    place = Place(small_site.write(tmp_path / "site"), outside(tmp_path / "outside"))
    every = attempts()
    assert len(every) >= 200
    tried = every[::full_count(5, 1)]
    for number, attempt in enumerate(tried):
        attempt(place, number)
    out = seen(place.root, tmp_path)
    tally(len(tried), len(out))
    assert out == []


def test_no_file_of_the_site_may_lie_elsewhere(
    tmp_path: Path, full_count: Callable[[int, int], int], tally: Tally,
) -> None:
    """In the short form all files of a site are links at once, else each by itself."""
    size = full_count(len(ROOTS), 1)
    groups = [ROOTS[start:start + size] for start in range(0, len(ROOTS), size)]
    tally(2 * len(ROOTS))
    for number, (link, names) in enumerate(itertools.product((soft, hard), groups)):
        place = Place(small_site.write(tmp_path / f"{number}/site"), outside(tmp_path / f"{number}/outside"))
        for name in names:
            path = place.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            link(source_of(place, name), path)
        assert seen(place.root, tmp_path / str(number)) == [], names


def test_no_folder_of_the_site_may_lie_elsewhere(
    tmp_path: Path, full_count: Callable[[int, int], int], tally: Tally,
) -> None:
    tried = ROOT_FOLDERS[::full_count(8, 1)]
    tally(len(tried))
    for number, name in enumerate(tried):
        place = Place(small_site.write(tmp_path / f"{number}/site"), outside(tmp_path / f"{number}/outside"))
        path = place.root / name
        if path.exists():
            path.rename(tmp_path / str(number) / "away")
        path.symlink_to(place.out)
        assert seen(place.root, tmp_path / str(number)) == [], name
