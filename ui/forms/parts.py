"""The pieces that inputs of several fields are put together from."""

from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.parts import label
from ui.theme import px


class Part(QWidget):
    """A small title above a widget; the title is the widget's name for who cannot see it."""

    def __init__(
        self, widget: QWidget, parent: QWidget | None = None, *, wraps: bool = False
    ) -> None:
        super().__init__(parent)
        self.widget = widget
        self._title = wrapped("part") if wraps else label("part")
        self._title.setWordWrap(wraps)
        self._title.setBuddy(widget)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(px(2))
        down.addWidget(self._title)
        down.addWidget(widget)
        down.addStretch(1)

    def say(self, title: str) -> None:
        """Name the part."""
        self._title.setText(title.replace("&", "&&"))
        self.widget.setAccessibleName(title)


def wrapped(role: str) -> QLabel:
    """A label whose lines break. It claims the height of its lines at the width it has, no more."""
    made = label(role)
    policy = made.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


def typed(text: str) -> str:
    """What a person typed, or empty when it is blank."""
    return text if text.strip() else ""
