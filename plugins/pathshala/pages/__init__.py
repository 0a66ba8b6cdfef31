"""Site -> pages: what each page shows, in which language, at which address."""
