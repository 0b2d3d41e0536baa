"""Who at headquarters can open what this laptop exports: two key files or more."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from intake_app.i18n import Catalog
from ui.folder_chooser import FolderChooser
from ui.in_sight import bring_into_sight
from ui.parts import button, column, label, row
from ui.screens.first_run.step import Step, Wishes
from ui.shell import Shell
from ui.theme import px
from ui.words import Words

LEAST = 2
SUFFIXES = (".recipient", ".age", ".pub", ".txt")


@dataclass(frozen=True, slots=True)
class ReadKey:
    """A recipient as the commands gave it; `spoken` gives the words compared aloud, by language."""

    recipient: object
    spoken: Callable[[str], tuple[str, ...]]


class DropZone(QFrame):
    """A place for key files dragged from a file manager. Emits `dropped` with each path."""

    dropped = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setProperty("role", "card-open")
        self.setAcceptDrops(True)
        self._text = label("hint")
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.show(self._text.setText, lambda c: c.t("Drop key files from headquarters here"))
        down = QVBoxLayout(self)
        down.setContentsMargins(px(16), px(24), px(16), px(24))
        down.addWidget(self._text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only files of this computer are taken."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand each file on."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.dropped.emit(Path(url.toLocalFile()))


class RecipientsStep(Step):
    """A file with a secret key is refused loudly: it must never be on this laptop."""

    def __init__(self, shell: Shell, catalog: Catalog, wishes: Wishes) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Keys of headquarters"),
            lambda c: c.t(
                "Exports are encrypted to these keys, at least two. Call headquarters and compare "
                "the words of each key aloud. Whoever holds the secret half of one can also open "
                "this vault."
            ),
        )
        self._shell = shell
        self._wishes = wishes
        self._keys: list[ReadKey] = []
        self.chooser: FolderChooser | None = None
        self.zone = DropZone(self.words)
        self.zone.dropped.connect(self.add_file)
        self.choose = button(name="choose-key")
        self.choose.clicked.connect(self._on_choose_clicked)
        self.words.show(self.choose.setText, lambda c: c.t("Choose a key file"))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(px(8))
        self.body.addLayout(self._cards)
        self.body.addWidget(self.notice)
        self.body.addWidget(self.zone)
        self.body.addLayout(row(self.choose))

    def retranslate(self, catalog: Catalog) -> None:
        """See Step."""
        super().retranslate(catalog)
        if self.chooser is not None:
            self.chooser.words.retranslate(catalog)

    def begin(self) -> None:
        """See Step."""
        self.choose.setFocus()

    def may_go_on(self) -> bool:
        """See Step."""
        missing = LEAST - len(self._keys)
        if missing <= 0:
            self.notice.clear()
            return True
        self.notice.say(
            lambda c: c.tn("{n} key file is missing.", "{n} key files are missing.", missing),
            lambda c: c.t("One lost key at headquarters must not lose every export."),
        )
        return False

    def add_file(self, file: Path) -> None:
        """Read a key file in the worker; show its words, or why it is refused."""
        self._shell.runner.ask(
            self, lambda: _read_key(file), done=self._on_read, failed=self.notice.show_error
        )

    def _on_read(self, key: ReadKey) -> None:
        if any(key.recipient == known.recipient for known in self._keys):
            self.notice.say(
                lambda c: c.t("This key is in the list already."),
                lambda c: c.t("Add the key of another person at headquarters."),
            )
            return
        self.notice.clear()
        self._keys.append(key)
        self._cards.addWidget(self._card(key))
        self._settle()

    def _card(self, key: ReadKey) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        spoken = label("words")
        self.words.show(spoken.setText, lambda c: " ".join(key.spoken(c.language)))
        remove = button("quiet", "remove-key")
        self.words.show(remove.setText, lambda c: c.t("Remove"))
        title = label("hint")
        self.words.show(title.setText, lambda c: c.t("Words of this key"))
        remove.clicked.connect(lambda: self._remove(key, card))
        told = column(spacing=4)
        told.addWidget(title)
        told.addWidget(spoken)
        across = QHBoxLayout(card)
        across.setContentsMargins(px(16), px(12), px(16), px(12))
        across.addLayout(told, 1)
        across.addWidget(remove)
        return card

    def _remove(self, key: ReadKey, card: QWidget) -> None:
        self._keys.remove(key)
        card.deleteLater()
        self._settle()

    def _settle(self) -> None:
        self._wishes.recipients = [key.recipient for key in self._keys]

    def _on_choose_clicked(self) -> None:
        if self.chooser is not None:
            return
        chooser = FolderChooser(
            self.words.catalog,
            lambda c: c.t("Choose a key file"),
            start=Path.home(),
            suffixes=SUFFIXES,
        )
        chooser.setMinimumHeight(px(400))
        chooser.chosen.connect(self._on_file_chosen)
        chooser.cancelled.connect(self._close_chooser)
        self.chooser = chooser
        self.zone.hide()
        self.body.addWidget(chooser)
        chooser.setFocus()
        bring_into_sight(chooser)

    def _on_file_chosen(self, file: Path) -> None:
        self._close_chooser()
        self.add_file(file)

    def _close_chooser(self) -> None:
        if self.chooser is not None:
            self.chooser.deleteLater()
            self.chooser = None
        self.zone.show()
        self.choose.setFocus()


def _read_key(file: Path) -> ReadKey:
    from intake_app.commands import vaults

    recipient = vaults.read_recipient(file)
    return ReadKey(recipient, recipient.fingerprint_words)
