"""Text is what reviewers see: characters that hide or reorder are found behind every door, and
honest texts that need such characters are not complained about."""

from __future__ import annotations

import codecs
import json
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import small_site
from pathshala.checks.context import Checked
from pathshala.checks.run import run
from pathshala.safety.characters import MAX_FAULTS
from pathshala.safety.paths import name_faults
from pathshala.safety.text import text_faults
from pathshala.safety.urls import classify
from pathshala.sources.read import read_site
from tally import Tally

PROMISE = "Text is what reviewers see"

HIDING = frozenset({"bidi-control", "zero-width-character", "tag-character", "control-character", "nul-character",
                    "private-use-character"})
# Unicode 16: Default_Ignorable_Code_Point (DerivedCoreProperties.txt) and Bidi_Control (PropList.txt).
IGNORABLE = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
    (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)
HIDDEN = [chr(code) for first, last in IGNORABLE for code in range(first, last + 1)]
REORDERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
HONEST = Path(__file__).parent / "hidden" / "honest.txt"


def some(full_count: Callable[[int, int], int]) -> list[str]:
    """Every hidden character, or for the short form all but most of the thousands that are no characters."""
    assert len(HIDDEN) == 4_174
    return [char for char in HIDDEN if ord(char) < 0xE0000 or ord(char) % full_count(97, 1) == 0]


def found(root: Path) -> dict[str, int]:
    """How many hidden characters are found in each file of a site."""
    counts: dict[str, int] = {}
    for finding in run(Checked.of(*read_site(root))):
        if finding.name in HIDING:
            counts[finding.path] = counts.get(finding.path, 0) + 1
    return counts


def test_every_hidden_character_is_found_in_plain_words(full_count: Callable[[int, int], int], tally: Tally) -> None:
    missed = [f"{ord(char):04X}" for char in some(full_count) for text in (f"{char}a b", f"a {char} b", f"a b{char}", f"a{char}{char}b")
              if not HIDING & {fault.name for fault in text_faults(text, "a.md")}]
    tally(len(some(full_count)) * 4, len(missed))
    assert missed == []
    inside = [f"{ord(char):04X}" for char in some(full_count) if char != "\xad"
              and not HIDING & {fault.name for fault in text_faults(f"pass{char}word", "a.md")}]
    assert inside == []


def test_a_file_of_hidden_characters_is_one_flood() -> None:
    faults = text_faults("".join(HIDDEN), "a.md")
    assert len(faults) == MAX_FAULTS


@pytest.mark.parametrize("char", [*REORDERING, "\u200b", "\u2060", "\ufe0f", "\u3164", "\u180b", "\U000e0041", "\U000e0101"])
def test_every_door_finds_it(tmp_path: Path, char: str, tally: Tally) -> None:
    root = small_site.write(tmp_path)
    said = f"Boil{char}ing"
    code = f"\\U{ord(char):08x}"
    planted = {
        "learning_packs/egg/pack.yml": small_site.PACK.replace("Boil an egg\n", f'"Boil{code} an egg"\n'),
        "learning_packs/egg/lessons/water.md": f"---\ntitle: {said}\n---\n\nWater.\n",
        "learning_packs/egg/lessons/time.md": f"---\ntitle: A\n---\n\n```\n{said}\n```\n",
        "learning_packs/egg/facilitator.md": f"---\ntitle: A\n---\n\n<!-- {said} -->\n",
        "learning_packs/egg/media/a.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><text>a&#x{ord(char):x};b</text></svg>',
        "learning_packs/egg/media/b.svg": f'<svg xmlns="http://www.w3.org/2000/svg"><path id="a{char}b"/></svg>',
        "learning_packs/egg/media/a.vtt": f"WEBVTT\n\n{said}\n",
        "learning_packs/egg/media/a.txt": f"{said}\n",
        "content/index.md": f"---\ntitle: A\n---\n\n[a](b.md '{said}')\n",
        "content/about.md": f"---\ntitle: {json.dumps('A') if ord(char) > 0xFFFF else json.dumps(said)}\n---\n\n{said}\n",
        "content/skills.yml": small_site.SKILLS.replace("Cook\n", f"{said}\n"),
        "content/roles.yml": small_site.ROLES + f"# {said}\n",
        "translations/bn/LC_MESSAGES/egg.po": f'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n# {said}\nmsgid "a"\nmsgstr "b"\n',
        "translations/bn/LC_MESSAGES/site.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgstr "b'
        + "".join(f"\\x{byte:02x}" for byte in char.encode()) + 'z"\n',
    }
    for name, text in planted.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    missed = set(planted) - set(found(root))
    tally(len(planted), len(missed))
    assert missed == set()


