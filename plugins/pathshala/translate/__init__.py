"""Passages and their translations: PO files read, written, merged and judged."""
