"""The session of the worker: at most one, kept from its unlock to its end."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from intake_app.commands.session import Session

T = TypeVar("T")


class Held:
    """The session, if one is open; touched by its owning thread only."""

    def __init__(self) -> None:
        self.session: Session | None = None

    def keep(self, opener: Callable[[], "tuple[Session, T]"]) -> T:
        """Open another in its place; gives back what the opener tells besides."""
        session, value = opener()
        self.close()
        self.session = session
        return value

    def use(self) -> "Session":
        """The session; without one somebody asked for work too early: our own fault."""
        if self.session is None:
            raise RuntimeError("work was submitted before a vault was open")
        return self.session

    @property
    def is_open(self) -> bool:
        """Whether a vault is open now; any thread may ask."""
        session = self.session
        return session is not None and session.vault.is_open

    def close(self) -> None:
        """Close the vault as it should be closed."""
        if self.session is None:
            return
        from intake_app.commands import returning

        session, self.session = self.session, None
        returning.close(session)
