"""The strip of buttons above the page, and the place beside it where the called panel stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from intake_app.i18n import Catalog
from ui.parts import button, column, label
from ui.screens.interview.desk import Desk
from ui.screens.interview.sides.side import Side, SidePanel
from ui.screens.interview.sides.table import SIDES
from ui.theme import px
from ui.words import Words

WIDTH = 340
LEAST_BESIDE = 300
"""What a page needs to stand beside a panel; where there is less, the panel takes its place."""


class SideHost(QFrame):
    """Shows one panel or takes no room. `closed`: the keyboard is free; `opened`: there is another.

    `goes` and `taken` are passed on from the panel. A panel may stand there by itself (`offer`)
    until a person closes it: it is then not offered again in this sitting.
    """

    goes = Signal(str)
    taken = Signal()
    opened = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, words: Words) -> None:
        super().__init__()
        self._desk = desk
        self._words = words
        self._open: Side | None = None
        self._offered = ""
        self._declined: set[str] = set()
        self.panel: SidePanel | None = None
        self.setProperty("role", "side")
        self.setFixedWidth(px(WIDTH))
        self.title = label("subheading")
        self.close_button = button("quiet", "side-close")
        words.show(self.close_button.setText, lambda c: c.t("Close"))
        self.close_button.clicked.connect(self.close_panel)
        self.strip = _Strip(words)
        self.strip.called.connect(self.call)
        self._hold = column(0)
        self._arrange()
        self.hide()

    def call(self, name: str) -> None:
        """Open this panel in the place of another, or close it when it is the one."""
        side = next(one for one in SIDES if one.name == name)
        if side is self._open:
            self.close_panel()
        elif side.is_open_to(self._desk):
            self._declined.discard(name)
            self._put(side)
            if self.panel is not None:
                self.panel.focus_first()
        self.strip.show_open(self._open, self._desk)

    def call_by_key(self, name: str) -> None:
        """As `call`, but a panel that is there and has not the keyboard gets it first."""
        panel = self.panel
        if panel is None or self._open is None or self._open.name != name:
            self.call(name)
        elif panel.isAncestorOf(QApplication.focusWidget() or self):
            self.close_panel()
        else:
            panel.focus_first()

    def offer(self, name: str, *, wanted: bool) -> None:
        """Let a panel stand there without the keyboard, or take it away when it was offered."""
        if not wanted:
            if self._offered:
                self._close()
        elif self.panel is None and name not in self._declined:
            self._put(next(one for one in SIDES if one.name == name))
            self._offered = name
        self.strip.show_open(self._open, self._desk)

    def close_panel(self) -> None:
        """A person takes the panel away."""
        if self._open is not None:
            self._declined.add(self._open.name)
        self._close()
        self.closed.emit()

    def _close(self) -> None:
        self._take_away()
        self.hide()
        self.strip.show_open(None, self._desk)

    def fit(self, room: int) -> bool:
        """Take a place beside the page, or all the room of both; gives back whether it took all."""
        covers = not self.isHidden() and room < px(WIDTH + LEAST_BESIDE)
        self.setFixedWidth(room if covers else px(WIDTH))
        return covers

    def refresh(self) -> None:
        """The answers changed."""
        if self.panel is not None:
            self.panel.refresh()
        self.strip.show_open(self._open, self._desk)

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language."""
        if self.panel is not None:
            self.panel.retranslate(catalog)

    def _put(self, side: Side) -> None:
        self._take_away()
        self._open = side
        self.panel = side.make(self._desk)
        self.panel.setObjectName(f"side-{side.name}")
        self.panel.goes.connect(self.goes)
        self.panel.taken.connect(self.taken)
        self._words.show(self.title.setText, side.words)
        self._words.show(self.setAccessibleName, side.words)
        self._hold.addWidget(self.panel)
        self.show()
        self.opened.emit()

    def _take_away(self) -> None:
        gone, self.panel, self._open = self.panel, None, None
        self._offered = ""
        if gone is not None:
            self._hold.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        down = QVBoxLayout(self)
        down.setContentsMargins(px(16), px(8), px(16), px(12))
        down.setSpacing(px(8))
        down.addLayout(head)
        down.addLayout(self._hold, 1)


class _Strip(QWidget):
    """A button for each panel, above the page at the right."""

    called = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setProperty("role", "page")
        across = QHBoxLayout(self)
        across.setContentsMargins(px(32), px(6), px(24), 0)
        across.setSpacing(px(4))
        across.addStretch(1)
        self._buttons: dict[str, QPushButton] = {}
        for side in SIDES:
            made = self._button(side, words)
            across.addWidget(made)
            self._buttons[side.name] = made

    def show_open(self, opened: Side | None, desk: Desk) -> None:
        """Which one is open; one that has nothing to show yet is not offered."""
        for side in SIDES:
            made = self._buttons[side.name]
            made.setChecked(side is opened)
            made.setVisible(side.is_open_to(desk))

    def _button(self, side: Side, words: Words) -> QPushButton:
        made = button("side", f"side-call-{side.name}")
        made.setCheckable(True)
        made.setToolTip(side.keys)
        words.show(made.setText, side.words)
        made.clicked.connect(lambda: self.called.emit(side.name))
        return made


def add_side_keys(host: SideHost, talk: QWidget) -> None:
    """The key of each panel, anywhere in the talk."""
    for side in SIDES:
        shortcut = QShortcut(QKeySequence(side.keys), talk)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda name=side.name: host.call_by_key(name))
