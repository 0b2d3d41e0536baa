"""One sitting: from unlocking a vault until it is closed."""

from dataclasses import dataclass, field

from intake_app.store.vault import Vault


@dataclass(slots=True)
class Sitting:
    """What is written into the log once a sitting, however often it happens.

    Somebody who reads a testimony ten times in an hour leaves one line, not ten.
    """

    _told: set[tuple[str, str]] = field(default_factory=set)

    def tell(self, vault: Vault, event: str, record_id: str, revision: int = 0) -> None:
        """Audit an event about a record, unless this sitting has.

        A vault that is open for reading only is told nothing.
        """
        if not vault.faults and self.is_new(event, record_id):
            vault.audit.record(event, record_id, revision)
            self.has_told(event, record_id)

    def is_new(self, event: str, record_id: str) -> bool:
        """Whether the log has not heard of it in this sitting."""
        return (event, record_id) not in self._told

    def has_told(self, event: str, record_id: str) -> None:
        """The log has it: said after the transaction with the entry has ended well."""
        self._told.add((event, record_id))
