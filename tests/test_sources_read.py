"""Reading a site: settings, packs, pages, vocabularies, and every fault with its place."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from pathshala.model.fault_names import FAULTS
from pathshala.model.pack import LessonMeta, PageMeta
from pathshala.sources import read as reading
from pathshala.sources.config import BUILT_IN, DEFAULT_EXTENSIONS, read_settings
from pathshala.sources.front_matter import split
from pathshala.sources.read import read_site

ROOT = Path(__file__).resolve().parents[1]
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><title>x</title></svg>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """One of our own packs, with the vocabularies, in a folder without mkdocs.yml."""
    root = tmp_path / "my-site"
    shutil.copytree(ROOT / "learning_packs/first-edit", root / "learning_packs/first-edit")
    (root / "content/guides").mkdir(parents=True)
    for name in ("skills.yml", "roles.yml", "index.md"):
        shutil.copy(ROOT / "content" / name, root / "content" / name)
    (root / "content/guides/authors.md").write_text("---\ntitle: For authors\n---\n\nText.\n")
    return root


def found(root: Path) -> list[tuple[str, str, int, int]]:
    _, faults = read_site(root)
    assert {fault.name for fault in faults} <= set(FAULTS)
    return [(fault.name, fault.path, fault.span.line, fault.span.column) for fault in faults]


def test_our_own_site_is_clean() -> None:
    site, faults = read_site(ROOT)
    assert faults == []
    assert {"first-edit", "organiza-editaton", "reliable-sources"} <= {pack.id for pack in site.packs}
    assert all(pack.meta and pack.facilitator and pack.media and len(pack.lessons) >= 5 for pack in site.packs)
    assert {language.tag for language in site.languages} >= {"en", "es"}


def test_what_a_site_holds(site: Path) -> None:
    read, faults = read_site(site)
    assert faults == []
    assert (read.settings.site_name, read.settings.default_language) == ("my-site", "en")
    pack = read.pack("first-edit")
    assert [lesson.stem for lesson in pack.lessons] == list(pack.meta.lessons)
    lesson = pack.lessons[0]
    assert isinstance(lesson.meta, LessonMeta)
    assert lesson.source.path == "learning_packs/first-edit/lessons/why-anyone-can-edit.md"
    assert lesson.body == "\n".join(lesson.source.text.split("\n")[lesson.body_line - 1 :])
    assert lesson.source.at("title").line == 2
    assert lesson.source.text.split("\n")[lesson.source.at("title").line - 1].startswith("title:")
    assert [page.stem for page in read.pages] == ["guides/authors", "index"]
    assert isinstance(read.pages[0].meta, PageMeta)
    assert read.skill("cite-sources").levels
    assert read.roles_source.at("roles", 0, "id").line > 1
    assert all("/" not in name for name in pack.media)


PLANTED = {
    "pack.yml": [
        ("level: beginner", "level: begginer", "not-a-choice"),
        ("schema: 1\n", "schema: 1\nschema: 1\n", "duplicate-key"),
        ("title: Make", "title: Make\u202e", "bidi-control"),
        ("title: Make your first edit", "title: &t Edit", "yaml-alias"),
        ("level:", "\tlevel:", "yaml-tab"), ("level: beginner", "level: [beginner", "yaml-syntax"),
    ],
    "lessons/make-the-edit.md": [
        ("title:", "titel:", "unknown-key"), ("time: PT15M", "time: 15 minutes", "bad-shape"),
        ("time: PT15M\n", "", "missing-key"), ("visual editor", "vis\u200bual editor", "zero-width-character"),
        ("objectives: [o4]", "objectives: o4", "wrong-type"), ("objectives: [o4]", "objectives: [o4", "yaml-syntax"),
    ],
    "facilitator.md": [("title:", "titles:", "unknown-key")],
    "media/many-hands.svg": [("</svg>", "<script/></svg>", "svg-script"), ("</svg>", "</svg", "svg-syntax")],
}


@pytest.mark.parametrize(("file", "old", "new", "name"),
                         [(file, *one) for file, rows in PLANTED.items() for one in rows])
def test_a_planted_fault_is_found_at_its_line(site: Path, file: str, old: str, new: str, name: str) -> None:
    path = site / "learning_packs/first-edit" / file
    text = path.read_text(encoding="utf-8")
    at = text.index(old)
    path.write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")
    line = text.count("\n", 0, at) + 1 + (name == "duplicate-key")
    line = 2 if name == "missing-key" else line
    assert (name, f"learning_packs/first-edit/{file}", line) in [fault[:3] for fault in found(site)]


def test_faults_of_files_and_folders(site: Path) -> None:
    pack = site / "learning_packs/first-edit"
    (pack / "lessons/No Front Matter.md").write_text("Text.\n")
    (pack / "lessons/open.md").write_text("---\ntitle: Open\n")
    (pack / "lessons/empty.md").write_text("---\n---\nText.\n")
    (pack / "lessons/notes.txt").write_text("x")
    (pack / "media/tool.exe").write_bytes(b"x")
    (site / "content/media").mkdir(exist_ok=True)
    (site / "content/media/page.xhtml").write_text("<html/>")
    (pack / "lessons/costly.md").write_text("---\ntitle: Costly\n---\n" + "[a](" * 5000)
    (pack / "media/large.png").write_bytes(b"x" * (2 * 1024**2 + 1))
    (pack / "stray.md").write_text("x")
    (pack / "media/link.svg").symlink_to("/etc/passwd")
    (site / "learning_packs/Bad Id").mkdir()
    (site / "learning_packs/yaml-pack").mkdir()
    (site / "learning_packs/yaml-pack/pack.yaml").write_text("schema: 1")
    (site / "learning_packs/outside").symlink_to("/etc")
    (site / "learning_packs/_draft").mkdir()
    (site / "translations/klingon!").mkdir(parents=True)
    (site / "content/empty.md").write_bytes(b"")
    base = "learning_packs/first-edit"
    expected = {
        ("bad-file-stem", f"{base}/lessons/No Front Matter.md"),
        ("missing-front-matter", f"{base}/lessons/No Front Matter.md"),
        ("unsafe-file-name", f"{base}/lessons/No Front Matter.md"),
        ("unclosed-front-matter", f"{base}/lessons/open.md"),
        ("empty-value", f"{base}/lessons/empty.md"), ("unexpected-file", f"{base}/lessons/notes.txt"),
        ("unknown-medium", f"{base}/media/tool.exe"), ("file-too-large", f"{base}/media/large.png"),
        ("unexpected-file", f"{base}/stray.md"), ("symbolic-link", f"{base}/media/link.svg"),
        ("bad-pack-id", "learning_packs/Bad Id/pack.yml"), ("missing-pack-file", "learning_packs/Bad Id/pack.yml"),
        ("missing-pack-file", "learning_packs/yaml-pack/pack.yml"), ("symbolic-link", "learning_packs/outside"),
        ("unexpected-file", "translations/klingon!"), ("missing-front-matter", "content/empty.md"),
    }
    assert expected <= {fault[:2] for fault in found(site)}
    read, faults = read_site(site)
    assert ("too-costly", f"{base}/lessons/costly.md") in {fault[:2] for fault in found(site)}
    assert read.pack("first-edit").lesson("costly").body == ""
    assert not [name for name in (*read.media, *read.pack("first-edit").media) if name.endswith((".exe", ".xhtml"))]
    assert [pack.id for pack in read.packs] == ["Bad Id", "first-edit", "yaml-pack"]
    assert "rename pack.yaml to pack.yml" in {line for fault in faults for line in fault.help}
    assert [lesson.stem for lesson in read.pack("first-edit").lessons][-4:] == ["No Front Matter", "costly", "empty", "open"]


def test_the_order_of_the_disk_does_not_matter(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read_site(site)
    honest = os.scandir

    class Shuffled(list):
        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

    def scandir(path):
        entries = Shuffled(honest(path))
        random.Random(5).shuffle(entries)
        return entries

    monkeypatch.setattr(os, "scandir", scandir)
    assert read_site(site) == before


def test_an_empty_folder_is_a_site(tmp_path: Path) -> None:
    site, faults = read_site(tmp_path)
    assert (faults, site.packs, site.pages, site.skills) == ([], (), (), ())
    assert read_site(tmp_path / "absent")[1] == []


def test_the_number_of_packs_is_bounded(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_PACKS", 0)
    assert "too-many-files" in {fault[0] for fault in found(site)}


@pytest.mark.parametrize(("text", "yaml", "body", "line"), [
    ("---\ntitle: x\n---\n\nBody\n", "title: x\n", "\nBody\n", 4),
    ("---\ntitle: x\n...\nBody", "title: x\n", "Body", 4),
    ("--- \ntitle: x\n---\t\nBody", "title: x\n", "Body", 4),
    ("---\n---\nBody", "", "Body", 3),
    ("---\na: 'x\n  ---\n  y'\n---\nB", "a: 'x\n  ---\n  y'\n", "B", 6),
    ("---\ntitle: x\n\nBody\n", "title: x\n", "Body\n", 4),
    ("Body\n---\n", "", "Body\n---\n", 1),
    ("", "", "", 1),
])
def test_split(text: str, yaml: str, body: str, line: int) -> None:
    parts, _ = split(text, "x.md")
    assert (parts.yaml, parts.body, parts.body_line) == (yaml, body, line)
    assert text[parts.yaml_offset :].startswith(parts.yaml)


CONFIG = """\
site_name: A site
site_url: !ENV [PATHSHALA_TEST_URL, "https://example.org/"]
theme: {name: material}
plugins:
  - search
  - pathshala/packs: {packs_dir: packs, content_dir: ../up}
  - i18n:
      languages:
        - {locale: es, name: Castellano, default: true}
        - {locale: pt_BR, name: Português}
        - {name: x}
