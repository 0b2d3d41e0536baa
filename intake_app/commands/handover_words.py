"""Words for a handover: why somebody else goes on."""

from intake_app.domain.handover import Why
from intake_app.i18n import Catalog


def why_in_words(why: str, catalog: Catalog) -> str:
    """The reason as a short sentence without a full stop; nothing for a code nobody knows."""
    match why:
        case Why.SHIFT:
            return catalog.t("The shift ends")
        case Why.PERSONS_WISH:
            return catalog.t("The person asked for somebody else")
        case Why.LANGUAGE:
            return catalog.t("The colleague speaks the person's language")
        case Why.WELL_BEING:
            return catalog.t("The interviewer cannot go on")
        case Why.OTHER:
            return catalog.t("Another reason")
        case _:
            return ""
