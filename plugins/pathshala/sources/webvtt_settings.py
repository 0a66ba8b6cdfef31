"""The settings of cues and regions in WebVTT (https://www.w3.org/TR/webvtt1/#cue-settings)."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..safety.quote import in_quotes

_PERCENT = r"(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)%"
_PLACE = rf"{_PERCENT},{_PERCENT}"
_CUE = {
    "vertical": r"rl|lr",
    "line": rf"(?:{_PERCENT}|-?\d{{1,9}})(?:,(?:start|center|end))?",
    "position": rf"{_PERCENT}(?:,(?:line-left|center|line-right))?",
    "size": _PERCENT,
    "align": r"start|center|end|left|right",
}
_REGION = {
    "id": r"(?!.*-->)\S+", "width": _PERCENT, "lines": r"\d{1,9}", "regionanchor": _PLACE, "viewportanchor": _PLACE,
    "scroll": "up",
}


def cue_setting_problem(name: str, value: str, regions: Collection[str]) -> str:
    """What is wrong with a setting of a cue (`align:start`); empty where nothing is."""
    if name == "region":
        return "" if value in regions else f"there is no region {in_quotes(value)} above"
    return _problem(name, value, {**_CUE, "region": ""})


def region_setting_problem(name: str, value: str) -> str:
    """The same of a region's setting (`width:40%`)."""
    return _problem(name, value, _REGION)


def _problem(name: str, value: str, known: dict[str, str]) -> str:
    if name not in known:
        return f"{in_quotes(name)} is no setting: there are {', '.join(known)}"
    if not re.fullmatch(known[name], value, re.ASCII):
        return f"{name}: {in_quotes(value)} is nothing that it may be"
    return ""
