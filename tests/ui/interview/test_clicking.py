"""A mouse that is pressed moves no page: the click would be lost, or answer another question."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider

from intake_app.domain.answers import Said
from tests.ui.typing import NONE, type_text
from ui.widgets.chooser import Chooser

EDGE = 20


def lay_at_the_edge(sitting, qtbot, widget):
    """Scroll until only the upper rim of a widget shows at the lower end of the page."""
    page = sitting.page

    def lies_there():
        view, bar = page.viewport(), page.verticalScrollBar()
        too_low = widget.mapTo(view, QPoint()).y() - view.height() + EDGE
        bar.triggerAction(QAbstractSlider.SliderAction.SliderMove)  # as by hand
        bar.setValue(bar.value() + too_low)
        return too_low == 0  # it lay there already after the last turn of the loop

    qtbot.waitUntil(lies_there)


@pytest.fixture
def chip(sitting, qtbot):
    """An answer that lies at the lower edge of what the window shows."""
    sitting.begins(consents=True).goes_to("interview")
    sitting.window.resize(1024, 640)
    wanted = sitting.question("interview.private_setting").input.chips.chips[0]
    lay_at_the_edge(sitting, qtbot, wanted)
    return wanted


def click(sitting, widget, at):
    point = widget.mapTo(sitting.window, at)
    handle = sitting.window.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, NONE, point)
    sitting.turn()


def test_a_click_at_the_edge_of_the_page_is_an_answer(sitting, chip):
    before = sitting.page.verticalScrollBar().value()

    click(sitting, chip, QPoint(chip.width() // 2, EDGE // 2))

    assert Said("yes") == sitting.question("interview.private_setting").input.value()
    assert before == sitting.page.verticalScrollBar().value()


def test_letters_after_a_click_take_the_place_of_the_old_choice(sitting, qtbot):
    sitting.begins(consents=True).goes_to("account")
    sitting.window.resize(1024, 640)
    language = sitting.question("account.verbatim").input.findChild(Chooser)
    assert language.code not in ("", "uz")
    lay_at_the_edge(sitting, qtbot, language)

    click(sitting, language, QPoint(language.width() // 2, EDGE // 2))
    type_text(next(one.label for one in language.options if one.code == "uz")[:3])

    assert "uz" == language._offered[0].code
