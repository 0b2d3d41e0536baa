"""One numbered paragraph, large, as it is read aloud; below it the person's yes or no."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from intake_app.domain.answers import (
    Answer,
    AnswerPath,
    JsonObject,
    Missing,
    MissingReason,
    Said,
)
from intake_app.domain.paragraph import Verdict, verdict_of
from intake_app.i18n import Catalog
from ui.parts import button, label
from ui.screens.interview.paragraphs import PARAGRAPHS, quote_of
from ui.theme import px
from ui.theme.fonts import testimony_font
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chip import Option


class ParagraphCard(QFrame):
    """`answered(path, answer)`: the person confirmed it or not. `change_wanted(path)`."""

    answered = Signal(object, object)
    change_wanted = Signal(str)

    def __init__(self, place: int, row: JsonObject) -> None:
        super().__init__()
        self.path = AnswerPath(PARAGRAPHS, "confirmed", place)
        self._row = row
        self.setProperty("role", "card")
        self.setObjectName(f"paragraph:{place}")
        self._number = label("part")
        self._text = label()
        font = testimony_font()
        font.setPixelSize(px(21))
        self._text.setFont(font)
        self._lacking = label("warning")
        self.chips = AnswerChips((), (Option(MissingReason.DECLINED.value, ""),))
        self.chips.setObjectName(str(self.path))
        self.chips.changed.connect(self._on_changed)
        self.change = button("quiet", f"paragraph:{place}.change")
        self.change.clicked.connect(lambda: self.change_wanted.emit(f"{PARAGRAPHS}[{place}].text"))
        self._arrange()

    def say(self, language: str, catalog: Catalog, *, is_frozen: bool) -> None:
        """Show the paragraph in a language; where it has none, the original, and say so."""
        quote = quote_of(self._row.get("text"))
        text = quote.in_language(language) if quote else None
        self._number.setText(catalog.t("Paragraph {n}", n=str(self._row.get("number", ""))))
        self._text.setText(text or (quote.text if quote else ""))
        self._lacking.setText(
            "" if text else catalog.t("There is no text in this language yet. Add the translation.")
        )
        self._lacking.setVisible(text is None)
        answers = (Option("yes", catalog.t("Confirmed")), Option("no", catalog.t("Not right")))
        if len(self.chips.chips) <= len(answers):
            self.chips.set_options(answers)
        self.chips.say(answers, (_refused(catalog),))
        self.chips.setAccessibleName(catalog.t("Does the person confirm this paragraph?"))
        self.chips.setEnabled(not is_frozen)
        self.change.setText(catalog.t("Look") if is_frozen else catalog.t("Change"))
        self.change.setAccessibleDescription(self._number.text())

    def show_row(self, row: JsonObject) -> None:
        """Show whether it is confirmed now; nothing is sent."""
        self._row = row
        code = row.get("confirmed")
        is_refused = verdict_of(row) is Verdict.REFUSED
        self.chips.show_choice(
            (code,) if isinstance(code, str) else (),
            MissingReason.DECLINED.value if is_refused else "",
        )

    def _on_changed(self) -> None:
        answer: Answer | None = Said(self.chips.codes[0]) if self.chips.codes else None
        if self.chips.reason:
            answer = Missing(MissingReason(self.chips.reason))
        self.answered.emit(self.path, answer)

    def _arrange(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self.chips, 1)
        below.addWidget(self.change)
        down = QVBoxLayout(self)
        down.setContentsMargins(px(24), px(16), px(24), px(16))
        down.setSpacing(px(8))
        for part in (self._number, self._text, self._lacking):
            down.addWidget(part)
        down.addLayout(below)


def _refused(catalog: Catalog) -> Option:
    return Option(
        MissingReason.DECLINED.value,
        catalog.t("Refused"),
        description=catalog.t("The person refused this paragraph. It is kept and is not printed."),
    )
