"""The door to the disk: reading, locating, editing and writing the list's files."""
