"""How a source that cannot be trusted is refused."""

from collections.abc import Iterable

from etl.messages import LoadRefusedError

UNCHANGED = "Er is niets veranderd."


def unsound(found: str, expected: str) -> LoadRefusedError:
    """Return a refusal of an answer that is incomplete or not what was asked."""
    return LoadRefusedError(
        found,
        expected,
        "Probeer het later opnieuw. Blijft het zo, dan is de bron veranderd en moet "
        f"etl/sources/refresh worden aangepast. {UNCHANGED}",
    )


def some(items: Iterable[object], most: int = 5) -> str:
    """Name the first few: enough to recognise what is wrong."""
    listed = sorted(str(item) for item in items)
    more = f" en {len(listed) - most} meer" if len(listed) > most else ""
    return ", ".join(listed[:most]) + more


def count(number: int) -> str:
    """Write a number the Dutch way: 24.624."""
    return f"{number:,}".replace(",", ".")
