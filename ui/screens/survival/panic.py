"""Panic: what it does, what it cannot do, a word to type. Nothing on this page blinks."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit

from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.notice import Notice
from ui.parts import CalmPage, button, fill, label
from ui.screens.screen import Screen
from ui.shell import Shell
from ui.theme import px
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.commands.session import Session


class PanicScreen(Screen):
    """Emits `destroyed` when the ways in are gone: the program must end then."""

    is_remade = False
    closed = Signal()
    destroyed_ways = Signal()

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(catalog)
        self._shell = shell
        self.notice = Notice(self.words)
        self.typed = QLineEdit()
        self.typed.setObjectName("panic-word")
        self.typed.setMaximumWidth(px(280))
        self.also = QCheckBox()
        self.also.setObjectName("panic-headquarters")
        self.sure = QCheckBox()
        self.sure.setObjectName("panic-sure")
        self.sure.hide()
        self.go = button("danger", "panic-go")
        self.back = button("primary", "panic-back")
        self._page = CalmPage()
        fill(self, self._page)
        self._arrange()
        self.typed.textEdited.connect(lambda _: self._show_ways())
        self.typed.returnPressed.connect(self._on_go_clicked)
        self.also.toggled.connect(self._on_also_toggled)
        self.sure.toggled.connect(lambda _: self._show_ways())
        self.go.clicked.connect(self._on_go_clicked)
        self.back.clicked.connect(self.closed)
        self._show_ways()

    def retranslate(self, catalog: Catalog) -> None:
        """The word is another one in another language."""
        super().retranslate(catalog)
        self._show_ways()

    def focus_first(self) -> None:
        """See Screen."""
        self.back.setFocus()

    def _arrange(self) -> None:
        body = self._page.body
        self._line("title", lambda c: c.t("Close this vault for good"))
        body.addWidget(self.notice)
        self._line(
            "reading",
            lambda c: c.t(
                "This destroys every passphrase and the recovery sheet of the vault on this "
                "laptop. Nobody who finds it, and nobody who is forced to speak, can open it then."
            ),
        )
        self.headquarters = self._line("reading", self._headquarters_words)
        self._line("reading", _cannot)
        body.addWidget(self.also)
        body.addWidget(self.sure)
        question = label("label")
        question.setBuddy(self.typed)
        for setter in (question.setText, self.typed.setAccessibleName):
            self.words.show(setter, lambda c: c.t("Type «{word}» to go on", word=_word(c)))
        body.addWidget(question)
        body.addWidget(self.typed)
        body.addStretch(1)
        self.words.show(
            self.also.setText, lambda c: c.t("Shut headquarters out too: nobody can ever open it")
        )
        self.words.show(
            self.sure.setText,
            lambda c: c.t("I understand that these testimonies are lost then, for everybody"),
        )
        self.words.show(self.back.setText, lambda c: c.t("Back to the list"))
        self.words.show(self.go.setText, lambda c: c.t("Destroy the ways in"))
        self._page.buttons.addWidget(self.back)
        self._page.buttons.addStretch(1)
        self._page.buttons.addWidget(self.go)

    def _line(self, role: str, words: Wording) -> QLabel:
        line = label(role)
        self.words.show(line.setText, words)
        self._page.body.addWidget(line)
        return line

    def _headquarters_words(self, c: Catalog) -> str:
        if self.also.isChecked():
            return c.t(
                "Headquarters lose their way in too: neither their key nor this laptop opens the "
                "vault then, and they cannot give the testimonies back."
            )
        return c.t(
            "Headquarters keep their key: with it, and with this laptop or a copy of the "
            "folder, they can open the vault and give the testimonies back."
        )

    def _on_also_toggled(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.sure.setVisible(wanted)
        self.sure.setChecked(False)
        self.headquarters.setText(self._headquarters_words(self.catalog))
        self._show_ways()

    def _show_ways(self) -> None:
        is_meant = self.typed.text().strip().casefold() == _word(self.catalog).casefold()
        self.go.setEnabled(is_meant and (not self.also.isChecked() or self.sure.isChecked()))

    def _on_go_clicked(self) -> None:
        if not self.go.isEnabled():
            return
        self.go.setEnabled(False)
        typed, words, keeps = self.typed.text(), self.catalog, not self.also.isChecked()
        self._shell.runner.submit(
            self,
            lambda session: _panic(session, typed, words, keeps_headquarters=keeps),
            done=lambda _: self.destroyed_ways.emit(),
            failed=self._on_refused,
        )

    def _on_refused(self, error: IntakeError) -> None:
        self.notice.show_error(error)
        self._page.show_top()
        self._show_ways()


def _word(catalog: Catalog) -> str:
    from intake_app.commands.emergency import confirmation_word

    return confirmation_word(catalog)


def _cannot(catalog: Catalog) -> str:
    from intake_app.commands.survival_words import panic_cannot

    return panic_cannot(catalog)


def _panic(session: "Session", typed: str, words: Catalog, *, keeps_headquarters: bool) -> None:
    from intake_app.commands import emergency

    emergency.panic(session, typed, words, keeps_headquarters=keeps_headquarters)
