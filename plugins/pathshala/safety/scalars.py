"""Plain scalars that YAML readers disagree about.

`no` is false to YAML 1.1 and a text to YAML 1.2; `1.10` loses its zero; `12:30` is 750 seconds.
Formats: https://yaml.org/type/ (1.1) and https://yaml.org/spec/1.2.2/#103-core-schema (1.2).
"""

from __future__ import annotations

import re

_KINDS = (
    ("nothing", re.compile(r"~|null|Null|NULL|")),
    ("a yes or no", re.compile(r"y|n|yes|no|on|off|true|false", re.IGNORECASE)),
    ("a date", re.compile(r"\d{4}-\d\d?-\d\d?([Tt ].*)?")),
    ("a number in base 60", re.compile(r"[-+]?\d[\d_]*(:[0-5]?\d)+(\.\d*)?")),
    ("an octal number", re.compile(r"[-+]?0o?[0-7_]+")),
    ("a hexadecimal number", re.compile(r"[-+]?0x[0-9a-fA-F_]+")),
    ("a binary number", re.compile(r"[-+]?0b[01_]+")),
    ("a number", re.compile(
        r"[-+]?(\d[\d_]*(\.[\d_]*)?|\.\d[\d_]*)([eE][-+]?\d+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")),
    ("an operator", re.compile(r"=|<<")),
)


def taken_for(text: str) -> str:
    """What some YAML reader takes a plain scalar for; empty where all take it for text."""
    if len(text) > 40:
        return ""
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(text)), "")


def quoted(text: str) -> str:
    """A text as a double-quoted YAML scalar on one line."""
    return '"' + "".join(_ESCAPES.get(char, char) for char in text) + '"'


_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
