"""Classes of letters for patterns, which know none by property."""

UPPER = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x530) if chr(code).isupper())
"""Capital letters of the Latin, Greek and Cyrillic scripts, for use between square brackets."""
