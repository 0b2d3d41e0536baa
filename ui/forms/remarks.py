"""What a field says about what came into it: room that ends, signs left out, a paste too long."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from intake_app.i18n import Catalog
from ui.forms.parts import wrapped
from ui.widgets.entering import Remark
from ui.widgets.grow_text import GrowText
from ui.widgets.line import Line
from ui.words import Wording


class Remarks(QObject):
    """A line above the reasons, made when there is first something to say. It is soft: no error."""

    def __init__(self, catalog: Catalog, down: QVBoxLayout, above: QWidget) -> None:
        super().__init__(above)
        self._catalog = catalog
        self._down = down
        self._above = above
        self._remark: Remark | None = None
        self._own: Wording | None = None
        self._line: QLabel | None = None

    def listen(self, *editors: QWidget) -> None:
        """Show what those of these have to say that ever say something."""
        for editor in editors:
            if isinstance(editor, Line | GrowText):
                editor.remarked.connect(self.show_remark)

    def show_remark(self, remark: Remark) -> None:
        """Say it, or be quiet when there is nothing to say."""
        self._remark = remark
        self._show()

    def say(self, wording: Wording | None) -> None:
        """Say a sentence of the field's own, or no longer."""
        if wording is not self._own:
            self._own = wording
            self._show()

    def retranslate(self, catalog: Catalog) -> None:
        """Say it in another language."""
        self._catalog = catalog
        if self._line is not None:
            self._show()

    def _show(self) -> None:
        sentences = _sentences(self._remark, self._catalog) if self._remark is not None else []
        if self._own is not None:
            sentences.append(self._own(self._catalog))
        if self._line is None:
            if not sentences:
                return
            self._line = wrapped("reading")
            self._line.setObjectName("remark")
            # Before the reasons, wherever they stand by now; at the end (-1) where there are none.
            self._down.insertWidget(self._down.indexOf(self._above), self._line)
        self._line.setText("\n".join(sentences))
        self._line.setVisible(bool(sentences))


def _sentences(remark: Remark, catalog: Catalog) -> list[str]:
    found: list[str] = []
    if remark.refused:
        found.append(
            catalog.t(
                "Nothing was taken in: it is too long for this field. "
                "Letters that fit: {most}. Letters it would have: {letters}.",
                most=catalog.number(remark.most),
                letters=catalog.number(remark.refused),
            )
        )
    if remark.left_out:
        signs = ", ".join(remark.left_out)
        found.append(catalog.t("Hidden signs were left out: {signs}", signs=signs))
    if remark.room is not None and not remark.refused:
        found.append(
            catalog.tn(
                "There is room for {n} more letter.",
                "There is room for {n} more letters.",
                remark.room,
            )
        )
    return found
