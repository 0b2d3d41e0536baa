"""What one test leaves behind says nothing in the next."""

import shiboken6
from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.builders.windows import bury


def test_a_buried_owner_takes_its_clock_with_it(qapp):
    owner, ticks = QObject(), []
    clock = QTimer(owner)
    clock.timeout.connect(lambda: ticks.append("tick"))
    clock.start(0)

    owner.deleteLater()
    bury()
    QApplication.sendPostedEvents(None, 0)

    assert (False, False, []) == (shiboken6.isValid(owner), shiboken6.isValid(clock), ticks)


def test_what_was_copied_does_not_outlive_its_test(qapp):
    copied = QMimeData()
    copied.setText("Пришли ночью.")
    QGuiApplication.clipboard().setMimeData(copied)

    bury()

    assert (False, "") == (shiboken6.isValid(copied), QGuiApplication.clipboard().text())
