"""One line of the step rail, as a value."""

from dataclasses import dataclass
from enum import Enum


class Mark(Enum):
    """What stands before a step; each has a shape of its own."""

    SHARE = "share"
    DONE = "done"
    WRONG = "wrong"
    LOCKED = "locked"
    CHAPTER = "chapter"
    FOLDED = "folded"
    UNFOLDED = "unfolded"


@dataclass(frozen=True, slots=True)
class Step:
    """One line: `answered` of `asked` questions. A chapter is a heading that cannot be chosen."""

    key: str
    title: str
    mark: Mark = Mark.SHARE
    answered: int = 0
    asked: int = 0
    hint: str = ""

    @property
    def share(self) -> float:
        """How much is answered, 0 to 1."""
        return self.answered / self.asked if self.asked else 0.0

    @property
    def count(self) -> str:
        """`5/8`, or empty where nothing is counted."""
        return f"{self.answered}/{self.asked}" if self.asked else ""
