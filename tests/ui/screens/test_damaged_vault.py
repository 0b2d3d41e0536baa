"""A vault that was found damaged is read from end to end, and nothing in it is changed."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from intake_app.commands import exports, records, statements
from intake_app.errors import VaultDamaged
from tests.builders.disks import read_only as read_only_place
from tests.ui.conftest import at_the_list
from tests.ui.typing import CONTROL, press_letter_key
from ui.screens.interview import InterviewScreen
from ui.screens.print_statement import PrintScreen
from ui.screens.records import RecordsScreen
from ui.slices import make_whole

HAPPENED = "This vault is damaged. It is open for reading only."
SCAN_N = 57


@pytest.fixture
def listed(read_only) -> RecordsScreen:
    return read_only.screen_shown


def record_id(listed, reference):
    rows = [listed.model.record_at(row) for row in range(listed.model.rowCount())]
    return next(row.record_id for row in rows if row.summary.reference == reference)


def pressed(window, name):
    window.screen_shown.findChild(QPushButton, name).click()


def test_the_list_says_what_happened_shows_all_and_offers_nothing_that_writes(listed):
    ways = [one.isEnabled() for one in (listed.new, listed.export, listed.open, listed.print)]

    assert (HAPPENED, True) == (listed.damage.happened.text(), listed.damage.isVisible())
    assert "tell headquarters" in listed.damage.remedy.text()
    assert 6 == listed.model.rowCount()
    assert [False, False, True, True] == ways


def test_no_testimony_begins_by_key_either(read_only, listed):
    press_letter_key(SCAN_N, CONTROL, "т")

    assert listed is read_only.screen_shown


def test_a_sound_vault_says_nothing_of_damage(unlocked):
    assert unlocked.screen_shown.damage.isHidden()


def test_the_notice_speaks_the_language_chosen_later(read_only, listed):
    read_only.speak("ru")

    assert (
        "Это хранилище повреждено. Оно открыто только для чтения." == listed.damage.happened.text()
    )


def test_a_testimony_can_be_read_on_every_page_and_changed_on_none(read_only, listed):
    read_only.open_record(record_id(listed, "UA-2022-0003"))
    screen = read_only.screen_shown
    asked, changeable = [], []
    for stop in screen.talk.desk.stops:
        screen.talk.open(stop.key)
        asked.append(screen.talk.key == stop.key)
        page = screen.talk.page
        changeable += [
            (stop.key, edit.objectName())
            for kind in (QLineEdit, QPlainTextEdit)
            for edit in page.findChildren(kind)
            if edit.isVisible() and edit.isEnabled() and not edit.isReadOnly()
        ]

    assert isinstance(screen, InterviewScreen)
    assert (HAPPENED, True) == (screen.damage.happened.text(), screen.damage.isVisible())
    assert all(asked)
    assert [] == [name for name in changeable if "language" not in name[1]]
    assert "Read-only" == screen._saving.accessibleName()


def test_leaving_and_locking_ask_nothing(read_only, listed, qtbot):
    read_only.open_record(record_id(listed, "UA-2022-0003"))
    pressed(read_only, "interview-pause")
    back = type(read_only.screen_shown)
    read_only.open_record(record_id(read_only.screen_shown, "UA-2022-0003"))

    with qtbot.waitSignal(read_only.ended):
        read_only.lock()

    assert RecordsScreen is back


@pytest.mark.parametrize("reference", ["KZ-2009-0001", "UA-2022-0003"])
def test_the_last_step_of_a_testimony_is_to_look_at_its_paper(read_only, listed, reference):
    read_only.open_record(record_id(listed, reference))
    read_only.screen_shown.talk.open("read_back")

    pressed(read_only, "interview-on")

    screen = read_only.screen_shown
    assert isinstance(screen, PrintScreen)
    make_whole(screen)
    sheets = [one for one in screen.pages.findChildren(QLabel) if one.property("role") == "sheet"]
    assert len(sheets) > 1
    assert (True, False) == (screen.damage.isVisible(), screen.save.isEnabled())


def test_nothing_leaves_a_damaged_vault_past_the_window(read_only, runner, tmp_path):
    refused = []

    def tried(session):
        for record in records.page(session).rows:
            with pytest.raises(VaultDamaged):
                statements.print_to(
                    session,
                    record.record_id,
                    statements.PrintStatement("ru"),
                    tmp_path / "paper.pdf",
                )
            refused.append(record.record_id)
        with pytest.raises(VaultDamaged):
            exports.write(session, tmp_path, "case_file")

    runner.submit(read_only, tried, done=lambda _: None, failed=pytest.fail)

    assert 6 == len(refused)
    assert [] == list(tmp_path.glob("*.pdf"))


def test_a_place_where_nothing_can_be_written_is_not_called_damage(
    qtbot, window, sample_vault, runner, environment
):
    with read_only_place(sample_vault.folder):
        at_the_list(qtbot, window, sample_vault, runner, environment)
        said = (window.screen_shown.damage.happened.text(), window.screen_shown.new.isEnabled())
        rows = window.screen_shown.model.rowCount()
        window.open_record(window.screen_shown.model.record_at(0).record_id)
        inside = window.screen_shown.damage.happened.text()
        runner.stop()

    assert said == ("Nothing can be written where this vault lies.", False)
    assert (6, said[0]) == (rows, inside)
