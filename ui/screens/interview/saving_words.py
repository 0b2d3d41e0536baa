"""The truth about the disk in one short sentence."""

from datetime import datetime

from intake_app.commands import messages
from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.screens.interview.autosave import Autosave
from ui.screens.interview.desk import Desk
from ui.widgets.save_state import Saving


def saving_words(autosave: Autosave, catalog: Catalog, *, desk: Desk) -> tuple[Saving, str]:
    """The mark and the sentence. "Saved" is said only after the disk has confirmed it."""
    if autosave.error is not None:
        return Saving.FAILED, _failed_words(autosave, autosave.error, catalog)
    if desk.is_frozen:
        return Saving.SAVED, catalog.t("Read-only")
    if desk.draft.is_waiting:
        return Saving.UNDER_WAY, catalog.t("Not saved yet: an answer waits for your decision")
    if autosave.is_settled:
        return _saved_words(autosave, catalog, desk.clock.now())
    if autosave.wants_reason:
        return Saving.UNDER_WAY, catalog.t("Not saved yet: the reason is missing")
    return Saving.UNDER_WAY, catalog.t("Saving…")


def _failed_words(autosave: Autosave, error: IntakeError, catalog: Catalog) -> str:
    if autosave.tries_again:
        return catalog.t("Not saved: the disk is full. It is tried again by itself.")
    happened = messages.explain(error, catalog).happened
    return catalog.t("Not saved: {happened}", happened=happened)


def _saved_words(autosave: Autosave, catalog: Catalog, now: datetime) -> tuple[Saving, str]:
    saved_at = datetime.fromisoformat(autosave.saved_at)
    time = catalog.time(saved_at)
    if autosave.has_used_reserve:
        return Saving.FAILED, catalog.t(
            "Saved at {time}, in the last room: the disk is full. Free some space now.", time=time
        )
    if saved_at.astimezone(now.tzinfo).date() != now.date():
        day = catalog.date_numeric(saved_at.date())
        return Saving.SAVED, catalog.t("Saved on {day} at {time}", day=day, time=time)
    return Saving.SAVED, catalog.t("Saved at {time}", time=time)
