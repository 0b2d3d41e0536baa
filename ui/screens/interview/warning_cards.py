"""What looks odd and may yet be right: a card for each kind, with its places and its reason."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from intake_app.codebook.problem import Problem, Severity
from intake_app.codebook.wording import describe_place, describe_problem
from intake_app.domain.lifecycle import State
from intake_app.i18n import Catalog
from ui.forms.remarks import Remarks
from ui.parts import label
from ui.screens.interview.desk import Desk
from ui.theme import px
from ui.widgets.line import Line
from ui.widgets.sentence_button import SentenceButton

_LONGEST_REASON = 500


class WarningCards(QFrame):
    """The reasons are kept in the draft as they are typed, and hold from the read-back on.

    `chosen` is sent with the path of a place.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lines: dict[str, QLineEdit] = {}
        self._remarks: list[Remarks] = []
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, 0)
        self._down.setSpacing(px(8))

    def show_warnings(self, catalog: Catalog) -> None:
        """Show what there is now; reasons that were written stay."""
        while (item := self._down.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.lines, self._remarks = {}, []
        kinds: dict[str, list[Problem]] = {}
        for problem in _warnings(self._desk):
            kinds.setdefault(problem.code, []).append(problem)
        for code, alike in kinds.items():
            self._down.addWidget(self._card(code, alike, catalog))
        self.setVisible(bool(self.lines))

    def _card(self, code: str, alike: list[Problem], catalog: Catalog) -> QFrame:
        card, line = QFrame(), Line(most=_LONGEST_REASON)
        card.setProperty("role", "notice")
        card.setProperty("tone", "warn")
        what, ask = label("notice-title"), label("part")
        what.setText(describe_problem(alike[0], self._desk.book, catalog))
        ask.setText(catalog.t("It is right as it stands, because:"))
        ask.setBuddy(line)
        line.setText(self._desk.reasons.get(code, ""))
        line.setObjectName(f"warning-reason.{code}")
        line.setAccessibleName(ask.text())
        line.setAccessibleDescription(what.text())
        line.setReadOnly(self._is_fixed)
        line.textEdited.connect(lambda _: self._on_reason(code, line.text()))
        self.lines[code] = line
        down = QVBoxLayout(card)
        down.addWidget(what)
        for problem in alike:
            if problem.path:
                down.addWidget(self._place(problem, catalog))
        for part in (ask, line):
            down.addWidget(part)
        self._remarks.append(Remarks(catalog, down, line))
        self._remarks[-1].listen(line)
        return card

    @property
    def _is_fixed(self) -> bool:
        """What was read back holds with its reasons, until an answer makes it a draft again."""
        return self._desk.is_frozen or self._desk.state is State.READ_BACK

    def _on_reason(self, code: str, reason: str) -> None:
        self._desk.reasons[code] = reason
        self._desk.reasons_given(self._desk.reasons)

    def stand(self) -> None:
        """The state of the record changed: reasons may be given, or hold as they are."""
        for line in self.lines.values():
            line.setReadOnly(self._is_fixed)

    def _place(self, problem: Problem, catalog: Catalog) -> QWidget:
        """Where it is, by the words of the questionnaire; pressing it goes there."""
        made = SentenceButton("link")
        made.say(describe_place(problem, self._desk.book, catalog))
        made.clicked.connect(lambda: self.chosen.emit(problem.path))
        return made


def _warnings(desk: Desk) -> tuple[Problem, ...]:
    return tuple(one for one in desk.problems() if one.severity is Severity.WARNING)
