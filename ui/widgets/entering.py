"""What may come into a field of text: plain, composed as it is, and never cut without a word."""

import re
from dataclasses import dataclass

from intake_app.domain.text import normalise

# Ends of lines and paragraphs as documents, web pages and old systems have them.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
# What the questionnaire refuses to keep: controls, half letters, signs that turn the direction.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)
# In a name or another line also what nobody sees: one name would stand twice in the list. Joiners
# (U+200C, U+200D) stay: they change the letters beside them.
_HIDDEN_IN_A_LINE = re.compile(f"{_HIDDEN.pattern}|[\u200b\u200e\u200f\u2060\ufeff]")
_BREAKS = re.compile(r"\s*[\n\t]\s*")
_ROOM_TOLD = 10  # the last tenth of the room is told before it ends


@dataclass(frozen=True, slots=True)
class Remark:
    """What a field has to say about what came into it.

    `left_out`: hidden signs, as U+202E. `refused`: so long it would have been; nothing was taken.
    `room`: so many letters still fit, once they are few; None before.
    """

    most: int
    left_out: tuple[str, ...] = ()
    refused: int = 0
    room: int | None = None


def entered(text: str, *, one_line: bool) -> tuple[str, tuple[str, ...]]:
    """The text as a field takes it, and the hidden signs that it does not take.

    In a field of one line a break becomes a space, so that words do not grow together.
    """
    hidden = _HIDDEN_IN_A_LINE if one_line else _HIDDEN
    lined = _LINE_ENDS.sub("\n", text)
    left_out = tuple(sorted({f"U+{ord(sign):04X}" for sign in hidden.findall(lined)}))
    plain = hidden.sub("", lined)
    return (_BREAKS.sub(" ", plain).strip() if one_line else plain), left_out


def is_plain(text: str, *, one_line: bool) -> bool:
    """Whether a field takes the text as it is."""
    hidden = _HIDDEN_IN_A_LINE if one_line else _HIDDEN
    if hidden.search(text) or _LINE_ENDS.search(text):
        return False
    return not (one_line and ("\n" in text or "\t" in text))


def length(text: str) -> int:
    """So many letters as will be stored."""
    return len(normalise(text))


def room_left(letters: int, most: int) -> int | None:
    """How many letters still fit, once they are few; None before."""
    room = max(most - letters, 0)
    return room if room * _ROOM_TOLD <= most else None
