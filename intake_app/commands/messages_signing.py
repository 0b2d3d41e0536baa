"""Words for what stands in the way of a signature."""

from collections.abc import Callable, Mapping

from intake_app import errors
from intake_app.i18n import Catalog

Facts = Mapping[str, object]
Say = Callable[[Catalog], tuple[str, str]]

_SIGN: Mapping[str, Say] = {
    "short": lambda c: (
        c.t("There is only a dot or a short line."),
        c.t("Nothing was kept. Let the person sign once more, or choose another way to sign."),
    ),
    "no_reason": lambda c: (
        c.t("There is no signature and no reason why."),
        c.t("Write in a few words why the person did not sign, as they said it."),
    ),
    "changed": lambda c: (
        c.t("The statement is not the one any more that was shown."),
        c.t("Nothing was kept. Open this page again, and let the person see what they sign."),
    ),
    "unprintable": lambda c: (
        c.t("The name or the reason has a character that cannot be printed."),
        c.t("Nothing was kept. Write it with the letters of a usual keyboard."),
    ),
    "long": lambda c: (
        c.t("The name or the reason is too long."),
        c.t("Nothing was kept. Say it in one short sentence."),
    ),
    "no_place": lambda c: (
        c.t("Nobody has to sign in this role."),
        c.t("Nothing was kept. Choose one of the people who are listed."),
    ),
}


def _cannot(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    return _SIGN.get(str(facts.get("reason")), _SIGN["no_place"])(catalog)


SIGNING: Mapping[type[errors.IntakeError], Callable[[Catalog, Facts], tuple[str, str]]] = {
    errors.CannotSign: _cannot,
}
