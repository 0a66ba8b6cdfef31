"""What history says of translations."""
