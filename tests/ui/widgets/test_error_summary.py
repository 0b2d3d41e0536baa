import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from ui.theme import px
from ui.widgets.error_summary import ErrorSummary

SENTENCE = (
    "Туған күні және туған жері. Күні толық емес: жылын жазыңыз, айы мен күні белгісіз болса, "
    "сол қалпында қалдырыңыз немесе жауап неге жоқ екенін белгілеңіз."
)


@pytest.mark.parametrize("width", [320, 480, 720])
def test_a_long_problem_is_read_in_full_whatever_the_width(qtbot, qapp, width):
    summary = ErrorSummary()
    qtbot.addWidget(summary)
    summary.resize(px(width), 400)
    summary.say("Two things", [("a", SENTENCE), ("b", "Short.")])
    summary.show()
    qtbot.waitExposed(summary)
    long, short = summary._lines
    qtbot.waitUntil(lambda: long.height() > short.height())

    metrics = QFontMetrics(long.font())
    written = long.text().split("\n")
    assert SENTENCE.split() == long.text().split()
    assert [] == [line for line in written if metrics.horizontalAdvance(line) > long.width()]
    assert long.height() >= metrics.size(Qt.TextFlag.TextShowMnemonic, long.text()).height()
    assert SENTENCE == long.accessibleName()
