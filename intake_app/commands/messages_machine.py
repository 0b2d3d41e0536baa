"""Words for what the laptop itself lacks."""

from collections.abc import Callable, Mapping

from intake_app import errors
from intake_app.i18n import Catalog

Facts = Mapping[str, object]


def _memory_short(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    return (
        catalog.t(
            "The laptop has too little free memory to open the vault: {n} MiB are needed.",
            n=facts.get("mib", 0),
        ),
        catalog.t("Nothing is lost. Close other programs, then try again."),
    )


def _link(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    return (
        catalog.t(
            "In the folder of the vault {name} is a link that leads elsewhere.",
            name=facts.get("name", ""),
        ),
        catalog.t(
            "Nothing was written there. If you did not make the link, tell headquarters; take it "
            "away, and put back what belongs there from a backup."
        ),
    )


def _path_too_long(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("The names of this folder and of those around it are too long together."),
        catalog.t("Nothing is lost. Move or choose a folder with a shorter path, then try again."),
    )


MACHINE: Mapping[type[errors.IntakeError], Callable[[Catalog, Facts], tuple[str, str]]] = {
    errors.MemoryShort: _memory_short,
    errors.PathTooLong: _path_too_long,
    errors.LinkInPlace: _link,
}
