"""The health page: a look, a check in slices, a doubt that a person accepts."""

import shutil

import pytest
from PySide6.QtWidgets import QFrame, QLabel

from intake_app.commands import vaults
from intake_app.commands.vault_words import doubt_in_words
from intake_app.i18n import catalog
from tests.ui.conftest import at_the_list
from ui.places import Place
from ui.screens.health import HealthScreen
from ui.screens.records import RecordsScreen


@pytest.fixture
def page(unlocked) -> HealthScreen:
    unlocked.open_vault_place(Place.HEALTH)
    return unlocked.screen_shown


@pytest.fixture
def older_vault(sample_vault, environment, tmp_path):
    """An older copy, put back in the place of the vault."""
    shutil.copytree(sample_vault.folder, tmp_path / "older")
    vaults.close(vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment))
    shutil.rmtree(sample_vault.folder)
    shutil.copytree(tmp_path / "older", sample_vault.folder)
    return sample_vault


@pytest.fixture
def doubted(qtbot, window, older_vault, runner, environment):
    """The window at the list of testimonies of an older copy."""
    return at_the_list(qtbot, window, older_vault, runner, environment)


def said(page, code):
    return page.findChild(QLabel, code).text()


def groups(page):
    return [frame.objectName() for frame in page.findChildren(QFrame) if not frame.isHidden()]


def test_what_needs_a_look_stands_first(page):
    names = [name for name in groups(page) if name.startswith("health-")]

    assert names[0] == "health-look"
    assert names[-1] == "health-ok"
    assert said(page, "backup_never") == "There is no backup of this vault."


def test_the_page_speaks_another_language_at_once(unlocked, page):
    unlocked.speak("uk")

    assert said(page, "backup_never") == "Резервної копії цього сховища немає."


def test_a_check_that_finds_nothing_says_so(page):
    page.check.click()

    assert page.notice.happened.text() == "The vault is sound."
    assert page.notice.remedy.text().startswith("Testimonies: 6. Entries of the log: ")
    assert page.check.isEnabled()
    assert page.progress.isHidden()


def test_after_a_check_the_page_knows_of_it(page):
    page.check.click()

    assert said(page, "check").startswith("On ")
    assert page.findChild(QLabel, "check_never") is None or is_gone(page, "check_never")


def is_gone(page, code):
    return page.findChild(QLabel, code).parent().isHidden()


def test_a_check_with_problems_says_each(read_only):
    read_only.open_vault_place(Place.HEALTH)
    page = read_only.screen_shown

    page.check.click()

    assert page.notice.happened.text().startswith("The check found ")
    assert page.notice.property("tone") == "error"
    assert "Copy the whole folder now" in page.notice.remedy.text()


def test_a_damaged_vault_stands_at_the_top_and_nothing_can_be_accepted(read_only):
    read_only.open_vault_place(Place.HEALTH)
    page = read_only.screen_shown

    assert said(page, "damaged") == "This vault is damaged. It is open for reading only."
    assert page.accept.isHidden()


def test_an_older_vault_is_told_above_the_list(doubted):
    screen = doubted.screen_shown

    assert isinstance(screen, RecordsScreen)
    assert screen.damage.happened.text().startswith(
        "This vault is older than what this laptop saw on "
    )
    assert screen.new.isEnabled()


def test_the_notice_follows_the_language(doubted):
    doubted.speak("kk")

    assert doubted.screen_shown.damage.happened.text().startswith("Бұл қойма осы ноутбук ")


def test_a_person_who_knows_why_accepts_an_older_vault(doubted):
    doubted.open_vault_place(Place.HEALTH)
    page = doubted.screen_shown
    offered = not page.accept.isHidden()

    page.accept.click()
    doubted.open_records()

    assert offered
    assert doubted.screen_shown.damage.isHidden()


def test_where_nothing_is_doubted_nothing_is_accepted(page):
    assert page.accept.isHidden()


def test_the_way_back_leads_to_the_list(unlocked, page):
    page.back.click()

    assert isinstance(unlocked.screen_shown, RecordsScreen)


def test_a_page_that_is_left_during_a_check_is_left(qtbot, unlocked, page, runner):
    """The next slice is never asked for, and nothing comes back to a screen that is gone."""
    waiting = []
    submit = runner.submit
    runner.submit = lambda owner, work, **after: waiting.append((owner, work, after))
    page.check.click()
    runner.submit = submit

    unlocked.open_records()

    assert len(waiting) == 1
    assert isinstance(unlocked.screen_shown, RecordsScreen)


def test_words_of_a_doubt_are_those_of_the_command_line(doubted, runner):
    told = []
    runner.submit(
        doubted,
        lambda session: [doubt_in_words(one, catalog("en")) for one in vaults.doubts_of(session)],
        done=told.extend,
        failed=pytest.fail,
    )

    assert [told[0].happened] == [doubted.screen_shown.damage.happened.text()]
