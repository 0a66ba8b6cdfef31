"""The JSON Schemas say what the validation says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from pathshala.model.fields import field_types
from pathshala.sources.front_matter import split
from pathshala.sources.schema import SCHEMAS, json_schema, schema_texts

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "plugins/pathshala/schemas"
FILES = {
    "pack": "learning_packs/*/pack.yml", "lesson": "learning_packs/*/lessons/*.md",
    "facilitator": "learning_packs/*/facilitator.md", "page": "content/**/*.md",
    "skills": "content/skills.yml", "roles": "content/roles.yml", "rubric": "content/rubric.yml",
}


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema_texts()[name]))


def load(path: Path):
    text = path.read_text(encoding="utf-8")
    return yaml.safe_load(split(text, path.name)[0].yaml if path.suffix == ".md" else text)


def test_the_files_are_up_to_date() -> None:
    written = {path.name.removesuffix(".schema.json"): path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert written == dict(schema_texts()), "run `pathshala schema`"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_and_documented(name: str) -> None:
    schema = json.loads(schema_texts()[name])
    Draft202012Validator.check_schema(schema)
    for field in field_types(SCHEMAS[name]):
        assert schema["properties"][field.name]["description"] == field.key.doc
        assert (field.name in schema["required"]) == field.key.required


@pytest.mark.parametrize("name", FILES)
def test_our_own_files_pass(name: str) -> None:
    paths = sorted(ROOT.glob(FILES[name]))
    assert paths
    for path in paths:
        assert [error.message for error in validator(name).iter_errors(load(path))] == [], path


@pytest.mark.parametrize(("key", "value"), [
    ("level", "begginer"), ("levl", "beginner"), ("title", "x" * 81), ("title", "ab"), ("audience", "newcomer"),
    ("audience", []), ("audience", ["newcomer", "newcomer"]), ("for", ["nobody"]), ("version", "1.0"), ("schema", 2),
    ("schema", "1"), ("license", "CC-BY-NC-4.0"), ("source_language", "English"), ("review_every", "12 months"),
    ("teaches", [{"skill": "a", "to": 5}]), ("teaches", [{"skill": "a"}]),
    ("teaches", [{"skill": "a", "to": 1, "x": 1}]),
    ("lessons", ["../x"]), ("objectives", []), ("attribution", [{"title": "x"}]), ("summary", None),
])
def test_planted_faults_fail(key: str, value: object) -> None:
    good = load(sorted(ROOT.glob(FILES["pack"]))[0])
    assert validator("pack").is_valid(good)
    assert not validator("pack").is_valid({**good, key: value})


@pytest.mark.parametrize("key", [field.name for field in field_types(SCHEMAS["pack"]) if field.key.required])
def test_a_missing_key_fails(key: str) -> None:
    good = load(sorted(ROOT.glob(FILES["pack"]))[0])
    assert not validator("pack").is_valid({name: value for name, value in good.items() if name != key})


def test_a_nested_class_is_described_once() -> None:
    schema = json_schema(SCHEMAS["pack"], "x")
    assert schema["properties"]["teaches"]["items"] == {"$ref": "#/$defs/SkillGain"}
    assert schema["$defs"]["SkillGain"]["properties"]["to"]["maximum"] == 4
