"""How a record lies in its rows, and what its authentication codes cover."""

import json
from dataclasses import dataclass

from intake_app.domain.answers import Json
from intake_app.domain.lifecycle import State
from intake_app.domain.record import Body, RecordId, RecordRow, Summary
from intake_app.errors import RecordDamaged
from intake_app.store.connection import Row
from intake_app.store.macs import Macs

READ_ROWS = (
    "SELECT number, record_id, state, revision, reference, name, incident_date, place, answered, "
    "relevant, created_at, saved_at, saved_order, body_mac, row_mac FROM records"
)
STORE_ROW = (
    "INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (number) DO UPDATE SET state = excluded.state, revision = excluded.revision, "
    "reference = excluded.reference, name = excluded.name, "
    "incident_date = excluded.incident_date, place = excluded.place, "
    "answered = excluded.answered, relevant = excluded.relevant, saved_at = excluded.saved_at, "
    "saved_order = excluded.saved_order, body_mac = excluded.body_mac, row_mac = excluded.row_mac"
)


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of `records`, as stored; `row_mac` is over everything else."""

    number: int
    record_id: RecordId
    state: State
    revision: int
    summary: Summary
    created_at: str
    saved_at: str
    saved_order: int
    body_mac: bytes

    def shown(self) -> RecordRow:
        """The row as lists show it."""
        return RecordRow(self.record_id, self.state, self.summary, self.created_at, self.saved_at)

    def columns(self, macs: Macs) -> Row:
        """Values for STORE_ROW, with the code over them."""
        line = self.summary
        unsealed: Row = (
            self.number,
            self.record_id,
            self.state.value,
            self.revision,
            line.reference,
            line.name,
            line.incident_date,
            line.place,
            line.answered,
            line.relevant,
            self.created_at,
            self.saved_at,
            self.saved_order,
            self.body_mac,
        )
        return (*unsealed, macs.of(_about_row(unsealed)))


def verified_row(row: Row, macs: Macs) -> ListRow:
    """A stored row, once its code agrees; RecordDamaged otherwise."""
    if not macs.agree(row[-1], _about_row(row[:-1])):
        raise RecordDamaged(record_id=str(row[1]))
    number, record_id, state, revision, reference, name, date, place, answered, relevant = row[:10]
    created_at, saved_at, saved_order, body_mac = row[10:14]
    return ListRow(
        number=_integer(number),
        record_id=RecordId(str(record_id)),
        state=State(str(state)),
        revision=_integer(revision),
        summary=Summary(
            reference=str(reference),
            name=str(name),
            incident_date=str(date),
            place=str(place),
            answered=_integer(answered),
            relevant=_integer(relevant),
        ),
        created_at=str(created_at),
        saved_at=str(saved_at),
        saved_order=_integer(saved_order),
        body_mac=bytes(body_mac) if isinstance(body_mac, bytes) else b"",
    )


def encoded(body: Body) -> bytes:
    """The stored form of a body: the bytes that its code covers.

    Not RFC 8785, which costs ten times as much at every autosave: the code covers these very bytes,
    so they need not be the only ones that could stand for the same value.
    """
    return json.dumps(
        body.to_json(), ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    ).encode()


def decoded(raw: bytes) -> Body:
    """The body of stored bytes whose code has been checked."""
    return Body.from_json(json.loads(raw))


def about_body(record_id: str) -> Json:
    """The role of a body that stands now."""
    return ["body", record_id]


def about_revision(record_id: str, revision: int, state: str, saved_at: str) -> Json:
    """The role of an appended revision: bound to its record, place and state."""
    return ["revision", record_id, revision, state, saved_at]


def _about_row(unsealed: Row) -> Json:
    return ["row", *(value.hex() if isinstance(value, bytes) else value for value in unsealed)]


def _integer(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("a STRICT integer column gave something else")
    return value
