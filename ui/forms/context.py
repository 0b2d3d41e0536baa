"""What every input may ask."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt

from intake_app.codebook.relevance import irrelevant_paths
from intake_app.codebook.row_changes import KeysGiven
from intake_app.codebook.schema import Codebook, CodeList, Field
from intake_app.domain.answers import Answer, AnswerPath, Answers, Json, MissingReason, Said
from intake_app.domain.clock import Clock
from intake_app.i18n import Catalog
from ui.widgets.chip import Option

REASONS_LIST = "missing_reason"
# One key gives the reason from inside any field; the same key again takes it back. Both are
# function keys: letters and digits belong to the text, and Ctrl+0 to the zoom.
REASON_KEYS = {
    Qt.KeyboardModifier.NoModifier: MissingReason.DECLINED,
    Qt.KeyboardModifier.ControlModifier: MissingReason.UNKNOWN,
}
_SHOWN_KEYS = {MissingReason.DECLINED: "F9", MissingReason.UNKNOWN: "Ctrl+F9"}


@dataclass(frozen=True, slots=True)
class FormContext:
    """`answers` gives the record as it stands now: references and defaults come from it.

    `void` tells which answers may not be kept beside the others; the form asks before they go.
    `row`: the row that the inputs stand in; None in a section without rows. `keys`: those that
    rows had in this sitting. `leaving` is called before questions give way to others,
    `shown` when the others are there.
    """

    book: Codebook
    catalog: Catalog
    answers: Callable[[], Answers]
    clock: Clock
    void: Callable[[Codebook, Answers], tuple[AnswerPath, ...]] = irrelevant_paths
    row: int | None = None
    keys: KeysGiven = field(default_factory=KeysGiven)
    leaving: Callable[[], None] = lambda: None
    shown: Callable[[], None] = lambda: None

    def beside(self, field: Field, name: str) -> Json:
        """What is answered to another question of the same section and row; None for nothing."""
        answer = self.beside_answer(field, name)
        return answer.value if isinstance(answer, Said) else None

    def beside_answer(self, field: Field, name: str) -> Answer | None:
        """The answer to another question of the same section and row, reasons included."""
        return self.answers().get(AnswerPath(field.section, name, self.row))


def options(codes: CodeList, catalog: Catalog) -> tuple[Option, ...]:
    """The codes of a list as a person reads them."""
    return tuple(
        Option(one.id, catalog.label(codes.context(one.id), one.label), one.exclusive)
        for one in codes.codes
    )


def reasons(context: FormContext, catalog: Catalog) -> tuple[Option, ...]:
    """The four reasons why there is no answer: short words to show, the full ones to be heard."""
    full = {one.code: one.label for one in options(context.book.lists[REASONS_LIST], catalog)}
    short = {
        MissingReason.UNKNOWN: catalog.t("Does not know"),
        MissingReason.DECLINED: catalog.t("Declined"),
        MissingReason.NOT_ASKED: catalog.t("Not asked"),
        MissingReason.NOT_APPLICABLE: catalog.t("Not applicable"),
    }
    return tuple(
        Option(
            reason.value,
            words,
            description=full[reason.value],
            keys=_SHOWN_KEYS.get(reason, ""),
        )
        for reason, words in short.items()
    )
