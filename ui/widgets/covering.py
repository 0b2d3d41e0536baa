"""What lies over a page: as large as that, and no key reaches what is not seen below it."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

_CONTROL = Qt.KeyboardModifier.ControlModifier
# Keys of the window that hold here too; those of the page below would act on what is not seen.
_OF_THE_WINDOW = (Qt.Key.Key_F1, Qt.Key.Key_F12)
_OF_THE_PAGE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Covering(QFrame):
    """Tab goes round inside it; the shortcuts of the page below do nothing."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._watched: QWidget | None = None
        self.setProperty("role", "page")
        self.setAutoFillBackground(True)

    def cover(self, over: QWidget) -> None:
        """Lie over this from now on."""
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._watched = over
        over.installEventFilter(self)
        self.setParent(over)
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What lies over something is as large as that."""
        if event.type() == QEvent.Type.Resize and watched is self._watched:
            self._fill()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Shortcuts of the page below do nothing while it is not seen."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_control = event.modifiers() & _CONTROL
            of_window = event.key() in _OF_THE_WINDOW or is_control
            if not of_window or event.key() in _OF_THE_PAGE:
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt names it so
        """To the next inside, round the end; never out to what is covered."""
        stops = [one for one in self._chain() if self._takes_tab(one)]
        focused = QApplication.focusWidget()
        if stops:
            here = stops.index(focused) if focused in stops else (-1 if next else 0)
            reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
            stops[(here + (1 if next else -1)) % len(stops)].setFocus(reason)
        return True

    def _chain(self) -> Iterator[QWidget]:
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self:
            if self.isAncestorOf(widget):
                yield widget
            widget = widget.nextInFocusChain()

    def _takes_tab(self, widget: QWidget) -> bool:
        may = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        return may and widget.isEnabled() and widget.isVisibleTo(self)

    def _fill(self) -> None:
        if self._watched is not None:
            self.setGeometry(self._watched.rect())
