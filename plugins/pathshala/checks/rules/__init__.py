"""The checks. A function is a check, its docstring is the check's page; see `registry.check`."""
