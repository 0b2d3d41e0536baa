"""Faults that are planted are seen by the walk, each by its own look and by no other."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tests.ui.walk.wrong import wrong_on
from ui.parts import label

LONG = "несовершеннолетние "


@pytest.fixture
def planted(qtbot, qapp):
    """A page of our own, where faults can be planted."""
    page = QWidget()
    page.setProperty("role", "page")
    page.resize(400, 300)
    down = QVBoxLayout(page)
    qtbot.addWidget(page)
    page.down = down
    page.show()
    return page


def kinds_of_wrong(page):
    return {kind: len(lines) for kind, lines in wrong_on(page, page).items()}


def field(name="имя"):
    made = QLineEdit()
    made.setAccessibleName(name)
    return made


def test_nothing_is_wrong_on_a_sound_page(planted):
    planted.down.addWidget(label(text=LONG * 3))
    planted.down.addWidget(field())

    assert {} == kinds_of_wrong(planted)


def test_a_cut_word_is_seen(planted):
    long = label(text=LONG * 3)
    long.setWordWrap(False)
    long.setFixedWidth(80)
    planted.down.addWidget(long)

    assert {"cut": 1} == kinds_of_wrong(planted)


def test_a_line_that_is_cut_below_is_seen(planted):
    low = label(text=LONG * 20)
    low.setFixedHeight(20)
    planted.down.addWidget(low)

    assert {"cut": 1} == kinds_of_wrong(planted)


def test_a_choice_that_is_cut_is_seen(planted):
    combo = QComboBox()
    combo.setAccessibleName("вид")
    combo.addItem(LONG * 2)
    combo.setFixedWidth(90)
    planted.down.addWidget(combo)

    assert {"cut": 1} == kinds_of_wrong(planted)


def test_a_button_that_hangs_over_the_edge_is_seen(planted):
    frame = QWidget()
    frame.setFixedSize(60, 40)
    QPushButton("Сохранить", frame).setGeometry(30, 0, 120, 40)
    planted.down.addWidget(frame)

    assert {"cut": 1} == kinds_of_wrong(planted)


def test_a_list_that_goes_on_at_the_side_is_seen(planted):
    wide = QListWidget()
    wide.setAccessibleName("список")
    wide.addItem(LONG * 10)
    planted.down.addWidget(wide)

    assert {"sideways": 1} == kinds_of_wrong(planted)


def test_a_field_without_a_name_is_seen(planted):
    planted.down.addWidget(QLineEdit())

    assert {"nameless": 1} == kinds_of_wrong(planted)


def test_a_step_of_the_tab_key_up_the_page_is_seen(planted):
    first, second, third = field("1"), field("2"), field("3")
    for place, one in ((0, third), (0, second), (0, first)):
        planted.down.insertWidget(place, one)
    QWidget.setTabOrder(third, second)
    QWidget.setTabOrder(second, first)

    assert {"order": 1} == kinds_of_wrong(planted)


@pytest.mark.parametrize(("way", "wrong"), [("down", {}), ("up", {"order": 1})])
def test_the_tab_key_goes_down_the_left_column_and_then_down_the_right_one(planted, way, wrong):
    across, order = QHBoxLayout(), []
    planted.down.addLayout(across)
    for at in range(2):
        column, fields = QWidget(), [field(), field()]
        inside = QVBoxLayout(column)
        for one in fields:
            inside.addWidget(one)
        across.addWidget(column)
        order += reversed(fields) if at and way == "up" else fields
    for before, after in pairwise(order):
        QWidget.setTabOrder(before, after)

    assert wrong == kinds_of_wrong(planted)


@pytest.mark.parametrize("kind", [QLabel, QPushButton])
def test_faint_letters_are_seen(planted, kind):
    faint = kind("едва видно")
    frame = "" if kind is QLabel else "border: 1px solid #000000;"  # it is no letter
    faint.setStyleSheet(f"color: #c9ced6; background: #ffffff; {frame}")
    planted.down.addWidget(faint)

    assert {"faint": 1} == kinds_of_wrong(planted)


def test_a_faint_line_of_a_list_is_seen(planted):
    lines = QListWidget()
    lines.setAccessibleName("список")
    lines.addItems(["едва видно", "едва видно"])
    lines.setStyleSheet("QListWidget::item { color: #c9ced6; background: #ffffff; }")
    planted.down.addWidget(lines)

    assert {"faint": 2} == kinds_of_wrong(planted)
