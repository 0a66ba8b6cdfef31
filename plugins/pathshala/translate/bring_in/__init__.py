"""Take over translations that were made elsewhere."""
