"""A menu of places: it pops up, waits for nobody, and says where the person wants to go."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from intake_app.i18n import Catalog
from ui.places import Place, RecordPlace, VaultPlace


class PlaceMenu(QMenu):
    """Emits `chosen` with the place."""

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        catalog: Catalog,
        places: Mapping[Place, VaultPlace] | Mapping[Place, RecordPlace],
    ) -> None:
        super().__init__(parent)
        for place, about in places.items():
            if isinstance(about, VaultPlace) and about.begins_group:
                self.addSeparator()
            action = self.addAction(about.words(catalog))
            action.setObjectName(f"place-{place.value}")
            action.triggered.connect(lambda _, wanted=place: self.chosen.emit(wanted))
        self.aboutToHide.connect(self.deleteLater)

    def pop_up_under(self, button: QWidget) -> None:
        """Show it below the button that was pressed."""
        self.popup(button.mapToGlobal(button.rect().bottomLeft()))
