"""Paragraphs that are read aloud, each ticked while it is read."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chip import Chip
from ui.widgets.digit_keys import letter_of

ALL_READ = "a"
"""By its place on the keyboard: on a Cyrillic layout it writes another letter."""


class ReadChips(AnswerChips):
    """Chips with whole paragraphs. Space ticks one and goes to the next; A ticks all."""

    def tick_all(self) -> None:
        """All were read. The order of the list, whatever was ticked before."""
        self.show_choice([chip.option.code for chip in self._chips])
        self._tell()

    def _take(self, chip: Chip, event: QKeyEvent) -> bool:
        if letter_of(event) == ALL_READ:
            self.tick_all()
            return True
        was_read = chip.option.code in self.codes
        taken = super()._take(chip, event)
        if event.key() == Qt.Key.Key_Space and chip in self._chips[:-1] and not was_read:
            self._go(chip, 1)
        return taken
