"""PO files: read and written without loss."""
