"""Facts about the vault itself, kept inside it: who founded it, its device, its recipients."""

import json
from collections.abc import Mapping, Sequence

from intake_app.store.connection import Database


class Facts:
    """Named facts; a fact that was never written is an empty text."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str:
        """One fact, or an empty text."""
        value = self._database.value("SELECT value FROM facts WHERE name = ?", name)
        return "" if value is None else str(value)

    def put(self, name: str, value: str) -> None:
        """Write or replace one fact."""
        self._database.run(
            "INSERT INTO facts (name, value) VALUES (?, ?) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            name,
            value,
        )

    def beginning(self, prefix: str) -> Mapping[str, str]:
        """Every fact whose name begins so, by the rest of its name."""
        found = self._database.rows(
            "SELECT name, value FROM facts WHERE substr(name, 1, ?1) = ?2", len(prefix), prefix
        )
        return {str(name)[len(prefix) :]: str(value) for name, value in found}

    def forget(self, name: str) -> None:
        """As if it had never been written."""
        self._database.run("DELETE FROM facts WHERE name = ?", name)

    def forget_all_about(self, record_id: str) -> None:
        """Every fact that names a testimony: what leaves the vault leaves no trail in here."""
        self._database.run(
            "DELETE FROM facts WHERE instr(name, ?1) > 0 OR instr(value, ?1) > 0", record_id
        )

    def name_slot(self, slot_id: str, name: str) -> None:
        """Say whose slot it is."""
        self._database.run(
            "INSERT INTO people (slot_id, name) VALUES (?, ?) "
            "ON CONFLICT (slot_id) DO UPDATE SET name = excluded.name",
            slot_id,
            name,
        )

    def slot_name(self, slot_id: str) -> str:
        """Whose slot it is, or an empty text."""
        name = self._database.value("SELECT name FROM people WHERE slot_id = ?", slot_id)
        return "" if name is None else str(name)

    def recipients(self) -> tuple[str, ...]:
        """The age recipients of headquarters."""
        return tuple(str(one) for one in json.loads(self.get("recipients") or "[]"))

    def put_recipients(self, recipients: Sequence[str]) -> None:
        """Keep the age recipients of headquarters."""
        self.put("recipients", json.dumps(list(recipients)))

    def known_slots(self) -> Mapping[str, str]:
        """The type of every slot that the header must hold, by id, in its order.

        Empty in a vault founded before they were kept; see `ways.has_lost_slots`.
        """
        known = json.loads(self.get("slots") or "{}")
        return {str(slot_id): str(slot_type) for slot_id, slot_type in known.items()}

    def know_slots(self, known: Mapping[str, str]) -> None:
        """Keep it: the header lies outside, where anybody can take a slot away or put one back."""
        self.put("slots", json.dumps(dict(known)))
