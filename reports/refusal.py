"""Why a pack is not made, in words for who asked for it."""


class PackRefusedError(Exception):
    """What was found, and what to do. The text is Dutch and ready to be read."""
