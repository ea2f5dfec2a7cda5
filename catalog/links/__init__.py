"""TODO-links."""
