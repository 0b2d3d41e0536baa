"""What stands in the place of a page for a while: a chooser, a picture."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from intake_app.i18n import Catalog
from ui.folder_chooser import FolderChooser
from ui.parts import CalmPage
from ui.screens.pdf_saver import PdfSaver


class Room:
    """One guest at a time; closing brings the page back, and the keyboard to who opened it."""

    def __init__(self, page: CalmPage) -> None:
        self._page = page
        self.guest: QWidget | None = None

    def ask(self, asking: FolderChooser | PdfSaver, chosen: Callable[[Path], None]) -> None:
        """Let it have the room until a place is chosen, or none."""
        asking.chosen.connect(lambda place: self._on_chosen(place, chosen))
        asking.cancelled.connect(self.close)
        self.show(asking)

    def show(self, guest: QWidget) -> None:
        """Let `guest` have the room."""
        self.close()
        self.guest = guest
        self._page.show_instead(guest)
        guest.setFocus()

    def close(self) -> None:
        """Bring the page back."""
        if self.guest is not None:
            self._page.show_again(self.guest)
            self.guest = None

    def retranslate(self, catalog: Catalog) -> None:
        """Choosers have words of their own."""
        match self.guest:
            case PdfSaver() as saver:
                saver.retranslate(catalog)
            case FolderChooser() as chooser:
                chooser.words.retranslate(catalog)

    def _on_chosen(self, place: Path, chosen: Callable[[Path], None]) -> None:
        self.close()
        chosen(place)
