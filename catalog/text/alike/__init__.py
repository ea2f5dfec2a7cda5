"""Whether two titles, or two names, are one however they are written.

`titles` takes a title apart, `title_match` compares two; `names` reads people out of any string,
`same_person` compares two of them.
"""
