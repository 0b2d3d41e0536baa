"""A page is as high as what stands on it: short ones do not scroll into nothing."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget

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
        for kind in (QLabel, QPushButton)
        for part in content.findChildren(kind)
        if part.isVisible()
    )
    seen = area.viewport().height()
    assert isinstance(content, QWidget)
    assert content.height() <= max(seen, lowest + px(FOOT))
    assert (content.height() > seen) == (area.verticalScrollBar().maximum() > 0)
