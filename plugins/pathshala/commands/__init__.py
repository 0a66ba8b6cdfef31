"""What each command does, after its arguments were read: one module for each family."""
