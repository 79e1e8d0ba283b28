"""When Python looks for memory that nobody reaches any more."""

import gc

NEW_OBJECTS = 10_000  # Python's own is 700; counted are lists, dicts and objects that hold others
ROUNDS = 10  # as Python's own: the old are looked at once in ROUNDS × ROUNDS × NEW_OBJECTS


def look_seldom() -> None:
    """Let the collector look less often, and never again at what is there by now.

    Nearly all that a page makes is freed without the collector. Going over everything took it
    0.1 to 0.2 s each time, in which nobody was answered; most of that were the libraries, which
    stay (docs/besluiten.md). Called once everything is imported.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, ROUNDS, ROUNDS)
