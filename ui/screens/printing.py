"""What the page of printing offers and asks of the vault."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from intake_app.domain.record import RecordId
from intake_app.i18n import LANGUAGES, Catalog
from ui.parts import capitalised
from ui.widgets.chip import Option

if TYPE_CHECKING:
    from intake_app.commands.session import Session

ALONE = "-"
PARALLEL = ("kk", "ru", "uk", "uz", "en")


@dataclass(frozen=True, slots=True)
class Languages:
    """What was chosen; `parallel` is empty for one column."""

    main: str
    parallel: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """What the page needs first: the record's languages, and whether the vault can note a print."""

    own: Languages
    is_read_only: bool
    is_place: bool


def main_options(catalog: Catalog) -> tuple[Option, ...]:
    """The languages a statement can be headed in."""
    return tuple(Option(code, capitalised(catalog.language_name(code))) for code in LANGUAGES)


def parallel_options(catalog: Catalog, main: str) -> tuple[Option, ...]:
    """One column, or a second one in another language."""
    others = [code for code in PARALLEL if code != main]
    alone = Option(ALONE, catalog.t("One column only"))
    return (alone, *(Option(code, capitalised(catalog.language_name(code))) for code in others))


def opening(session: "Session", record_id: RecordId) -> Opening:
    """What the record and the vault say before anything is chosen."""
    from intake_app.commands import records, vaults

    answers = records.show(session, record_id).body.answers
    main = str(answers.value("statement.main_language") or "")
    own = Languages(main, str(answers.value("statement.parallel_language") or ""))
    return Opening(own, vaults.is_read_only(session), vaults.is_place_read_only(session))


def preview(session: "Session", record_id: RecordId, wanted: Languages) -> tuple[bytes, ...]:
    """Each page as a picture, in memory."""
    from intake_app.commands import statements

    asked = statements.PrintStatement(wanted.main, wanted.parallel)
    return statements.preview(session, record_id, asked)


def print_to(session: "Session", record_id: RecordId, wanted: Languages, target: Path) -> None:
    """Write the PDF where a person said."""
    from intake_app.commands import statements

    asked = statements.PrintStatement(wanted.main, wanted.parallel)
    statements.print_to(session, record_id, asked, target)
