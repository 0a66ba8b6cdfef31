"""A site in which strangers wrote what they liked, in every place where they may write, rendered
without asking the checks: what stands between them and a reader is then the rendering alone."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import small_site
from pathshala.build.assets import assets
from pathshala.build.library import library, site_project
from pathshala.pages import render
from pathshala.sources.read import read_site
from pathshala.translate.po.catalogue import Entry, changed
from pathshala.translate.po.codec import parse_po, write_po
from pathshala.translate.project import extract, merge_all

CLEAN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>'
HONEST = "Eggs want water.\n\n## What you need\n\n- A pot\n\n| a | b |\n|---|---|\n| c | d |\n\n> Quoted *words*\n"


def write(root: Path, groups: Sequence[Sequence[str]]) -> Path:
    """A site with one pack, skill, role and page for each group of vectors, and a PO file for each
    in Bengali; returns its folder."""
    small_site.write(root)
    for number, group in enumerate(groups):
        _pack(root / f"learning_packs/p{number}", group)
        _file(root / f"content/pages/s{number}.md", f"---\ntitle: {_quoted(group[0])}\nsummary: {_quoted(group[-1])}\n---\n\n"
              + "\n\n".join(group))
    texts = [_quoted(group[0]) for group in groups]
    _file(root / "content/skills.yml", "schema: 1\nskills:\n" + "".join(
        f"  - id: s{number}\n    label: {text}\n    summary: {text}\n    levels: [{', '.join([text] * 4)}]\n"
        for number, text in enumerate(texts)))
    _file(root / "content/roles.yml", "schema: 1\nroles:\n" + "".join(
        f"  - id: r{number}\n    title: {text}\n    summary: {text}\n    skills: [{{skill: s{number}, to: 1}}]\n"
        f"    packs: [p{number}]\n" for number, text in enumerate(texts)))
    _translate(root, groups)
    return root


def named(root: Path, names: Sequence[str]) -> Path:
    """A site whose packs, lessons, pages and media have these names; returns its folder."""
    small_site.write(root)
    for name in names:
        folder = root / "learning_packs" / name
        _file(folder / "pack.yml", small_site.PACK.replace("[water, time]", f"[{_quoted(name)}]"))
        _file(folder / f"lessons/{name}.md", f"---\ntitle: A\ntime: PT5M\nobjectives: [o1]\nkey_points: [A]\nmedia: [{{file: "
              f"{_quoted(name + '.svg')}, kind: video, title: A, captions: {{en: {_quoted(name + '.vtt')}}}}}]\n---\n\n"
              f"Water. ![a](<../media/{name}.svg>) [b](<{name}.md>)\n")
        _file(folder / f"media/{name}.svg", CLEAN)
        _file(folder / f"media/{name}.vtt", "WEBVTT\n")
        _file(root / f"content/{name}.md", "---\ntitle: A\n---\n\nWater.\n")
    return root


def publish(root: Path, folder: Path) -> list[Path]:
    """Render the whole site into an empty folder, whatever the checks would say; its pages."""
    site, _ = read_site(root)
    held = library(site_project(site))
    pages = []
    for edition, spec in held.pages():
        view = render.view(edition, spec)
        path = _file(folder / view.path, render.shell(edition, view))
        assert path.resolve().is_relative_to(folder.resolve()), view.path
        pages.append(path)
    for address, data in assets(site):
        path = folder / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return pages


def _file(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", errors="replace", newline="")
    return path


def _quoted(text: str) -> str:
    return json.dumps(text)


def _pack(folder: Path, group: Sequence[str]) -> None:
    turn = map(_quoted, itertools.cycle(group))
    _file(folder / "pack.yml", f"""\
schema: 1
title: {next(turn)}
summary: {next(turn)}
source_language: en
version: {next(turn)}
audience: [{next(turn)}, newcomer]
for: [individual]
level: beginner
teaches: [{{skill: s0, to: 1}}, {{skill: {next(turn)}, to: 1}}]
requires: [{{skill: {next(turn)}, at: 1}}]
objectives:
  - {{id: o1, bloom: apply, text: {next(turn)}}}
lessons: [raw, parts, honest]
license: {next(turn)}
authors: [{{name: {next(turn)}, role: author}}]
owners: [{next(turn)}]
status: draft
review_every: P12M
attribution: [{{title: {next(turn)}, author: {next(turn)}, source: {next(turn)}, license: {next(turn)}, changes: {next(turn)}}}]
""")
    bodies = {"raw": "\n\n".join(group), "parts": "\n\n".join(map(_parts, group)), "honest": HONEST}
    for stem, body in bodies.items():
        _file(folder / f"lessons/{stem}.md", f"""\
---
title: {next(turn)}
time: PT5M
objectives: [o1]
key_points: [{next(turn)}, {next(turn)}]
media:
  - {{file: a.svg, kind: video, title: {next(turn)}, captions: {{en: {next(turn)}}}, transcript: {{en: {next(turn)}}}}}
  - {{file: {next(turn)}, kind: image, title: {next(turn)}}}
---

{body}
""")
    _file(folder / "facilitator.md", f"---\ntitle: {next(turn)}\ntime: PT60M\n---\n\n"
          + "\n\n".join(reversed(group)))
    _file(folder / "media/a.svg", CLEAN)


def _parts(vector: str) -> str:
    """A text that holds a vector in all the places that Markdown has."""
    line = " ".join(vector.split())
    cell, inside = line.replace("|", "&#124;"), "\n".join(f"    {part}" for part in vector.split("\n"))
    return f"""\
A paragraph {line} goes on.

## {line}

- {line}

| a | {cell} |
|---|---|
| {cell} | b |

> {line}

[link](honest.md "{line}") [link]({line}) [link]({line.replace(" ", "%20")}) ![{line}](../media/a.svg "{line}")

![a]({line}) *{line}* **{line}** `{line}` <{line}>

!!! note "{line}"
{inside}

??? note "{line}"
{inside}

Term {line}
:   {line}

```{line}
{vector}
```

``` {{ .python title="{line}" {line} }}
{vector}
```

### {line} {{ #quiz-a .quiz objective=o1 title="{line}" {line} }}

- [ ] {line}

    > {line}

- [x] B

    > C
"""


def _translate(root: Path, groups: Sequence[Sequence[str]]) -> None:
    """Put a vector into every translation: as it is, outdated, and with an earlier source."""
    now = datetime(2026, 11, 22, tzinfo=UTC)
    held = site_project(read_site(root)[0])
    list(extract(held, now))
    list(merge_all(held, now))
    for path in sorted((root / "translations/bn/LC_MESSAGES").glob("*.po")):
        catalogue, _ = parse_po(path.read_bytes(), path.name)
        number = path.stem.removeprefix("p")
        group = groups[int(number)] if number.isdigit() else [vector for group in groups for vector in group]
        entries = tuple(_hostile(catalogue.entries, group))
        path.write_bytes(write_po(type(catalogue)(entries, catalogue.tail, catalogue.newline)))


def _hostile(entries: Sequence[Entry], group: Sequence[str]) -> Iterator[Entry]:
    for number, entry in enumerate(entries):
        vector = group[number % len(group)]
        if entry.is_header or entry.obsolete:
            yield entry
        elif number % 4:
            yield changed(entry, msgstr=(vector,), flags=())
        else:
            yield changed(entry, msgid=vector, msgstr=(vector,), flags=("fuzzy",), previous_msgid=vector)
