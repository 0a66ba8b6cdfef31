"""Portable names: a name that cannot exist somewhere, or that is another one's there, is found.

Windows keeps device names and some signs for itself and drops dots and spaces at a name's end;
Windows, macOS and FAT take capitals and small letters for one, macOS also the forms of Unicode.
(https://learn.microsoft.com/windows/win32/fileio/naming-a-file,
https://developer.apple.com/library/archive/documentation/FileManagement/Conceptual/APFS_Guide/FAQ/FAQ.html)
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import small_site
from pathshala.cli import main
from pathshala.safety.paths import shown_path
from tally import Tally

PROMISE = "Portable names"

FEWEST = 60
PACK, PAGES, PO = "learning_packs/egg/", "content/", "translations/bn/LC_MESSAGES/"
MEDIA = PACK + "media/"


@dataclass(frozen=True)
class Planted:
    """A file to lie in the site. The finding is at `at`, the file itself where that is empty; with
    `beside`, another file lies there too, and with `change`, one text in the file is another one.
    `code` is the check that finds it."""

    path: str
    at: str = ""
    beside: str = ""
    code: str = "LP832"
    change: tuple[str, str] = ("", "")


RESERVED = (
    *(Planted(f"{MEDIA}{name}") for name in (
        "CON.svg", "aux.svg", "NUL.txt", "Prn.png", "com1.svg", "LPT9.svg", "con.min.svg", "COM\u00b9.svg", "lpt\u00b3.svg", "CONIN$.svg")),
    Planted(f"{PACK}lessons/aux.md"), Planted(f"{PACK}lessons/nul.md"), Planted(f"{PAGES}prn.md"), Planted(f"{PAGES}guides/com2.md"),
    Planted(f"{PAGES}con/news.md", f"{PAGES}con"), Planted("learning_packs/aux/pack.yml", "learning_packs/aux"),
    Planted(f"{PO}nul.po"), Planted("translations/aux/LC_MESSAGES/egg.po", "translations/aux"),
)
SIGNS = (
    *(Planted(f"{MEDIA}a{sign}b.svg") for sign in ':?*"<>|\\\t\x7f\n '),
    Planted(f"{MEDIA}end.svg."), Planted(f"{MEDIA}end.svg "), Planted(f"{MEDIA} begin.svg"), Planted(f"{PACK}lessons/salt.md."),
    Planted(f"{PACK}lessons/salt .md"), Planted(f"{PAGES}news:today.md"), Planted("learning_packs/eggs./pack.yml", "learning_packs/eggs."),
    Planted(f"{PAGES}news /today.md", f"{PAGES}news "), Planted(f"{PO}egg .po"), Planted(f"{PO}egg.po."),
)
LONG = (
    Planted(f"{MEDIA}{'egg-' * 30}.svg"), Planted(f"{PACK}lessons/{'egg-' * 25}egg.md"), Planted(f"{PAGES}{'egg-' * 25}egg.md"),
    Planted(f"learning_packs/{'e' * 101}/pack.yml", f"learning_packs/{'e' * 101}"), Planted(f"{PO}{'e' * 101}.po"),
    # No name is too long here, and the whole way to the file is.
    Planted(f"{PAGES}{'/'.join(['egg' * 20] * 4)}.md"),
)
CAPITALS = (
    Planted(f"{MEDIA}pot.svg", beside=f"{MEDIA}Pot.svg"), Planted(f"{MEDIA}stra\u00dfe.svg", beside=f"{MEDIA}STRASSE.svg"),
    Planted(f"{MEDIA}\u00e9g.svg", beside=f"{MEDIA}\u00c9g.svg"), Planted(f"{MEDIA}\u03c3\u03bf\u03c2.svg", beside=f"{MEDIA}\u03a3\u039f\u03a3.svg"),
    Planted(f"{PACK}lessons/water.md", beside=f"{PACK}lessons/Water.md"), Planted(f"{PACK}pack.yml", beside=f"{PACK}Pack.yml"),
    Planted(f"{MEDIA}pan.svg", f"{PACK}media", f"{PACK}Media/pan.svg"), Planted(f"{PAGES}about.md", beside=f"{PAGES}About.md"),
    Planted(f"{PAGES}guides/new.md", f"{PAGES}guides", f"{PAGES}Guides/new.md"),
    Planted("learning_packs/egg/README.md", "learning_packs/egg", "learning_packs/Egg/pack.yml"),
    Planted(f"{PO}egg.po", beside=f"{PO}Egg.po"), Planted(f"{PO}site.po", "translations/bn", "translations/BN/LC_MESSAGES/site.po"),
    Planted("translations/templates/egg.pot", beside="translations/templates/EGG.pot"),
)
FORMS = (
    *(Planted(f"{MEDIA}{composed}.svg", beside=f"{MEDIA}{other}.svg") for composed, other in (
        ("\u00e9", "e\u0301"), ("\u1ec7", "e\u0323\u0302"), ("\u09dc", "\u09a1\u09bc"), ("\u0622", "\u0627\u0653"), ("\ud55c", "\u1112\u1161\u11ab"),
        ("\u00c5", "\u212b"), ("k", "\u212a"), ("fi", "\ufb01"), ("a1", "\uff21\uff11"))),
    Planted(f"{PAGES}caf\u00e9.md", beside=f"{PAGES}cafe\u0301.md"), Planted(f"{PO}caf\u00e9.po", beside=f"{PO}cafe\u0301.po"),
)
# The built site has names as well: two sources must not come to one address.
ADDRESSES = tuple(
    Planted(f"{path}.md", code=code) for path, code in (
        (f"{PAGES}packs/egg/index", "LP125"), (f"{PAGES}packs/egg/water", "LP125"), (f"{PAGES}packs/egg/facilitator", "LP125"),
        (f"{PAGES}packs/index", "LP125"), (f"{PAGES}skills/cook", "LP125"), (f"{PAGES}roles/cook", "LP125"), (f"{PAGES}404", "LP125"),
        (f"{PAGES}checks/lp101", "LP125"), (f"{PAGES}bn/news", "LP125"), (f"{PACK}lessons/index", "LP108"), (f"{PACK}lessons/facilitator", "LP108"),
    )
)
# Ids and languages become names of files and folders of the built site.
IDS = (
    *(Planted(f"{PAGES}skills.yml", change=("  - id: cook\n", f"  - id: {name}\n")) for name in ("aux", "com1", '"lpt9"')),
    *(Planted(f"{PAGES}roles.yml", change=("  - id: cook\n", f"  - id: {name}\n")) for name in ("nul", "prn", "'con'")),
    *(Planted(f"{PACK}pack.yml", change=("source_language: en", f"source_language: {name}")) for name in ("con", "aux", "nul")),
)
NAMES = (*RESERVED, *SIGNS, *LONG, *CAPITALS, *FORMS, *ADDRESSES)


def write(root: Path, one: Planted) -> None:
    """Lay the file into the site, and the other one; a file that is there stays as it is."""
    for path in filter(None, (one.path, one.beside)):
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if one.change[0]:
            text = place.read_text()
            assert one.change[0] in text
            place.write_text(text.replace(*one.change, 1))
        elif not place.exists():
            place.write_text("---\ntitle: Salt\n---\n\nSalt.\n" if path.endswith(".md") else "")


def missed(root: Path, planted: tuple[Planted, ...], capsys: pytest.CaptureFixture[str]) -> list[Planted]:
    """Those that `pathshala check` does not find as errors."""
    capsys.readouterr()
    assert main(["-C", str(root), "check", "--format", "json"]) == 1
    found = {(one["path"], one["code"]) for one in json.loads(capsys.readouterr().out)["findings"] if one["severity"] == "error"}
    # Of two names that are one, the finding may stand at either.
    places = {one: (one.at or one.path, one.beside and one.beside[: len(one.at) or None]) for one in planted}
    return [one for one in planted if not any((shown_path(place), one.code) in found for place in places[one])]


@pytest.fixture(scope="module")
def sees_capitals(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Names are planted as they are; a disk that cannot hold them has nothing to be found."""
    place = tmp_path_factory.mktemp("disk")
    for name in ("a", "A", "\u00e9", "e\u0301", "a:b", "end. "):
        (place / name).write_text(name)
    if any((place / name.name).read_text() != name.name for name in place.iterdir()) or len(list(place.iterdir())) != 6:
        pytest.skip("this disk changes names")


