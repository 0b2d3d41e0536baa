"""The numbers on withdrawal slips: they lead to a testimony and say nothing about it."""

from intake_app.domain.record import RecordId
from intake_app.domain.slip_number import Slip, SlipNumber
from intake_app.store.connection import Database


class Slips:
    """All slips of a vault. They outlive the testimony: a person may still come back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def has(self, number: SlipNumber) -> bool:
        """Whether the number was given already."""
        return self._database.one("SELECT 1 FROM slips WHERE slip = ?", number.digits) is not None

    def put(self, slip: Slip) -> None:
        """Keep a new slip; a number is given once."""
        self._database.run(
            "INSERT INTO slips (slip, record_id, at) VALUES (?, ?, ?)",
            slip.number.digits,
            slip.record_id,
            slip.at,
        )

    def of(self, record_id: RecordId) -> Slip | None:
        """The slip of a record, or None before it has one."""
        row = self._database.one(
            "SELECT slip, record_id, at FROM slips WHERE record_id = ? ORDER BY at", record_id
        )
        return _slip(row) if row else None

    def find(self, number: SlipNumber) -> Slip | None:
        """The slip with this number, or None."""
        row = self._database.one(
            "SELECT slip, record_id, at FROM slips WHERE slip = ?", number.digits
        )
        return _slip(row) if row else None


def _slip(row: tuple[object, ...]) -> Slip:
    number, record_id, at = row
    return Slip(SlipNumber(str(number)), RecordId(str(record_id)), str(at))
