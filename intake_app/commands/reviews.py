"""How long testimonies stay on a laptop: each has a day of review, and a list shows the due."""

import logging
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from intake_app.commands.session import Session
from intake_app.domain.record import RecordId
from intake_app.errors import DateNotLater
from intake_app.store.reviews import Review as Review  # noqa: PLC0414 - the window may not know the store

log = logging.getLogger(__name__)

MONTHS = "retention_months"
USUAL_MONTHS = 24
SHORTEST_MONTHS, LONGEST_MONTHS = 1, 120
LISTED = 200


class KeepReason(StrEnum):
    """Why a testimony stays longer; the log keeps the code and no words."""

    PROCEEDINGS = "proceedings"
    PERSON_WISHES = "person_wishes"
    SAFETY = "safety"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReviewList:
    """The testimonies whose day comes first, how many are due, and the vault's period."""

    rows: tuple[Review, ...]
    due: int
    today: date
    months: int


def review_list(session: Session, limit: int = LISTED) -> ReviewList:
    """The days of review, the earliest first. RecordDamaged for one damaged in its list row."""
    period = months(session)
    today = session.clock.now().date()
    reviews = session.vault.reviews
    return ReviewList(reviews.first(period, limit), reviews.count_due(period, today), today, period)


def count_due(session: Session) -> int:
    """How many testimonies have come to their day."""
    return session.vault.reviews.count_due(months(session), session.clock.now().date())


def months(session: Session) -> int:
    """After how many months a testimony nobody chose a day for is looked at."""
    return int(session.vault.facts.get(MONTHS) or USUAL_MONTHS)


def set_months(session: Session, period: int) -> None:
    """Change the period, for all testimonies nobody chose a day for. ValueError out of 1..120."""
    if not SHORTEST_MONTHS <= period <= LONGEST_MONTHS:
        raise ValueError(period)
    with session.vault.transaction():
        session.vault.facts.put(MONTHS, str(period))
        session.vault.audit.record("retention_changed", detail=str(period))


def keep(session: Session, record_id: RecordId, until: date, reason: KeepReason) -> None:
    """Keep a testimony until another day, and note why. DateNotLater, UnknownRecord, RecordGone."""
    session.vault.records.get(record_id)
    if until <= session.clock.now().date():
        raise DateNotLater
    with session.vault.transaction():
        session.vault.reviews.put(record_id, until)
        detail = f"{until.isoformat()} {reason.value}"
        session.vault.audit.record("review_kept", record_id, detail=detail)
    log.info("testimony kept", extra={"reason": reason.value})


def months_later(day: date, count: int) -> date:
    """The same day of the month `count` months on, or the last day that month has."""
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise ValueError(day)
