"""Markdown in, articles and facts out: the site's own parser is the only parser.

Python-Markdown builds a tree of blocks; the text that each block holds is a passage. A passage
can be put to another text before inline markup is read, so a translation can change words but
never the structure of the page (see `engine`).
"""
