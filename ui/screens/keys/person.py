"""What is asked of a person who joins, is renamed, or changes their passphrase."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from intake_app.errors import IntakeError, OldWayRemains
from intake_app.i18n import Catalog
from ui.new_passphrase import NewPassphrase
from ui.panels import Panel
from ui.passphrase_field import PassphraseField
from ui.shell import Shell
from ui.theme import px
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.commands.session import Session
    from intake_app.commands.users import User

LONGEST_NAME = 80


class _Naming(Panel):
    """A panel with a name in it."""

    done = Signal(object)

    def __init__(self, shell: Shell, catalog: Catalog, title: Wording, lead: Wording) -> None:
        super().__init__(catalog, title, lead)
        self._shell = shell
        self.name = QLineEdit()
        self.name.setObjectName("person-name")
        self.name.setMaxLength(LONGEST_NAME)
        self.question(lambda c: c.t("Name or code"), self.name)

    def begin(self) -> None:
        """See Step."""
        self.name.setFocus()
        self.name.selectAll()

    def done_with(self, happened: Wording, remedy: Wording) -> None:
        """Back to the list, which says what was done."""
        self.done.emit((happened, remedy))


class AddPerson(_Naming):
    """A name, and words that the new person learns and types themselves."""

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(
            shell,
            catalog,
            lambda c: c.t("Add a person"),
            lambda c: c.t("Let the new person read and type the words alone: they are theirs."),
        )
        self.go_words = lambda c: c.t("Add this person")
        self.new = NewPassphrase(shell, self.words, self.notice)
        self.name.returnPressed.connect(self.new.typed.setFocus)
        self.new.entered.connect(self.gone_on)
        self.body.addSpacing(px(16))
        self.body.addWidget(self.new)
        self.body.addWidget(self.notice)

    def begin(self) -> None:
        """See Step."""
        self.new.begin()
        super().begin()

    def retranslate(self, catalog: Catalog) -> None:
        """See Step."""
        super().retranslate(catalog)
        self.new.retranslate(catalog)

    def go(self) -> None:
        """See Panel."""
        if not self.new.is_typed_back():
            return
        name, passphrase = self.name.text(), self.new.passphrase
        self.waiting.emit()
        self._shell.runner.submit(
            self,
            lambda session: _add(session, name, passphrase),
            done=self._on_added,
            failed=self.refused,
        )

    def _on_added(self, user: "User") -> None:
        self.done_with(
            lambda c: c.t("{name} can open the vault now.", name=user.name),
            lambda c: c.t("Lock, and let the new person try the passphrase at once."),
        )


class Rename(_Naming):
    """Another name for the same person."""

    def __init__(self, shell: Shell, catalog: Catalog, user: "User") -> None:
        super().__init__(
            shell,
            catalog,
            lambda c: c.t("Rename {name}", name=user.name),
            lambda c: c.t("The passphrase stays the same."),
        )
        self.go_words = lambda c: c.t("Rename")
        self._user = user
        self.name.setText(user.name)
        self.name.returnPressed.connect(self.gone_on)
        self.body.addWidget(self.notice)

    def go(self) -> None:
        """See Panel."""
        slot_id, name = self._user.slot_id, self.name.text()
        self._shell.runner.submit(
            self,
            lambda session: _rename(session, slot_id, name),
            done=lambda _: self.done.emit(None),
            failed=self.refused,
        )


class ChangeMine(Panel):
    """The old passphrase once more, then new words."""

    done = Signal(object)

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Change my passphrase"),
            lambda c: c.t(
                "The new words open the vault, the old ones nothing in this folder. Backups made "
                "before still open with the old ones; only moving to a new key helps against those."
            ),
        )
        self.go_words = lambda c: c.t("Change it")
        self._shell = shell
        self.old = PassphraseField(catalog, "old-passphrase")
        self.new = NewPassphrase(shell, self.words, self.notice)
        self.old.entered.connect(self.new.typed.setFocus)
        self.new.entered.connect(self.gone_on)
        self.question(lambda c: c.t("Passphrase until now"), self.old)
        self.body.addSpacing(px(16))
        self.body.addWidget(self.new)
        self.body.addWidget(self.notice)

    def begin(self) -> None:
        """See Step."""
        self.new.begin()
        self.old.setFocus()

    def retranslate(self, catalog: Catalog) -> None:
        """See Step."""
        super().retranslate(catalog)
        self.new.retranslate(catalog)
        self.old.words.retranslate(catalog)

    def go(self) -> None:
        """See Panel."""
        if not self.new.is_typed_back():
            return
        old, new = self.old.passphrase, self.new.passphrase
        self.waiting.emit()
        self._shell.runner.submit(
            self,
            lambda session: _change(session, old, new),
            done=lambda _: self._on_changed(),
            failed=self._on_refused,
        )

    def _on_changed(self) -> None:
        self.done.emit(
            (
                lambda c: c.t("The new passphrase opens the vault."),
                lambda c: c.t("Make a new backup, and destroy the older ones."),
            )
        )

    def _on_refused(self, error: IntakeError) -> None:
        if isinstance(error, OldWayRemains):
            self.done.emit(error)
            return
        self.refused(error)
        self.old.clear()
        self.old.setFocus()


def _add(session: "Session", name: str, passphrase: str) -> "User":
    from intake_app.commands import users

    return users.add_user(session, name, passphrase)


def _rename(session: "Session", slot_id: str, name: str) -> None:
    from intake_app.commands import users

    users.rename_user(session, slot_id, name)


def _change(session: "Session", old: str, new: str) -> None:
    from intake_app.commands import users

    users.change_passphrase(session, old, new)
