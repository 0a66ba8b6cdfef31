"""What honest people write comes out unharmed: the same text and tags that Markdown makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from markdown import Markdown

import small_site
from pathshala.checks.context import Checked
from pathshala.checks.run import run
from pathshala.markup.engine import Engine
from pathshala.sources.config import DEFAULT_EXTENSIONS
from pathshala.sources.read import read_site
from tally import Tally

PROMISE = "No script of a stranger runs"

GOOD = Path(__file__).parent / "scripts" / "good.txt"


def samples() -> Iterator[str]:
    for line in GOOD.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("%% "):
            yield line.replace("\\\\", "\0").replace("\\n", "\n").replace("\0", "\\")


class Seen(HTMLParser):
    """The text of some HTML, and its tags with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.tags = "", []
        self.feed(html)
        self.close()
        self.text = " ".join(self.text.split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tbody":
            return  # HTML's parser puts it into every table.
        held = {name: value or "" for name, value in attrs}
        if "style" in held:  # Of a cell of a table; a page's policy refuses styles.
            held["align"] = held.pop("style").removeprefix("text-align:").strip(" ;")
        if held.get("class") == "footnote-backref":
            held.pop("title", None)  # Its words are the theme's, in the language of the page.
        self.tags.append((tag, held))

    def handle_data(self, data: str) -> None:
        self.text += data


def harm(before: Seen, after: Seen) -> Iterator[str]:
    if before.text != after.text:
        yield f"text {before.text!r} became {after.text!r}"
    if [tag for tag, _ in before.tags] != [tag for tag, _ in after.tags]:
        yield f"tags {before.tags} became {after.tags}"
        return
    for (tag, old), (_, new) in zip(before.tags, after.tags, strict=True):
        lost = {name: value for name, value in old.items() if new.get(name) != value}
        if lost:
            yield f"<{tag}> lost {lost}"


def test_good_samples_are_unharmed(tally: Tally) -> None:
    every = list(samples())
    assert len(set(every)) == len(every) >= 200
    engine = Engine(DEFAULT_EXTENSIONS)
    names, options = [name for name, _ in DEFAULT_EXTENSIONS], {name: dict(held) for name, held in DEFAULT_EXTENSIONS}
    wrong = []
    tally(len(every))
    for sample in every:
        before = Seen(Markdown(extensions=names, extension_configs=options).convert(sample))
        wrong += [f"{sample!r}: {what}" for what in harm(before, Seen(engine.parse(sample).render().html))]
    assert wrong == []


def test_no_door_complains_about_good_samples(tmp_path: Path, tally: Tally) -> None:
    root = small_site.write(tmp_path)
    for number, sample in enumerate(samples()):
        (root / f"content/sample-{number}.md").write_text(f"---\ntitle: Sample {number}\n---\n\n{sample}\n", encoding="utf-8")
    complaints = [finding for finding in run(Checked.of(*read_site(root))) if finding.code.startswith("LP8")]
    tally(number + 1, len(complaints))
    assert complaints == []
