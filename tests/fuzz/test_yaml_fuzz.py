"""Mutated YAML, Markdown and drawings: no traceback, and every place lies in the file."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pathshala.model.fault_names import FAULTS
from pathshala.model.pack import LessonMeta, PackMeta
from pathshala.safety.svg import svg_faults
from pathshala.safety.text import decode as decode_bytes
from pathshala.safety.text import text_faults
from pathshala.safety.yaml import parse
from pathshala.sources.decode import decode
from pathshala.sources.front_matter import split
from tally import FULL, Tally

PROMISE = "Every bad input gets its line"

ROOT = Path(__file__).resolve().parents[2]
PIECES = ["\t", "  ", "\n", ":", ": ", "- ", "[", "]", "{", "}", "&a", "*a", "!x ", '"', "'", "|", ">", "%", "@", "`", "?",
          "#", "---", "...", "<<: ", "no", "~", "1.10", "\0", "\ufeff", "\u202e", "\u2028", "\x85", "é", "𝒳", "\\",
          '"\\x1b"', "<", "&"]
ROUNDS = 10_000 if FULL else 700


def mutated(text: str, random_: random.Random) -> str:
    """The text with one to four pieces put in, taken out, doubled or moved."""
    for _ in range(random_.randint(1, 4)):
        at, until = sorted(random_.randrange(len(text) + 1) for _ in range(2))
        until = min(until, at + random_.randint(0, 40))
        piece = random_.choice([random_.choice(PIECES), text[at:until] * random_.randint(1, 3)])
        text = text[:at] + piece + text[random_.choice([at, until]) :]
    return text


def check_places(text: str, faults) -> None:
    lines = text.split("\n")
    for fault in faults:
        assert fault.name in FAULTS
        assert 1 <= fault.span.line <= len(lines)
        assert 1 <= fault.span.column <= len(lines[fault.span.line - 1]) + 1
        assert fault.fix is None or 0 <= fault.fix.start <= fault.fix.end <= len(text)
        assert "\n" not in fault.message


@pytest.mark.parametrize("seed", range(3))
def test_pack_files(seed: int, tally: Tally) -> None:
    tally(ROUNDS // 3)
    random_ = random.Random(seed)
    sources = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("learning_packs/*/pack.yml"))]
    for _ in range(ROUNDS // 3):
        data = mutated(random_.choice(sources), random_).encode("utf-8", "surrogatepass")
        text, damaged = decode_bytes(data, "pack.yml")
        node, faults = parse(text, "pack.yml")
        meta, spans, wrong = decode(PackMeta, node, "pack.yml")
        check_places(text, [*damaged, *text_faults(text, "pack.yml"), *faults, *wrong])
        assert meta is None or spans[()].line >= 1
        assert node is None or meta is not None or faults or wrong


def test_lessons(tally: Tally) -> None:
    tally(ROUNDS)
    random_ = random.Random(7)
    sources = [path.read_text(encoding="utf-8")[:1500] for path in sorted(ROOT.glob("learning_packs/*/lessons/*.md"))]
    for _ in range(ROUNDS):
        text = mutated(random_.choice(sources)[: random_.randint(1, 1500)], random_)
        text, _ = decode_bytes(text.encode(), "x.md")
        parts, faults = split(text, "x.md")
        node, broken = parse(parts.yaml, "x.md", 2, parts.yaml_offset)
        _, _, wrong = decode(LessonMeta, node, "x.md")
        check_places(text, [*faults, *broken, *wrong, *text_faults(text, "x.md")])
        assert parts.body in ("", "\n".join(text.split("\n")[parts.body_line - 1 :]))


def test_noise(tally: Tally) -> None:
    tally(ROUNDS)
    random_ = random.Random(11)
    for _ in range(ROUNDS):
        data = random_.randbytes(random_.randint(0, 60))
        text, damaged = decode_bytes(data, "x")
        node, faults = parse(text, "x")
        check_places(text, [*damaged, *faults, *text_faults(text, "x"), *decode(PackMeta, node, "x")[2]])
        svg_faults(data, "x")


def test_drawings(tally: Tally) -> None:
    tally(ROUNDS // 2)
    random_ = random.Random(13)
    sources = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("learning_packs/*/media/*.svg"))]
    for _ in range(ROUNDS // 2):
        text = mutated(random_.choice(sources), random_)
        for fault in svg_faults(text.encode("utf-8", "surrogatepass"), "a.svg"):
            assert fault.name in FAULTS
            assert 1 <= fault.span.line <= text.count("\n") + text.count("\r") + 1
