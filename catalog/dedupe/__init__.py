"""One work, one entry: which records mean the same work, and why.

The way through the room: `record` (what is compared) -> `prepare` (normal forms) -> `block`
(which pairs are worth a look) -> `score` (what speaks for and against) -> `cluster` (groups that
do not chain) -> `find` (all of it). `index` answers for one record against a catalogue; `merge`
joins two entries field by field.
"""
