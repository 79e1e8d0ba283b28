"""Text that goes into a file for a spreadsheet: it may never run as a formula."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def neutralised(value: object) -> object:
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    is_formula = isinstance(value, str) and value.startswith(FORMULA_SIGNS)
    return f"'{value}" if is_formula else value
