"""`pathshala build` through its door: what it publishes, what stops it, what it leaves alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import small_site
from pathshala.build import publish as publishing
from pathshala.build import verify
from pathshala.build.assets import assets
from pathshala.build.result import BuildFault
from pathshala.sources.read import read_site
from trees import digest

PATHSHALA = [sys.executable, "-m", "pathshala.cli"]


def pathshala(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PATHSHALA, "-C", str(root), *arguments], capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return small_site.write(tmp_path / "small")


def test_a_site_may_do_without_the_pages_of_checks(site: Path, tmp_path: Path) -> None:
    config = site / "mkdocs.yml"
    assert pathshala(site, "build").returncode == 0
    assert not (site / "site/checks").exists()
    assert "checks/index.html" not in (site / "site/index.html").read_text()
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(tmp_path / "theirs")],
        capture_output=True, text=True, check=False,
    )
    assert done.returncode == 0 and digest(tmp_path / "theirs") == digest(site / "site")
    small_site.set_option(site, "check_pages", "no way")
    done = pathshala(site, "build")
    assert done.returncode == 1 and "check_pages: 'no way' is neither true nor false" in done.stdout


def test_a_build_publishes_every_language(site: Path) -> None:
    small_site.set_option(site, "check_pages", "true")
    done = pathshala(site, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    for page in ("index.html", "packs/index.html", "packs/egg/index.html", "packs/egg/water.html",
                 "packs/egg/facilitator.html", "skills/cook.html", "roles/cook.html", "about.html",
                 "checks/index.html", "guides/translators.html", "404.html"):
        assert (site / "site" / page).is_file(), page
        # Nobody has translated the pages of checks: they are made once, and all footers lead there.
        assert (site / "site" / "bn" / page).is_file() == (page != "checks/index.html"), page
    assert 'href="../checks/index.html"' in (site / "site" / "bn" / "index.html").read_text()
    assert "pages in" in done.stderr
    assert not list(site.glob(".site.*"))


@pytest.mark.parametrize("swap", [
    lambda file, out: (file.unlink(), file.symlink_to(out)),
    lambda file, out: (file.rename(out.parent / "pot.svg"), file.parent.rmdir(), file.parent.symlink_to(out.parent)),
    lambda file, out: file.unlink(),
    lambda file, out: file.write_bytes(b" " * (3 * 1024**2)),
], ids=["link", "folder-is-link", "gone", "grown"])
def test_media_are_what_was_read(site: Path, tmp_path: Path, swap: Callable[[Path, Path], object]) -> None:
    """What lies in the place of a file that was checked is not published."""
    drawing, out = site / "learning_packs/egg/media/pot.svg", tmp_path / "out/secret"
    for path, text in ((drawing, '<svg xmlns="http://www.w3.org/2000/svg"/>'), (out, "secret")):
        path.parent.mkdir()
        path.write_text(text)
    found, _ = read_site(site)
    assert dict(assets(found))["packs/egg/media/pot.svg"].startswith(b"<svg")
    swap(drawing, out)
    with pytest.raises(BuildFault, match=r"learning_packs/egg/media.* has changed since it was read"):
        dict(assets(found))


def test_the_same_input_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    for number, seed in enumerate(("0", "1")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": ("UTC", "Asia/Kolkata")[number]}
        subprocess.run([*PATHSHALA, "-C", str(site), "build", "--quiet", "--site-dir", str(tmp_path / f"s{number}")],
                       check=True, env=environment)
    assert digest(tmp_path / "s0") == digest(tmp_path / "s1")


def test_an_error_stops_the_build_and_leaves_the_old_site(site: Path) -> None:
    assert pathshala(site, "build").returncode == 0
    before = digest(site / "site")
    pack = site / "learning_packs/egg/pack.yml"
    pack.write_text(pack.read_text().replace("level: beginner", "level: begginer"))
    done = pathshala(site, "build")
    assert done.returncode == 1
    assert 'learning_packs/egg/pack.yml:8:8: error LP112 level: "begginer" is not one of beginner' in done.stdout
    assert 'help: did you mean "beginner"?' in done.stdout
    assert digest(site / "site") == before
    assert not list(site.glob(".site.*"))


def test_a_folder_that_is_no_site_is_not_replaced(site: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "letter.txt").write_text("do not lose me")
    done = pathshala(site, "build", "--site-dir", str(precious))
    assert done.returncode == 2 and "holds files that are no site" in done.stderr
    assert (precious / "letter.txt").read_text() == "do not lose me"
    # Not even a folder that holds a page of its own.
    (precious / "index.html").write_text("my page")
    assert pathshala(site, "build", "--site-dir", str(precious)).returncode == 2
    assert pathshala(site, "serve", "--site-dir", str(precious), "--port", "0").returncode == 2
    assert (precious / "letter.txt").read_text() == "do not lose me"
    for sources in (site, site / "content", site / "content" / "deep", site.parent):
        done = pathshala(site, "build", "--site-dir", str(sources))
        assert done.returncode == 2 and "sources lie there" in done.stderr, sources


def test_read_only_sources_and_an_unwritable_place(site: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    done = pathshala(site, "build", "--site-dir", str(blocked / "site"))
    assert done.returncode == 2 and "cannot write the site" in done.stderr and "Traceback" not in done.stderr


def test_without_exchange_the_site_is_swapped_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "_exchange", lambda new, site: False)
    old, new = tmp_path / "site", tmp_path / "new"
    for folder, text in ((old, "old"), (new, "new")):
        folder.mkdir()
        (folder / "index.html").write_text(text)
    publishing.publish(new, old)
    assert (old / "index.html").read_text() == "new" and not (tmp_path / ".site.old").exists()


def test_a_site_that_was_moved_aside_comes_back(tmp_path: Path) -> None:
    (tmp_path / ".site.old").mkdir()
    (tmp_path / ".site.old" / "index.html").write_text("old")
    (tmp_path / ".site.new-x").mkdir()
    publishing.recover(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_verify_finds_what_is_broken() -> None:
    pages = {
        "a/index.html": '<a href="../b.html#x">b</a><a href="gone.html">g</a><img src="https://x.example/p.png" alt="">'
                        '<a href="https://x.example/">away</a><link rel="canonical" href="https://s.example/a/">',
        "b.html": '<p id="y"></p>',
    }
    wanted = [
        "a/index.html: <img> fetches 'https://x.example/p.png' from elsewhere",
        "a/index.html: a link leads to 'gone.html', which is not there",
        "a/index.html: a link leads to '../b.html#x', which has no such anchor",
    ]
    seen = [verify.look(path, text) for path, text in pages.items()]
    assert list(verify.faults([verify.outline(seen)], pages.keys())) == wanted
    # The same where each page was looked at somewhere else.
    assert list(verify.faults([verify.outline([one]) for one in seen], pages.keys())) == wanted


def test_pages_name_their_languages_and_translations(site: Path) -> None:
    assert pathshala(site, "build").returncode == 0
    english = (site / "site/packs/egg/water.html").read_text()
    bengali = (site / "site/bn/packs/egg/water.html").read_text()
    assert '<html lang="en" dir="ltr"' in english and '<html lang="bn" dir="ltr"' in bengali
    # Nothing is translated: no search engine should list the page, and its original is canonical.
    assert 'name="robots" content="noindex' in bengali
    assert '<link rel="canonical" href="https://small.example.org/packs/egg/water.html"' in bengali
    assert 'hreflang="bn"' not in re.sub(r"<body.*", "", english, flags=re.DOTALL)
    assert '<p dir="ltr" lang="en">Eggs want enough water.</p>' in bengali
    sitemap = (site / "site/sitemap.xml").read_text()
    assert "bn/packs/egg/water.html" not in sitemap and "<loc>https://small.example.org/packs/egg/</loc>" in sitemap


def test_mkdocs_build_gives_the_same_pages(site: Path, tmp_path: Path) -> None:
    assert pathshala(site, "build", "--site-dir", str(tmp_path / "ours")).returncode == 0
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(site / "mkdocs.yml"), "-d", str(tmp_path / "theirs")],
        capture_output=True, text=True, check=False, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr
    ours = {p.relative_to(tmp_path / "ours"): p for p in (tmp_path / "ours").rglob("*") if p.is_file()}
    theirs = {p.relative_to(tmp_path / "theirs"): p for p in (tmp_path / "theirs").rglob("*") if p.is_file()}
    assert set(ours) == set(theirs)
    assert [str(name) for name in ours if ours[name].read_bytes() != theirs[name].read_bytes()] == []


def test_mkdocs_build_stops_at_errors(site: Path, tmp_path: Path) -> None:
    pack = site / "learning_packs/egg/pack.yml"
    pack.write_text(pack.read_text().replace("skill: cook", "skill: cok"))
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(site / "mkdocs.yml"), "-d", str(tmp_path / "theirs")],
        capture_output=True, text=True, check=False,
    )
    assert done.returncode != 0 and "learning_packs/egg/pack.yml:9:" in done.stderr
    assert "Traceback" not in done.stderr


def test_mkdocs_build_stages_nothing_behind_a_link(site: Path, tmp_path: Path) -> None:
    """Staging begins with an empty folder: through a link, somebody else's would be emptied."""
    precious = tmp_path / "elsewhere" / "docs" / "precious.txt"
    precious.parent.mkdir(parents=True)
    precious.write_text("precious")
    (site / ".pathshala").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(site / "mkdocs.yml"), "-d", str(tmp_path / "theirs")],
        capture_output=True, text=True, check=False,
    )
    assert done.returncode != 0 and "leads out of the site" in done.stderr
    assert precious.read_text() == "precious"
