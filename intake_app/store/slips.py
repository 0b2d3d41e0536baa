"""The numbers on withdrawal slips: they lead to a testimony and say nothing about it."""

from collections.abc import Iterator

from intake_app.domain.answers import Json
from intake_app.domain.record import RecordId
from intake_app.domain.slip_number import Slip, SlipNumber
from intake_app.errors import RecordDamaged
from intake_app.store.connection import Database, Row
from intake_app.store.findings import Finding
from intake_app.store.macs import Macs

_READ = "SELECT slip, record_id, at, mac FROM slips"


class Slips:
    """All slips of a vault. They outlive the testimony: a person may still come back.

    Each is verified on every read: a number must not lead to somebody else's testimony.
    """

    def __init__(self, database: Database, macs: Macs) -> None:
        self._database = database
        self._macs = macs

    def has(self, number: SlipNumber) -> bool:
        """Whether the number was given already."""
        return self._database.one("SELECT 1 FROM slips WHERE slip = ?", number.digits) is not None

    def put(self, slip: Slip) -> None:
        """Keep a new slip; a number is given once."""
        columns = (slip.number.digits, slip.record_id, slip.at)
        self._database.run(
            "INSERT INTO slips (slip, record_id, at, mac) VALUES (?, ?, ?, ?)",
            *columns,
            self._macs.of(_about(columns)),
        )

    def of(self, record_id: RecordId) -> Slip | None:
        """The slip of a record, or None before it has one. RecordDamaged."""
        row = self._database.one(_READ + " WHERE record_id = ? ORDER BY at", record_id)
        return self._verified(row) if row else None

    def find(self, number: SlipNumber) -> Slip | None:
        """The slip with this number, or None. RecordDamaged when it led elsewhere once."""
        row = self._database.one(_READ + " WHERE slip = ?", number.digits)
        return self._verified(row) if row else None

    def findings(self) -> Iterator[Finding]:
        """Every slip that is not what was given, by the id it leads to now."""
        for row in self._database.rows(_READ + " ORDER BY slip"):
            try:
                self._verified(row)
            except RecordDamaged:
                yield Finding("slip", str(row[1]))

    def _verified(self, row: Row) -> Slip:
        *columns, mac = row
        number, record_id, at = map(str, columns)
        if not self._macs.agree(mac, _about((number, record_id, at))):
            raise RecordDamaged(record_id=record_id)
        return Slip(SlipNumber(number), RecordId(record_id), at)


def _about(columns: tuple[str, str, str]) -> Json:
    return ["slip", *columns]