def test_other_charsets_and_octal_escapes_hide_nothing(tmp_path: Path) -> None:
    root = small_site.write(tmp_path)
    folder = root / "translations/bn/LC_MESSAGES"
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset={}\\n"\n\nmsgid "a"\nmsgstr "{}"\n'
    files = {"egg.po": head.format("gb18030", "b\u202ec").encode("gb18030"), "site.po": head.format("utf-8", r"b\342\200\256c").encode()}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    assert {Path(path).name for path in found(root)} == set(files)
    for mark in (codecs.BOM_UTF16_LE + "a\u202eb".encode("utf-16-le"), "\ufeffa\u202eb".encode()):
        (root / "content/index.md").write_bytes(mark)
        assert "content/index.md" in found(root)


@pytest.mark.parametrize("char", REORDERING)
def test_references_in_any_spelling_are_found(char: str) -> None:
    code = ord(char)
    for text in (f"&#x{code:x};", f"&#X{code:X}", f"&#{code};", f"&#{code} ", f"&#x{code:020x};", f"&#{code:030d};"):
        assert [fault.name for fault in text_faults(f"a{text}b" if text.endswith(";") else f"a{text}.", "a.md")] == ["bidi-control"], text


def test_nothing_hides_behind_percent_signs(full_count: Callable[[int, int], int], tally: Tally) -> None:
    missed, tried = [], 0
    for char in some(full_count):
        if unicodedata.category(char) == "Cn" or char == "\xad":
            continue  # Not yet a character: browsers show its percent signs. A soft hyphen is honest between letters.
        coded = "".join(f"%{byte:02X}" for byte in char.encode())
        urls = (f"https://example.org/pass{coded}word", f"time.md#a{coded}b", f"https://example.org/?q=a{coded}b", f"a{coded}b.md")
        tried += len(urls)
        missed += [url for url in urls if classify(url).safe]
    tally(tried, len(missed))
    assert missed == []


def test_nothing_hides_in_a_name(full_count: Callable[[int, int], int], tally: Tally) -> None:
    missed = [f"{ord(char):04X}" for char in some(full_count) if not name_faults(f"a{char}b.svg", "x")]
    tally(len(some(full_count)), len(missed))
    assert missed == []


def honest() -> Iterator[str]:
    return (line.replace("\\n", "\n") for line in HONEST.read_text(encoding="utf-8").split("\n") if line and not line.startswith("# "))


def test_honest_texts_pass(tmp_path: Path, tally: Tally) -> None:
    texts = list(honest())
    assert len(texts) >= 200 and len(set(texts)) == len(texts)
    assert sum(any(char in text for char in HIDDEN) for text in texts) >= 120, "most of them must hold what could be a fault"
    wrong = [(text, fault.message) for text in texts for fault in text_faults(text, "a.md")]
    tally(len(texts), len({text for text, _ in wrong}))
    assert wrong == []
    root = small_site.write(tmp_path)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    body = "".join(f'msgctxt "{number}"\nmsgid "a"\nmsgstr {json.dumps(text, ensure_ascii=False)}\n\n' for number, text in enumerate(texts))
    (root / "translations/bn/LC_MESSAGES/egg.po").write_text(head + body, encoding="utf-8")
    (root / "content/about.md").write_text("---\ntitle: A\n---\n\n" + "\n\n".join(texts), encoding="utf-8")
    assert found(root) == {}
