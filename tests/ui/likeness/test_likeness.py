"""The kept screens look as they looked; the comparison sees what a person would see."""

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QPushButton

from tests.ui.likeness.pictures import (
    FEW,
    PICTURES,
    REFERENCES,
    different,
    file_of,
    kept,
    take,
    taken,
)

RENEW = "Looks different. If it is meant so: python -m tests.ui.likeness"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("likeness")
    take(made)
    return made


@pytest.mark.parametrize(("name", "scheme"), PICTURES)
def test_a_kept_screen_looks_as_it_looked(folder, name, scheme):
    assert different(kept(name, scheme), taken(folder, name, scheme)) <= FEW, RENEW


def test_the_references_are_those_of_the_table_and_small():
    files = list(REFERENCES.glob("*.png"))

    assert {file_of(*one) for one in PICTURES} == {file.name for file in files}
    assert sum(file.stat().st_size for file in files) < 2_000_000


@pytest.mark.parametrize(("name", "scheme"), PICTURES)
@pytest.mark.parametrize(("right", "down"), [(3, 0), (0, 3)])
def test_a_shift_by_three_points_is_seen(name, scheme, right, down):
    whole = kept(name, scheme)
    moved = whole.copy()  # at the edge what stood there stays: only the letters count
    painter = QPainter(moved)
    painter.drawImage(right, down, whole)
    painter.end()

    assert different(whole, moved) > FEW


def grey_of(window):
    return window.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def test_one_label_that_says_another_word_is_seen(window, qtbot):
    window.open_first_run()
    window.show()
    qtbot.waitExposed(window)
    before = grey_of(window)
    assert different(before, grey_of(window)) <= FEW

    buttons = [one for one in window.findChildren(QPushButton) if one.isVisible() and one.text()]
    first, second = next(
        (a, b) for a in buttons for b in buttons if a.text() != b.text() and a is not b
    )
    said, other = first.text(), second.text()
    first.setText(other)
    second.setText(said)

    assert different(before, grey_of(window)) > FEW


def test_one_label_that_moved_by_three_points_is_seen(window, qtbot):
    window.open_first_run()
    window.show()
    qtbot.waitExposed(window)
    before = grey_of(window)
    button = next(one for one in window.findChildren(QPushButton) if one.isVisible() and one.text())
    button.move(button.x() + 3, button.y())

    assert different(before, grey_of(window)) > FEW
