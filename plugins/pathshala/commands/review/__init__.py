"""`pathshala review` and its commands."""
