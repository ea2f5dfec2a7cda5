"""Reading text as people write it: names, titles, identifiers, addresses, dates."""
