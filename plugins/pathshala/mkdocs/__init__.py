"""The adapters: MkDocs plugins around the engine, and the only folder that imports MkDocs.

`mkdocs build` gives the same articles as `pathshala build`; what it does not give is the swap:
MkDocs empties the site's folder first.
"""
