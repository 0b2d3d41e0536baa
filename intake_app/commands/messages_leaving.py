"""Words for what is refused or damaged when a testimony leaves the laptop, or was to be found."""

from collections.abc import Callable, Mapping

from intake_app import errors
from intake_app.i18n import Catalog

Facts = Mapping[str, object]
Explain = Callable[[Catalog, Facts], tuple[str, str]]

GONE: Mapping[str, Callable[[Catalog], str]] = {
    "erased": lambda c: c.t("This testimony was erased."),
    "sealed_to_hq": lambda c: c.t(
        "This testimony was sealed to headquarters; this laptop cannot open it."
    ),
    "purged": lambda c: c.t("This testimony was cleared from this laptop after its export."),
}


def _gone(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    happened = GONE.get(str(facts.get("reason")), GONE["erased"])
    return (
        happened(catalog),
        catalog.t("Only its id is left here. A withdrawal can still be noted and passed on."),
    )


def _slip_mistyped(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This is not the number of a slip: a digit is wrong or missing."),
        catalog.t("Look at the slip again. The number has eight digits."),
    )


def _unknown_slip(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("No testimony of this vault has a slip with this number."),
        catalog.t("It may have been given on another laptop. Write the number to headquarters."),
    )


def _unconfirmed(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("The number you typed is not that of this testimony."),
        catalog.t("Nothing was changed. Type the number exactly as it is shown."),
    )


def _nothing_withdrawn(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("There is no consent here that could be withdrawn."),
        catalog.t("It was not given, or it was withdrawn before. Nothing was changed."),
    )


def _not_later(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("The new day of review is not after today."),
        catalog.t("Choose a later day, or erase the testimony."),
    )


def _sealed_damaged(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    if facts.get("reason") == "absent":
        return (
            catalog.t("A file that was sealed to headquarters is not in the vault any more."),
            catalog.t("Look for it in a backup, and tell headquarters."),
        )
    return (
        catalog.t("A file that was sealed to headquarters is damaged."),
        catalog.t("Do not pass it on. Look for it in a backup, and tell headquarters."),
    )


LEAVING: Mapping[type[errors.IntakeError], Explain] = {
    errors.RecordGone: _gone,
    errors.SlipMistyped: _slip_mistyped,
    errors.UnknownSlip: _unknown_slip,
    errors.ErasureUnconfirmed: _unconfirmed,
    errors.NothingWithdrawn: _nothing_withdrawn,
    errors.DateNotLater: _not_later,
    errors.SealedFileDamaged: _sealed_damaged,
}
