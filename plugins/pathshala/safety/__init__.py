"""The doors: what a stranger writes passes here before anything is done with it.

Pure functions on text, bytes and paths. They return what they read together with
`model.finding.Fault` items, and never raise on any input.
"""
