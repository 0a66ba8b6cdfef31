"""The layers point down: a module imports from its own layer and those below it only."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "plugins" / "pathshala"
LAYERS = (
    "model", "theme", "safety", "search", "markup", "sources", "history", "translate", "quality", "checks", "pages",
    "build", "commands", "mkdocs", "cli",
)
# Two faces stand side by side at the top: neither uses the other.
FORBIDDEN = {("commands", "mkdocs"), ("mkdocs", "commands"), ("mkdocs", "cli"), ("cli", "mkdocs")}


def imported(path: Path) -> set[str]:
    """The full names of the modules that a file imports."""
    package = ("pathshala", *path.relative_to(PACKAGE).parent.parts)
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            names |= {base} | {f"{base}.{alias.name}" for alias in node.names}
    return names


def layer(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == "pathshala" and parts[1] in LAYERS else None


def test_arrows_point_down() -> None:
    wrong = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        own = path.relative_to(PACKAGE).with_suffix("").parts[0]
        if own not in LAYERS:
            continue
        for name in imported(path):
            other = layer(name)
            if other is None:
                continue
            if LAYERS.index(other) > LAYERS.index(own) or (own, other) in FORBIDDEN:
                wrong.add(f"{path.relative_to(PACKAGE)} imports {name}")
    assert not wrong, "\n".join(sorted(wrong))


def test_only_the_adapters_import_mkdocs() -> None:
    wrong = [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in sorted(PACKAGE.rglob("*.py")) if path.relative_to(PACKAGE).parts[0] != "mkdocs"
        for name in imported(path) if name.split(".")[0] in ("mkdocs", "mkdocs_static_i18n")
    ]
    assert not wrong, "\n".join(wrong)


def test_every_folder_is_a_layer() -> None:
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert folders <= set(LAYERS)


def test_the_engine_runs_without_mkdocs() -> None:
    """A build must not load MkDocs, which is slow to import and will one day be gone."""
    program = (
        "import sys; import pathshala.build.pipeline, pathshala.cli; "
        "sys.exit(any(name.split('.')[0] == 'mkdocs' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
