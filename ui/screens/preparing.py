"""Something is being prepared; it takes seconds and needs nothing from the person."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.notice import Notice
from ui.parts import label
from ui.screens.screen import Screen
from ui.words import Wording


class PreparingScreen(Screen):
    """One calm sentence, or why it did not work."""

    def __init__(self, catalog: Catalog, wording: Wording) -> None:
        super().__init__(catalog)
        self.text = label("heading")
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words.show(self.text.setText, wording)
        self.notice = Notice(self.words)
        down = QVBoxLayout(self)
        down.addStretch(2)
        down.addWidget(self.text)
        down.addWidget(self.notice, 0, Qt.AlignmentFlag.AlignHCenter)
        down.addStretch(3)

    def show_error(self, error: IntakeError) -> None:
        """Say why it stopped."""
        self.words.forget(self.text.setText)
        self.notice.show_error(error)
