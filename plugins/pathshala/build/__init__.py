"""From a folder of sources to a published site: read, check, render, verify, swap in."""
