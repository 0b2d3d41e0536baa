"""The fixed footer: back, pause, how many answers, and the one way on."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.parts import button, label
from ui.theme import px
from ui.words import Wording, Words


class Footer(QFrame):
    """`back`, `paused` and `on` are what its buttons ask for.

    `turns` is asked first: where the open page itself has a topic before or after, it turns to it.
    """

    back = Signal()
    paused = Signal()
    on = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.turns: Callable[[int], bool] = lambda _: False
        self.setProperty("role", "footer")
        self.back_button = button("", "interview-back")
        self.pause_button = button("", "interview-pause")
        self.count = label("hint")
        self.count.setObjectName("interview-count")
        self.count.setWordWrap(False)
        self.on_button = button("primary", "interview-on")
        words.show(self.back_button.setText, lambda c: c.t("Back"))
        words.show(self.pause_button.setText, lambda c: c.t("Pause"))
        words.show(
            self.pause_button.setAccessibleDescription,
            lambda c: c.t("Asks why, hides the testimony, or saves and closes (F10)."),
        )
        self.back_button.clicked.connect(self.go_back)
        self.pause_button.clicked.connect(self.paused)
        self.on_button.clicked.connect(self.go_on)
        across = self._across = QHBoxLayout(self)
        across.setContentsMargins(px(32), px(9), px(32), px(9))
        across.setSpacing(px(12))
        across.addWidget(self.back_button)
        across.addWidget(self.pause_button)
        across.addStretch(1)
        across.addWidget(self.count)
        across.addWidget(self.on_button)

    def go_on(self) -> None:
        """What the primary button does."""
        if not self.turns(1):
            self.on.emit()

    def take_keyboard(self) -> None:
        """After the last question: Enter goes on to the next part."""
        self.on_button.setFocus(Qt.FocusReason.TabFocusReason)

    def go_back(self) -> None:
        """What the way back does."""
        if not self.turns(-1):
            self.back.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for the count, or not."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Longer words need more room."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        """The ways back and on stand in full; the count gives way to them."""
        buttons = (self.back_button, self.pause_button, self.on_button, self.count)
        margins = self._across.contentsMargins()
        needed = sum(one.sizeHint().width() + self._across.spacing() for one in buttons)
        fits = needed + margins.left() + margins.right() <= self.width()
        if self.count.isHidden() == fits:
            self.count.setVisible(fits)

    def say(self, count: Wording, on: Wording) -> None:
        """How many answers, and what the way on is called."""
        self._words.show(self.count.setText, count)
        self._words.show(self.on_button.setText, on)
