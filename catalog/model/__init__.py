"""What a list holds: entries, authors, venues, categories, and their counts."""
