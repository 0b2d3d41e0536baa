"""A page is as high as what stands on it: short ones do not scroll into nothing."""

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from ui.parts import CalmPage
from ui.places import Place
from ui.theme import px

FOOT = 64


@pytest.mark.parametrize(
    "place", [Place.HEALTH, Place.LOCKING, Place.ACCESS, Place.NEW_KEY, Place.BACKUP, Place.PANIC]
)
@pytest.mark.parametrize("size", [(1024, 640), (1366, 768)])
def test_a_page_scrolls_no_further_than_its_last_line(unlocked, place, size):
    unlocked.resize(*size)
    unlocked.open_vault_place(place)
    QApplication.sendPostedEvents()

    area = next(
        area for area in unlocked.screen_shown.findChildren(QScrollArea) if area.isVisible()
    )
    content = area.widget()
    lowest = max(
        part.mapTo(content, part.rect().bottomLeft()).y()
        for kind in (QLabel, QPushButton, QComboBox)
        for part in content.findChildren(kind)
        if part.isVisible()
    )
    seen = area.viewport().height()
    assert isinstance(content, QWidget)
    assert content.height() <= max(seen, lowest + px(FOOT))
    assert (content.height() > seen) == (area.verticalScrollBar().maximum() > 0)


@pytest.mark.parametrize(("place", "scrolls"), [(Place.HEALTH, True), (Place.PANIC, False)])
def test_the_footer_stays_in_line_with_the_column(unlocked, place, scrolls):
    unlocked.resize(1024, 640)
    unlocked.open_vault_place(place)
    QApplication.sendPostedEvents()

    page = unlocked.screen_shown.findChild(CalmPage)
    column, ways = page.body.parentWidget(), page.buttons.parentWidget()
    edges = [
        part.mapTo(page, corner).x()
        for part in (column, ways)
        for corner in (part.rect().topLeft(), part.rect().topRight())
    ]
    area = page.findChild(QScrollArea)
    assert scrolls == (area.verticalScrollBar().maximum() > 0)
    assert edges[:2] == edges[2:]
