"""Words for what the disk, the stick or another program does to us."""

from collections.abc import Callable, Mapping

from intake_app import errors
from intake_app.i18n import Catalog

Facts = Mapping[str, object]


def _surroundings(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("The disk or the stick did not answer as it should."),
        catalog.t("Nothing is lost. Check the disk and try again."),
    )


def _disk_full(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("There is no space left on the disk."),
        catalog.t("Nothing is half saved. Free some space, then try again."),
    )


def _read_only(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This place cannot be written to."),
        catalog.t("Choose another folder, or unlock the stick, then try again."),
    )


def _gone(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("The file, folder or stick is not there."),
        catalog.t("Put it back or choose another place, then try again."),
    )


def _in_use(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This vault is already open in another Intake."),
        catalog.t("Use that window, or close it first."),
    )


def _medium(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("What was written could not be read back unchanged."),
        catalog.t("Do not trust this disk or stick. Use another one and try again."),
    )


SURROUNDINGS: Mapping[type[errors.IntakeError], Callable[[Catalog, Facts], tuple[str, str]]] = {
    errors.Surroundings: _surroundings,
    errors.DiskFull: _disk_full,
    errors.ReadOnlyPlace: _read_only,
    errors.PlaceGone: _gone,
    errors.VaultInUse: _in_use,
    errors.MediumFailed: _medium,
}
