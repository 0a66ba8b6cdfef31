"""The pages that say how far translations are, and what to do next."""
