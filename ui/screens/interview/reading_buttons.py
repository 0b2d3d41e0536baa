"""The buttons below a paragraph that is read aloud; each has a key, which holds unseen too."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from intake_app.i18n import Catalog
from ui.parts import button
from ui.theme import px
from ui.widgets.flow_box import FlowBox
from ui.words import Wording, Words

_BUTTONS: tuple[tuple[str, str, Wording], ...] = (
    ("reading-confirm", "primary", lambda c: c.t("Confirmed, next (Enter)")),
    ("reading-correct", "", lambda c: c.t("Correct (C)")),
    ("reading-refuse", "", lambda c: c.t("Refusal (R)")),
    ("reading-back", "", lambda c: c.t("Back (←)")),
    ("reading-turn", "", lambda c: c.t("Turn the screen (T)")),
    ("reading-close", "quiet", lambda c: c.t("Close (Esc)")),
)
_SPOKEN: Mapping[str, Wording] = {
    "reading-correct": lambda c: c.t("Write in the paragraph itself. What stands here is kept."),
    "reading-refuse": lambda c: c.t(
        "The person refuses this paragraph: it is kept and is not printed."
    ),
    "reading-turn": lambda c: c.t(
        "Shows the person nothing but the paragraph; the keys hold. Escape turns it back."
    ),
}
_DECIDING = ("reading-correct", "reading-refuse")


class ReadingButtons(QFrame):
    """In one row as long as there is room."""

    def __init__(self, catalog: Catalog) -> None:
        super().__init__()
        self.words = Words(catalog)
        self._buttons: dict[str, QPushButton] = {}
        self._row = FlowBox(self)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(px(8))
        for name, role, says in _BUTTONS:
            made = button(role, name)
            made.setParent(self._row)
            self.words.show(made.setText, says)
            if name in _SPOKEN:
                self.words.show(made.setAccessibleDescription, _SPOKEN[name])
                self.words.show(made.setToolTip, _SPOKEN[name])
            self._buttons[name] = made
        down.addWidget(self._row)
        self.show_for(may_decide=True, is_first=True)

    def on(self, name: str, does: Callable[[], None]) -> None:
        """What a button does."""
        self._buttons[name].clicked.connect(lambda _checked: does())

    def show_for(self, *, may_decide: bool, is_first: bool) -> None:
        """After the read-back nothing is decided any more; before the first there is none."""
        for name in _DECIDING:
            self._buttons[name].setVisible(may_decide)
        self._buttons["reading-back"].setEnabled(not is_first)
        self.words.show(self._buttons["reading-confirm"].setText, _way_on(may_decide=may_decide))
        shown = [one for one in self._buttons.values() if not one.isHidden()]
        self._row.fill([*shown])

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language."""
        self.words.retranslate(catalog)
        self._row.arrange()


def _way_on(*, may_decide: bool) -> Wording:
    if may_decide:
        return lambda c: c.t("Confirmed, next (Enter)")
    return lambda c: c.t("Next (Enter)")
