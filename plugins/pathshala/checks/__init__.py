"""From a site to findings: one decorated generator a check, one file a group of checks.

`registry` knows the checks. `look` applies those of one portion of a site (`context` is what they
look at) and leaves what `looked` describes; `run` concludes from all portions, with the checks that
need the `whole`. `report` writes what was found, `fix` mends what has one safe mend. The checks
themselves stand in `rules/`.
"""
