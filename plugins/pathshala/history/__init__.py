"""What git remembers of a site: read, never written. Where there is no git, there is no history."""
