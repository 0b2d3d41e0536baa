"""What the page of signatures asks of the vault, and how it words what it hears."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake_app.domain.attestation import Way
from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId
from intake_app.domain.signature import Drawing
from intake_app.i18n import Catalog
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.commands.session import Session
    from intake_app.commands.signing import Given
    from intake_app.commands.signing_places import Place, Standing

HINTS: dict[Way, Wording] = {
    Way.DRAWN: lambda c: c.t(
        "Turn the laptop round. The person reads the words above and signs with a finger, a pen "
        "or the mouse."
    ),
    Way.INK: lambda c: c.t(
        "The printed sheets are signed by hand. Keep it once the ink is on the paper, and attach "
        "the scan afterwards."
    ),
    Way.THUMB: lambda c: c.t(
        "The thumbprint goes on the printed sheet before a witness, who signs beside it."
    ),
    Way.REFUSED: lambda c: c.t("Nobody is pressed to sign. What was said stays as it is."),
    Way.CANNOT: lambda c: c.t("Say why in a few words. A witness signs beside it."),
}
STANDS: dict[State, Wording] = {
    State.DRAFT: lambda c: c.t("Nobody signs before the statement was read back and confirmed."),
    State.READ_BACK: lambda c: c.t(
        "The statement is not sealed yet. What is signed now stands on the pages after the seal."
    ),
    State.WITHDRAWN: lambda c: c.t("The person withdrew consent: nobody signs any more."),
    State.REFUSED: lambda c: c.t("The person refused the interview: there is nothing to sign."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What was written beside the sheet."""

    name: str
    reason: str


def standing(session: "Session", record_id: RecordId, language: str) -> "Standing":
    """Who signs, and how far it is."""
    from intake_app.commands import signing_places

    return signing_places.standing(session, record_id, language)


def keep(session: "Session", record_id: RecordId, revision: int, given: "Given") -> None:
    """Keep what one of them did."""
    from intake_app.commands import signing

    signing.keep(session, record_id, revision, given)


def given_by(place: "Place", way: Way, drawing: Drawing, told: Told) -> "Given":
    """What somebody did, for `keep`."""
    from intake_app.commands.signing import Given

    role, number = place.signer.role, place.signer.number
    return Given(role, number, way, drawing, name=told.name, reason=told.reason)


def way_words(way: Way, catalog: Catalog) -> str:
    """How somebody signed."""
    from intake_app.commands.signing_words import WAYS

    return WAYS[way](catalog)


def how_far(place: "Place", catalog: Catalog) -> str:
    """One line: how and when they signed, or that they did not yet."""
    from intake_app.commands.moments import moment_in_words

    if place.kept is None:
        return catalog.t("Not signed yet")
    return catalog.t(
        "{way}, {moment}",
        way=way_words(place.kept.way, catalog),
        moment=moment_in_words(place.kept.at, catalog),
    )


def role_words(place: "Place", standing: "Standing", catalog: Catalog) -> str:
    """In which role."""
    role = place.signer.role
    return catalog.label(f"code:signer_role.{role}", standing.roles.get(role, role))
