"""How the window looks: light or dark, and how large."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from intake_app.i18n import Catalog
from ui.theme import ZOOMS, Theme


class ViewMenu(QMenu):
    """Emits `chosen` with the wanted theme. A pop-up that waits for nobody."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, catalog: Catalog, theme: Theme) -> None:
        super().__init__(parent)
        looks = {
            catalog.t("Light"): Theme(dark=False, zoom=theme.zoom),
            catalog.t("Dark"): Theme(dark=True, zoom=theme.zoom),
        }
        sizes = {
            catalog.t("{percent} %", percent=zoom): Theme(dark=theme.dark, zoom=zoom)
            for zoom in ZOOMS
        }
        self._add(looks, theme)
        self.addSeparator()
        self._add(sizes, theme)

    def _add(self, offers: dict[str, Theme], now: Theme) -> None:
        group = QActionGroup(self)
        for words, theme in offers.items():
            action = self.addAction(words)
            action.setCheckable(True)
            action.setChecked(theme == now)
            group.addAction(action)
            action.triggered.connect(lambda _, wanted=theme: self.chosen.emit(wanted))
