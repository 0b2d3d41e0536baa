"""Before the first question: a clock that cannot be right is said, calmly, and written down."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from intake_app.domain.clock import Clock
from ui.clock_notice import ClockNotice
from ui.inside_lock import after_unlock


@pytest.fixture
def days_ago(runner, unlocked):
    """The laptop's clock is three days behind the log of the vault."""

    def behind(session):
        early = session.clock.now() - timedelta(days=3)
        runner._held.session = replace(session, clock=Clock(lambda: early))

    runner.submit(unlocked, behind, done=lambda _: None, failed=pytest.fail)


def newest(runner, owner):
    found = []
    runner.submit(
        owner,
        lambda session: session.vault.audit.newest(3),
        done=found.extend,
        failed=pytest.fail,
    )
    return [(entry.event, bool(entry.record_id)) for entry in found]


def test_a_clock_behind_the_log_is_said_before_a_testimony_begins(unlocked, days_ago):
    unlocked.open_new_record()

    notice = unlocked.screen_shown.clock
    assert notice.isVisible()
    assert notice.happened.text().startswith("Please look at the clock: it shows ")
    assert "written into the log" in notice.remedy.text()

    unlocked.speak("uk")

    assert notice.happened.text().startswith("Перевірте годинник: він показує ")


def test_a_testimony_begun_all_the_same_says_so_in_its_history(unlocked, runner, days_ago):
    unlocked.open_new_record()
    screen = unlocked.screen_shown
    screen.country.pick("UA")
    screen.person.pick("uk")

    screen.start.click()

    assert ("clock_doubted", True) in newest(runner, unlocked)


def test_a_clock_that_is_right_is_not_spoken_of(unlocked, runner):
    unlocked.open_new_record()

    assert unlocked.screen_shown.clock.isHidden()
    assert ("clock_doubted", True) not in newest(runner, unlocked)


def test_after_an_unlock_it_stands_under_the_bar_until_it_was_read(unlocked, days_ago):
    after_unlock(unlocked)
    notices = unlocked.findChildren(ClockNotice)

    assert [True] == [one.isVisible() for one in notices]
    unlocked.findChild(QPushButton, "clock-notice-close").click()
    assert [False] == [one.isVisible() for one in notices]
