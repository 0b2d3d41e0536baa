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


MACHINE: Mapping[type[errors.IntakeError], Callable[[Catalog, Facts], tuple[str, str]]] = {
    errors.MemoryShort: _memory_short,
}
