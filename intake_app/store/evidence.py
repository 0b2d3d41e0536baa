"""The log against what lies in the tables: whatever the log tells of must be there."""

from collections.abc import Iterator

from intake_app.store.audit import AuditEntry, Event, head_of
from intake_app.store.connection import Database
from intake_app.store.findings import Finding


class Evidence:
    """Told of each proved entry and each seal; then names what is older than the log says."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.heads: set[str] = set()
        self._added: set[str] = set()
        self._appended: dict[tuple[str, int], str] = {}
        self._seals: dict[str, str] = {}

    def written(self, entry: AuditEntry) -> None:
        """An entry of the log, once it is proved."""
        self.heads.add(head_of(entry))
        if entry.event == Event.RECORD_ADDED:
            self._added.add(entry.record_id)
        if entry.record_id and entry.revision and entry.content_mac:
            self._appended[entry.record_id, entry.revision] = entry.content_mac

    def sealed_at(self, record_id: str, head: str) -> None:
        """The head that a testimony carries in its seal; empty before the seal."""
        if head:
            self._seals[record_id] = head

    def findings(self) -> Iterator[Finding]:
        """What does not agree with the log. Testimonies that left have a tombstone instead."""
        left = {str(one) for (one,) in self._database.rows("SELECT record_id FROM tombstones")}
        rows = self._database.rows("SELECT record_id, reference FROM records")
        here = {str(record_id): str(reference) for record_id, reference in rows}
        yield from (Finding("missing", one) for one in sorted(self._added - left - here.keys()))
        for one in sorted({record_id for record_id, _ in self._rolled_back()} - left):
            if one in here:
                yield Finding("record", one, here[one])
        for one, head in self._seals.items():
            if head not in self.heads:
                yield Finding("sealed_elsewhere", one, here.get(one, ""))

    def _rolled_back(self) -> set[tuple[str, int]]:
        """Revisions whose writing is in the log, and which are not there or are others."""
        there = {
            (str(record_id), int(str(revision))): str(mac).lower()
            for record_id, revision, mac in self._database.rows(
                "SELECT record_id, revisions.revision, hex(mac) "
                "FROM revisions JOIN records USING (number)"
            )
        }
        return {key for key, mac in self._appended.items() if there.get(key) != mac}
