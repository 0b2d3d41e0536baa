"""What may leave the vault for which purpose: the one decision every way out asks.

For each purpose the last consent decision wins and no row counts as refused; `withdrawn = yes`
counts as refused, and a withdrawal for all future (or with erasure) covers every purpose
(codebook rule r_consent_latest). Such a withdrawal is not undone by a later row: a new consent
after it is a new record, because rows of one record are not always in the order of time.
"""

from dataclasses import dataclass
from enum import StrEnum

from intake_app.domain.answers import Answers
from intake_app.errors import ConsentMissing


class Level(StrEnum):
    """How a record may be used for one purpose, from nothing to the full name."""

    REFUSED = "refused"
    ANONYMOUS = "anonymous"
    RECIPIENT_ONLY = "recipient_only"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Decision:
    """The level in force for a purpose and, when refused, why (see ConsentMissing)."""

    level: Level
    reason: str = ""


def decision_for(answers: Answers, purpose: str) -> Decision:
    """The decision in force for `purpose` (a code of the list consent_purpose)."""
    if reason := nothing_may_leave(answers):
        return Decision(Level.REFUSED, reason)
    last: Decision = Decision(Level.REFUSED, "absent")
    for row in answers.rows("consent_decisions"):
        if row.get("purpose") == purpose:
            withdrawn = row.get("withdrawn") == "yes"
            last = _row_decision(str(row.get("level", "refused")), withdrawn=withdrawn)
    return last


def nothing_may_leave(answers: Answers) -> str:
    """Why no purpose at all is left ("interview", "withdrawn"); empty while one may be."""
    if answers.value("consent.given") != "yes":
        return "interview"
    gone = any(
        row.get("withdrawn") == "yes" and row.get("withdrawn_scope") in ("all_future", "erase")
        for row in answers.rows("consent_decisions")
    )
    return "withdrawn" if gone else ""


def require_consent(answers: Answers, purpose: str) -> Level:
    """The level for `purpose`; ConsentMissing when it is refused, withdrawn or not decided."""
    decision = decision_for(answers, purpose)
    if decision.level is Level.REFUSED:
        raise ConsentMissing(purpose=purpose, reason=decision.reason)
    return decision.level


def _row_decision(level: str, *, withdrawn: bool) -> Decision:
    if withdrawn:
        return Decision(Level.REFUSED, "withdrawn")
    known = Level(level) if level in set(Level) else Level.REFUSED
    return Decision(known, "refused" if known is Level.REFUSED else "")
