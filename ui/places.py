"""Screens of an open vault that stand in a menu: about the vault, or about one testimony.

A place is declared here once: its words, and how its screen is made. A module loads with its
screen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ui import (
    inside_attachments,
    inside_handover,
    inside_keys,
    inside_leaving,
    inside_lock,
    inside_looking,
    inside_survival,
)
from ui.screens.screen import Screen
from ui.training_band import with_band
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.domain.record import RecordId
    from ui.main_window import MainWindow


class Place(StrEnum):
    """Where a menu can lead."""

    PEOPLE = "people"
    SHEET = "sheet"
    ACCESS = "access"
    RECORD_ACCESS = "record-access"
    HEALTH = "health"
    HISTORY = "history"
    RECORD_HISTORY = "record-history"
    LOCKING = "locking"
    ATTACHMENTS = "attachments"
    HANDOVER = "handover"
    WITHDRAW = "withdraw"
    SEAL = "seal"
    RIGHTS = "rights"
    REVIEWS = "reviews"
    FIND_SLIP = "find-slip"
    STUBS = "stubs"
    BACKUP = "backup"
    NEW_KEY = "new-key"
    PANIC = "panic"
    SALVAGE = "salvage"


@dataclass(frozen=True, slots=True)
class VaultPlace:
    """A screen about the vault; a line stands above what `begins_group`."""

    words: Wording
    make: Callable[["MainWindow"], Screen]
    begins_group: bool = False


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """A screen about one testimony."""

    words: Wording
    make: Callable[["MainWindow", "RecordId"], Screen]

    def marked(self, window: "MainWindow", record_id: "RecordId") -> Screen:
        """The screen, with the band of training where it is about practice."""
        return with_band(self.make(window, record_id), window.shell.runner, record_id)


VAULT_PLACES: Mapping[Place, VaultPlace] = {
    Place.HEALTH: VaultPlace(lambda c: c.t("Health of the vault"), inside_looking.health),
    Place.HISTORY: VaultPlace(lambda c: c.t("History"), inside_looking.history),
    Place.PEOPLE: VaultPlace(
        lambda c: c.t("People and passphrases"), inside_keys.people, begins_group=True
    ),
    Place.SHEET: VaultPlace(lambda c: c.t("Recovery"), inside_keys.sheet),
    Place.ACCESS: VaultPlace(lambda c: c.t("Who can open this vault"), inside_keys.access),
    Place.LOCKING: VaultPlace(lambda c: c.t("Locking"), inside_lock.locking),
    Place.BACKUP: VaultPlace(lambda c: c.t("Backup"), inside_survival.backup, begins_group=True),
    Place.NEW_KEY: VaultPlace(lambda c: c.t("Move to a new key"), inside_survival.new_key),
    Place.SALVAGE: VaultPlace(lambda c: c.t("Copy what can be read"), inside_survival.salvage),
    Place.REVIEWS: VaultPlace(
        lambda c: c.t("Review list"), inside_leaving.review_list, begins_group=True
    ),
    Place.FIND_SLIP: VaultPlace(lambda c: c.t("Find by slip"), inside_leaving.find_slip),
    Place.STUBS: VaultPlace(lambda c: c.t("Gone from this laptop"), inside_leaving.stubs),
    Place.PANIC: VaultPlace(
        lambda c: c.t("Destroy the ways in…"), inside_survival.panic, begins_group=True
    ),
}
RECORD_PLACES: Mapping[Place, RecordPlace] = {
    Place.ATTACHMENTS: RecordPlace(lambda c: c.t("Attachments"), inside_attachments.attachments),
    Place.HANDOVER: RecordPlace(
        lambda c: c.t("Hand over to a colleague"), inside_handover.handover
    ),
    Place.RIGHTS: RecordPlace(lambda c: c.t("Slip and own data"), inside_leaving.rights),
    Place.WITHDRAW: RecordPlace(lambda c: c.t("Withdraw consent"), inside_leaving.withdraw),
    Place.SEAL: RecordPlace(lambda c: c.t("Seal to headquarters"), inside_leaving.seal),
    Place.RECORD_ACCESS: RecordPlace(lambda c: c.t("Who can open it"), inside_keys.access),
    Place.RECORD_HISTORY: RecordPlace(lambda c: c.t("History"), inside_looking.record_history),
}
