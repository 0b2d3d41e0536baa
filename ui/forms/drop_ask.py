"""Asked in the page, not in front of it: answers that depended on another are about to go."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from intake_app.codebook.schema import Field
from intake_app.i18n import Catalog
from ui.forms.parts import wrapped
from ui.theme import px


class DropAsk(QFrame):
    """Hidden until `put`. `decided` is sent with True (let them go) or False (keep all)."""

    decided = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.setProperty("tone", "warn")
        self._lost: Sequence[Field] = ()
        self._pieces: _Pieces | None = None

    def put(self, lost: Sequence[Field], catalog: Catalog) -> None:
        """Name the questions whose answers would go, and ask."""
        self._lost = lost
        if self._pieces is None:
            self._pieces = self._built()
        self.retranslate(catalog)
        self.show()

    def retranslate(self, catalog: Catalog) -> None:
        """Ask in another language."""
        if self._pieces is None:
            return
        sentence = _sentence(self._lost, catalog)
        self._pieces.text.setText(sentence)
        self._pieces.drop.setText(catalog.t("Remove"))
        self._pieces.keep.setText(catalog.t("Keep the previous answer"))
        self.setAccessibleName(sentence)

    def _built(self) -> "_Pieces":
        # Made when first needed: every question has one and hardly any is ever asked.
        made = _Pieces(wrapped(""), QPushButton(), QPushButton())
        row = QHBoxLayout()
        for name, button, decision in (("drop", made.drop, True), ("keep", made.keep, False)):
            button.setObjectName(name)
            button.setAutoDefault(True)
            button.clicked.connect(partial(self._decide, decision=decision))
            row.addWidget(button)
        row.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(px(16), px(12), px(16), px(12))
        down.addWidget(made.text)
        down.addLayout(row)
        return made

    def _decide(self, _checked: bool = False, *, decision: bool) -> None:  # noqa: FBT001, FBT002 - Qt passes it
        self.hide()
        self.decided.emit(decision)


@dataclass(frozen=True, slots=True)
class _Pieces:
    text: QLabel
    drop: QPushButton
    keep: QPushButton


def _sentence(lost: Sequence[Field], catalog: Catalog) -> str:
    labels = [catalog.label(field.context, field.label) for field in lost]
    return catalog.tn(
        "With the new answer {n} other answer no longer applies: {questions}. Remove it?",
        "With the new answer {n} other answers no longer apply: {questions}. Remove them?",
        len(labels),
        questions="; ".join(f"«{one}»" for one in labels),
    )
