"""A passphrase: hidden by default, with show/hide and what is known about the keyboard."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from intake_app.i18n import Catalog
from ui.keyboard_layout import Keyboard, KeyboardWatch
from ui.parts import button, label
from ui.theme import px
from ui.words import Words


class PassphraseField(QWidget):
    """Emits `edited` with each change and `entered` on Return."""

    edited = Signal()
    entered = Signal()

    def __init__(self, catalog: Catalog, name: str) -> None:
        super().__init__()
        self.words = Words(catalog)
        self.line = QLineEdit()
        self.line.setObjectName(name)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self.entered)
        self.setFocusProxy(self.line)
        self.reveal = button(name=f"{name}-reveal")
        self.reveal.setAutoDefault(False)
        self.reveal.setCheckable(True)
        self.reveal.toggled.connect(self._on_reveal_toggled)
        self.layout_shown = label("pill")
        self.layout_shown.setProperty("tone", "quiet")
        self.layout_shown.setWordWrap(False)
        self.caps_shown = label("warning")
        self._arrange()
        self._watch = KeyboardWatch(self.line)
        self._watch.changed.connect(self._show_keyboard)
        self._on_reveal_toggled(shown=False)
        self._show_keyboard(self._watch.keyboard)

    @property
    def passphrase(self) -> str:
        """What was typed, letter for letter."""
        return self.line.text()

    @property
    def layout_now(self) -> str:
        """The keyboard layout of the last letter typed, or an empty text."""
        return self._watch.keyboard.layout

    def clear(self) -> None:
        """Empty the field and hide what comes next."""
        self.line.clear()
        self.reveal.setChecked(False)

    def _arrange(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(px(8))
        across.addWidget(self.line, 1)
        across.addWidget(self.reveal)
        under = QHBoxLayout()
        under.setSpacing(px(8))
        under.addWidget(self.layout_shown)
        under.addWidget(self.caps_shown, 1)
        under.addStretch(0)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(px(8))
        down.addLayout(across)
        down.addLayout(under)

    def _on_reveal_toggled(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if shown else mode.Password)
        self.words.show(self.reveal.setText, lambda c: c.t("Hide") if shown else c.t("Show"))

    def _show_keyboard(self, keyboard: Keyboard) -> None:
        self.layout_shown.setVisible(bool(keyboard.layout))
        self.words.show(
            self.layout_shown.setText, lambda c: c.t("Keyboard: {layout}", layout=keyboard.layout)
        )
        if keyboard.caps_lock:
            self.words.show(self.caps_shown.setText, lambda c: c.t("Caps Lock is on"))
        else:
            self.words.forget(self.caps_shown.setText)
