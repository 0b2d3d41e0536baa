"""A new passphrase for whoever came in by the sheet or by a key of headquarters."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from intake_app.errors import IntakeError, OldWayRemains
from intake_app.i18n import Catalog
from ui.new_passphrase import NewPassphrase
from ui.panels import Panel
from ui.parts import label
from ui.shell import Shell
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chip import Option

if TYPE_CHECKING:
    from intake_app.commands.session import Session
    from intake_app.commands.users import User


class FreshPassphrase(Panel):
    """Whoever came in without a passphrase sets one before anything else, or locks again."""

    done = Signal()

    @staticmethod
    def back_words(c: Catalog) -> str:
        """There is no way back to the sheet: the vault is open."""
        return c.t("Lock")

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Set a new passphrase"),
            lambda c: c.t(
                "The vault is open. Once the new passphrase is set, the lost one opens nothing in "
                "this folder. Backups made before still open with the lost one."
            ),
        )
        self.go_words = lambda c: c.t("Use these words")
        self._shell = shell
        self._users: tuple[User, ...] = ()
        self._is_set = False
        self.whose = AnswerChips(())
        self._question = label("label")
        self._question.setBuddy(self.whose)
        for setter in (self._question.setText, self.whose.setAccessibleName):
            self.words.show(setter, lambda c: c.t("Whose passphrase is lost?"))
        self.new = NewPassphrase(shell, self.words, self.notice)
        self.new.entered.connect(self.gone_on)
        for part in (self._question, self.whose, self.new, self.notice):
            self.body.addWidget(part)
        shell.runner.submit(self, _users, done=self._on_users, failed=self.refused)

    def begin(self) -> None:
        """See Step. Whose it is comes first, where that is a question."""
        if len(self._users) > 1 and not self.whose.codes:
            self.whose.focus_first()
        else:
            self.new.begin()

    def retranslate(self, catalog: Catalog) -> None:
        """See Step."""
        super().retranslate(catalog)
        self.new.retranslate(catalog)

    def go(self) -> None:
        """See Panel."""
        if self._is_set:
            self.done.emit()
            return
        if len(self._users) > 1 and not self.whose.codes:
            self.notice.say(
                lambda c: c.t("Choose whose passphrase is lost."),
                lambda c: c.t("The passphrases of the others stay as they are."),
            )
            return
        if not self.new.is_typed_back():
            return
        slot_id = self.whose.codes[0] if self.whose.codes else ""
        passphrase = self.new.passphrase
        self.waiting.emit()
        self._shell.runner.submit(
            self,
            lambda session: _reset(session, passphrase, slot_id),
            done=lambda _: self.done.emit(),
            failed=self._on_refused,
        )

    def _on_refused(self, error: IntakeError) -> None:
        """Words that hold are set once; what is left to do is said before the list comes."""
        self.refused(error)
        self._is_set = isinstance(error, OldWayRemains)
        if self._is_set:
            for part in (self._question, self.whose, self.new):
                part.hide()

    def _on_users(self, users: "tuple[User, ...]") -> None:
        self._users = users
        self.whose.set_options([Option(user.slot_id, user.name) for user in users])
        for part in (self._question, self.whose):
            part.setVisible(len(users) > 1)
        if len(users) > 1 and self.isVisible():
            self.whose.focus_first()


def _users(session: "Session") -> "tuple[User, ...]":
    from intake_app.commands import users

    return users.users(session)


def _reset(session: "Session", passphrase: str, slot_id: str) -> None:
    from intake_app.commands import ways_in

    ways_in.reset_passphrase(session, passphrase, slot_id)
