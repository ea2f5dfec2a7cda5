"""TODO-text."""
