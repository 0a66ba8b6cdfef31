"""The pictures of the README and the guides, taken anew from the site as it is: `make screenshots`.

Builds the site into a temporary folder, opens it from there in Chromium as a reader would, and
writes one PNG of 256 colours for each of `PICTURES` into `content/media/`. Needs Chromium on the
machine; ends with 2 and a sentence where it is missing or a picture is too heavy.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from pathshala.build.pipeline import build
from pathshala.build.progress import Silence

ROOT = Path(__file__).parent.parent
MEDIA = ROOT / "content" / "media"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
MOST_BYTES = 150_000


@dataclass(frozen=True)
class Picture:
    """What to show: a page of the site, the window in CSS pixels, and `light` or `dark`.

    `answer` is the id of a quiz question to answer rightly and to show."""

    name: str
    page: str
    width: int
    height: int
    scheme: str
    answer: str = ""


PICTURES = (
    Picture("site-home.png", "index.html", 1280, 1045, "light"),
    Picture("lesson-bn.png", "bn/packs/reliable-sources/judge-a-source.html", 390, 844, "light"),
    Picture("quiz-ar.png", "ar/packs/first-edit/make-the-edit.html", 390, 844, "dark", "quiz-preview"),
)


def main() -> int:
    chromium = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if chromium is None:
        return _failed(f"none of {', '.join(CHROMIUM)} is installed")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        if not build(ROOT, site, Silence()).published:
            return _failed("the site has errors; `pathshala check` lists them")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            heavy = [picture.name for picture in PICTURES if _take(browser, site, picture) > MOST_BYTES]
            browser.close()
    return _failed(f"more than {MOST_BYTES} bytes: {', '.join(heavy)}") if heavy else 0


def _take(browser: Any, site: Path, picture: Picture) -> int:
    """Write one picture; its size in bytes."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height}, color_scheme=picture.scheme,
        device_scale_factor=1, reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto((site / picture.page).as_uri())
    if picture.answer:
        _answer(page, picture.answer)
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    context.close()
    file = MEDIA / picture.name
    image.quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)
    return file.stat().st_size


def _answer(page: Any, question: str) -> None:
    """Choose what is right, have it checked, and bring the question to the top of the window."""
    quiz = page.locator(f"section[data-quiz={question}]")
    for choice in quiz.locator("[data-correct=true] input").all():
        choice.check()
    quiz.locator("[type=submit]").click()
    page.evaluate("document.activeElement.blur()")
    quiz.evaluate("element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 24)")


def _failed(reason: str) -> int:
    print(f"screenshots: {reason}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
