"""Text that goes into a file for a spreadsheet, and comes back: it may never run as a formula."""

# What `neutralised` makes of a text without space around it; the group is what it was.
NEUTRALISED = r"^'([=+@-])"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def neutralised(value: object) -> object:
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    is_formula = isinstance(value, str) and value.startswith(FORMULA_SIGNS)
    return f"'{value}" if is_formula else value
