"""A second screen that is unplugged takes no window with it."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from ui.back_in_sight import BackInSight, in_sight

LAPTOP, SECOND = QRect(0, 0, 1366, 768), QRect(1366, 0, 1920, 1080)


@pytest.mark.parametrize(
    ("stands", "screens", "wanted"),
    [
        (QRect(100, 50, 1024, 640), [LAPTOP], QRect(100, 50, 1024, 640)),
        (QRect(1500, 50, 1024, 640), [LAPTOP, SECOND], QRect(1500, 50, 1024, 640)),
        (QRect(1500, 50, 1024, 640), [LAPTOP], QRect(342, 50, 1024, 640)),
        (QRect(1366, 0, 1920, 1080), [LAPTOP], QRect(0, 0, 1366, 768)),
        (QRect(-1500, -900, 1024, 640), [LAPTOP], QRect(0, 0, 1024, 640)),
        (QRect(1200, 50, 1024, 640), [LAPTOP], QRect(342, 50, 1024, 640)),
        (QRect(900, 50, 1024, 640), [LAPTOP], QRect(900, 50, 1024, 640)),
        (QRect(100, 760, 1024, 640), [LAPTOP], QRect(100, 128, 1024, 640)),
        (QRect(100, 50, 1024, 640), [], QRect(100, 50, 1024, 640)),
    ],
)
def test_a_window_is_moved_only_where_nobody_could_take_hold_of_it(stands, screens, wanted):
    assert wanted == in_sight(stands, screens)


def test_after_a_screen_is_gone_the_window_is_back_with_what_was_typed(qtbot):
    window, line = QMainWindow(), QLineEdit()
    qtbot.addWidget(window)
    window.setCentralWidget(line)
    BackInSight(window)
    window.setGeometry(20_000, 20_000, 400, 300)
    window.show()
    qtbot.waitExposed(window)
    line.setFocus()
    line.setText("Полсло")
    screen = QApplication.primaryScreen()

    QApplication.instance().screenRemoved.emit(screen)

    qtbot.waitUntil(lambda: screen.availableGeometry().contains(window.geometry()))
    assert ("Полсло", line) == (line.text(), window.focusWidget())


def test_a_window_on_a_screen_stays_where_it_is(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    watch = BackInSight(window)
    window.setGeometry(30, 40, 400, 300)
    window.show()
    qtbot.waitExposed(window)

    watch.look()

    assert QRect(30, 40, 400, 300) == window.geometry()
