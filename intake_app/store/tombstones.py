"""The tombstones of a vault: set once, verified on every read, never changed."""

from collections.abc import Iterator
from contextlib import suppress

from intake_app.domain.answers import Json
from intake_app.domain.record import RecordId
from intake_app.domain.tombstone import Reason, Tombstone
from intake_app.domain.withdrawal import Scope
from intake_app.errors import RecordDamaged, RecordGone
from intake_app.store.audit import Event
from intake_app.store.connection import Database, Row
from intake_app.store.findings import Finding
from intake_app.store.macs import Macs

_READ = "SELECT number, record_id, reason, at, sealed_file, digest, mac FROM tombstones"
_SEALED = _READ + " WHERE sealed_file <> ''"
_ERASED_LATER = (
    "EXISTS (SELECT 1 FROM audit WHERE audit.record_id = tombstones.record_id "
    "AND audit.event = ? AND audit.detail = ?)"
)
_ERASED = (Event.CONSENT_WITHDRAWN.value, Scope.ERASE.value)


class Tombstones:
    """All stubs of a vault; each is verified on every read."""

    def __init__(self, database: Database, macs: Macs) -> None:
        self._database = database
        self._macs = macs

    def put(self, number: int, stone: Tombstone) -> None:
        """Set a stone for a record's number; from here on its rows may be deleted."""
        columns = (
            number,
            stone.record_id,
            stone.reason.value,
            stone.at,
            stone.sealed_file,
            stone.digest,
        )
        self._database.run(
            "INSERT INTO tombstones (number, record_id, reason, at, sealed_file, digest, mac) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            *columns,
            self._macs.of(_about(columns)),
        )

    def of(self, record_id: RecordId) -> Tombstone | None:
        """The stone of a record, or None; RecordDamaged when its code disagrees."""
        row = self._database.one(_READ + " WHERE record_id = ?", record_id)
        return self._verified(row) if row else None

    def all(self) -> tuple[Tombstone, ...]:
        """Every stone, the newest first."""
        rows = self._database.rows(_READ + " ORDER BY at DESC, number DESC")
        return tuple(self._verified(row) for row in rows)

    def sealed_away(self) -> Iterator[tuple[str, str, str]]:
        """What was sealed: record id, file under sealed/, its SHA-256; '' for a damaged stone.

        Not what the person had erased afterwards: no file is due, and none may come back.
        """
        for row in self._database.rows(
            _SEALED + " AND NOT " + _ERASED_LATER + " ORDER BY number", *_ERASED
        ):
            digest = ""
            with suppress(RecordDamaged):
                digest = self._verified(row).digest
            yield str(row[1]), str(row[4]), digest

    def erased_later(self) -> tuple[str, ...]:
        """Files under sealed/ of testimonies whose person had them erased after they had left."""
        rows = self._database.rows(_SEALED + " AND " + _ERASED_LATER, *_ERASED)
        return tuple(str(row[4]) for row in rows)

    def findings(self) -> Iterator[Finding]:
        """Every stone that is not what was set, as a check tells it."""
        for row in self._database.rows(_READ + " ORDER BY number"):
            try:
                self._verified(row)
            except RecordDamaged:
                yield Finding("tombstone", str(row[1]))

    def _verified(self, row: Row) -> Tombstone:
        *columns, mac = row
        if not self._macs.agree(mac, _about(tuple(columns))):
            raise RecordDamaged(record_id=str(row[1]))
        _, record_id, reason, at, sealed_file, digest = columns
        return Tombstone(
            RecordId(str(record_id)), Reason(str(reason)), str(at), str(sealed_file), str(digest)
        )


def require_not_gone(database: Database, record_id: str) -> None:
    """RecordGone, with the reason, when the content of this record left the laptop."""
    reason = database.value("SELECT reason FROM tombstones WHERE record_id = ?", record_id)
    if reason is not None:
        raise RecordGone(reason=str(reason))


def _about(columns: Row) -> Json:
    return ["tombstone", *(str(column) for column in columns)]
