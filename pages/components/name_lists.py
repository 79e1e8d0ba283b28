"""Names in a sentence: 'A, B en C', and how many more there are."""

from language import tr

LONGEST_LIST = 4


def name_list(names: list[str], *, total: int | None = None) -> str:
    """Write 'A, B, C en D', and how many more there are; 'alle 19' when they are all of a total."""
    shown, more = shortened(names)
    if more and len(names) == total:
        return tr("alle {total}").format(total=total)
    if more:
        return tr("{shown} en nog {more} andere").format(shown=", ".join(shown), more=more)
    if len(shown) < 2:
        return "".join(shown)
    return ", ".join(shown[:-1]) + " " + tr("en") + " " + shown[-1]


def shortened(names: list[str], longest: int = LONGEST_LIST) -> tuple[list[str], int]:
    """Return the first names and how many are left out: never a single one, which has a name."""
    shown = names if len(names) == longest + 1 else names[:longest]
    return shown, len(names) - len(shown)
