"""How far a long job is, told from its thread to a bar in the window."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.words import Wording, Words

STEPS = 1000


class Telling(QObject):
    """Lives as long as the job holds on to `tell`, whatever became of the screen."""

    told = Signal(int)

    def tell(self, done: int, of: int) -> None:
        """Called in the job's thread; costs nothing to speak of."""
        # The window may be gone already: then nobody wants to know.
        with suppress(RuntimeError):
            self.told.emit(STEPS * done // max(1, of))


class Progress(QProgressBar):
    """A quiet bar that is there while something is done."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setObjectName("progress")
        self.setRange(0, STEPS)
        self.setTextVisible(False)
        self.hide()

    def begin(self, name: Wording) -> Callable[[int, int], None]:
        """Show the bar; what is returned may be called from any thread."""
        self._words.show(self.setAccessibleName, name)
        self.setValue(0)
        self.show()
        telling = Telling()
        telling.told.connect(self.setValue)
        return telling.tell

    def end(self) -> None:
        """Nothing is under way any more."""
        self.hide()
