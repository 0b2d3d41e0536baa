"""What is said of the backups of a vault: when, and where."""

from datetime import datetime
from typing import TYPE_CHECKING

from intake_app.i18n import Catalog

if TYPE_CHECKING:
    from intake_app.commands.backups import Standing


def moment(stamp: str, catalog: Catalog) -> str:
    """A time of day and its date, as a person reads them."""
    at = datetime.fromisoformat(stamp)
    return f"{catalog.date_numeric(at.date())} {catalog.time(at)}"


def last_words(standing: "Standing", catalog: Catalog) -> str:
    """When the last backup was made and where to."""
    if not standing.last:
        return catalog.t("There is no backup of this vault yet.")
    time, folder = moment(standing.last, catalog), standing.folder or "?"
    if standing.lacking:
        return catalog.t("{time}, in {folder}; not complete", time=time, folder=folder)
    return catalog.t("{time}, in {folder}", time=time, folder=folder)


def rehearsal_words(standing: "Standing", catalog: Catalog) -> str:
    """When a backup was last proved without restoring it."""
    if not standing.rehearsed:
        return catalog.t("Never tried. «Try a backup» reads one and touches nothing.")
    return moment(standing.rehearsed, catalog)
