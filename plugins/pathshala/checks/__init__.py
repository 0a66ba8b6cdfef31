"""From a site to findings: one decorated generator a check, one file a group of checks.

`registry` knows the checks, `context` is what they look at, `run` applies them, `report` writes
what they found, `fix` mends what has one safe mend. The checks themselves stand in `rules/`.
"""
