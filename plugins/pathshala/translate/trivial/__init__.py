"""Changes of sources that outdate no translation."""
