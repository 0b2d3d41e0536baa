"""Every event that the log can hold, in words. A test walks the code for events without any.

The table stands in `history_events`, one sentence for each event.
"""

from typing import TYPE_CHECKING

from intake_app.commands.history_events import EVENTS, Kind
from intake_app.i18n import Catalog

if TYPE_CHECKING:
    from intake_app.commands.history import HistoryLine


def events_of(kind: str) -> tuple[str, ...]:
    """The events of one kind; none, which means all, for an empty text. ValueError for no kind."""
    if not kind:
        return ()
    wanted = Kind(kind)
    return tuple(name for name, event in EVENTS.items() if event.kind is wanted)


def line_in_words(line: "HistoryLine", catalog: Catalog) -> str:
    """What happened, as a sentence without a full stop; the bare code for an unknown event."""
    return event_in_words(line.event, catalog, line.detail, line.subject)


def event_in_words(event: str, catalog: Catalog, detail: str = "", subject: str = "") -> str:
    """The same for an entry that is known by its event only."""
    known = EVENTS.get(event)
    return known.says(catalog, detail, subject) if known else event


def who_in_words(line: "HistoryLine", catalog: Catalog) -> str:
    """Whose hands it was: a name, or the way by which the vault had been opened."""
    if line.who:
        return line.who
    if line.way == "recovery":
        return catalog.t("By the recovery sheet")
    if line.way == "escrow":
        return catalog.t("By a key of headquarters")
    return catalog.t("A user who was removed")


def kind_in_words(kind: str, catalog: Catalog) -> str:
    """The name of a kind, as a filter shows it; all of them for an empty text."""
    match kind:
        case Kind.KEYS:
            return catalog.t("Keys and passphrases")
        case Kind.VIEWS:
            return catalog.t("Views")
        case Kind.CHANGES:
            return catalog.t("Changes")
        case Kind.LEAVING:
            return catalog.t("What left the vault")
        case Kind.VAULT:
            return catalog.t("Opening and checks")
        case _:
            return catalog.t("Everything")
