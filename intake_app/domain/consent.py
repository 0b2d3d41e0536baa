"""What may leave the vault for which purpose: the one decision every way out asks.

For each purpose the last consent decision wins and no row counts as refused; `withdrawn = yes`
counts as refused, and a withdrawal for all future (or with erasure) covers every purpose
(codebook rule r_consent_latest). Such a withdrawal is not undone by a later row: a new consent
after it is a new record, because rows of one record are not always in the order of time.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from intake_app.domain.answers import Answers, JsonObject
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
    last, last_at = Decision(Level.REFUSED, "absent"), ""
    for row in answers.rows("consent_decisions"):
        if row.get("purpose") != purpose:
            continue
        found, at = _row_decision(row), str(row.get("decided_at", ""))
        # A row that is written later but dated earlier may take back, and never give more.
        if _is_before(at, last_at) and found.level is not Level.REFUSED:
            continue
        last, last_at = found, at
    return last


def nothing_may_leave(answers: Answers) -> str:
    """Why no purpose at all is left ("interview", "withdrawn"); empty while one may be.

    Consent of somebody who did not understand it, or could not give it and had nobody beside them,
    is none. A withdrawal from what is not known is one from everything.
    """
    given = answers.value("consent.given") == "yes"
    understood = answers.value("consent.understood") != "no"
    able = answers.value("consent.able_to_consent") != "no" or answers.value("consent.guardian")
    if not (given and understood and able):
        return "interview"
    gone = any(_withdraws_everything(row) for row in answers.rows("consent_decisions"))
    return "withdrawn" if gone else ""


def require_consent(answers: Answers, purpose: str) -> Level:
    """The level for `purpose`; ConsentMissing when it is refused, withdrawn or not decided."""
    decision = decision_for(answers, purpose)
    if decision.level is Level.REFUSED:
        raise ConsentMissing(purpose=purpose, reason=decision.reason)
    return decision.level


def _withdraws_everything(row: JsonObject) -> bool:
    """Without a scope a withdrawal is about the purpose of its row; an unknown one is about all."""
    one_purpose = row.get("withdrawn_scope", "this_purpose") == "this_purpose"
    return _is_withdrawn(row) and not (one_purpose and isinstance(row.get("purpose"), str))


def _is_withdrawn(row: JsonObject) -> bool:
    """Also when it is not known whether: only an absent or plain "no" lets the decision stand."""
    return row.get("withdrawn", "no") != "no"


def _row_decision(row: JsonObject) -> Decision:
    if _is_withdrawn(row):
        return Decision(Level.REFUSED, "withdrawn")
    level = str(row.get("level", "refused"))
    known = Level(level) if level in set(Level) else Level.REFUSED
    return Decision(known, "refused" if known is Level.REFUSED else "")


def _is_before(one: str, other: str) -> bool:
    """Whether a moment is earlier; times without a zone or form cannot be compared."""
    try:
        return datetime.fromisoformat(one) < datetime.fromisoformat(other)
    except (TypeError, ValueError):
        return False
