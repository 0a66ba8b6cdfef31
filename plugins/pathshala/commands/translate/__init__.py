"""`pathshala translate` and its commands."""
