"""The base of what stands beside the page. It shows and leads; it changes no answer by itself."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_app.i18n import Catalog
from ui.screens.interview.desk import Desk
from ui.words import Wording, Words


class SidePanel(QWidget):
    """`goes` asks for a page: by its key, or by the path of an answer.

    `taken`: what is selected in the panel is wanted as the words of an answer.

    Made when it is opened, gone when it is closed. Its name for a screen reader is its title.
    """

    goes = Signal(str)
    taken = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.words = Words(desk.catalog)

    @property
    def catalog(self) -> Catalog:
        """The interface language now."""
        return self.words.catalog

    def refresh(self) -> None:
        """Show the answers as they stand now; called after each change, so it must be cheap."""

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language."""
        self.words.retranslate(catalog)

    def focus_first(self) -> None:
        """Put the keyboard where the panel begins."""


@dataclass(frozen=True, slots=True)
class Side:
    """One panel: its name, what it is called, the key that opens and closes it."""

    name: str
    words: Wording
    keys: str
    make: Callable[[Desk], SidePanel]
    is_open_to: Callable[[Desk], bool] = lambda _: True
