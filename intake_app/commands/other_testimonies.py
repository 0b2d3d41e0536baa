"""Other testimonies beside the one that is being taken: which may be looked at for a hint."""

from intake_app.commands.session import Session
from intake_app.domain.answers import Answers
from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId, StoredRecord
from intake_app.errors import RecordDamaged, UnknownRecord

_SILENT = frozenset({State.WITHDRAWN, State.REFUSED})


def comparable(session: Session, other_id: RecordId, answers: Answers) -> StoredRecord | None:
    """The other testimony, verified; None where nothing of it may be used for a hint.

    One whose consent was withdrawn or refused is not looked at, and a training record is compared
    with training records alone. Damage is told by the list and the health page: a hint is not the
    place for it.
    """
    try:
        stored = session.vault.records.get(other_id)
    except (RecordDamaged, UnknownRecord):
        return None
    own, other = (each.value("record.synthetic") for each in (answers, stored.body.answers))
    if stored.state in _SILENT or (own == "yes") != (other == "yes"):
        return None
    return stored
