"""The words that a language has chosen for the terms of its sources."""
