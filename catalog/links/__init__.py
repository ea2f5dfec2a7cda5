"""Whether links are alive and lead to the right work, and what to put instead."""
