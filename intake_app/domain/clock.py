"""The one clock and the one id maker, injected wherever time or identity is needed."""

import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells the time of the laptop, always with its offset. Tests pass their own `now`."""

    now: Callable[[], datetime] = _now

    def stamp(self) -> str:
        """Now as ISO 8601 with offset, to the second: the form every stored time has."""
        return self.now().isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Ids:
    """Makes identifiers. `token(n)` gives n random bytes as hex."""

    uuid: Callable[[], str] = lambda: str(uuid.uuid4())
    token: Callable[[int], str] = secrets.token_hex
