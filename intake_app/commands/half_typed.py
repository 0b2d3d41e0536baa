"""What was half typed at the lock: kept beside the testimony, and given back after the unlock."""

import json
from collections.abc import Mapping

from intake_app.commands.session import Session
from intake_app.domain.answers import JsonObject
from intake_app.domain.canonical import canonical_json
from intake_app.domain.record import RecordId
from intake_app.errors import RecordDamaged

KEPT = "half_typed_kept"
DROPPED = "half_typed_dropped"


def keep(session: Session, record_id: RecordId, entries: Mapping[str, JsonObject]) -> None:
    """Keep these in the place of those kept before, by the place of the answer; none forgets all.

    Nothing is written where nothing changes; what was kept before and is damaged gives way, or a
    vault could not be locked. The log learns how many, never what.
    """
    kept = session.vault.half_typed
    try:
        before = kept.of(record_id)
    except RecordDamaged:
        before = None
    contents = {path: canonical_json(entry) for path, entry in entries.items()}
    if contents == before:
        return
    with session.vault.transaction():
        kept.keep(record_id, contents)
        event = KEPT if contents else DROPPED
        session.vault.audit.record(event, record_id, detail=str(len(contents or before or ())))


def of(session: Session, record_id: RecordId) -> dict[str, JsonObject]:
    """What waits to be finished in a record. RecordDamaged when a code disagrees."""
    return {
        path: _object(content, record_id)
        for path, content in session.vault.half_typed.of(record_id).items()
    }


def _object(content: bytes, record_id: RecordId) -> JsonObject:
    found = json.loads(content)
    if not isinstance(found, dict):
        raise RecordDamaged(record_id=record_id)
    return found
