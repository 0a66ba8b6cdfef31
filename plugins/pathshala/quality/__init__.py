"""How good a pack is, as far as that can be computed: who has read which passages, when, and what they found.

`records` judges review records, `passages` says what there is to read, `facts` brings both together without
knowing what day it is, and `status`, `language_status`, `steps` and `scores` say what follows on a given day.
"""
