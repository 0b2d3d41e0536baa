"""What the person said of a numbered paragraph when it was read back."""

from enum import Enum

from intake_app.domain.answers import JsonObject, Missing, MissingReason, Said, read_answer


class Verdict(Enum):
    """Confirmed, not right yet, refused for good, or not decided."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    WRONG = "wrong"
    REFUSED = "refused"


def verdict_of(row: JsonObject) -> Verdict:
    """What holds for a row of `statement_paragraphs` now."""
    if row.get("confirmed") is None:
        return Verdict.OPEN
    match read_answer(row["confirmed"]):
        case Said("yes"):
            return Verdict.CONFIRMED
        case Said():
            return Verdict.WRONG
        case Missing(MissingReason.DECLINED):
            return Verdict.REFUSED
        case Missing():
            return Verdict.OPEN


def is_refused_paragraph(row: JsonObject) -> bool:
    """Whether the person refuses this paragraph: it is kept, and no statement prints it."""
    return verdict_of(row) is Verdict.REFUSED
