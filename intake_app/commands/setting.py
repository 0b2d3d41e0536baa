"""What a new record knows of its setting before anybody is asked: who takes the testimony."""

from intake_app.commands.session import Session
from intake_app.domain.answers import JsonObject
from intake_app.errors import RecordDamaged, VaultDamaged

INTERVIEWERS = "interviewers"
_KEY = "int1"


def interviewers(session: Session) -> list[JsonObject]:
    """The person whose vault is open, as in the record saved last, if it was theirs.

    Facts about the setting only; shown in the record and changed there. Reads one record at most.
    """
    name = session.vault.operator.strip()
    if not name:
        return []
    known = next((row for row in _last(session) if row.get("name") == name), {})
    return [{**known, "id": _KEY, "name": name}]


def _last(session: Session) -> tuple[JsonObject, ...]:
    """The interviewers of the record saved last; nobody where it cannot be read."""
    try:
        page = session.vault.records.page(limit=1)
        if not page.rows:
            return ()
        stored = session.vault.records.get(page.rows[0].record_id)
    except (RecordDamaged, VaultDamaged):
        return ()
    return stored.body.answers.rows(INTERVIEWERS)
