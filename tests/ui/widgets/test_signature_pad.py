"""The sheet to sign on: what the hand did is what is there, whatever the window does meanwhile."""

from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from intake_app.domain.signature import HEIGHT, MOST_POINTS, WIDTH, Drawing
from tests.ui.drawing import NAME, draw, draw_by_pen, let_go, move, press
from tests.ui.typing import CONTROL
from tests.ui.typing import press as press_key
from ui.theme import Theme, apply_theme
from ui.widgets.signature_pad import SignaturePad


@pytest.fixture
def pad(shown):
    return shown(SignaturePad())


def near(shares, stroke):
    """Whether a stroke goes through these shares of the sheet, to half a millimetre."""
    return all(
        any(abs(x / WIDTH - across) < 0.01 and abs(y / HEIGHT - down) < 0.02 for x, y in stroke)
        for across, down in shares
    )


def dark_points(pad):
    picture = pad.grab().toImage()
    ink = QColor("#17202B")
    return sum(
        picture.pixelColor(x, y) == ink
        for x in range(3, picture.width() - 3, 2)
        for y in range(3, picture.height() - 3, 2)
    )


@pytest.mark.parametrize("by", [draw, draw_by_pen])
def test_a_stroke_is_kept_as_it_was_drawn(pad, by):
    by(pad)

    (stroke,) = pad.drawing.strokes
    assert near(NAME, stroke)
    assert pad.drawing.is_enough


def test_a_pen_is_not_told_again_as_a_mouse(pad):
    draw_by_pen(pad)
    draw_by_pen(pad)

    assert 2 == len(pad.drawing.strokes)


def test_each_stroke_is_told(qtbot, pad):
    with qtbot.waitSignal(pad.changed):
        draw(pad)


def test_a_dot_is_kept_and_is_no_signature(pad):
    draw(pad, [(0.5, 0.5)])

    assert (1, False) == (len(pad.drawing.strokes), pad.drawing.is_enough)


def test_a_pen_that_leaves_the_sheet_begins_anew_where_it_comes_back(pad):
    press(pad, (0.2, 0.5))
    move(pad, (0.4, 0.5))
    move(pad, (0.4, 1.4))
    move(pad, (0.8, -0.4))
    move(pad, (0.8, 0.3))
    move(pad, (0.6, 0.3))
    let_go(pad, (0.6, 0.3))

    first, second = pad.drawing.strokes
    assert near([(0.2, 0.5), (0.4, 0.5)], first)
    assert near([(0.8, 0.3), (0.6, 0.3)], second)


def test_a_move_without_a_press_draws_nothing(pad):
    move(pad, (0.2, 0.5))
    move(pad, (0.6, 0.5))

    assert Drawing() == pad.drawing


def test_strokes_grow_with_the_sheet(pad):
    draw(pad)
    before, high = pad.drawing, pad.height()
    pad.window().resize(420, 600)
    QApplication.sendPostedEvents()
    draw(pad, [(0.1, 0.9), (0.9, 0.9)])

    assert pad.height() < high
    assert round(pad.width() * HEIGHT / WIDTH) == pad.height()
    assert before.strokes == pad.drawing.strokes[:1]
    assert near([(0.1, 0.9), (0.9, 0.9)], pad.drawing.strokes[1])


def test_a_stroke_that_is_being_drawn_survives_a_change_of_size(pad):
    press(pad, (0.1, 0.5))
    move(pad, (0.5, 0.5))
    pad.window().resize(420, 600)
    QApplication.sendPostedEvents()
    move(pad, (0.9, 0.1))

    (stroke,) = pad.drawing.strokes
    assert near([(0.1, 0.5), (0.5, 0.5)], stroke)


@pytest.mark.parametrize(
    "undo", [lambda: press_key(Qt.Key.Key_Backspace), lambda: press_key(Qt.Key.Key_Z, CONTROL)]
)
def test_keys_take_the_last_stroke_back(pad, undo):
    draw(pad)
    first = pad.drawing
    draw(pad, [(0.1, 0.9), (0.9, 0.9)])
    pad.setFocus()

    undo()
    assert first == pad.drawing
    undo()
    undo()
    assert Drawing() == pad.drawing


def test_a_scribble_fills_the_sheet_and_nothing_stands_still(pad):
    slowest = 0.0
    press(pad, (0.0, 0.0))
    for at in range(20_000):
        before = perf_counter()
        move(pad, ((at * 37 % 1000) / 1000, (at * 91 % 1000) / 1000))
        slowest = max(slowest, perf_counter() - before)
    full = pad.drawing
    draw(pad)

    assert MOST_POINTS - 500 <= full.points <= MOST_POINTS
    assert pad.is_full
    assert full == pad.drawing
    assert slowest < 1
    pad.clear()
    draw(pad)
    assert near(NAME, pad.drawing.strokes[0])


@pytest.mark.parametrize("dark", [False, True])
def test_ink_is_dark_on_white_in_every_theme(qapp, pad, dark):
    apply_theme(qapp, Theme(dark=dark))
    pad.clearFocus()
    empty = dark_points(pad)
    draw(pad)
    pad.clearFocus()

    assert dark_points(pad) > empty + 50
    assert QColor("#FFFFFF") == pad.grab().toImage().pixelColor(pad.width() // 2, 8)
    pad.clear()
    assert empty == dark_points(pad)
    apply_theme(qapp, Theme())


def test_ink_that_was_drawn_and_ink_that_is_drawn_anew_are_the_same(pad):
    draw(pad)
    pad.clearFocus()
    drawn = dark_points(pad)

    pad.show_drawing(pad.drawing)

    assert abs(drawn - dark_points(pad)) < drawn / 5
