"""Ctrl+L in a room with other people: the testimony is out of sight before anything is asked."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from intake_app.commands import vaults
from intake_app.domain.answers import AnswerPath, Said
from intake_app.i18n import LANGUAGES
from tests.builders.disks import files_no_longer_than
from tests.ui.interview.conftest import PASSPHRASE, REFUGEE, WITNESS
from tests.ui.typing import CONTROL, press_letter_key, type_text
from ui.exit_codes import LOCKED
from ui.lock_cover import LockCover

BREAKS = AnswerPath("interview", "breaks")
LONG = "слово " * 100
SCAN_L = 46


@pytest.fixture
def ended(sitting):
    codes = []
    sitting.window.ended.connect(codes.append)
    return codes


def lock():
    press_letter_key(SCAN_L, CONTROL, "д")


def cover(sitting):
    shown = [one for one in sitting.window.findChildren(LockCover) if one.isVisible()]
    return shown[0] if shown else None


def seen_of_the_testimony(sitting):
    """Every visible widget of the screen and of the bar above it."""
    parts = (sitting.screen, sitting.window.bar)
    return [one for part in parts for one in (part, *part.findChildren(QWidget)) if one.isVisible()]


def types_what_no_disk_takes(sitting):
    sitting.begins().goes_to("interview")
    sitting.question("interview.breaks").input.focus_first()
    type_text(LONG)


def stored_breaks(sitting, environment):
    with vaults.unlock(sitting.folder, PASSPHRASE, environment).vault as vault:
        return vault.records.get(sitting.record_id).body.answers.get(BREAKS)


def test_on_a_full_disk_the_testimony_is_covered_before_anything_is_asked(sitting, ended):
    types_what_no_disk_takes(sitting)

    with files_no_longer_than(20_000):
        lock()
        asked = cover(sitting).question.title.text()
        seen = seen_of_the_testimony(sitting)

    assert "The last changes are not on the disk yet." == asked
    assert [] == seen
    assert [] == ended


def test_the_cover_shows_no_letter_of_the_testimony(sitting):
    types_what_no_disk_takes(sitting)

    with files_no_longer_than(20_000):
        lock()
    words = [
        text
        for one in sitting.window.findChildren(QWidget)
        if one.isVisible()
        for text in (one.accessibleName(), getattr(one, "text", str)())
        if text
    ]

    assert words
    assert [] == [text for text in words if "слово" in text or "KZ-" in text]


def test_a_second_ctrl_l_locks_a_full_disk_or_not(sitting, ended, environment):
    types_what_no_disk_takes(sitting)

    with files_no_longer_than(20_000):
        lock()
        lock()

    assert [LOCKED] == ended
    assert not sitting.window.isVisible()
    assert None is stored_breaks(sitting, environment)


def test_a_second_ctrl_l_still_tries_to_save_once_more(sitting, ended, environment):
    types_what_no_disk_takes(sitting)

    with files_no_longer_than(20_000):
        lock()
    lock()

    assert [LOCKED] == ended
    assert Said(LONG) == stored_breaks(sitting, environment)


def test_trying_again_locks_when_there_is_room_again(sitting, ended, environment):
    types_what_no_disk_takes(sitting)

    with files_no_longer_than(20_000):
        lock()
        sitting.presses("leave-again")
        still = (cover(sitting) is not None, list(ended))
    sitting.presses("leave-again")

    assert (True, []) == still
    assert [LOCKED] == ended
    assert Said(LONG) == stored_breaks(sitting, environment)


def test_going_back_shows_the_text_that_no_disk_took(sitting, ended):
    types_what_no_disk_takes(sitting)

    with files_no_longer_than(20_000):
        lock()
        sitting.presses("lock-back")

    assert None is cover(sitting)
    assert sitting.screen.isVisible()
    assert sitting.window.bar.isVisible()
    assert Said(LONG) == sitting.question("interview.breaks").input.value()
    assert [] == ended


def test_closing_the_window_on_a_full_disk_asks_under_the_cover_too(sitting, ended):
    types_what_no_disk_takes(sitting)

    with files_no_longer_than(20_000):
        sitting.window.close()
        sitting.window.close()
        covered = (cover(sitting) is not None, seen_of_the_testimony(sitting), list(ended))
        sitting.presses("leave-unsaved")

    assert (True, [], []) == covered
    assert [0] == ended


def test_the_cover_speaks_the_language_chosen_while_it_stands(sitting):
    types_what_no_disk_takes(sitting)

    with files_no_longer_than(20_000):
        lock()
        sitting.window.speak("ru")

    assert "Последние изменения ещё не записаны на диск." == cover(sitting).question.title.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_can_be_read_in_full_and_in_every_language(sitting, language):
    types_what_no_disk_takes(sitting)
    sitting.window.resize(1024, 640)

    with files_no_longer_than(20_000):
        lock()
        sitting.window.speak(language)
    bar = cover(sitting).question

    ways = [one for one in bar.findChildren(QPushButton) if one.isVisible()]
    assert 3 == len(ways)
    assert [] == [one.text() for one in ways if one.width() < one.sizeHint().width()]
    assert [] == [one.text() for one in ways if one.geometry().right() > bar.width()]
    assert [] == [one.text() for one in ways for two in ways if overlap(one, two)]


def overlap(one, two):
    return one is not two and one.geometry().intersects(two.geometry())


def test_another_look_does_not_take_the_cover_away(sitting):
    types_what_no_disk_takes(sitting)

    with files_no_longer_than(20_000):
        lock()
        sitting.window.wear(sitting.window.shell.settings.theme.larger())

    assert cover(sitting) is not None


def test_a_missing_reason_is_asked_for_under_the_cover(sitting, ended):
    sitting.opens_the_sample(WITNESS).goes_to("read_back").presses("interview-on")
    sitting.goes_to("interview").answers_question("interview.breaks", "Без перерыва")
    sitting.question("interview.breaks").input.focus_first()

    lock()
    asked = (cover(sitting).question.title.text(), seen_of_the_testimony(sitting))
    sitting.presses("leave-unsaved")

    assert ("The reason for the change is missing.", []) == asked
    assert [LOCKED] == ended


def test_what_was_read_back_and_not_changed_locks_at_once(sitting, ended):
    sitting.opens_the_sample(WITNESS).goes_to("read_back").presses("interview-on")
    assert "read_back" == sitting.stored.state.value

    lock()

    assert [LOCKED] == ended


@pytest.mark.parametrize(("way", "kept"), [("void-drop", "no"), ("void-keep", "yes")])
def test_a_refusal_of_consent_that_waits_is_decided_before_the_lock(
    sitting, ended, environment, way, kept
):
    sitting.opens_the_sample(REFUGEE).goes_to("consent").picks("consent.given", "no")
    assert "Not saved yet: an answer waits for your decision" == sitting.saving()

    lock()
    waited = (cover(sitting) is not None, seen_of_the_testimony(sitting), list(ended))
    sitting.presses(way)

    assert (True, [], []) == waited
    assert [LOCKED] == ended
    with vaults.unlock(sitting.folder, PASSPHRASE, environment).vault as vault:
        answers = vault.records.get(sitting.record_id).body.answers
    assert kept == answers.value("consent.given")
    assert (kept == "yes") is bool(answers.rows("acts"))


def test_a_second_ctrl_l_keeps_the_answers_that_a_waiting_refusal_would_take(
    sitting, ended, environment
):
    sitting.opens_the_sample(REFUGEE).goes_to("consent").picks("consent.given", "no")

    lock()
    lock()

    assert [LOCKED] == ended
    with vaults.unlock(sitting.folder, PASSPHRASE, environment).vault as vault:
        assert vault.records.get(sitting.record_id).body.answers.rows("acts")
