"""Shapes, durations, languages, licences."""

from __future__ import annotations

import dataclasses
import re

import pytest

from pathshala.model import pack, vocabulary
from pathshala.model.fields import field_types
from pathshala.model.site import Settings
from pathshala.sources.durations import minutes, months
from pathshala.sources.languages import direction, own_name, site_languages
from pathshala.sources.licences import OPEN_LICENCES
from pathshala.sources.nearest import nearest
from pathshala.sources.shapes import SHAPES, misshapen

GOOD = {
    "id": ["o1", "cite-sources", "a"],
    "stem": ["why-sources", "1-start"],
    "language": ["en", "bn", "pt-BR", "zh-Hant-TW", "sr-Latn", "es-419", "fil", "skr", "de-1996"],
    "date": ["2026-06-01", "2024-02-29"],
    "semver": ["1.0.0", "0.1.0-rc.1+5", "10.20.30"],
    "duration": ["PT12M", "P12M", "P1Y6M", "PT1H30M", "P2W", "PT90S"],
    "licence": ["CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-SA-3.0", "MIT", "Apache-2.0", "GFDL-1.3-or-later"],
    "https": ["https://meta.wikimedia.org/wiki/X"],
}
BAD = {
    "id": [("O1", "o1"), ("Cite sources", "cite-sources"), ("1a", ""), ("", ""), ("পাঠ", "")],
    "stem": [("why-sources.md", "why-sources"), ("lessons/why", "why"), ("../x", "x"), ("Why Sources", "why-sources")],
    "language": [("EN", "en"), ("en_US", "en-US"), ("zh-hant", "zh-Hant"), ("eng", "en"), ("iw", "he"), ("xx", ""),
                 ("English", "en"), ("বাংলা", "bn"), ("Kiswahili", "sw"), ("español", "es"), ("", ""), ("e", "")],
    "date": [("2026/6/1", "2026-06-01"), ("2026-02-30", ""), ("1 June 2026", ""), ("20260601", "")],
    "semver": [("1.0", "1.0.0"), ("v1.2.3", "1.2.3"), ("1.10", "1.10.0"), ("new", ""), ("1.0.0.0", "")],
    "duration": [("12 minutes", "PT12M"), ("12", "PT12M"), ("1 hour", "PT1H"), ("12 months", "P12M"), ("pt5m", "PT5M"),
                 ("PT", ""), ("P", ""), ("PT0M", ""), ("soon", "")],
    "licence": [("CC BY-SA 4.0", "CC-BY-SA-4.0"), ("cc-by-4.0", "CC-BY-4.0"), ("GFDL", "GFDL-1.3-or-later"),
                ("CC-BY-NC-SA-4.0", ""), ("CC-BY-ND-4.0", ""), ("All rights reserved", ""), ("WTF", "")],
    "https": [("http://example.org/", "https://example.org/"), ("example.org/x", "https://example.org/x"),
              ("javascript:x", ""), ("https://a@b.org", ""), ("x y", "")],
}


def test_every_shape_of_the_model_is_known_and_tried() -> None:
    classes = [one for module in (pack, vocabulary) for one in vars(module).values() if isinstance(one, type)]
    used = {field.key.shape for one in classes if dataclasses.is_dataclass(one) for field in field_types(one)} - {""}
    assert used <= set(SHAPES) == set(GOOD) == set(BAD)


@pytest.mark.parametrize(("shape", "text"), [(shape, text) for shape, texts in GOOD.items() for text in texts])
def test_good(shape: str, text: str) -> None:
    assert misshapen(shape, text) is None
    known = SHAPES[shape]
    assert text in known.values if known.values else re.fullmatch(known.pattern, text)


@pytest.mark.parametrize(("shape", "text", "meant"),
                         [(shape, *pair) for shape, pairs in BAD.items() for pair in pairs])
def test_bad_with_what_was_meant(shape: str, text: str, meant: str) -> None:
    wrong = misshapen(shape, text)
    assert wrong is not None
    assert wrong.meant == meant
    assert not meant or misshapen(shape, meant) is None


@pytest.mark.parametrize("shape", SHAPES.values())
def test_examples_have_their_shape(shape) -> None:
    assert shape.judge(shape.example) is None


def test_licences_say_why_they_are_refused() -> None:
    assert "commercial" in misshapen("licence", "CC-BY-NC-4.0").message
    assert "translate" in misshapen("licence", "CC-BY-ND-4.0").message
    assert not any("NC" in name.split("-") or "ND" in name.split("-") for name in OPEN_LICENCES)


@pytest.mark.parametrize(("text", "in_minutes", "in_months"), [
    ("PT12M", 12, 0), ("PT1H30M", 90, 0), ("PT90S", 2, 0), ("P1D", 1440, 0), ("P1W", 10080, 0),
    ("P12M", 365 * 1440, 12), ("P1Y6M", 548 * 1440, 18), ("P90D", 90 * 1440, 3), ("nonsense", 0, 0), ("", 0, 0),
])
def test_durations(text: str, in_minutes: int, in_months: int) -> None:
    assert (minutes(text), months(text)) == (in_minutes, in_months)


@pytest.mark.parametrize(("tag", "name", "side"), [
    ("en", "English", "ltr"), ("bn", "বাংলা", "ltr"), ("ar", "العربية", "rtl"), ("es", "Español", "ltr"),
    ("sw", "Kiswahili", "ltr"), ("zu", "isiZulu", "ltr"), ("ka", "ქართული", "ltr"),
    ("pt-BR", "Português (Brasil)", "ltr"),
    ("ur", "اردو", "rtl"), ("az-Arab", "آذربایجان تۆرکجه‌سی (عربجه)", "rtl"), ("dv", "ދިވެހިބަސް", "rtl"),
    ("tlh", "tlh", "ltr"), ("xyz-Hebr", "xyz-Hebr", "rtl"), ("?", "?", "ltr"),
])
def test_names_and_directions(tag: str, name: str, side: str) -> None:
    assert (own_name(tag), direction(tag)) == (name, side)


def test_languages_of_a_site(tmp_path) -> None:
    for folder in ("bn/LC_MESSAGES", "pt_BR", "templates", "not a language", ".git"):
        (tmp_path / "translations" / folder).mkdir(parents=True)
    settings = Settings(root=tmp_path, site_name="x", default_language="es", language_names={"bn": "Bangla"})
    languages = site_languages(settings, ["en", "es", "en"])
    assert [(one.tag, one.name, one.folder) for one in languages] == [
        ("es", "Español", ""), ("bn", "Bangla", "bn"), ("en", "English", "en"), ("pt-BR", "Português (Brasil)", "pt-BR")]


def test_nearest() -> None:
    choices = ("beginner", "intermediate", "advanced")
    assert nearest("begginer", choices) == "beginner"
    assert nearest("ADVANCED", choices) == "advanced"
    assert nearest("in review", ("draft", "in_review")) == "in_review"
    assert nearest("xyz", choices) == ""
    assert nearest("ab", ("aba", "abb")) == ""
    assert nearest("", ()) == ""