def test_there_are_enough() -> None:
    assert len({*NAMES, *IDS}) >= FEWEST


@pytest.mark.usefixtures("sees_capitals")
def test_all_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str], tally: Tally) -> None:
    root = small_site.write(tmp_path / "site")
    for one in NAMES:
        write(root, one)
    unseen = missed(root, NAMES, capsys)
    tally(len(NAMES), len(unseen))
    assert unseen == []


@pytest.mark.usefixtures("sees_capitals")
def test_one_by_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], full_count: Callable[[int, int], int], tally: Tally,
) -> None:
    """No name is found only because of the others, and an error of this kind publishes nothing."""
    tried = (*NAMES[:: full_count(16, 1)], *IDS[:: full_count(3, 1)])
    tally(len(tried))
    for one in tried:
        root = small_site.write(tmp_path / "site")
        write(root, one)
        assert missed(root, (one,), capsys) == [], one
        assert main(["-C", str(root), "build", "--quiet"]) == 1 and not (root / "site").exists(), one
        shutil.rmtree(root)


@pytest.mark.usefixtures("sees_capitals")
def test_honest_names_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Names that only look like the others: nothing is said of them."""
    root = small_site.write(tmp_path / "site")
    for name in ("console.svg", "auxiliary.svg", "com10.svg", "nullify.svg", "\u0986\u09a8\u09cd\u09a6.svg", "\u0628\u064a\u0636.svg", "h\u00fchner_ei-2.svg",
                 "a.min.svg", "e.svg", "\u00e9.svg", "e" * 60 + ".svg"):
        place = root / MEDIA / name
        place.parent.mkdir(exist_ok=True)
        place.write_text('<svg xmlns="http://www.w3.org/2000/svg"><title>A pot</title></svg>\n')
    assert main(["-C", str(root), "check"]) == 0
    assert "LP832" not in capsys.readouterr().out
