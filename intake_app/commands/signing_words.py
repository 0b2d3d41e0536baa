"""How signing is told: in the log, on the page where people sign, on the command line."""

from collections.abc import Callable, Mapping

from intake_app.domain.attestation import Way
from intake_app.i18n import Catalog

WAYS: Mapping[Way, Callable[[Catalog], str]] = {
    Way.DRAWN: lambda c: c.t("Signature on the screen"),
    Way.INK: lambda c: c.t("Signature on paper"),
    Way.THUMB: lambda c: c.t("Thumbprint on paper"),
    Way.REFUSED: lambda c: c.t("Refused to sign"),
    Way.CANNOT: lambda c: c.t("Cannot sign"),
}


def signature_in_words(catalog: Catalog, detail: str) -> str:
    """One line of the log; `detail` begins with the role and the way."""
    told = {way.value: say for way, say in WAYS.items()}
    way = next((told[part] for part in detail.split()[1:2] if part in told), None)
    if way is None:
        return catalog.t("A signature was kept")
    return catalog.t("A signature was kept: {way}", way=way(catalog))
