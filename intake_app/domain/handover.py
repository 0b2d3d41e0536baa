"""A draft passed on to a colleague: who, to whom, why, and what the next one must know."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from intake_app.domain.answers import JsonObject


class Why(StrEnum):
    """Why somebody else goes on; the log keeps the code."""

    SHIFT = "shift"
    PERSONS_WISH = "persons_wish"
    LANGUAGE = "language"
    WELL_BEING = "well_being"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Note:
    """For the colleague alone: never printed, exported or given to headquarters."""

    still_open: str = ""
    person: str = ""
    next_meeting: str = ""


@dataclass(frozen=True, slots=True)
class Handover:
    """The last one of a draft. `by` and `to` are slots of the vault; times are ISO.

    `taken_at` is empty until somebody takes it on, who need not be the one it was meant for.
    """

    by: str
    to: str
    at: str
    why: Why
    note: Note
    taken_at: str = ""
    taken_by: str = ""

    def taken(self, by: str, at: str) -> Self:
        """The same, once somebody goes on with the draft."""
        return replace(self, taken_by=by, taken_at=at)

    def to_json(self) -> JsonObject:
        """The stored form; `from_json` reads it back to an equal value."""
        return {
            "by": self.by,
            "to": self.to,
            "at": self.at,
            "why": self.why.value,
            "still_open": self.note.still_open,
            "person": self.note.person,
            "next_meeting": self.note.next_meeting,
            "taken_at": self.taken_at,
            "taken_by": self.taken_by,
        }

    @classmethod
    def from_json(cls, stored: JsonObject) -> Self:
        """Read the stored form. ValueError for a reason that is not known."""
        said = {name: str(stored.get(name, "")) for name in (*_OWN, *_OF_NOTE)}
        return cls(
            why=Why(str(stored.get("why", ""))),
            note=Note(**{name: said[name] for name in _OF_NOTE}),
            **{name: said[name] for name in _OWN},
        )


_OWN = ("by", "to", "at", "taken_at", "taken_by")
_OF_NOTE = ("still_open", "person", "next_meeting")
