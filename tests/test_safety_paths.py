"""The door for paths."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pathshala.safety import paths
from pathshala.safety.paths import inside, list_files, list_folders, name_faults, resolve, shown_path


def names(faults) -> list[tuple[str, str]]:
    return sorted((fault.path, fault.name) for fault in faults)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "pack/media").mkdir(parents=True)
    (tmp_path / "pack/pack.yml").write_text("")
    (tmp_path / "pack/media/a.svg").write_text("")
    (tmp_path / "pack/.hidden").write_text("")
    return tmp_path


def test_an_honest_folder(pack: Path) -> None:
    assert list_files(pack, "pack") == (("pack/media/a.svg", "pack/pack.yml"), [])
    assert list_folders(pack, "") == (("pack",), [])
    assert list_files(pack, "absent") == ((), [])
    assert inside(pack, pack / "pack/media/a.svg") is None
    assert inside(pack, pack / "pack/not-yet.md") is None


def test_links_and_devices_stay_outside(pack: Path) -> None:
    (pack / "pack/out").symlink_to("/etc")
    (pack / "pack/passwd.md").symlink_to("/etc/passwd")
    (pack / "pack/dangling").symlink_to("nowhere")
    (pack / "linked-pack").symlink_to(pack / "pack")
    os.mkfifo(pack / "pack/pipe")
    files, faults = list_files(pack, "pack")
    assert files == ("pack/media/a.svg", "pack/pack.yml")
    assert names(faults) == [("pack/dangling", "symbolic-link"), ("pack/out", "symbolic-link"),
                             ("pack/passwd.md", "symbolic-link"), ("pack/pipe", "special-file")]
    assert names(list_folders(pack, "")[1]) == [("linked-pack", "symbolic-link")]
    assert names(list_files(pack, "linked-pack")[1]) == [("linked-pack", "symbolic-link")]
    assert inside(pack, pack / "pack/out/passwd").name == "symbolic-link"
    assert inside(pack, pack / "pack/../../etc").name == "path-outside"
    assert inside(pack, Path("/etc/passwd")).name == "path-outside"


def test_a_second_hard_link_may_lie_outside(pack: Path) -> None:
    os.link(pack / "pack/pack.yml", pack / "copy.yml")
    files, faults = list_files(pack, "pack")
    assert (files, names(faults)) == (("pack/media/a.svg",), [("pack/pack.yml", "path-outside")])
    assert "2 hard links" in inside(pack, pack / "pack/pack.yml").message


@pytest.mark.parametrize(("name", "fault"), {
    "a b.md": "unsafe-file-name", "a?.md": "unsafe-file-name", "-a.md": "unsafe-file-name", "a.": "unsafe-file-name",
    "a\u202eb": "unsafe-file-name", "a..b": "unsafe-file-name", "a:b": "unsafe-file-name",
    "CON.md": "reserved-file-name", "aux": "reserved-file-name", "lpt1.svg": "reserved-file-name",
    "COM\u00b9.svg": "reserved-file-name",
    "a\ufe0fb.svg": "unsafe-file-name", "a\u3164.svg": "unsafe-file-name", "pass\u200dword": "unsafe-file-name",
    "a\u034f\u034fb": "unsafe-file-name", "x" * 101: "long-file-name",
}.items())
def test_names_that_do_not_travel(name: str, fault: str) -> None:
    assert [found.name for found in name_faults(name, name)] == [fault]


@pytest.mark.parametrize("name", ["why-sources.md", "a_b.svg", "পাঠ.md", "console.md", "র\u200d্যাব.svg"])
def test_names_that_travel(name: str) -> None:
    assert name_faults(name, name) == []


def test_the_whole_way_to_a_file_is_bounded(pack: Path) -> None:
    folder = pack / "pack" / "/".join(["a" * 60] * 3)
    folder.mkdir(parents=True)
    (folder / ("c" * 10)).write_text("")
    (folder / ("d" * 60)).write_text("")
    assert [(len(fault.path), fault.name) for fault in list_files(pack, "pack")[1]] == [(248, "long-file-name")]


def test_names_that_are_one_on_some_systems(pack: Path) -> None:
    (pack / "pack/media/A.svg").write_text("")
    (pack / "pack/media/e\u0301.svg").write_text("")
    (pack / "pack/media/\u00e9.svg").write_text("")
    assert [fault.name for fault in list_files(pack, "pack")[1]] == ["file-name-collision"] * 2


def test_unprintable_names_are_shown_safely_and_not_read(pack: Path) -> None:
    (pack / "pack/a\x1b[31m\n.md").write_text("")
    Path(os.fsdecode(os.fsencode(pack / "pack") + b"/\xff.md")).write_text("")
    files, faults = list_files(pack, "pack")
    assert files == ("pack/media/a.svg", "pack/pack.yml")
    assert len(faults) == 2
    assert all(fault.path.isprintable() and fault.message.isprintable() for fault in faults)
    assert shown_path("a\udcff") == "a\ufffd"


def test_listing_is_bounded(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "MAX_FILES", 1)
    monkeypatch.setattr(paths, "MAX_DEPTH", 0)
    files, faults = list_files(pack, "pack")
    assert len(files) <= 1
    assert "too-many-files" in {fault.name for fault in faults}


@pytest.mark.parametrize(("base", "link", "target"), [
    ("p/a/lessons/x.md", "../media/y.svg", "p/a/media/y.svg"),
    ("p/a/lessons/x.md", "y.md#z", "p/a/lessons/y.md"),
    ("p/a/lessons/x.md", "y.md?a=b#z", "p/a/lessons/y.md"),
    ("p/a/lessons/x.md", "./%C3%A9.md", "p/a/lessons/é.md"),
    ("p/a/x.md", "#z", "p/a/x.md"),
    ("p/a/x.md", "../..", "."),
    ("p/a/x.md", "../../..", None),
    ("x.md", "%2e%2e/y", None),
    ("x.md", "..%2fy", None),
    ("x.md", "..\\y", None),
    ("x.md", "/etc/passwd", None),
    ("x.md", "https://example.org", None),
    ("x.md", "y\0.md", None),
])
def test_resolve(base: str, link: str, target: str | None) -> None:
    assert resolve(base, link) == target
