"""The JSON Schemas that YAML editors use to complete and check our files.

They come from the same declarations as the validation, so they cannot say anything else.
Draft 2020-12 (https://json-schema.org/draft/2020-12).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..model.fields import FieldType, Key, field_types
from ..model.glossary import GlossaryFile
from ..model.pack import AdaptationMeta, FacilitatorMeta, LessonMeta, PackMeta, PageMeta
from ..model.review import Reviewers, ReviewMeta
from ..model.rubric import Rubric
from ..model.vocabulary import Roles, Skills
from .language_tags import LANGUAGE
from .shapes import MAX_ID, SHAPES

REPORT = "quality"
_FOLDER = Path(__file__).parent.parent / "schemas"
DRAFT = "https://json-schema.org/draft/2020-12/schema"

SCHEMAS: Mapping[str, type] = MappingProxyType({
    "pack": PackMeta,
    "lesson": LessonMeta,
    "adaptation": AdaptationMeta,
    "facilitator": FacilitatorMeta,
    "page": PageMeta,
    "skills": Skills,
    "roles": Roles,
    "glossary": GlossaryFile,
    "rubric": Rubric,
    "reviewers": Reviewers,
    "review": ReviewMeta,
})
_TITLES = {
    "pack": "A learning pack (pack.yml)",
    "lesson": "The front matter of a lesson (lessons/*.md)",
    "adaptation": "The front matter of an adapted lesson (local/<language>/lessons/*.md)",
    "facilitator": "The front matter of the facilitator's notes (facilitator.md)",
    "page": "The front matter of a standing page (content/**/*.md)",
    "skills": "The skills of the site (content/skills.yml)",
    "roles": "The roles of the site (content/roles.yml)",
    "glossary": "The terms of a language (translations/<language>/glossary.yml)",
    "rubric": "What reviewers score (content/rubric.yml)",
    "reviewers": "The people who review (content/reviewers.yml)",
    "review": "A review record (learning_packs/<id>/reviews/<language>/*.yml)",
}


def json_schema(cls: type, title: str) -> dict[str, Any]:
    """The JSON Schema of a declared dataclass; nested ones stand under `$defs`."""
    definitions: dict[str, Any] = {}
    schema = {"$schema": DRAFT, "title": title, **_object(cls, definitions)}
    if definitions:
        schema["$defs"] = definitions
    return schema


def schema_texts() -> Mapping[str, str]:
    """The text of every schema file, by name; the file is `schemas/<name>.schema.json`.

    Those of files that people write are derived; that of the report, which a program writes, is itself a file.
    """
    derived = {name: _as_text(json_schema(cls, _TITLES[name])) for name, cls in SCHEMAS.items()}
    return {**derived, REPORT: (_FOLDER / f"{REPORT}.schema.json").read_text(encoding="utf-8")}


def _as_text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _object(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    fields = list(field_types(cls))
    return {
        "type": "object",
        "description": " ".join((cls.__doc__ or "").replace("`", "").split()),
        "properties": {field.name: _property(field, definitions) for field in fields},
        "required": [field.name for field in fields if field.key.required],
        "additionalProperties": False,
    }


def _property(field: FieldType, definitions: dict[str, Any]) -> dict[str, Any]:
    item = _item(field, definitions)
    if field.mapping:
        schema: dict[str, Any] = {
            "type": "object", "additionalProperties": item, "propertyNames": {"pattern": _whole(LANGUAGE.pattern)},
        }
    elif field.many:
        schema = {"type": "array", "items": item, **_limits(field.key, "minItems", "maxItems")}
        if not field.nested and not field.key.translatable:
            schema["uniqueItems"] = True
        if not field.key.required:
            schema["default"] = []
    else:
        schema = item
    if "$ref" in schema and not field.many:
        return {"$ref": schema["$ref"], "description": field.key.doc}
    return {"description": field.key.doc, **schema}


def _item(field: FieldType, definitions: dict[str, Any]) -> dict[str, Any]:
    key = field.key
    if field.nested:
        name = field.item.__name__
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _object(field.item, definitions)
        return {"$ref": f"#/$defs/{name}"}
    alone = not (field.many or field.mapping)
    if field.item is int:
        schema: dict[str, Any] = {"type": "integer", **(_limits(key, "minimum", "maximum") if alone else {})}
        return schema | ({"examples": [int(key.example)]} if key.example else {})
    if field.item is bool:
        return {"type": "boolean"}
    schema = {"type": "string", **(_limits(key, "minLength", "maxLength") if alone else {})}
    if key.choices:
        numbers = [int(one) for one in key.choices if one.isdigit()]  # YAML reads them as such.
        schema = {"enum": [*numbers, *key.choices]} if numbers else {**schema, "enum": list(key.choices)}
    elif key.shape:
        schema |= _shape(key.shape)
    if key.example:
        schema["examples"] = [key.example]
    return schema


def _shape(name: str) -> dict[str, Any]:
    shape = SHAPES[name]
    if shape.values:
        return {"enum": list(shape.values)}
    limit = {"maxLength": MAX_ID} if name in ("id", "stem") else {}
    return {"pattern": _whole(shape.pattern), "examples": [shape.example], **limit}


def _whole(pattern: str) -> str:
    """A pattern that must match the whole text; JSON Schema searches (ECMA 262)."""
    return f"^(?:{pattern})$"


def _limits(key: Key, low: str, high: str) -> dict[str, int]:
    limits = {low: key.minimum, high: key.maximum}
    return {name: limit for name, limit in limits.items() if limit is not None}
