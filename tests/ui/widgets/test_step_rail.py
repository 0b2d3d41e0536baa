import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from ui.theme import RAIL, px
from ui.widgets.step import Mark, Step
from ui.widgets.step_rail import StepRail

TITLES = (
    "Қайтарылған жағдайдағы қауіп (қайтармау қағидаты)",
    "Риск при возвращении (принцип невысылки)",
    "Informed consent",
)


def height_of(title, width):
    """What the words need on the rail between mark and count, in its regular letters."""
    font = QFont()
    font.setPixelSize(px(16))
    room = QRect(0, 0, width - px(52 + 58), 1000)
    return QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap, title).height()


@pytest.mark.parametrize("narrower", range(0, 60, 6))
@pytest.mark.parametrize("current", TITLES)
def test_a_step_is_no_higher_than_its_words(qtbot, qapp, current, narrower):
    rail = StepRail()
    qtbot.addWidget(rail)
    steps = [Step(title, title, Mark.SHARE, 1, 12) for title in TITLES]
    rail.resize(px(RAIL), 600)
    rail.setViewportMargins(0, 0, narrower, 0)
    rail.show_steps(steps, current)
    rail.show()
    qtbot.waitExposed(rail)

    heights = [rail.visualRect(rail.steps.index(row)).height() for row in range(len(TITLES))]

    width = rail.viewport().width()
    assert [max(px(44), height_of(title, width) + px(18)) for title in TITLES] == heights


def test_what_comes_before_and_after_the_open_step_is_in_sight(qtbot):
    rail = StepRail()
    qtbot.addWidget(rail)
    rail.resize(rail.width(), 420)
    rail.show()
    steps = [Step(f"s{number}", f"Part {number}") for number in range(30)]

    rail.show_steps(steps, "s14")

    room = rail.viewport().rect()
    seen = [row for row in range(30) if room.contains(rail.visualRect(rail.steps.index(row)))]
    assert {13, 14, 15, 16, 17, 18, 19} <= set(seen)


def test_a_chapter_that_is_longer_than_a_line_takes_two(qtbot, qapp):
    rail = StepRail()
    qtbot.addWidget(rail)
    rail.resize(px(RAIL), 600)
    rail.setViewportMargins(0, 0, 60, 0)
    long = "Ризик у разі повернення та обставини"
    rail.show_steps([Step(title, title, Mark.CHAPTER) for title in ("Згода", long)], "")
    rail.show()
    qtbot.waitExposed(rail)

    one, two = (rail.visualRect(rail.steps.index(row)).height() for row in range(2))

    font = QFont()
    font.setPixelSize(px(13))
    font.setWeight(QFont.Weight.DemiBold)
    assert (one, two) == (px(38), px(38) + QFontMetrics(font).lineSpacing())
