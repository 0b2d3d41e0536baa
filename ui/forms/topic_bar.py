"""The pages of a long row, as a bar of buttons above its questions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ui.widgets.flow_box import FlowBox


class TopicBar(FlowBox):
    """`chosen` is sent with the number of the page whose button was pressed."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: list[QPushButton] = []

    def show_topics(self, titles: list[str], current: int) -> None:
        """Show these pages, one of them open; no pages hide the bar."""
        while len(self._buttons) > len(titles):
            self._buttons.pop().deleteLater()
        while len(self._buttons) < len(titles):
            self._buttons.append(self._button(len(self._buttons)))
        for at, (button, title) in enumerate(zip(self._buttons, titles, strict=True)):
            button.setText(f"{at + 1}. {title}")
            button.setChecked(at == current)
            button.show()
        self.setVisible(bool(titles))
        self.fill([*self._buttons])

    def _button(self, number: int) -> QPushButton:
        made = QPushButton(self)
        made.setProperty("role", "topic")
        made.setObjectName(f"topic-{number}")
        made.setCheckable(True)
        made.setAutoDefault(True)
        made.clicked.connect(lambda: self.chosen.emit(number))
        return made
