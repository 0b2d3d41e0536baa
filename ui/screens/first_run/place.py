"""Where the vault lies."""

from pathlib import Path

from intake_app.i18n import Catalog
from ui.folder_chooser import FolderChooser
from ui.in_sight import bring_into_sight
from ui.parts import button, label, row
from ui.screens.first_run.step import Step, Wishes
from ui.theme import px


class PlaceStep(Step):
    """A new or empty folder. Its name should say nothing."""

    def __init__(self, catalog: Catalog, wishes: Wishes) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Place of the vault"),
            lambda c: c.t(
                "A new or empty folder on this laptop or on a stick. Give it a name that tells "
                "nothing."
            ),
        )
        self._wishes = wishes
        self.chooser: FolderChooser | None = None
        self.shown = label("words")
        self.shown.setObjectName("vault-folder")
        self.shown.setText(str(wishes.folder))
        self.change = button(name="change-folder")
        self.words.show(self.change.setText, lambda c: c.t("Choose another folder"))
        self.change.clicked.connect(self._on_change_clicked)
        self.body.addWidget(self.shown)
        self.body.addLayout(row(self.change))
        self.body.addWidget(self.notice)

    def retranslate(self, catalog: Catalog) -> None:
        """See Step."""
        super().retranslate(catalog)
        if self.chooser is not None:
            self.chooser.words.retranslate(catalog)

    def begin(self) -> None:
        """See Step."""
        self.change.setFocus()

    def may_go_on(self) -> bool:
        """See Step."""
        if _is_free(self._wishes.folder):
            self.notice.clear()
            return True
        self.notice.say(
            lambda c: c.t("This folder is not empty."),
            lambda c: c.t("Choose an empty folder, or make a new one."),
        )
        return False

    def _on_change_clicked(self) -> None:
        if self.chooser is not None:
            return
        chooser = FolderChooser(
            self.words.catalog, lambda c: c.t("Choose a folder"), start=Path.home(), to_put=True
        )
        chooser.setMinimumHeight(px(440))
        chooser.chosen.connect(self._on_chosen)
        chooser.cancelled.connect(self._close_chooser)
        self.chooser = chooser
        self.body.addWidget(chooser)
        chooser.setFocus()
        bring_into_sight(chooser)

    def _on_chosen(self, folder: Path) -> None:
        self._wishes.folder = folder
        self.shown.setText(str(folder))
        self._close_chooser()
        self.may_go_on()

    def _close_chooser(self) -> None:
        if self.chooser is not None:
            self.chooser.deleteLater()
            self.chooser = None
        self.change.setFocus()


def _is_free(folder: Path) -> bool:
    try:
        return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    except OSError:
        return False
