"""A laptop nobody touches is locked; one that slept is locked before anybody can touch it."""

import pytest
from PySide6.QtCore import QEvent, Qt

from intake_app.commands import vaults
from ui.exit_codes import LOCKED
from ui.guard.guard import Guard
from ui.guard.idle import IdleWatch, Moment, now
from ui.guard.timing import Timing, timing
from ui.screens.unlock import Lockable

MINUTE_MS = 60_000


class Clocks:
    """Both clocks of a laptop, set by hand."""

    def __init__(self):
        self.moment = Moment(1000.0, 5_000_000.0)

    def __call__(self):
        return self.moment

    def pass_by(self, *, since_start=0.0, wall=0.0):
        self.moment = Moment(self.moment.since_start + since_start, self.moment.wall + wall)


@pytest.fixture
def clocks():
    return Clocks()


@pytest.fixture
def watch(qapp, clocks):
    watch = IdleWatch(MINUTE_MS, qapp, clocks)
    watch.begin()
    yield watch
    watch.deleteLater()


@pytest.fixture
def told(watch):
    told = []
    watch.idle.connect(lambda: told.append("idle"))
    return told


def a_key():
    return QEvent(QEvent.Type.KeyPress)


def test_without_a_key_the_vault_is_locked(qtbot, guarded, codes, sample_vault, environment):
    with qtbot.waitSignal(guarded(idle_ms=50).idle.idle):
        pass

    assert codes == [LOCKED]
    vaults.close(vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment))


def test_a_key_puts_it_off(guarded, key, codes):
    guard = guarded()
    before = guard.idle._last

    key(Qt.Key.Key_Down)

    assert guard.idle._last.since(before) > 0
    assert codes == []


def test_before_the_unlock_there_is_nothing_to_lock(qtbot, window, guarded_window):
    guard, ended = guarded_window

    with qtbot.waitSignal(guard.idle.idle):
        pass

    assert ended == []


@pytest.fixture
def guarded_window(qtbot, window, tmp_path):
    ended = []
    window.ended.connect(ended.append)
    window.open_unlock(Lockable(tmp_path))
    window.show()
    qtbot.waitExposed(window)
    guard = Guard(window, Timing(50))
    guard.begin()
    return guard, ended


@pytest.mark.parametrize(
    "asleep",
    [{"since_start": 61.0, "wall": 61.0}, {"since_start": 0.0, "wall": 61.0}],
    ids=["a clock that counts sleep", "a wall clock alone"],
)
def test_a_sleep_that_nobody_told_of_is_noticed_at_the_next_look(watch, clocks, told, asleep):
    clocks.pass_by(**asleep)

    watch.look()

    assert told == ["idle"]


def test_the_first_key_after_a_sleep_reaches_nobody(watch, clocks, told):
    clocks.pass_by(wall=61.0)

    late = watch.see(a_key())

    assert (late, told) == (True, ["idle"])


def test_a_clock_that_is_set_back_locks_nothing(watch, clocks, told):
    clocks.pass_by(wall=-3600.0)

    seen = (watch.see(a_key()), watch.look())

    assert (seen, told) == ((False, False), [])


def test_keys_within_the_time_are_let_through_for_ever(watch, clocks, told):
    for _ in range(10):
        clocks.pass_by(since_start=59.0, wall=59.0)
        assert not watch.see(a_key())

    assert told == []


def test_a_paint_is_no_sign_of_life(watch, clocks, told):
    clocks.pass_by(since_start=40.0, wall=40.0)
    watch.see(QEvent(QEvent.Type.Paint))
    clocks.pass_by(since_start=40.0, wall=40.0)

    watch.look()

    assert told == ["idle"]


def test_real_clocks_go_forward(qapp):
    before = now()

    assert 0.0 <= now().since(before) < 60.0


def test_five_minutes_unless_the_person_chose_another_number(settings):
    first = timing(settings).idle_ms
    settings.lock_minutes = 12

    assert (5 * MINUTE_MS, 12 * MINUTE_MS) == (first, timing(settings).idle_ms)


@pytest.mark.parametrize(("asked_ms", "holds_ms"), [(1_000, 1_000), (10**9, 5 * MINUTE_MS)])
def test_the_command_line_only_shortens(settings, asked_ms, holds_ms):
    assert holds_ms == timing(settings, asked_ms).idle_ms


def test_an_odd_number_in_the_settings_counts_as_five(settings):
    settings._keep("lock-minutes", "999")

    assert 5 == settings.lock_minutes


def test_the_chosen_minutes_hold_from_that_moment_on(guarded, unlocked):
    guard = guarded()

    unlocked.lock_minutes_chosen.emit(2)

    assert 2 * MINUTE_MS == guard.idle._timer.interval()
