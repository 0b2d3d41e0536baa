"""A picture that somebody may open, and whether anybody did: the system tells, not Qt."""

import ctypes
import os
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

_OPENED = 0x20  # IN_OPEN
_LIBC = ctypes.CDLL(None, use_errno=True)
_SHORT = 80
"""The longest name of a person: the whole markup must fit into it."""


class Probe:
    """`words`: what is typed. `times_opened()`: how often the picture was opened until now."""

    def __init__(self, picture: Path) -> None:
        self._watch = _LIBC.inotify_init1(os.O_NONBLOCK)
        assert self._watch >= 0
        assert _LIBC.inotify_add_watch(self._watch, bytes(picture), _OPENED) >= 0
        self._times = 0
        self.words = f'<b>x</b> <img src="file://{picture}"> &amp; <a href="#">я</a>'
        assert len(self.words) <= _SHORT

    def times_opened(self) -> int:
        """Each event is 16 bytes: a single file is watched, so it has no name."""
        with suppress(BlockingIOError):
            self._times += len(os.read(self._watch, 65_536)) // 16
        return self._times

    def close(self) -> None:
        """Stop watching."""
        os.close(self._watch)


@contextmanager
def probe():
    """A small picture in a folder with a short name."""
    with tempfile.TemporaryDirectory(prefix="i") as folder:
        picture = Path(folder) / "p.png"
        image = QImage(2, 2, QImage.Format.Format_RGB32)
        image.fill(0)
        assert image.save(str(picture))
        made = Probe(picture)
        yield made
        made.close()


def shown(root):
    """Every sentence that stands in a window or can be heard in it."""
    for one in root.findChildren(QWidget):
        if one.isVisible():
            yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription())
            if isinstance(one, QLabel | QAbstractButton):
                yield one.text().replace("&&", "&")


def rich(root):
    """Labels that would read markup, and tips that may: Qt guesses there."""
    labels = [
        one.text()
        for one in root.findChildren(QLabel)
        if one.text() and one.textFormat() is not Qt.TextFormat.PlainText
    ]
    tips = [one.toolTip() for one in root.findChildren(QWidget) if "<" in one.toolTip()]
    return [*labels, *tips]
