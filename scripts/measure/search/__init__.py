"""The search of the website: files, answers, every control, and how others find the same."""
