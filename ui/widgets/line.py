"""One line of text: a paste brings its words, and what does not fit is refused whole and said."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from intake_app.codebook.kinds.base import LINE_LIMIT
from ui.widgets.entering import Remark, entered, is_plain, length, room_left


class Line(QLineEdit):
    """`remarked` is sent with a Remark whenever there is another one to show than before."""

    remarked = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, most: int = LINE_LIMIT) -> None:
        super().__init__(parent)
        self.most = most
        self._taken = ""
        self._remark = Remark(most)
        # The first to hear: whoever reads the line afterwards finds it as it will stay.
        self.textEdited.connect(self._on_edited)

    def setText(self, text: str | None) -> None:  # noqa: N802 - Qt names it
        """Show a stored line; nothing is sent."""
        self._taken = text or ""
        super().setText(text)

    def _on_edited(self, text: str) -> None:
        remark = Remark(self.most, room=room_left(len(text), self.most))
        if len(text) > self.most or not is_plain(text, one_line=True):
            remark = self._take(text)
        self._taken = self.text()
        if remark != self._remark:
            self._remark = remark
            self.remarked.emit(remark)

    def _take(self, text: str) -> Remark:
        plain, left_out = entered(text, one_line=not is_plain(text, one_line=True))
        letters = length(plain)
        # A line that was stored too long can still be made shorter.
        if letters > self.most and len(text) > len(self._taken):
            at = self.cursorPosition() - (len(text) - len(self._taken))
            self._put(self._taken, at)
            return Remark(self.most, refused=letters)
        if plain != text:
            before, _ = entered(text[: self.cursorPosition()], one_line=True)
            self._put(plain, len(before))
        return Remark(self.most, left_out, room=room_left(letters, self.most))

    def _put(self, text: str, at: int) -> None:
        # Undo and insert, not setText: Ctrl+Z goes back to what was written before, and never
        # brings back what was just taken out.
        with QSignalBlocker(self):
            self.undo()
            start, end = _difference(self.text(), text)
            self.setSelection(start, len(self.text()) - end - start)
            self.insert(text[start : len(text) - end])
            self.setCursorPosition(max(at, 0))


def _difference(old: str, new: str) -> tuple[int, int]:
    """How many letters both have alike at the beginning and, beyond those, at the end."""
    start = _alike(old, new)
    return start, _alike(old[start:][::-1], new[start:][::-1])


def _alike(old: str, new: str) -> int:
    both = zip(old, new, strict=False)
    return next(
        (at for at, (one, other) in enumerate(both) if one != other), min(len(old), len(new))
    )
