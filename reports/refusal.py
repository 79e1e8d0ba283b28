"""Why a pack is not made, in words for who asked for it."""


class PackRefusedError(Exception):
    """What was found, and what to do. The text is Dutch and ready to be read."""


class NotesAwayError(PackRefusedError):
    """A pack that stands is not replaced by one without its notes."""

    def __init__(self) -> None:
        super().__init__(
            "De notities zijn nu niet bereikbaar. Wat er al was, is bewaard en niet vernieuwd; "
            "probeer het opnieuw als de database er weer is."
        )
