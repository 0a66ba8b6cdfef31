"""The door for drawings."""

from __future__ import annotations

import pytest

from pathshala.safety.svg import MAX_SVG_BYTES, svg_faults

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'

FINE = [
    "<rect fill='url(#a)'/><use href='#a'/><use xlink:href='#b'/>",
    "<image href='data:image/png;base64,AA=='/>",
    "<style>rect { fill: url(#a); } .d { font-family: sans-serif }</style>",
    "<metadata><i:x xmlns:i='http://www.inkscape.org/namespaces/inkscape'/></metadata>",
    "<text>a@example.org (see below)</text>",
    "<path d='M0 0' style='fill:url( &quot;#a&quot; )'/>",
]
BAD = {
    "<script>x</script>": "svg-script",
    "<rect onclick='x'/>": "svg-event-handler",
    "<set onbegin='x' attributeName='y'/>": "svg-unsafe-element",
    "<foreignObject/>": "svg-unsafe-element",
    "<animate attributeName='href' values='x'/>": "svg-unsafe-element",
    "<h:iframe xmlns:h='http://www.w3.org/1999/xhtml'/>": "svg-unsafe-element",
    "<use href='https://example.org/x.svg#a'/>": "svg-external-reference",
    "<use xlink:href='other.svg#a'/>": "svg-external-reference",
    "<image href='data:image/svg+xml;base64,AA=='/>": "svg-external-reference",
    "<g xml:base='https://example.org/'/>": "svg-external-reference",
    "<style>@import 'x.css';</style>": "svg-external-reference",
    "<style>@im\\70ort 'x.css';</style>": "svg-external-reference",
    "<style>rect { fill: url(https://example.org/x) }</style>": "svg-external-reference",
    "<style>g { fill: url(/**/x) }</style>": "svg-external-reference",
    "<style>a{content:'/*'} rect{mask:url(https://example.org/x)}</style>": "svg-external-reference",
    "<style>.a\\2f\\2a{} rect{fill:url(//example.org/x)}</style>": "svg-external-reference",
    "<style>a{fill:url(#a/*)} b{filter:url(https://example.org/x)}</style>": "svg-external-reference",
    "<rect style='--a:&quot;/*&quot;;filter:url(https://example.org/c.svg#f)'/>": "svg-external-reference",
    "<rect fill='url( &quot;x.svg#a&quot; )'/>": "svg-external-reference",
    "<rect style='fill:u\\72l(x)'/>": "svg-external-reference",
    "<rect style='fill:image-set(\"x\" 1x)'/>": "svg-external-reference",
    "<g href=' java&#10;script:x'/>": "svg-script",
    "<text>a&#x202e;b</text>": "bidi-control",
    "<path id='a\u200bb'/>": "zero-width-character",
    "<!-- a\u202eb -->": "bidi-control",
    "<g": "svg-syntax",
    "&other;": "svg-syntax",
}


@pytest.mark.parametrize("inner", FINE)
def test_honest_drawings_pass(inner: str) -> None:
    assert svg_faults(f"{HEAD}{inner}</svg>".encode(), "a.svg") == []


@pytest.mark.parametrize(("inner", "name"), BAD.items())
def test_bad_drawings(inner: str, name: str) -> None:
    faults = svg_faults(f"{HEAD}\n  {inner}</svg>".encode(), "a.svg")
    assert faults[0].name == name
    assert (faults[0].span.line, faults[0].span.column >= 3) == (2, True)


def test_entities_are_never_expanded() -> None:
    bomb = "<!DOCTYPE svg [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY a{n + 1} '{f'&a{n or str()};' * 10}'>" for n in range(9)) + f"]>{HEAD}&a9;</svg>"
    assert [fault.name for fault in svg_faults(bomb.encode(), "a.svg")] == ["svg-doctype"]
    plain = f'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">{HEAD}</svg>'
    assert [fault.name for fault in svg_faults(plain.encode(), "a.svg")] == ["svg-doctype"]


@pytest.mark.parametrize("data", [b"", b"\0", b"<a/>", b"<svg/>", b"\xff\xfe",
                                  b'<?xml version="1.0" encoding="x"?><svg/>'])
def test_no_drawing_at_all(data: bytes) -> None:
    assert [fault.name for fault in svg_faults(data, "a.svg")] == ["svg-syntax"]


def test_other_dangers() -> None:
    assert svg_faults(b"x" * (MAX_SVG_BYTES + 1), "a.svg")[0].name == "file-too-large"
    sheet = f'<?xml-stylesheet href="x.css"?>{HEAD}</svg>'
    assert [fault.name for fault in svg_faults(sheet.encode(), "a.svg")] == ["svg-external-reference"]
    assert len(svg_faults((HEAD + "<script/>" * 500 + "</svg>").encode(), "a.svg")) <= 50
