"""The ring around what has the focus: dark line inside, amber outside, seen on every ground."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui.theme import Token, colour, px

_MOVING = (
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
)


class FocusRing(QWidget):
    """One per window; follows the focus by itself. Takes no clicks and no room."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: list[QWidget] = []
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("")
        self.hide()
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]  # an application runs, or there were no window
        self._on_focus(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move along when the focused widget or anything around it moves."""
        if event.type() in _MOVING and watched in self._watched:
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt names it
        """Amber, rounded, three pixels; the widgets themselves paint the dark line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(Token.FOCUS), 3.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), px(8), px(8))
        if self._target is not None and self._target.property("ring") == "double":
            painter.setPen(QPen(colour(Token.INK), 2.0))
            inner = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            painter.drawRoundedRect(inner, px(6), px(6))

    def _on_focus(self, _before: QWidget | None, focused: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):  # a page that was left takes its widgets along
                widget.removeEventFilter(self)
        self._target = None
        if focused is not None and self._window.isAncestorOf(focused):
            # A page without anything to write in may hold the focus; nobody is there to be shown.
            stays = focused.focusPolicy() != Qt.FocusPolicy.NoFocus
            self._target = focused if stays else None
        self._watched = [] if self._target is None else [self._target, *self._around(self._target)]
        for widget in self._watched:
            widget.installEventFilter(self)
        self._follow()

    def _around(self, widget: QWidget) -> list[QWidget]:
        around: list[QWidget] = []
        parent = widget.parentWidget()
        while isinstance(parent, QWidget) and parent is not self._window:
            around.append(parent)
            parent = parent.parentWidget()
        return around

    def _follow(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        place = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        place.adjust(-4, -4, 4, 4)
        seen = place.intersected(self._clip(target))
        self.setVisible(not seen.isEmpty())
        self.setGeometry(place)
        self.setMask(seen.translated(-place.topLeft()))
        self.raise_()

    def _clip(self, target: QWidget) -> QRect:
        clip = self._window.rect()
        for widget in self._around(target):
            area = widget.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is widget:
                clip &= QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())
        return clip
