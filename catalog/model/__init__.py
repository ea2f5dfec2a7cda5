"""TODO-model."""