markdown_extensions:
  - tables
  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}
  - pymdownx.snippets
  - pymdownx.superfences:
      {custom_fences: [{name: a, class: a, format: !!python/name:pymdownx.superfences.fence_div_format }]}
  - pymdownx.tabbed: {alternate_stile: true}
  - no.such.extension
  - pymdownx.emoji: {emoji_index: !!python/name:no.such.name }
"""


def test_settings(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    settings, faults = read_settings(tmp_path)
    assert [(fault.name, fault.span.line) for fault in faults] == [
        ("config-value", 6), ("config-value", 7), ("snippets-enabled", 15), ("unknown-extension", 18),
        ("unknown-extension", 19), ("unknown-extension", 20)]
    assert (settings.site_name, settings.site_url, settings.packs_dir) == ("A site", "https://example.org/", "packs")
    assert (settings.default_language, settings.content_dir) == ("es", "content")
    assert settings.language_names == {"es": "Castellano", "pt-BR": "Português"}
    extensions = dict(settings.markdown_extensions)
    assert tuple(extensions) == (*BUILT_IN, "pymdownx.superfences", "pymdownx.emoji")
    assert callable(extensions["toc"]["slugify"])
    assert callable(extensions["pymdownx.superfences"]["custom_fences"][0]["format"])


def test_settings_without_a_file(tmp_path: Path) -> None:
    settings, faults = read_settings(tmp_path)
    assert faults == []
    assert (settings.site_name, settings.markdown_extensions) == (tmp_path.name, DEFAULT_EXTENSIONS)
    (tmp_path / "mkdocs.yml").write_text("\n".join(f"# {n}" for n in range(3)) + "\nmarkdown_extensions:\n")
    assert [name for name, _ in read_settings(tmp_path)[0].markdown_extensions] == list(BUILT_IN)


@pytest.mark.parametrize(("text", "name", "line"), [
    ("a: b: c", "config-syntax", 1), ("- a", "config-syntax", 1), ("x: 1\nsite_name: [a", "config-syntax", 2),
    ("site_name: a\nsite_url: 'javascript:x'", "config-value", 2), ("site_url: small.example.org", "config-value", 1),
    ("site_name: [a]", "config-value", 1), ("\nmarkdown_extensions: toc", "config-value", 2),
    ("a: \x00", "nul-character", 1),
    ("plugins:\n  - i18n: {languages: [1]}", "config-value", 2), ("a: !!python/object:os.x {}", "config-syntax", 1),
    ("? [a]\n: b", "config-syntax", 1), ("a: *b", "config-syntax", 1),
    ("plugins: 5\ntheme: x\nmarkdown_extensions: {toc: 5}", "config-value", 3),
])
def test_broken_settings_never_raise(tmp_path: Path, text: str, name: str, line: int) -> None:
    (tmp_path / "mkdocs.yml").write_text(text)
    settings, faults = read_settings(tmp_path)
    assert (faults[0].name, faults[0].span.line) == (name, line)
    assert settings.markdown_extensions or "markdown_extensions" in text
