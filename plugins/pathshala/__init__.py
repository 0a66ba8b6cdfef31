"""Pathshala: a static, multilingual learning-site generator.

The layers, from the bottom up (an arrow never points up; `tests/test_layers.py` holds it):
model, safety, markup, sources, translate, checks, pages, build, then the two faces
`cli` and `mkdocs`.
"""

__version__ = "0.1.0"
