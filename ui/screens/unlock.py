"""Unlock: the passphrase, and nothing that tells anything about the vault."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from intake_app.errors import IntakeError, WrongPassphrase
from intake_app.i18n import Catalog
from ui.countdown import Countdown
from ui.language_chips import LanguageChips
from ui.notice import Notice
from ui.parts import AsHighAsItsTexts, button, in_the_middle, label, row, scrolling
from ui.passphrase_field import PassphraseField
from ui.screens.screen import Screen
from ui.shell import Shell
from ui.theme import COLUMN, px

if TYPE_CHECKING:
    from intake_app.commands.session import Environment, Session
    from ui.folder_chooser import FolderChooser
    from ui.screens.keys.other_way import OtherWay


@dataclass(frozen=True, slots=True)
class Lockable:
    """The vault to open; `shown_passphrase` is empty except for the demo vault."""

    folder: Path
    shown_passphrase: str = ""


class UnlockScreen(Screen):
    """Emits `unlocked` once the runner holds the session."""

    unlocked = Signal()
    language_chosen = Signal(str)
    another_chosen = Signal(object)
    new_wanted = Signal()
    restore_wanted = Signal()
    lock_wanted = Signal()
    is_before_unlock = True

    def __init__(self, shell: Shell, catalog: Catalog, vault: Lockable) -> None:
        super().__init__(catalog)
        self._shell = shell
        self.vault = vault
        self._has_asked = self._knows_wait = False
        self._is_pressed = False
        self.chips = LanguageChips(catalog.language)
        self.chips.chosen.connect(self.language_chosen)
        self.field = PassphraseField(catalog, "passphrase")
        self.field.entered.connect(self._on_unlock_clicked)
        self.notice = Notice(self.words)
        self.go = button("primary", "unlock")
        self.go.clicked.connect(self._on_unlock_clicked)
        self.wait = label("hint")
        self.wait.setWordWrap(False)
        self._countdown = Countdown(self)
        self._countdown.ticked.connect(self._on_ticked)
        self._countdown.over.connect(self._show_ready)
        self.other_way: OtherWay | None = None
        self._arrange()
        self._show_ready()

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        self.field.words.retranslate(catalog)
        if self.chooser is not None:
            self.chooser.words.retranslate(catalog)
        if self.other_way is not None:
            self.other_way.retranslate(catalog)
        self.chips.show_language(catalog.language)

    def focus_first(self) -> None:
        """See Screen."""
        self.field.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first frame, which must not wait for it: guesses before a restart count too."""
        super().paintEvent(event)
        if not self._has_asked:
            self._has_asked = True
            QTimer.singleShot(0, self, self._ask_for_wait)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addStretch(1)
        top.addWidget(self.chips)
        panel = QWidget()
        panel.setFixedWidth(px(480))
        self._fill(QVBoxLayout(panel))
        self._panel = _scrolling_in_the_middle(panel)
        self.chooser: FolderChooser | None = None
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(*(px(24),) * 4)
        self._down.addLayout(top)
        self._down.addWidget(self._panel, 1)

    def _fill(self, panel: QVBoxLayout) -> None:
        panel.setContentsMargins(0, 0, 0, 0)
        panel.setSpacing(px(8))
        name, place, question = label("title", "Intake"), label("hint"), label("label")
        self.words.show(place.setText, lambda c: c.t("Vault: {folder}", folder=self.vault.folder))
        self.words.show(question.setText, lambda c: c.t("Passphrase"))
        self.words.show(self.field.line.setAccessibleName, lambda c: c.t("Passphrase"))
        question.setBuddy(self.field.line)
        panel.addWidget(name)
        panel.addWidget(place)
        panel.addSpacing(px(16))
        if self.vault.shown_passphrase:
            panel.addWidget(self._demo_sign())
            panel.addSpacing(px(8))
        panel.addWidget(question)
        panel.addWidget(self.field)
        panel.addWidget(self.notice)
        panel.addSpacing(px(8))
        panel.addLayout(row(self.go, self.wait, spacing=16))
        panel.addSpacing(px(24))
        for ways in (row(self._without_passphrase(), self._way_back()), row(*self._other_vaults())):
            ways.setContentsMargins(-px(8), 0, 0, 0)
            panel.addLayout(ways)

    def _demo_sign(self) -> Notice:
        sign = Notice(self.words)
        sign.setObjectName("demo-sign")
        sign.say(
            lambda c: c.t("Demo vault. Every person in it is invented."),
            lambda c: c.t("Passphrase: {words}", words=self.vault.shown_passphrase),
        )
        return sign

    def _without_passphrase(self) -> QWidget:
        other = button("quiet", "other-way")
        self.words.show(other.setText, lambda c: c.t("Another way in"))
        other.clicked.connect(self._on_other_way_clicked)
        return other

    def _on_other_way_clicked(self) -> None:
        from ui.screens.keys.other_way import OtherWay

        way = OtherWay(self._shell, self.catalog, self.vault.folder)
        way.finished.connect(self.unlocked)
        way.lock_wanted.connect(self.lock_wanted)
        way.cancelled.connect(self._on_other_way_left)
        self.other_way = way
        self._panel.hide()
        self._down.insertWidget(1, way, 100)
        way.sheet.begin()

    def _on_other_way_left(self) -> None:
        if self.other_way is not None:
            self.other_way.hide()
            self.other_way.deleteLater()
            self.other_way = None
        self._panel.show()
        self._ask_for_wait()
        self.focus_first()

    def _other_vaults(self) -> tuple[QWidget, ...]:
        another, new = button("quiet", "another-vault"), button("quiet", "new-vault")
        self.words.show(another.setText, lambda c: c.t("Open another vault"))
        self.words.show(new.setText, lambda c: c.t("Make a new vault"))
        another.clicked.connect(self._on_another_clicked)
        new.clicked.connect(self.new_wanted)
        return another, new

    def _way_back(self) -> QWidget:
        restore = button("quiet", "restore-backup")
        self.words.show(restore.setText, lambda c: c.t("Restore a backup"))
        restore.clicked.connect(self.restore_wanted)
        return restore

    def _on_another_clicked(self) -> None:
        from ui.folder_chooser import FolderChooser

        chooser = FolderChooser(
            self.catalog, lambda c: c.t("Choose the folder of the vault"), start=Path.home()
        )
        # With large letters the column is wider than a small window.
        chooser.setFixedWidth(min(px(COLUMN), self.width() - 2 * px(24)))
        chooser.chosen.connect(self.another_chosen)
        chooser.cancelled.connect(self._on_choice_cancelled)
        self.chooser = chooser
        self._panel.hide()
        self._down.insertWidget(1, chooser, 100, Qt.AlignmentFlag.AlignHCenter)
        chooser.setFocus()

    def _on_choice_cancelled(self) -> None:
        if self.chooser is not None:
            self.chooser.deleteLater()
            self.chooser = None
        self._panel.show()
        self.focus_first()

    def _on_unlock_clicked(self) -> None:
        if not self.go.isEnabled() or not self.field.passphrase:
            return
        if not self._knows_wait:
            self._is_pressed = True
            return
        self.notice.clear()
        self.go.setEnabled(False)
        self.words.show(self.wait.setText, lambda c: c.t("Unlocking takes a moment."))
        folder, passphrase, shell = self.vault.folder, self.field.passphrase, self._shell
        shell.runner.open(
            self,
            lambda: (_session(folder, passphrase, shell.environment()), None),
            done=lambda _: self.unlocked.emit(),
            failed=self.on_refused,
        )

    def on_refused(self, error: IntakeError) -> None:
        """Say why; after a wrong passphrase, make the next try wait."""
        self.notice.show_error(error)
        if isinstance(error, WrongPassphrase):
            self._name_the_layout(self.field.layout_now)
            self._ask_for_wait()
        else:
            self._show_ready()
        self.field.clear()
        self.field.setFocus()

    def _name_the_layout(self, layout: str) -> None:
        """The wrong keyboard layout is the commonest reason."""
        if layout:
            self.words.show(
                self.notice.remedy.setText,
                lambda c: c.t(
                    "It was typed with the keyboard {layout}. Check that and Caps Lock, then try "
                    "again.",
                    layout=layout,
                ),
            )

    def _ask_for_wait(self) -> None:
        folder = self.vault.folder
        self._shell.runner.ask(
            self, lambda: _wait(folder), done=self._on_wait, failed=self.notice.show_error
        )

    def _on_wait(self, seconds: int) -> None:
        """A courtesy that slows guessing at this keyboard; Argon2id is the protection."""
        self._knows_wait = True
        was_pressed, self._is_pressed = self._is_pressed, False
        if not seconds:
            self._show_ready()
            if was_pressed:
                self._on_unlock_clicked()
            return
        self.go.setEnabled(False)
        self._countdown.begin(seconds)

    def _on_ticked(self, left: int) -> None:
        self.words.show(
            self.wait.setText,
            lambda c: c.tn("Next try in {n} second.", "Next try in {n} seconds.", left),
        )

    def _show_ready(self) -> None:
        self.go.setEnabled(True)
        self.words.show(self.go.setText, lambda c: c.t("Unlock"))
        self.words.forget(self.wait.setText)


def _scrolling_in_the_middle(panel: QWidget) -> QScrollArea:
    """A little above the middle; where a refusal needs more height than there is, it scrolls."""
    content = AsHighAsItsTexts()
    content.setProperty("role", "page")
    down = QVBoxLayout(content)
    down.setContentsMargins(0, 0, 0, 0)
    down.addStretch(2)
    down.addLayout(in_the_middle(panel))
    down.addStretch(3)
    area = scrolling(content)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _wait(folder: Path) -> int:
    from intake_app.commands import vaults

    return vaults.wait_before_next(folder)


def _session(folder: Path, passphrase: str, environment: "Environment") -> "Session":
    from intake_app.commands import vaults

    return vaults.unlock(folder, passphrase, environment)
