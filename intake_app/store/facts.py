"""Facts about the vault itself, kept inside it: who founded it, its device, its recipients."""

import json
from collections.abc import Mapping, Sequence

from intake_app.store.connection import Database

# A vault founded before its slots were counted has no such fact: each founding made these.
_EARLIEST_SLOTS = '{"escrow": 1, "recovery": 1, "user": 1}'


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

    def slots_at_founding(self) -> Mapping[str, int]:
        """How many slots of each type the header had when the vault was founded."""
        counted = json.loads(self.get("slots") or _EARLIEST_SLOTS)
        return {str(name): int(number) for name, number in counted.items()}

    def put_slots_at_founding(self, counted: Mapping[str, int]) -> None:
        """Keep it: the header lies outside, where anybody can take a slot away."""
        self.put("slots", json.dumps(counted, sort_keys=True))
