"""What is known about the ways in for an emergency, in one sentence each."""

from datetime import datetime
from typing import TYPE_CHECKING

from intake_app.i18n import Catalog

if TYPE_CHECKING:
    from intake_app.commands.recovery import Rehearsals


def sheet_state(known: "Rehearsals", c: Catalog) -> str:
    """Whether the paper is known to open the vault."""
    if not known.sheet_confirmed:
        return c.t("The sheet was never typed back: nobody knows whether it can be read.")
    if not known.sheet_last:
        return c.t("The sheet was typed back when the vault was made.")
    return c.t("The sheet opened the vault on {date}.", date=_day(known.sheet_last, c))


def escrow_state(known: "Rehearsals", c: Catalog) -> str:
    """Whether headquarters are known to be able to open the vault."""
    if known.waits_for_answer:
        return c.t("A letter was written. Headquarters have not answered it yet.")
    if not known.escrow_last:
        return c.t("It was never tried whether the keys of headquarters open this vault.")
    return c.t(
        "The keys of headquarters opened the vault on {date}.", date=_day(known.escrow_last, c)
    )


def _day(stamp: str, c: Catalog) -> str:
    return c.date_long(datetime.fromisoformat(stamp).date())
