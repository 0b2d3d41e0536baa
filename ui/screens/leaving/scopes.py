"""How far a withdrawal can reach, and what each way does, in words."""

from dataclasses import dataclass

from intake_app.domain.withdrawal import Scope
from intake_app.i18n import Catalog
from ui.words import Wording

SCOPES: dict[Scope, Wording] = {
    Scope.THIS_PURPOSE: lambda c: c.t("Some purposes"),
    Scope.ALL_FUTURE: lambda c: c.t("Everything from now on"),
    Scope.ERASE: lambda c: c.t("Everything, and erase the testimony"),
}
_MEANINGS: dict[Scope, Wording] = {
    Scope.THIS_PURPOSE: lambda c: c.t(
        "Nothing more goes out for these purposes. The rest stays as it was agreed."
    ),
    Scope.ALL_FUTURE: lambda c: c.t(
        "Nothing of it goes out or is printed any more. It stays in this vault, and can still be "
        "erased later."
    ),
    Scope.ERASE: lambda c: c.t(
        "The answers, all versions and the attachments are deleted from this vault, and the search "
        "forgets them. An id without a name stays, so that the person can still be answered. "
        "Older backups and what was exported still hold it."
    ),
}
_MEANINGS_WHEN_GONE: dict[Scope, Wording] = {
    Scope.ALL_FUTURE: lambda c: c.t("Whoever has a copy is told not to use it any more."),
    Scope.ERASE: lambda c: c.t("Whoever has a copy is told to erase it."),
}


def _file_goes(c: Catalog) -> str:
    return c.t(
        "The file that only headquarters can open is deleted here. If it was never handed over, it "
        "is the only copy. Whoever has one is told to erase it."
    )


@dataclass(frozen=True, slots=True)
class Opening:
    """What the page needs first: purposes in force as (code, English label), and the number.

    `number` is what has to be typed for an erasure: nothing where nothing is left to erase.
    `called` is how the testimony is called in any case.
    """

    purposes: tuple[tuple[str, str], ...]
    number: str
    is_gone: bool
    called: str = ""

    @property
    def asks_for_file(self) -> bool:
        """Whether an erasure would delete the file sealed to headquarters."""
        return self.is_gone and bool(self.number)

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """What can be withdrawn."""
        if self.is_gone:
            return (Scope.ALL_FUTURE, Scope.ERASE)
        return tuple(Scope) if self.purposes else (Scope.ERASE,)

    def meaning(self, scope: Scope) -> Wording:
        """What a withdrawal of this scope does."""
        if scope is Scope.ERASE and self.asks_for_file:
            return _file_goes
        return (_MEANINGS_WHEN_GONE if self.is_gone else _MEANINGS)[scope]
