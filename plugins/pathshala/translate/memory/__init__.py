"""What was translated before, to be suggested again; and its exchange with other programs."""
