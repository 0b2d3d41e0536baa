"""Pictures of what is said on the rarest days: each sentence is looked at before it is needed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from intake_app.commands.backups import Restored
from intake_app.commands.health import Health, HealthLine
from intake_app.commands.reviews import ReviewList
from intake_app.errors import (
    HeaderDamaged,
    IntakeError,
    LinkInPlace,
    MemoryShort,
    PathTooLong,
    VaultInUse,
)
from ui.gallery_shot import Shot, Step, screen
from ui.main_window import MainWindow
from ui.places import Place
from ui.screens.fault import FaultScreen
from ui.screens.health import HealthScreen
from ui.screens.leaving.review_list import ReviewListScreen
from ui.screens.survival.restore import RestoreScreen
from ui.screens.unlock import Lockable, UnlockScreen

SHOWN_FOLDER = Path("/media/stick/vault")
SHOWN_TIME = "2026-03-14T14:02:00+05:00"
LONG_AFTER = date(2031, 1, 1)

REFUSALS: Mapping[str, IntakeError] = {
    "way-taken-away": HeaderDamaged(reason="slots"),
    "path-too-long": PathTooLong(),
    "link-in-place": LinkInPlace(name="records.db"),
    "memory-short": MemoryShort(mib=128),
    "open-elsewhere": VaultInUse(),
}


def _unlock(window: MainWindow) -> None:
    window.open_unlock(Lockable(SHOWN_FOLDER))


def _refused(error: IntakeError) -> Step:
    return lambda window: screen(window, UnlockScreen).on_refused(error)


def _health(window: MainWindow) -> None:
    window.open_vault_place(Place.HEALTH)


def _doubts(window: MainWindow) -> None:
    codes = ("doubt_slots", "doubt_older", "doubt_contents", "doubt_keys")
    told = [HealthLine(code, Health.LOOK, {"at": SHOWN_TIME}) for code in codes]
    shown = screen(window, HealthScreen)
    shown.lines.show_lines(told)
    shown.accept.show()


def _restore(window: MainWindow) -> None:
    window.open_restore()


def _not_noted(window: MainWindow) -> None:
    done = Restored(
        SHOWN_FOLDER, SHOWN_FOLDER.with_name("vault-1"), 3, SHOWN_TIME, 6, is_noted=False
    )
    screen(window, RestoreScreen).on_restored(done)


def _reviews(window: MainWindow) -> None:
    window.open_vault_place(Place.REVIEWS)


def _all_due(window: MainWindow) -> None:
    shown = screen(window, ReviewListScreen)
    if isinstance(shown.listed, ReviewList):
        shown.on_listed(replace(shown.listed, today=LONG_AFTER))
    shown.erase.click()


def _fault(window: MainWindow) -> None:
    report = SHOWN_FOLDER.with_name("fault-report.txt")
    window.replace_screen(lambda: FaultScreen(window.catalog, report, lambda: None))


SHOTS = (
    *(Shot(f"90-unlock-{name}", (_unlock, _refused(error))) for name, error in REFUSALS.items()),
    Shot("91-health-doubts", (_health, _doubts)),
    Shot("92-restored-not-noted", (_restore, _not_noted)),
    Shot("93-review-erase-due", (_reviews, _all_due)),
    Shot("94-fault", (_fault,)),
)
