"""What was copied out of our window does not stay: cleared after a while and at the lock."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

CLEAR_AFTER_MS = 30_000

_HINT = "x-kde-passwordManagerHint"
"""Clipboard histories that know this form keep no copy of their own."""


class ClipboardWatch(QObject):
    """Clears only what is still ours: what another program copied since is left alone."""

    def __init__(self, parent: QObject, after_ms: int = CLEAR_AFTER_MS) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._ours: dict[QClipboard.Mode, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(after_ms)
        self._timer.timeout.connect(self.clear)
        self._clipboard.changed.connect(self._on_changed)

    def clear(self) -> None:
        """Now: clipboard and, under X11, what is marked with the mouse."""
        ours, self._ours = self._ours, {}
        for mode, text in ours.items():
            if self._clipboard.text(mode) == text:
                self._clipboard.clear(mode)

    def _on_changed(self, mode: QClipboard.Mode) -> None:
        if not self._is_from_us(mode):
            self._ours.pop(mode, None)
            return
        text = self._clipboard.text(mode)
        if not text:
            return
        self._ours[mode] = text
        self._timer.start()
        if mode == QClipboard.Mode.Clipboard and not self._clipboard.mimeData().hasFormat(_HINT):
            marked = QMimeData()
            marked.setText(text)
            marked.setData(_HINT, b"secret")
            self._clipboard.setMimeData(marked)

    def _is_from_us(self, mode: QClipboard.Mode) -> bool:
        if mode == QClipboard.Mode.Selection:
            return self._clipboard.ownsSelection()
        return mode == QClipboard.Mode.Clipboard and self._clipboard.ownsClipboard()
