"""What was half typed when the vault was locked: kept encrypted until it is an answer."""

from collections.abc import Iterator, Mapping

from intake_app.domain.answers import Json
from intake_app.domain.record import RecordId
from intake_app.errors import RecordDamaged, UnknownRecord
from intake_app.store.connection import Database
from intake_app.store.findings import Finding
from intake_app.store.macs import Macs


class HalfTyped:
    """By record, and there by the place of the answer. Never part of the testimony itself."""

    def __init__(self, database: Database, macs: Macs) -> None:
        self._database = database
        self._macs = macs

    def keep(self, record_id: RecordId, contents: Mapping[str, bytes]) -> None:
        """In the place of all that was kept for this record; durable when it returns."""
        number = self._number(record_id)
        with self._database.transaction():
            self._database.run("DELETE FROM half_typed WHERE number = ?", number)
            for path, content in contents.items():
                self._database.run(
                    "INSERT INTO half_typed (number, path, content, mac) VALUES (?, ?, ?, ?)",
                    number,
                    path,
                    content,
                    self._macs.of(_about(record_id, path), content),
                )

    def of(self, record_id: RecordId) -> dict[str, bytes]:
        """What is kept for a record, by place. RecordDamaged when a code disagrees."""
        rows = self._database.rows(
            "SELECT path, content, mac FROM half_typed WHERE number = ? ORDER BY path",
            self._number(record_id),
        )
        found: dict[str, bytes] = {}
        for path, content, mac in rows:
            about = _about(record_id, str(path))
            if not isinstance(content, bytes) or not self._macs.agree(mac, about, content):
                raise RecordDamaged(record_id=record_id)
            found[str(path)] = content
        return found

    def findings(self) -> Iterator[Finding]:
        """Every record for which something else is kept than what was typed."""
        for record_id, reference in self._database.rows(
            "SELECT record_id, reference FROM records "
            "WHERE number IN (SELECT number FROM half_typed) ORDER BY number"
        ):
            try:
                self.of(RecordId(str(record_id)))
            except RecordDamaged:
                yield Finding("half_typed", str(record_id), str(reference))

    def _number(self, record_id: RecordId) -> int:
        number = self._database.value("SELECT number FROM records WHERE record_id = ?", record_id)
        if number is None:
            raise UnknownRecord
        return int(str(number))


def _about(record_id: RecordId, path: str) -> Json:
    return ["half_typed", record_id, path]
