"""Every check is documented, has one name and one code, and every fault of reading has one check."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from pathshala.checks.context import Checked
from pathshala.checks.registry import (
    FAMILIES,
    PARTS,
    Rule,
    all_rules,
    check,
    explain,
    known_names,
    rule,
    suggestions,
)
from pathshala.checks.run import run
from pathshala.model.fault_names import FAULTS
from pathshala.model.finding import Fault, Severity, Span
from pathshala.model.site import Settings, Site

PACKAGE = Path(__file__).parent.parent / "plugins" / "pathshala"
RULES = all_rules()
_FENCED = re.compile(r"^```[a-z]+\n.+?\n```", re.MULTILINE | re.DOTALL)


def fault_names() -> set[str]:
    """The names of the model, and those of PO files, which only the translation layer knows."""
    names = set(FAULTS)
    for path in (PACKAGE / "translate").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(r"po(-[a-z]+)+", str(node.value)):
                names.add(str(node.value))
    return names


def test_there_are_many_in_every_family() -> None:
    families = Counter(one.family for one in RULES)
    assert len(RULES) >= 100
    for number in ("1", "2", "3", "4", "7", "8"):
        assert families[FAMILIES[number]] >= 10, number


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.code)
def test_every_check_is_documented(one: Rule) -> None:
    assert re.findall(r"^## (.+)$", _FENCED.sub("", one.doc), re.MULTILINE) == list(PARTS)
    for heading in PARTS:
        assert one.part(heading), heading
    assert _FENCED.search(one.part("Bad"))
    assert _FENCED.search(one.part("Good"))
    assert one.part("Bad") != one.part("Good")
    assert 20 < len(one.summary) < 200
    assert one.summary.count(". ") == 0


def test_names_and_codes_are_unique_and_sorted() -> None:
    codes, names = [one.code for one in RULES], [one.name for one in RULES]
    assert codes == sorted(set(codes))
    assert len(names) == len(set(names))
    assert known_names() >= {*codes, *names}


def test_a_taken_code_or_name_is_refused() -> None:
    for code, name in (("LP112", "brand_new"), ("LP999", "brand_new"), ("LP199", "not_a_choice")):
        def function(site: Checked) -> None:
            """Never runs."""
        function.__name__ = name
        with pytest.raises(ValueError, match=code):
            check(code, severity=Severity.ERROR)(function)  # type: ignore[arg-type]
    assert rule("LP199") is None


@pytest.mark.parametrize("name", sorted(fault_names()))
def test_every_fault_has_one_check(name: str, tmp_path: Path) -> None:
    fault = Fault(name, "learning_packs/a/pack.yml", Span(3, 4), "something", ("do this",))
    site = Site(Settings(tmp_path, "Sample"), ())
    found = run(Checked.of(site, [fault], catalogues={}))
    assert [(one.name, one.path, one.span, one.message, one.help) for one in found] == [
        (name, fault.path, fault.span, "something", ("do this",))
    ]
    if name in {one.name for one in RULES}:
        named = rule(name)
        assert named is not None
        assert named.code == found[0].code


def test_the_code_of_the_design() -> None:
    found = rule("LP112")
    assert found is not None
    assert (found.name, found.severity, found.family) == ("not-a-choice", Severity.ERROR, "structure")


def test_explain_by_code_and_by_name() -> None:
    page = explain("lp112")
    assert page is not None
    assert page.startswith("# LP112 not-a-choice\n\nerror, structure\n\n## What it does\n\n")
    assert page == explain("not-a-choice")
    assert explain("LP000") is None


def test_unknown_codes_get_suggestions() -> None:
    assert "LP112" in suggestions("LP1122")
    assert suggestions("not-a-choise")[0] == "not-a-choice"
    assert suggestions("zzzzzz") == ()


def test_what_keeps_the_site_safe_and_whole_cannot_be_allowed() -> None:
    for one in RULES:
        safety = one.code.startswith("LP8") and one.severity is Severity.ERROR
        assert one.can_be_allowed == (not safety and one.code not in {"LP108", "LP124", "LP125"})
