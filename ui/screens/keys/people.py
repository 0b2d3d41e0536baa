"""People and passphrases: who has one, who is new, who left, and a new one for me."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from intake_app.errors import IntakeError, LastUser
from intake_app.i18n import Catalog
from ui.panels import FirstPanel, Panel
from ui.panels_screen import PanelsScreen
from ui.parts import button, column, label
from ui.question_bar import QuestionBar, Way
from ui.screens.keys.person import AddPerson, ChangeMine, Rename
from ui.shell import Shell
from ui.theme import px
from ui.words import Wording, Words

if TYPE_CHECKING:
    from intake_app.commands.session import Session
    from intake_app.commands.users import User


class PeopleScreen(PanelsScreen):
    """First the list of everybody."""

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(shell, catalog)
        self.show_list()

    def show_list(self, said: tuple[Wording, Wording] | IntakeError | None = None) -> None:
        """Everybody; `said` tells what has just been done, or what is left to do after it."""
        panel = PeopleList(self._shell, self.catalog)
        panel.left.connect(self.closed)
        panel.adding.connect(self._on_adding)
        panel.changing.connect(self._on_changing)
        panel.renaming.connect(self._on_renaming)
        self.panels.show_panel(panel)
        if isinstance(said, IntakeError):
            panel.notice.show_error(said)
        elif said is not None:
            panel.notice.say(*said, tone="ok")

    def _on_adding(self) -> None:
        panel = AddPerson(self._shell, self.catalog)
        panel.done.connect(self.show_list)
        self._show(panel)

    def _on_changing(self) -> None:
        panel = ChangeMine(self._shell, self.catalog)
        panel.done.connect(self.show_list)
        self._show(panel)

    def _on_renaming(self, user: "User") -> None:
        panel = Rename(self._shell, self.catalog, user)
        panel.done.connect(self.show_list)
        self._show(panel)

    def _show(self, panel: Panel) -> None:
        panel.left.connect(self.show_list)
        self.panels.show_panel(panel)


class PeopleList(FirstPanel):
    """A card for each person."""

    adding = Signal()
    changing = Signal()
    renaming = Signal(object)

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("People and passphrases"),
            lambda c: c.t(
                "Each person has a passphrase of their own. Each of them can read every "
                "testimony on this laptop."
            ),
        )
        self.go_words = lambda c: c.t("Add a person")
        self._shell = shell
        self._said = Words(catalog)
        self._is_one = False
        self._cards = column(spacing=8)
        self.question_bar = QuestionBar(self.words, "remove-person")
        for part in (self.notice, self.question_bar):
            self.body.addWidget(part)
        self.body.addLayout(self._cards)
        self._reload()

    def go(self) -> None:
        """See Panel."""
        self.adding.emit()

    def begin(self) -> None:
        """See Step."""
        first = self.findChild(QWidget, "change-mine")
        if first is not None:
            first.setFocus()

    def _reload(self) -> None:
        self._shell.runner.submit(self, _users, done=self._on_users, failed=self.refused)

    def _on_users(self, users: "tuple[User, ...]") -> None:
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        self._said = Words(self.words.catalog)
        self._is_one = len(users) == 1
        for user in users:
            self._cards.addWidget(self._card(user))

    def _card(self, user: "User") -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        name = label("words", user.name)
        told = column(spacing=0)
        told.addWidget(name)
        across = QHBoxLayout(card)
        across.setContentsMargins(px(16), px(12), px(16), px(12))
        across.addLayout(told, 1)
        for way in self._ways(user):
            across.addWidget(way)
        if user.is_me:
            me = label("hint")
            self._said.show(me.setText, lambda c: c.t("It is you who opened the vault"))
            told.addWidget(me)
        return card

    def _ways(self, user: "User") -> tuple[QWidget, ...]:
        rename, remove = button("quiet", "rename-person"), button("quiet", "remove-person")
        said, name = self._said, user.name
        said.show(rename.setText, lambda c: c.t("Rename"))
        said.show(rename.setAccessibleName, lambda c: c.t("Rename {name}", name=name))
        rename.clicked.connect(lambda: self.renaming.emit(user))
        said.show(remove.setText, lambda c: c.t("Remove"))
        said.show(remove.setAccessibleName, lambda c: c.t("Remove {name}", name=name))
        remove.clicked.connect(lambda: self._on_remove_clicked(user))
        if not user.is_me:
            return rename, remove
        mine = button(name="change-mine")
        said.show(mine.setText, lambda c: c.t("Change my passphrase"))
        mine.clicked.connect(self.changing)
        return mine, rename, remove

    def retranslate(self, catalog: Catalog) -> None:
        """See Step."""
        super().retranslate(catalog)
        self._said.retranslate(catalog)

    def _on_remove_clicked(self, user: "User") -> None:
        """Whoever is the only one stays: that is said at once, and not after a question."""
        if self._is_one:
            self.notice.show_error(LastUser())
            return
        self.notice.clear()
        self.question_bar.ask(
            lambda c: c.t("Take the passphrase of {name} away?", name=user.name),
            lambda c: c.t(
                "It will open nothing in this folder. Backups made before still open with it; "
                "only moving to a new key helps against those."
            ),
            Way(
                "remove-now",
                lambda c: c.t("Take it away"),
                lambda: self._remove(user),
                "danger",
            ),
            Way("keep-person", lambda c: c.t("Keep it"), lambda: None),
        )
        self.question_bar.focus_first()

    def _remove(self, user: "User") -> None:
        self._shell.runner.submit(
            self,
            lambda session: _remove(session, user),
            done=lambda _: self._on_removed(user),
            failed=self._on_refused,
        )

    def _on_refused(self, error: IntakeError) -> None:
        """Somebody else may be gone all the same: see OldWayRemains."""
        self.refused(error)
        self._reload()

    def _on_removed(self, user: "User") -> None:
        self.notice.say(
            lambda c: c.t("{name} cannot open the vault any more.", name=user.name),
            lambda c: c.t("Make a new backup, and destroy the older ones."),
            tone="ok",
        )
        self._reload()


def _users(session: "Session") -> "tuple[User, ...]":
    from intake_app.commands import users

    return users.users(session)


def _remove(session: "Session", user: "User") -> None:
    from intake_app.commands import users

    users.remove_user(session, user.slot_id)
