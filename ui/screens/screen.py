"""The one base of all screens."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from intake_app.i18n import Catalog
from ui.words import Words


class Screen(QWidget):
    """A page that fills the window below the top bar."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self.words = Words(catalog)
        self.setProperty("role", "page")

    @property
    def catalog(self) -> Catalog:
        """The interface language now."""
        return self.words.catalog

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language; answers, focus, cursor and scroll stay."""
        self.words.retranslate(catalog)

    def settle(self, then: Callable[[], None]) -> None:
        """Save what is not saved yet, then call. Asked before another screen, lock or close."""
        then()

    def focus_first(self) -> None:
        """Put the keyboard where the person will want to type first."""
        self.setFocus()
