"""Withdraw consent: for some purposes, for all that is to come, or with erasure."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from intake_app.domain.record import RecordId
from intake_app.domain.withdrawal import Scope, Withdrawal
from intake_app.i18n import Catalog
from ui.parts import button, label
from ui.question_bar import QuestionBar, Way
from ui.screens.leaving.page import LeavingPage
from ui.screens.leaving.scopes import SCOPES, Opening
from ui.screens.leaving.typed_number import TypedNumber
from ui.shell import Shell
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chip import Option
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.commands.erasures import Erased
    from intake_app.commands.session import Session
    from intake_app.commands.withdrawals import Withdrawn


class WithdrawScreen(LeavingPage):
    """Emits `closed`. What is withdrawn is noted at once; erasure asks for the number."""

    closed = Signal()

    def __init__(self, shell: Shell, catalog: Catalog, record_id: RecordId) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Withdraw consent"),
            lambda c: c.t("The person may do so at any time, and need not say why."),
        )
        self._shell = shell
        self.record_id = record_id
        self._opening = Opening((), "", is_gone=False)
        self.scope = AnswerChips(())
        self.scope.setObjectName("scope")
        self.purposes = AnswerChips((), several=True)
        self.purposes.setObjectName("purposes")
        self.meaning = label("words")
        self.number = TypedNumber(self.words)
        self.question = QuestionBar(self.words, "withdraw-question")
        self.go = button("danger", "withdraw")
        self._arrange()
        self.scope.changed.connect(self._on_scope_changed)
        self.purposes.changed.connect(self._show_ways)
        self.number.changed.connect(self._show_ways)
        self.go.clicked.connect(self._on_go_clicked)
        self.back.clicked.connect(self.closed)
        self._ask()

    @property
    def chosen(self) -> Scope | None:
        """How far the withdrawal reaches, or None before it was chosen."""
        return Scope(self.scope.codes[0]) if self.scope.codes else None

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        self.scope.say(self._scope_options())
        self.purposes.say(self._purpose_options())

    def focus_first(self) -> None:
        """See Screen."""
        (self.scope if self.scope.chips else self.back).setFocus()
        if self.scope.chips:
            self.scope.focus_first()

    def _arrange(self) -> None:
        self._scope_box = self.ask(lambda c: c.t("What is withdrawn"), self.scope)
        self._purpose_box = self.ask(lambda c: c.t("For which purposes"), self.purposes)
        self._purpose_box.hide()
        self.body.addWidget(self.meaning)
        self.body.addWidget(self.number)
        self.body.addWidget(self.question)
        self.body.addStretch(1)
        self.page.buttons.addWidget(self.go)
        self.words.show(self.go.setText, lambda c: c.t("Withdraw"))
        self.go.setEnabled(False)

    def _ask(self) -> None:
        record_id = self.record_id
        self._shell.runner.submit(
            self,
            lambda session: _opening(session, record_id),
            done=self._on_opening,
            failed=self.notice.show_error,
        )

    def _on_opening(self, opening: Opening) -> None:
        self._opening = opening
        self.name(opening.called)
        self.scope.set_options(self._scope_options())
        self.purposes.set_options(self._purpose_options())
        self.focus_first()

    def _scope_options(self) -> tuple[Option, ...]:
        scopes = self._opening.scopes if self._opening.number or self._opening.is_gone else ()
        return tuple(Option(scope.value, SCOPES[scope](self.catalog)) for scope in scopes)

    def _purpose_options(self) -> tuple[Option, ...]:
        return tuple(
            Option(code, self.catalog.label(f"code:consent_purpose.{code}", english))
            for code, english in self._opening.purposes
        )

    def _on_scope_changed(self) -> None:
        scope, opening = self.chosen, self._opening
        self.question.close_bar()
        self._purpose_box.setVisible(scope is Scope.THIS_PURPOSE)
        erases = scope is Scope.ERASE and bool(opening.number)
        if erases:
            self.number.ask(opening.number)
        self.number.setVisible(erases)
        if scope is None:
            self.words.forget(self.meaning.setText)
        else:
            self.words.show(self.meaning.setText, opening.meaning(scope))
        says: Wording = (lambda c: c.t("Erase")) if erases else (lambda c: c.t("Withdraw"))
        self.words.show(self.go.setText, says)
        self._show_ways()

    def _show_ways(self) -> None:
        scope = self.chosen
        ready = {
            None: False,
            Scope.THIS_PURPOSE: bool(self.purposes.codes),
            Scope.ALL_FUTURE: True,
            Scope.ERASE: not self._opening.number or self.number.is_filled,
        }
        self.go.setEnabled(ready[scope])

    def _on_go_clicked(self) -> None:
        scope, record_id = self.chosen, self.record_id
        if scope is None:
            return
        self.go.setEnabled(False)
        if scope is Scope.ERASE and not self._opening.is_gone:
            typed = self.number.text
            self._shell.runner.submit(
                self,
                lambda session: _erase(session, record_id, typed),
                done=self._on_erased,
                failed=self.notice.show_error,
            )
            return
        if scope is Scope.THIS_PURPOSE:
            self._withdraw(Withdrawal(scope, self.purposes.codes))
        elif scope is Scope.ERASE and self._opening.number:
            self._withdraw(Withdrawal(scope), self.number.text)
        else:
            self._ask_once(Withdrawal(scope, ()))

    def _ask_once(self, withdrawal: Withdrawal) -> None:
        """What reaches everything is asked about before it is done, with its number."""
        called = self._opening.called
        self.question.ask(
            lambda c: c.t("Withdraw everything of testimony {number}?", number=called),
            self._opening.meaning(withdrawal.scope),
            Way(
                "withdraw-now",
                lambda c: c.t("Withdraw"),
                lambda: self._withdraw(withdrawal),
                "danger",
            ),
            Way("withdraw-not", lambda c: c.t("Do not withdraw"), self._take_back),
        )
        self.question.focus_first()

    def _take_back(self) -> None:
        self._show_ways()
        self.go.setFocus()

    def _withdraw(self, withdrawal: Withdrawal, typed: str = "") -> None:
        record_id = self.record_id
        self._shell.runner.submit(
            self,
            lambda session: _withdraw(session, record_id, withdrawal, typed),
            done=self._on_withdrawn,
            failed=self.notice.show_error,
        )

    def _on_withdrawn(self, done: "Withdrawn") -> None:
        called = self._opening.called
        self._finish()
        self.notice.say(
            lambda c: c.t("The withdrawal of testimony {number} is noted.", number=called),
            (lambda c: c.t("From now on every export tells headquarters of it."))
            if done.to_pass_on
            else (lambda c: c.t("No copy of it has left this laptop.")),
            tone="ok",
        )

    def _on_erased(self, done: "Erased") -> None:
        called = self._opening.called
        self._finish()
        self.notice.say(
            lambda c: c.t("Testimony {number} is erased from this vault.", number=called),
            (lambda c: c.t("Older backups and what was exported still hold it: erase them too."))
            if done.is_swept
            else (lambda c: c.t("Its last traces go at the next unlock: lock the vault now.")),
            tone="ok",
        )

    def _finish(self) -> None:
        """Nothing more can be done on this page."""
        for part in (self._scope_box, self._purpose_box, self.number, self.meaning, self.go):
            part.hide()
        self.page.show_top()
        self.back.setFocus()


def _opening(session: "Session", record_id: RecordId) -> Opening:
    from intake_app.commands import erasures, withdrawals
    from intake_app.commands.leaving import LETTERS_OF_AN_ID

    standing = withdrawals.standing(session, record_id)
    codes = session.book.lists[withdrawals.PURPOSES].codes
    number = (
        withdrawals.confirmation(session, record_id, Withdrawal(Scope.ERASE))
        if standing.is_gone
        else erasures.confirmation(session, record_id)
    )
    return Opening(
        called=number or record_id[:LETTERS_OF_AN_ID],
        purposes=tuple((code.id, code.label) for code in codes if code.id in standing.allowed),
        number=number,
        is_gone=standing.is_gone,
    )


def _withdraw(
    session: "Session", record_id: RecordId, withdrawal: Withdrawal, typed: str
) -> "Withdrawn":
    from intake_app.commands import withdrawals

    return withdrawals.withdraw(session, record_id, withdrawal, typed)


def _erase(session: "Session", record_id: RecordId, typed: str) -> "Erased":
    from intake_app.commands import erasures

    return erasures.erase(session, record_id, typed)
