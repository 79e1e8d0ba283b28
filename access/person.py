"""Someone who uses the app: which roles, which own partnerships, until when."""

from dataclasses import dataclass

from access.rights import Action, load_rights


class NotAllowedError(Exception):
    """Someone asked for what none of their roles may do."""

    def __init__(self, action: Action, rsv_code: str | None = None) -> None:
        super().__init__(action)
        self.action = action
        self.rsv_code = rsv_code


@dataclass(frozen=True)
class Person:
    """Who acts. `subject` is the id that the provider gave; no name or e-mail is kept.

    `session` is the same in every tab of one sign-in; `ends_at` is in seconds since 1970.
    """

    subject: str
    roles: tuple[str, ...]
    rsv_codes: frozenset[str] = frozenset()
    session: str = ""
    ends_at: float = float("inf")

    @property
    def is_signed_in(self) -> bool:
        """Say whether a provider vouches for this person."""
        return bool(self.session)

    def may(self, action: Action, rsv_code: str | None = None) -> bool:
        """Say whether this is allowed for a partnership; without one, for the whole country."""
        return self.role_for(action, rsv_code) is not None

    def may_somewhere(self, action: Action) -> bool:
        """Say whether this is allowed for the whole country or for any partnership of their own."""
        return self.may(action) or any(self.may(action, code) for code in self.rsv_codes)

    def role_for(self, action: Action, rsv_code: str | None = None) -> str | None:
        """Return in which role this is allowed: the first that may; None when none may."""
        table = load_rights().roles
        for name in self.roles:
            role = table[name]
            is_own = action in role.own and rsv_code in self.rsv_codes
            if action in role.may or is_own:
                return name
        return None

    def require(self, action: Action, rsv_code: str | None = None) -> str:
        """Return in which role this is allowed; raises NotAllowedError."""
        role = self.role_for(action, rsv_code)
        if role is None:
            raise NotAllowedError(action, rsv_code)
        return role


def everyone() -> Person:
    """Return who works without sign-in, on their own computer: all roles."""
    return Person("", tuple(load_rights().roles))
