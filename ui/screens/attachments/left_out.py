"""What became of several files when some were refused: how many are in, and why not the others."""

from collections.abc import Sequence

from intake_app.domain.text import visible
from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.screens.attachments.taking_in import Ended

Refused = Sequence[tuple[str, IntakeError]]
NAMED = 6
"""So many names are told for one reason; a card holds hundreds."""


def happened(ended: Ended, catalog: Catalog) -> str:
    """How many were taken in, and how many were not."""
    left = len(ended.refused)
    if not ended.taken:
        return catalog.tn("{n} file was not taken in.", "None of {n} files was taken in.", left)
    return catalog.t(
        "Taken in: {taken} of {all}. Left out: {left}.",
        taken=ended.taken,
        all=ended.of,
        left=left,
    )


def reasons(refused: Refused, catalog: Catalog) -> str:
    """Each reason once, on a line of its own, with the names of its files."""
    from intake_app.commands.messages import explain

    by_reason: dict[str, list[str]] = {}
    for name, error in refused:
        by_reason.setdefault(explain(error, catalog).happened, []).append(visible(name))
    return "\n".join(f"{_names(names, catalog)}: {why}" for why, names in by_reason.items())


def _names(names: Sequence[str], catalog: Catalog) -> str:
    told = ", ".join(f"«{name}»" for name in names[:NAMED])
    if len(names) <= NAMED:
        return told
    return catalog.tn(
        "{names} and {n} more", "{names} and {n} more", len(names) - NAMED, names=told
    )
