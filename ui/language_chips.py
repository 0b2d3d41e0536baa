"""The interface languages as chips, each in its own words; the one in use is marked."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from intake_app.i18n import LANGUAGES
from ui.theme import px

SHORT_NAMES = {"kk": "Қаз", "ru": "Рус", "uk": "Укр", "en": "Eng"}
OWN_NAMES = {"kk": "Қазақша", "ru": "Русский", "uk": "Українська", "en": "English"}


class LanguageChips(QWidget):
    """Emits `chosen` with the language when a person picks another one."""

    chosen = Signal(str)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(4))
        self._chips = {code: self._chip(code) for code in LANGUAGES}
        for chip in self._chips.values():
            across.addWidget(chip)
        self.show_language(language)

    def show_language(self, language: str) -> None:
        """Mark the language in use, without emitting."""
        self._chips[language].setChecked(True)

    def shorten(self, *, short: bool) -> None:
        """Three letters each where there is little room; a screen reader still hears the name."""
        for code, chip in self._chips.items():
            chip.setText((SHORT_NAMES if short else OWN_NAMES)[code])

    def _chip(self, code: str) -> QPushButton:
        chip = QPushButton(OWN_NAMES[code])
        chip.setCheckable(True)
        chip.setProperty("role", "chip")
        chip.setObjectName(f"language-{code}")
        chip.setAccessibleName(OWN_NAMES[code])
        chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        chip.clicked.connect(lambda: self.chosen.emit(code))
        self._group.addButton(chip)
        return chip
