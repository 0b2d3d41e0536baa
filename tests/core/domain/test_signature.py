"""A drawn signature: what was drawn is what is stored; what cannot be one is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.signature import HEIGHT, MOST_POINTS, NEAR, WIDTH, Drawing
from tests.builders.signatures import a_dot, a_signature

POINTS = st.tuples(st.integers(0, WIDTH), st.integers(0, HEIGHT))
STROKES = st.lists(st.lists(POINTS, min_size=1, max_size=30).map(tuple), max_size=8)
SHARES = st.tuples(st.floats(-3, 3), st.floats(-3, 3))


@given(STROKES.map(tuple))
def test_a_path_gives_back_exactly_the_strokes_that_were_written(strokes):
    drawing = Drawing(strokes)

    assert drawing == Drawing.from_path(drawing.path())


@given(st.lists(st.lists(SHARES, max_size=40), max_size=6))
def test_whatever_the_pen_does_all_points_lie_on_the_field(strokes):
    drawing = Drawing()
    for stroke in strokes:
        drawing = drawing.with_stroke(stroke)

    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for one in drawing.strokes for x, y in one)
    assert len(drawing.strokes) == sum(bool(stroke) for stroke in strokes)


def test_a_path_is_short_and_in_hundredths_of_a_millimetre():
    drawing = Drawing().with_stroke([(0, 0), (0.5, 0.5), (1, 1)]).with_stroke([(1, 0)])

    assert "M0 0L3000 1100L6000 2200M6000 0" == drawing.path()


@pytest.mark.parametrize(
    "path",
    [
        "M0 0L6001 0",
        "M0 0L0 2201",
        "M0 0 L1 1",
        "L1 1",
        "M0 0l1 1",
        "M0 0C1 1",
        "M-1 0",
        "M00 0",
        "M0 0L",
        'M0 0"/><script/>',
    ],
)
def test_a_path_of_another_kind_is_refused(path):
    with pytest.raises(ValueError, match=r"path|field"):
        Drawing.from_path(path)


def test_nothing_drawn_is_an_empty_path():
    assert ("", Drawing()) == (Drawing().path(), Drawing.from_path(""))


def test_a_dot_is_not_a_signature():
    assert not a_dot().is_enough
    assert not Drawing().is_enough
    assert a_signature().is_enough


def test_a_scribble_of_a_hundred_thousand_points_stops_at_the_limit():
    wild = [((at * 37 % 1000) / 1000, (at * 91 % 1000) / 1000) for at in range(100_000)]

    drawing = Drawing().with_stroke(wild)

    assert MOST_POINTS == drawing.points
    assert drawing == drawing.with_stroke(wild)
    assert drawing == Drawing.from_path(drawing.path())


def test_points_that_paper_could_not_tell_apart_are_left_out():
    slow = [(at / WIDTH, 0.5) for at in range(1200)]

    (stroke,) = Drawing().with_stroke(slow).strokes

    assert 1200 // NEAR == len(stroke)


def test_more_points_than_the_limit_cannot_be_made():
    with pytest.raises(ValueError, match="too many"):
        Drawing((((0, 0),) * (MOST_POINTS + 1),))


def test_the_last_stroke_can_be_taken_back():
    drawing = a_signature()

    assert Drawing(drawing.strokes[:1]) == drawing.without_last()
    assert Drawing() == drawing.without_last().without_last().without_last()
