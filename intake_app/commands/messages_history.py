"""Words for what is refused when a vault is compared with a paper or a receipt."""

from collections.abc import Callable, Mapping

from intake_app import errors
from intake_app.i18n import Catalog

Facts = Mapping[str, object]


def _head(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    return (
        catalog.t(
            "The code of the log has {wanted} letters and digits; this one does not fit.",
            wanted=facts.get("wanted", 10),
        ),
        catalog.t("Type it as it is printed on the statement: letters A to Z and digits 2 to 7."),
    )


def _receipt(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This file holds no code of the log."),
        catalog.t("Take the report of headquarters on a bundle, or the bundle's bag-info.txt."),
    )


HISTORY: Mapping[type[errors.IntakeError], Callable[[Catalog, Facts], tuple[str, str]]] = {
    errors.HeadMistyped: _head,
    errors.NoReceipt: _receipt,
}
