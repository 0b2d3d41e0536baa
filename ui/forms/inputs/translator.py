"""Who made a translation: an interpreter of the record, or another person by name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.codebook.kinds.base import LINE_LIMIT
from ui.theme import px
from ui.widgets.chooser import Chooser
from ui.widgets.entering import entered

_OTHER = "translator:"


class TranslatorEdit(Chooser):
    """A name that fits no interpreter of the record is kept as another translator's name."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setMaximumWidth(px(320))
        self.picked.connect(self._on_picked)

    @property
    def by(self) -> str:
        """The interpreter's key, or `translator:` and the name as typed; empty for nobody."""
        return self.code or (_OTHER + self._name if self._name else "")

    def show_by(self, by: str) -> None:
        """Show who is stored; nothing is sent."""
        self._name = by.removeprefix(_OTHER) if by.startswith(_OTHER) else ""
        self.show_code("" if self._name else by)

    def show_code(self, code: str) -> None:
        """Show an interpreter; while none is chosen, the name that was typed."""
        super().show_code(code)
        if not code and self._name:
            self.setText(self._name)

    def take_nothing(self) -> None:
        """Nobody is named any more."""
        self._name = ""
        super().take_nothing()
        self.edited.emit()

    def take_unknown(self, text: str) -> None:
        """Keep the name of somebody who is not in the record."""
        self._name = entered(text, one_line=True)[0][: LINE_LIMIT - len(_OTHER)]
        self.show_code("")
        self.edited.emit()

    def _on_picked(self) -> None:
        self._name = ""
        self.edited.emit()
