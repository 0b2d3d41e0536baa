"""The day on which somebody decides anew whether a testimony is still needed on this laptop."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from intake_app.domain.answers import Json
from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId
from intake_app.errors import RecordDamaged, UnknownRecord
from intake_app.store.connection import Database
from intake_app.store.findings import Finding
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
            "INSERT INTO reviews (record_id, review_on, mac) VALUES (?, ?, ?) ON CONFLICT "
            "(record_id) DO UPDATE SET review_on = excluded.review_on, mac = excluded.mac",
            record_id,
            on.isoformat(),
            self._macs.of(_about(record_id, on.isoformat())),
        )

    def first(self, months: int, limit: int) -> tuple[Review, ...]:
        """The testimonies whose day comes first. RecordDamaged when a row is."""
        rows = self._database.rows(
            f"SELECT number, {_ON} AS due FROM records ORDER BY due, number LIMIT ?",  # noqa: S608 - no value in it
            months,
            limit,
        )
        return tuple(self._review(int(str(number)), str(on)) for number, on in rows)

    def day_of(self, record_id: RecordId, months: int) -> date:
        """The day of one testimony. UnknownRecord, or RecordDamaged when another day was put."""
        self._require_own_day(record_id)
        question = f"SELECT {_ON} FROM records WHERE record_id = ?"  # noqa: S608 - no value in it
        on = self._database.value(question, months, record_id)
        if on is None:
            raise UnknownRecord
        return date.fromisoformat(str(on))

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
        self._require_own_day(line.record_id)
        return Review(line.record_id, line.summary.reference, line.state, date.fromisoformat(on))

    def findings(self) -> Iterator[Finding]:
        """Every chosen day that is not the one that was chosen."""
        for (record_id,) in self._database.rows("SELECT record_id FROM reviews ORDER BY record_id"):
            try:
                self._require_own_day(str(record_id))
            except RecordDamaged:
                yield Finding("review", str(record_id))

    def _require_own_day(self, record_id: str) -> None:
        row = self._database.one(
            "SELECT review_on, mac FROM reviews WHERE record_id = ?", record_id
        )
        if row and not self._macs.agree(row[1], _about(record_id, str(row[0]))):
            raise RecordDamaged(record_id=record_id)


def _about(record_id: str, on: str) -> Json:
    return ["review", record_id, on]
