"""The names of everything that reading can complain about.

A `Fault` carries one of these names; the check of the same name turns it into a finding.
`tests/test_sources_fault_names.py` holds this list against the code.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_TEXT = {
    "unreadable-file": "The file or folder could not be opened or read.",
    "file-too-large": "The file is larger than a file of its kind may be.",
    "invalid-utf8": "The file holds bytes that are not UTF-8.",
    "byte-order-mark": "The file begins with a byte order mark.",
    "nul-character": "The text holds a NUL, so it is no text or was damaged.",
    "control-character": "The text holds an invisible control character.",
    "bidi-control": "The text holds a character that can show words in another order than they are read.",
    "zero-width-character": "The text holds an invisible character where no script needs one.",
    "tag-character": "The text holds invisible tag characters, which can hide whole sentences.",
    "private-use-character": "The text holds a character that only one font knows.",
    "too-costly": "The text would keep the parser busy for minutes.",
}

_LINKS = {
    "insecure-link": "The link uses http, which anybody on the way can read and change.",
    "unsafe-scheme": "The link uses a scheme that is not on the list of safe ones.",
    "obfuscated-scheme": "The link hides its scheme behind white space, entities or percent signs.",
    "protocol-relative-link": "The link begins with //, which means another host.",
    "root-relative-link": "The link begins with /, which breaks when the site is opened from a disk.",
    "user-info-in-link": "The link holds a user name, which makes one host look like another.",
    "confusable-host": "The link's host looks like another host.",
    "malformed-link": "The link cannot be read as an address.",
}

_MEDIA = {
    "unknown-medium": "The file in media/ is of no kind that may be published.",
    "vtt-syntax": "The captions are not written as WebVTT wants.",
    "vtt-markup": "The markup in the captions is not what WebVTT has.",
    "vtt-fast": "A caption is shown too shortly to be read.",
    "vtt-overlap": "A caption begins before the one above it ends.",
    "empty-captions": "A file of captions or a transcript, or a caption in it, has no text.",
    "heavy-medium": "The file has more bytes than one of its kind should have.",
    "low-contrast-text": "A text in the drawing can hardly be told from what is under it.",
    "svg-syntax": "The drawing is not well-formed XML or no SVG.",
    "svg-doctype": "The drawing declares a document type or entities.",
    "svg-script": "The drawing holds a script.",
    "svg-event-handler": "The drawing holds an event handler.",
    "svg-unsafe-element": "The drawing holds an element that can carry other content than a drawing.",
    "svg-external-reference": "The drawing refers to something outside itself.",
}

_ASKED = {
    "dead-link": "The page that a link leads to is not there.",
    "moved-link": "The page that a link leads to has moved for good.",
}

_PATHS = {
    "symbolic-link": "A symbolic link stands where a file or folder should.",
    "path-outside": "A path leaves the folder that it belongs to.",
    "special-file": "Something that is neither a file nor a folder stands in the pack.",
    "file-name-collision": "Two file names are the same on some systems.",
    "reserved-file-name": "The file name is one that Windows keeps for itself.",
    "unsafe-file-name": "The file name holds characters that do not travel well.",
    "long-file-name": "The file name is longer than some systems can hold.",
    "too-many-files": "The folder holds more files than are read.",
    "unexpected-file": "The file is of no kind that belongs in this folder.",
}

_YAML = {
    "yaml-syntax": "The YAML cannot be read.",
    "yaml-tab": "A tab stands where YAML wants spaces.",
    "yaml-alias": "The YAML uses an anchor or an alias.",
    "yaml-tag": "The YAML uses a tag (`!…`).",
    "yaml-merge-key": "The YAML uses the merge key `<<`.",
    "yaml-complex-key": "A key is a list, a mapping or a block of text.",
    "yaml-several-documents": "The file holds more than one YAML document.",
    "yaml-too-deep": "The YAML is nested deeper than any file here needs.",
    "yaml-too-large": "The YAML holds more values than any file here needs.",
    "duplicate-key": "The same key stands twice in one mapping.",
}

_VALUES = {
    "ambiguous-scalar": "Some YAML readers take this text for something else than text.",
    "unknown-key": "The key means nothing here.",
    "missing-key": "A key that must be there is not.",
    "empty-value": "A key stands there without a value.",
    "wrong-type": "The value is of another kind than the key wants.",
    "not-a-choice": "The value is none of those that the key may have.",
    "bad-shape": "The value does not have the form that the key wants.",
    "not-an-open-licence": "The licence is not a known open one.",
    "too-short": "The text is shorter than it may be.",
    "too-long": "The text is longer than it may be.",
    "too-few": "The list has fewer items than it may have.",
    "too-many": "The list has more items than it may have.",
    "out-of-range": "The number is smaller or larger than it may be.",
    "duplicate-item": "The same item stands twice in one list.",
}

_FILES = {
    "missing-pack-file": "The pack's folder has no pack.yml.",
    "bad-pack-id": "The pack's folder has a name that cannot be an id.",
    "bad-file-stem": "The Markdown file has a name that cannot be part of an address.",
    "missing-front-matter": "The text does not begin with front matter.",
    "unclosed-front-matter": "The front matter is not closed with a line of three hyphens.",
}

_CONFIG = {
    "config-syntax": "mkdocs.yml cannot be read.",
    "config-value": "A setting in mkdocs.yml is of the wrong kind.",
    "unknown-extension": "A Markdown extension in mkdocs.yml cannot be loaded.",
    "snippets-enabled": "mkdocs.yml lets a page include any file of the machine.",
}

_TRANSLATIONS = {
    "po-syntax": "The PO file cannot be read at this place.",
    "po-charset": "The PO file is not in the character encoding that it names.",
    "po-duplicate": "Two entries of the PO file have the same context and the same source.",
    "po-too-large": "The PO file holds more than is read.",
    "po-no-header": "The PO file has no header, so tools cannot tell its encoding and language.",
    "po-plural-forms": "The plural forms of an entry or of the header do not fit.",
    "po-unknown-language": "The PO file stands in the folder of a language that the site does not have.",
    "tmx-syntax": "The translation memory cannot be read at this place.",
    "term-twice": "The glossary has two entries for one term.",
    "term-avoided": "The glossary accepts a word for a term, and wants it avoided.",
    "term-without-source": "The glossary does not say what a term translates.",
    "unknown-trivial-passage": "A change was declared trivial of a passage that there is not.",
}

FAULTS: Mapping[str, str] = MappingProxyType(
    {**_TEXT, **_LINKS, **_MEDIA, **_ASKED, **_PATHS, **_YAML, **_VALUES, **_FILES, **_CONFIG, **_TRANSLATIONS}
)
