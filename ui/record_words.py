"""How a record's state and dates are said in lists and in the top bar."""

from intake_app.codebook.kinds.told_words import date_words
from intake_app.domain.edtf import EdtfDate, parse_edtf
from intake_app.domain.lifecycle import State
from intake_app.domain.listing import Order, Sent
from intake_app.domain.partial_date import PartialDate
from intake_app.domain.record import RecordRow
from intake_app.i18n import Catalog

TONES: dict[State, str] = {
    State.DRAFT: "warn",
    State.READ_BACK: "warn",
    State.SEALED: "ok",
    State.SIGNED: "ok",
    State.WITHDRAWN: "quiet",
    State.REFUSED: "quiet",
}
"""The pill's tone; the word says the same, so that no meaning hangs on colour."""


def state_words(state: State, catalog: Catalog) -> str:
    """One or two words for a state."""
    match state:
        case State.DRAFT:
            return catalog.t("Draft")
        case State.READ_BACK:
            return catalog.t("Read back")
        case State.SEALED:
            return catalog.t("Sealed")
        case State.SIGNED:
            return catalog.t("Signed")
        case State.WITHDRAWN:
            return catalog.t("Consent withdrawn")
        case State.REFUSED:
            return catalog.t("Consent refused")


def standing_words(row: RecordRow, catalog: Catalog) -> str:
    """Its state in the list; who is to go on with it says more than "draft"."""
    standing = state_words(row.state, catalog)
    if row.handed_to:
        standing = catalog.t("Handed to {name}", name=row.handed_to)
    if not row.is_training:
        return standing
    return catalog.t("Training: {state}", state=standing)


def incident_words(edtf: str, catalog: Catalog) -> str:
    """A date for a table: numbers for a day that is known, words for anything less."""
    if not edtf:
        return ""
    try:
        known = parse_edtf(edtf)
    except ValueError:
        return edtf
    first, last = known.earliest, known.latest
    if first is None or last is None or not _is_of_days(known):
        return date_words(PartialDate(edtf), catalog)
    if first == last:
        return catalog.date_numeric(first)
    return catalog.t(
        "{start} – {end}", start=catalog.date_numeric(first), end=catalog.date_numeric(last)
    )


def _is_of_days(known: EdtfDate) -> bool:
    """Whether both ends are days that are known, neither about nor uncertain."""
    points = [point for point in (known.start, known.end) if point is not None]
    return all(point.day and not point.about and not point.uncertain for point in points)


def order_words(order: Order, catalog: Catalog) -> str:
    """By what the list is sorted."""
    words: dict[Order, str] = {
        Order.SAVED: catalog.t("by last save"),
        Order.CREATED: catalog.t("by last save"),
        Order.REFERENCE: catalog.t("by number"),
        Order.NAME: catalog.t("by name"),
        Order.INCIDENT: catalog.t("by date of the incident"),
        Order.PLACE: catalog.t("by place"),
        Order.STATE: catalog.t("by state"),
        Order.COMPLETE: catalog.t("by completeness"),
    }
    return words[order]


def sent_words(sent: Sent, catalog: Catalog) -> str:
    """Whether headquarters may have it."""
    if sent is Sent.WRITTEN:
        return catalog.t("Written for headquarters")
    return catalog.t("Ready, not yet written")
