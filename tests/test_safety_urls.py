"""The door for addresses."""

from __future__ import annotations

import pytest

from pathshala.safety.hosts import confusion
from pathshala.safety.urls import Kind, classify, safe

SAFE = {
    "https://bn.wikipedia.org/wiki/পাঠশালা?a=b#c": Kind.EXTERNAL,
    "https://example.org:8443/": Kind.EXTERNAL,
    "https://উইকিপিডিয়া.org/": Kind.EXTERNAL,
    "https://مثال.إختبار/": Kind.EXTERNAL,
    "https://президент.рф/": Kind.EXTERNAL,
    "https://ко.рф/": Kind.EXTERNAL,
    "https://münchen.de/": Kind.EXTERNAL,
    "https://straße.de/": Kind.EXTERNAL,
    "https://例え.jp/": Kind.EXTERNAL,
    "https://xn--mnchen-3ya.de/": Kind.EXTERNAL,
    "https://fa.wikipedia.org/wiki/%D9%85%DB%8C%E2%80%8C%D8%B1%D9%88%D9%85": Kind.EXTERNAL,
    "https://example.org/?q=a%0Ab": Kind.EXTERNAL,
    "mailto:a@example.org?subject=Hi": Kind.MAIL,
    "other-lesson.md#why": Kind.RELATIVE,
    "../../other/pack.yml": Kind.RELATIVE,
    "#here": Kind.FRAGMENT,
    "": Kind.FRAGMENT,
}
UNSAFE = {
    "javascript:alert(1)": "unsafe-scheme",
    "JavaScript:alert(1)": "unsafe-scheme",
    "vbscript:x": "unsafe-scheme",
    "data:text/html,x": "unsafe-scheme",
    "file:///etc/passwd": "unsafe-scheme",
    "tel:123": "unsafe-scheme",
    "java\nscript:x": "obfuscated-scheme",
    "java\tscript:x": "obfuscated-scheme",
    " \x01javascript:x": "obfuscated-scheme",
    "&#106;avascript:x": "obfuscated-scheme",
    "javascript&colon;x": "obfuscated-scheme",
    "javascript%3Ax": "obfuscated-scheme",
    "java%0ascript%253Ax": "obfuscated-scheme",
    "ｊavascript:x": "obfuscated-scheme",
    "java\u200bscript:x": "obfuscated-scheme",
    "data%3Atext/html,x": "obfuscated-scheme",
    "//evil.example": "protocol-relative-link",
    "/\\evil.example": "malformed-link",
    "https:\\\\evil.example": "malformed-link",
    "https://": "malformed-link",
    "https:evil.example": "malformed-link",
    "https://a b.org/": "malformed-link",
    "https://a.org:99999/": "malformed-link",
    "mailto:": "malformed-link",
    "mailto:a@b.org,c@d.org": "malformed-link",
    "https://wikipedia.org@evil.example/": "user-info-in-link",
    "https://wіkipedia.org/": "confusable-host",
    "https://xn--80ak6aa92e.com/": "confusable-host",
    "https://ɡoogle.com/": "confusable-host",
    "https://wikipedia․org/": "confusable-host",
    "https://xn--a.com/": "confusable-host",
    "https://a.com\u2215x.org/": "confusable-host",
    "https://example.org/%E2%80%AEgpj.exe": "malformed-link",
    "https://example.org/pass%E2%80%8Bword": "malformed-link",
    "https://" + "a" * 3000: "malformed-link",
}


@pytest.mark.parametrize(("url", "kind"), SAFE.items())
def test_safe_addresses(url: str, kind: Kind) -> None:
    address = classify(url)
    assert (address.kind, address.problems) == (kind, ())


@pytest.mark.parametrize(("url", "name"), UNSAFE.items())
def test_unsafe_addresses(url: str, name: str) -> None:
    address = classify(url)
    assert (address.kind, [problem.name for problem in address.problems]) == (Kind.UNSAFE, [name])
    assert address.problems[0].message.isprintable()
    assert not safe(url)


def test_lesser_complaints_leave_an_address_usable() -> None:
    assert [problem.name for problem in classify("http://example.org/").problems] == ["insecure-link"]
    assert [problem.name for problem in classify("/media/a.svg").problems] == ["root-relative-link"]
    assert safe("http://example.org/")
    assert safe("/media/a.svg")


def test_parts() -> None:
    address = classify("https://Example.ORG/a%20b?c#d")
    assert (address.scheme, address.host, address.path, address.fragment) == ("https", "example.org", "/a%20b?c", "d")


def test_confusion_says_what_it_looks_like() -> None:
    assert "apple" in confusion("xn--80ak6aa92e.com")
    assert "Cyrillic and Latin" in confusion("wіkipedia.org")
    assert confusion("wikipedia.org") == ""
