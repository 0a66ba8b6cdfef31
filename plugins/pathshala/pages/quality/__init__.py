"""The pages of quality: what every pack's reviews, checks and translations say of it, and who can do what next."""
