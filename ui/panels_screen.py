"""The frame of screens that go from panel to panel."""

from PySide6.QtCore import Signal

from intake_app.i18n import Catalog
from ui.panels import Panels
from ui.parts import fill
from ui.screens.room import Room
from ui.screens.screen import Screen
from ui.shell import Shell


class PanelsScreen(Screen):
    """Emits `closed` when the person goes back to the list. What is half done is not remade."""

    is_remade = False
    closed = Signal()

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(catalog)
        self._shell = shell
        self.panels = Panels(catalog)
        self.room = Room(self.panels)
        fill(self, self.panels)

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        self.panels.retranslate(catalog)
        self.room.retranslate(catalog)

    def focus_first(self) -> None:
        """See Screen."""
        if self.panels.panel is not None:
            self.panels.panel.begin()
