"""The interface languages, each in its own words: chips, or one button where room is short."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from intake_app.i18n import LANGUAGES
from ui.theme import px

SHORT_NAMES = {"kk": "Қаз", "ru": "Рус", "uk": "Укр", "en": "Eng"}
OWN_NAMES = {"kk": "Қазақша", "ru": "Русский", "uk": "Українська", "en": "English"}


class Shape(Enum):
    """How much room the languages take."""

    FULL = "full"
    SHORT = "short"
    MENU = "menu"


class LanguageChips(QWidget):
    """Emits `chosen` with the language when a person picks another one.

    A click leaves the keyboard where it is: who was writing goes on writing.
    """

    chosen = Signal(str)

    def __init__(self, language: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        across = self._across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(4))
        self._chips = {code: self._chip(code) for code in LANGUAGES}
        for chip in self._chips.values():
            across.addWidget(chip)
        self.menu_button = QPushButton()
        self.menu_button.setProperty("role", "chip")
        self.menu_button.setObjectName("language-menu")
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu_button.setAutoDefault(True)
        self.menu_button.clicked.connect(self._on_menu_wanted)
        self.menu_button.hide()
        across.addWidget(self.menu_button)
        self.show_language(language)

    def show_language(self, language: str) -> None:
        """Mark the language in use, without emitting."""
        self.language = language
        self._chips[language].setChecked(True)
        self.menu_button.setText(f"{SHORT_NAMES[language]} …")
        self.menu_button.setAccessibleName(OWN_NAMES[language])

    def take(self, shape: Shape) -> None:
        """Three letters each, or one button; a screen reader still hears the whole names."""
        names = OWN_NAMES if shape is Shape.FULL else SHORT_NAMES
        for code, chip in self._chips.items():
            chip.setText(names[code])
            chip.setVisible(shape is not Shape.MENU)
        self.menu_button.setVisible(shape is Shape.MENU)

    def needed_width(self) -> int:
        """The width at which no letter is cut in the shape that is taken."""
        buttons = (*self._chips.values(), self.menu_button)
        shown = [one.sizeHint().width() for one in buttons if not one.isHidden()]
        return sum(shown) + self._across.spacing() * (len(shown) - 1)

    def _chip(self, code: str) -> QPushButton:
        chip = QPushButton(OWN_NAMES[code])
        chip.setCheckable(True)
        chip.setProperty("role", "chip")
        chip.setObjectName(f"language-{code}")
        chip.setAccessibleName(OWN_NAMES[code])
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        chip.clicked.connect(lambda: self.chosen.emit(code))
        self._group.addButton(chip)
        return chip

    def _on_menu_wanted(self) -> None:
        """A pop-up that waits for nobody."""
        menu, group = QMenu(self), QActionGroup(self)
        for code, chip in self._chips.items():
            action = menu.addAction(OWN_NAMES[code])
            action.setObjectName(f"language-{code}")
            action.setCheckable(True)
            action.setChecked(chip.isChecked())
            group.addAction(action)
            action.triggered.connect(lambda _, wanted=code: self.chosen.emit(wanted))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.aboutToHide.connect(group.deleteLater)
        menu.popup(self.menu_button.mapToGlobal(self.menu_button.rect().bottomLeft()))
