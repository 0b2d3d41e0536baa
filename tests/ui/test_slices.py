"""Long work in slices: keys come between them, and who cannot wait gets the rest at once."""

import time

import pytest
from PySide6.QtCore import QObject

from ui.slices import SLICE_MS, Slices, is_whole


@pytest.fixture
def owner(qtbot):
    return QObject()


def steps(done, count, seconds=0.0):
    for number in range(count):
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            pass
        done.append(number)
        yield


def test_the_first_step_is_taken_at_once_and_the_rest_later(owner, qtbot):
    done, slices = [], Slices(owner)

    with qtbot.waitSignal(slices.ended):
        slices.begin(steps(done, 3, SLICE_MS / 1000))
        assert [0] == done
        assert not is_whole(owner)

    assert [0, 1, 2] == done
    assert is_whole(owner)


def test_small_steps_come_to_their_end(owner, qtbot):
    done, slices = [], Slices(owner)

    with qtbot.waitSignal(slices.ended):
        slices.begin(steps(done, 3))

    assert [0, 1, 2] == done


def test_what_is_put_off_begins_in_a_later_turn(owner, qtbot):
    done, slices = [], Slices(owner)

    with qtbot.waitSignal(slices.ended):
        slices.put_off(steps(done, 2))
        assert [] == done

    assert [0, 1] == done


def test_who_cannot_wait_gets_as_much_as_is_needed(owner):
    done, slices = [], Slices(owner)
    slices.put_off(steps(done, 5))

    slices.finish(until=lambda: len(done) == 2)
    assert [0, 1] == done
    slices.finish()

    assert [0, 1, 2, 3, 4] == done
    assert not slices.is_at_work


def test_other_work_takes_the_place_of_what_was_left(owner):
    before, after, slices = [], [], Slices(owner)
    slices.put_off(steps(before, 5))

    slices.begin(steps(after, 2))
    slices.finish()

    assert ([], [0, 1]) == (before, after)


def test_a_step_that_asks_for_the_rest_goes_on_by_itself(owner):
    done, slices = [], Slices(owner)

    def asking():
        slices.finish()
        done.append("first")
        yield
        done.append("second")

    slices.begin(asking())
    slices.finish()

    assert ["first", "second"] == done


def test_a_step_that_fails_is_heard_and_leaves_nothing_at_work(owner):
    slices = Slices(owner)

    def failing():
        yield
        raise LookupError

    slices.put_off(failing())
    with pytest.raises(LookupError):
        slices.finish()

    assert is_whole(owner)
