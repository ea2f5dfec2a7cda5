"""The one exception that ends a run."""


class CatalogError(Exception):
    """The run cannot go on: a missing folder, an unwritable target, a bad option.

    Raised anywhere, caught once, in `catalog.cli`, which prints it and exits with 2. What is
    merely wrong in the data is a `Finding`, which is collected and never raised.

    Attributes:
        message: what is wrong, naming the file.
        hint: what to do about it; may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
