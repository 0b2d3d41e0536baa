"""A draft goes to a colleague: who goes on, why, and what they must know."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from intake_app.domain.handover import Note, Why
from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId
from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.parts import button, row
from ui.screens.leaving.page import LeavingPage
from ui.shell import Shell
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chip import Option
from ui.widgets.grow_text import GrowText
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.commands.session import Session
    from intake_app.commands.users import User

Standing = tuple[str, State, "tuple[User, ...]", bool]
"""Number and state of the testimony, the colleagues, and whether I am among its interviewers."""


class HandoverScreen(LeavingPage):
    """`closed`: to the list; `taken` when the person at the keyboard goes on with it."""

    closed = Signal()
    taken = Signal()

    def __init__(self, shell: Shell, catalog: Catalog, record_id: RecordId) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Hand over to a colleague"),
            lambda c: c.t(
                "Somebody else with a passphrase of this vault goes on with the draft. All answers "
                "stay, and both of you stand in it as interviewers."
            ),
        )
        self._shell = shell
        self.record_id = record_id
        self.to, self.why = AnswerChips(()), AnswerChips(_whys(catalog))
        self.texts = {name: GrowText() for name in ("still_open", "person", "next_meeting")}
        self.take = button("", "take-on")
        self.go = button("primary", "hand-over")
        self._arrange()
        self.back.clicked.connect(self.closed)
        self.go.clicked.connect(self._on_go_clicked)
        self.take.clicked.connect(self._on_take_clicked)
        shell.runner.submit(
            self,
            lambda session: _standing(session, record_id),
            done=self.show_standing,
            failed=self._on_failed,
        )

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        self.why.say(_whys(catalog))

    def focus_first(self) -> None:
        """See Screen."""
        if self.go.isEnabled():
            self.to.focus_first()
        else:
            self.back.setFocus()

    def _arrange(self) -> None:
        self.words.show(self.go.setText, lambda c: c.t("Hand over"))
        self.words.show(self.take.setText, lambda c: c.t("I go on with it myself"))
        self.body.addLayout(row(self.take))
        self._form = [
            self.ask(lambda c: c.t("Who goes on?"), self.to),
            self.ask(lambda c: c.t("Why?"), self.why),
        ]
        for name, words in _QUESTIONS.items():
            self._form.append(self.ask(words, self.texts[name]))
            self.texts[name].setObjectName(f"handover-{name}")
        self._form.append(
            self.say(
                lambda c: c.t(
                    "The note stands above the draft when it is opened. It is for colleagues: it "
                    "is never printed, exported or given to headquarters."
                )
            )
        )
        self.to.setObjectName("handover-to")
        self.why.setObjectName("handover-why")
        self.body.addStretch(1)
        self.page.buttons.addWidget(self.go)
        self._show_form(shown=False)
        self.take.hide()

    def _show_form(self, *, shown: bool) -> None:
        for part in self._form:
            part.setVisible(shown)
        self.go.setEnabled(shown)

    def show_standing(self, standing: Standing) -> None:
        """What can be done with this one, now that the vault was asked."""
        number, state, colleagues, is_mine = standing
        self.name(number)
        if state is not State.DRAFT:
            self.notice.say(
                lambda c: c.t("Only a draft can be handed over."),
                lambda c: c.t("After the read-back nothing is left to ask."),
            )
        else:
            self.take.setVisible(not is_mine)
            self._offer(colleagues)
        self.focus_first()

    def _offer(self, colleagues: "tuple[User, ...]") -> None:
        if not colleagues:
            self.notice.say(
                lambda c: c.t("Nobody else has a passphrase of this vault."),
                lambda c: c.t(
                    "Add the colleague first: menu Vault, People and passphrases. A draft cannot "
                    "go to another laptop."
                ),
            )
            return
        self.to.set_options([Option(one.slot_id, one.name) for one in colleagues])
        if len(colleagues) == 1:
            self.to.show_choice((colleagues[0].slot_id,))
        self._show_form(shown=True)
        self.page.set_reading_order()

    def _on_go_clicked(self) -> None:
        if not (self.to.codes and self.why.codes):
            self.notice.say(
                lambda c: c.t("A choice is missing."),
                lambda c: c.t("Say who goes on, and why."),
            )
            (self.why if self.to.codes else self.to).focus_first()
            return
        record_id, to, why = self.record_id, self.to.codes[0], Why(self.why.codes[0])
        note = Note(**{name: text.toPlainText() for name, text in self.texts.items()})
        self.go.setEnabled(False)
        self._shell.runner.submit(
            self,
            lambda session: _hand_over(session, record_id, (to, why, note)),
            done=lambda _: self.closed.emit(),
            failed=self._on_failed,
        )

    def _on_take_clicked(self) -> None:
        record_id = self.record_id
        self._shell.runner.submit(
            self,
            lambda session: _take_on(session, record_id),
            done=lambda _: self.taken.emit(),
            failed=self._on_failed,
        )

    def _on_failed(self, error: IntakeError) -> None:
        self.go.setEnabled(not self._form[0].isHidden())
        self.notice.show_error(error)


_QUESTIONS: dict[str, Wording] = {
    "still_open": lambda c: c.t("What is still to be asked?"),
    "person": lambda c: c.t("How is the person?"),
    "next_meeting": lambda c: c.t("What was agreed for the next meeting?"),
}


def _whys(catalog: Catalog) -> tuple[Option, ...]:
    from intake_app.commands.handover_words import why_in_words

    return tuple(Option(why.value, why_in_words(why, catalog)) for why in Why)


def _standing(session: "Session", record_id: RecordId) -> Standing:
    from intake_app.commands import erasures, handovers

    stored = session.vault.records.get(record_id)
    number = erasures.confirmation(session, record_id)
    is_mine = handovers.is_interviewer(session, stored.body.answers)
    is_taken = not (told := handovers.told(session, stored)) or told.is_taken
    return number, stored.state, handovers.colleagues(session), is_mine and is_taken


def _hand_over(session: "Session", record_id: RecordId, told: tuple[str, Why, Note]) -> None:
    from intake_app.commands import handovers

    handovers.hand_over(session, record_id, *told)


def _take_on(session: "Session", record_id: RecordId) -> None:
    from intake_app.commands import handovers

    handovers.take_on(session, record_id)
