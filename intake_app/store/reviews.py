"""The day on which somebody decides anew whether a testimony is still needed on this laptop."""

from dataclasses import dataclass
from datetime import date

from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId
from intake_app.store.connection import Database
from intake_app.store.macs import Macs
from intake_app.store.record_rows import READ_ROWS, verified_row

# A day somebody chose, otherwise so many months after the testimony was begun.
_ON = (
    "coalesce((SELECT review_on FROM reviews WHERE reviews.record_id = records.record_id), "
    "date(substr(created_at, 1, 10), '+' || ? || ' months'))"
)


@dataclass(frozen=True, slots=True)
class Review:
    """A testimony and the day of its review. Told by its number only: others may look on."""

    record_id: RecordId
    reference: str
    state: State
    on: date


class Reviews:
    """Days of review; a testimony nobody chose a day for has the one of the vault's period."""

    def __init__(self, database: Database, macs: Macs) -> None:
        self._database = database
        self._macs = macs

    def put(self, record_id: RecordId, on: date) -> None:
        """Choose a day."""
        self._database.run(
            "INSERT INTO reviews (record_id, review_on) VALUES (?, ?) "
            "ON CONFLICT (record_id) DO UPDATE SET review_on = excluded.review_on",
            record_id,
            on.isoformat(),
        )

    def first(self, months: int, limit: int) -> tuple[Review, ...]:
        """The testimonies whose day comes first. RecordDamaged when a list row is."""
        rows = self._database.rows(
            f"SELECT number, {_ON} AS due FROM records ORDER BY due, number LIMIT ?",  # noqa: S608 - no value in it
            months,
            limit,
        )
        return tuple(self._review(int(str(number)), str(on)) for number, on in rows)

    def count_due(self, months: int, today: date) -> int:
        """How many have come to their day."""
        counted = self._database.value(
            f"SELECT count(*) FROM records WHERE {_ON} <= ?",  # noqa: S608 - no value in it
            months,
            today.isoformat(),
        )
        return int(str(counted))

    def _review(self, number: int, on: str) -> Review:
        row = self._database.rows(READ_ROWS + " WHERE number = ?", number)[0]
        line = verified_row(row, self._macs)
        return Review(line.record_id, line.summary.reference, line.state, date.fromisoformat(on))
