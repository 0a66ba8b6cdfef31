"""What the YAML parser stumbles over, in plain words and with the way out."""

from __future__ import annotations

import yaml

# What the message holds, what to say, what to do, and whether the trouble began at the context.
_WORDS = (
    ("tab character", "a tab stands where YAML wants spaces", "indent with spaces", "here"),
    ("unexpected end of stream", "a quotation mark is opened and never closed",
     "close it, or take it away", "context"),
    ("document indicator", "a line of three hyphens stands inside quotation marks",
     "close the quotation mark that was opened before", "context"),
    ("could not find expected ':'", "this line is no `key: value`", "write a colon and a space after the key",
     "context"),
    ("',' or ']'", "a list that begins with [ is not closed, or lacks a comma", "write [one, two]", "context"),
    ("',' or '}'", "a mapping that begins with { is not closed, or lacks a comma", "write {key: value, other: value}",
     "context"),
    ("unknown escape", "a backslash inside double quotes stands before a character that it cannot stand before",
     "write the backslash twice, or use single quotes", "here"),
    ("expected hexdecimal", "a backslash code inside double quotes is not complete", "write the backslash twice",
     "here"),
    ("cannot start any token", "a value cannot begin with this character", "put the value in double quotes", "here"),
    ("alphabetic or numeric", "a value that begins with * or & is read as an alias or anchor",
     "put the value in double quotes", "here"),
    ("directive", "a line begins with %", "put the text in double quotes", "context"),
    ("undefined tag handle", "a value that begins with ! is read as a tag", "put the value in double quotes", "here"),
    ("tag", "a value that begins with ! is read as a tag", "put the value in double quotes", "context"),
    ("block scalar", "a value that begins with | or > is read as a block of text",
     "put the value in double quotes, or begin the text on the next line", "here"),
    ("comment or line break", "a value that begins with | or > is read as a block of text",
     "put the value in double quotes, or begin the text on the next line", "here"),
    ("sequence entries are not allowed", "a list begins on the line of its key",
     "begin the list on the next line, or write [one, two]", "here"),
    ("node content", "a value is missing here: a bracket is not closed, or was never opened",
     "close the bracket, or put the value in double quotes", "here"),
    ("'-' indicator", "this line is indented like an item of the list above but has no hyphen",
     "write a hyphen and a space, or move the line to the left of the list", "here"),
    ("document start", "this line is not indented like the ones above", "indent all keys of one mapping alike", "here"),
    ("expected key",
     "this does not continue the mapping: the indent is wrong, or text follows a closing quotation mark",
     "indent keys alike; inside single quotes write '' for '", "here"),
    ("block end", "this does not continue what stands above: the indent is wrong, or text follows a quotation mark",
     "indent keys alike; inside single quotes write '' for '", "here"),
)


def in_words(error: yaml.MarkedYAMLError, line_text: str) -> tuple[str, str, yaml.Mark | None]:
    """A parser's error as a message, the way out, and the mark where the trouble is."""
    problem = f"{error.problem or ''}"
    here = error.problem_mark or error.context_mark
    if "mapping values are not allowed" in problem and here:
        return (*_second_colon(line_text, here.column), here)
    for words in (problem, f"{error.context or ''}"):
        for found, message, way_out, where in _WORDS:
            if found in words:
                return message, way_out, (error.context_mark if where == "context" else None) or here
    return problem or "this is no YAML", "compare the line with those of another file", here


def _second_colon(line: str, column: int) -> tuple[str, str]:
    if ": " in line[:column]:
        return "a second colon and space on one line makes the text look like a key", "put the value in double quotes"
    return "this line is indented deeper than the one above, which has a value already", "indent keys alike"
