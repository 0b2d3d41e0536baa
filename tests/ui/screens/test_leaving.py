"""The pages about what leaves the laptop: said before, typed to confirm, and said when done."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QListWidget, QPushButton

from intake_app.commands import erasures, slips, vaults
from intake_app.domain.lifecycle import State
from intake_app.domain.withdrawal import Scope
from intake_app.i18n import LANGUAGES
from tests.ui.exporting import tick_finished
from ui.place_menu import PlaceMenu
from ui.places import RECORD_PLACES, VAULT_PLACES, Place
from ui.screens.interview import InterviewScreen
from ui.screens.leaving.review_list import ReviewListScreen
from ui.screens.leaving.stubs import StubsScreen
from ui.screens.leaving.withdraw import WithdrawScreen

SEALED = "KZ-2009-0001"
DRAFT = "KZ-2021-0014"
REFUSED = "UA-2022-0009"


def record_of(window, reference):
    window.open_records()
    model = window.screen_shown.model
    rows = [model.record_at(row) for row in range(model.rowCount())]
    return next(row.record_id for row in rows if row.summary.reference == reference)


@pytest.fixture
def go(unlocked):
    """Open a page about a testimony, or about the vault; gives the screen."""

    def opened(place, reference=""):
        if reference:
            unlocked.open_record_place(place, record_of(unlocked, reference))
        else:
            unlocked.open_vault_place(place)
        return unlocked.screen_shown

    return opened


@pytest.fixture
def ask(unlocked, runner):
    """Ask the session itself, as a command would."""

    def asked(question):
        answers = []
        runner.submit(unlocked, question, done=answers.append, failed=pytest.fail)
        return answers[0]

    return asked


def choose(chooser, folder):
    chooser.path.setText(str(folder))
    chooser.path.returnPressed.emit()
    chooser.findChild(object, "chooser-choose").click()


def rows(listed):
    return [listed.item(row).text() for row in range(listed.count())]


def test_the_menus_lead_to_each_of_these_pages(unlocked):
    vault = PlaceMenu(unlocked, unlocked.catalog, VAULT_PLACES)
    record = PlaceMenu(unlocked, unlocked.catalog, RECORD_PLACES)

    names = {action.objectName() for menu in (vault, record) for action in menu.actions()}
    assert {
        f"place-{place}"
        for place in ("withdraw", "seal", "rights", "reviews", "find-slip", "stubs")
    } <= names


def test_only_purposes_in_force_can_be_taken_back(go):
    page = go(Place.WITHDRAW, SEALED)
    page.scope.pick(Scope.THIS_PURPOSE)

    assert "Not permitted" not in [chip.option.label for chip in page.purposes.chips]
    assert not page.go.isEnabled()
    page.purposes.pick("unhcr")
    assert page.go.isEnabled()


def test_a_purpose_is_taken_back_and_the_page_says_whether_others_hold_it(go, ask):
    page = go(Place.WITHDRAW, SEALED)
    page.scope.pick(Scope.THIS_PURPOSE)
    page.purposes.pick("unhcr")
    page.go.click()

    assert page.notice.happened.text() == f"The withdrawal of testimony {SEALED} is noted."
    assert page.notice.remedy.text() == "No copy of it has left this laptop."
    stored = ask(lambda session: session.vault.records.get(page.record_id))
    last = stored.body.answers.rows("consent_decisions")[-1]
    assert (last["purpose"], last["withdrawn"], last["level"]) == ("unhcr", "yes", "refused")
    assert page.go.isHidden()


def test_everything_from_now_on_locks_sharing(go, ask):
    page = go(Place.WITHDRAW, SEALED)
    page.scope.pick(Scope.ALL_FUTURE)
    page.go.click()
    asked = page.question.title.text()
    before = ask(lambda session: session.vault.records.get(page.record_id)).state
    page.findChild(QPushButton, "withdraw-now").click()

    assert asked == f"Withdraw everything of testimony {SEALED}?"
    after = ask(lambda session: session.vault.records.get(page.record_id)).state
    assert (before, after) == (State.SEALED, State.WITHDRAWN)


def test_whoever_says_no_to_that_question_has_withdrawn_nothing(go, ask):
    page = go(Place.WITHDRAW, SEALED)
    page.scope.pick(Scope.ALL_FUTURE)
    page.go.click()
    page.findChild(QPushButton, "withdraw-not").click()

    assert ask(lambda session: session.vault.records.get(page.record_id)).state is State.SEALED
    assert page.question.isHidden()
    assert page.go.isEnabled()


@pytest.mark.parametrize("place", [Place.WITHDRAW, Place.RIGHTS, Place.SEAL])
def test_each_page_about_one_testimony_names_it_in_title_and_sentence(go, place):
    page = go(place, SEALED)

    assert page.heading.text().endswith(f": {SEALED}")
    assert page.about.text() == f"This is testimony {SEALED}."
    assert page.about.isVisible()


def test_an_erasure_asks_for_the_number_and_a_wrong_one_changes_nothing(go, ask):
    page = go(Place.WITHDRAW, SEALED)
    page.scope.pick(Scope.ERASE)
    assert not page.go.isEnabled()
    page.number.line.setText("KZ-2009-0002")
    page.go.click()

    assert page.notice.happened.text() == "The number you typed is not that of this testimony."
    assert ask(lambda session: session.vault.records.get(page.record_id)).state is State.SEALED
    page.number.line.setText(SEALED)
    page.go.click()
    assert page.notice.happened.text() == f"Testimony {SEALED} is erased from this vault."
    assert page.record_id not in ask(lambda session: session.vault.records.ids())


def test_of_a_refused_interview_only_erasure_is_left(go):
    page = go(Place.WITHDRAW, REFUSED)

    assert [chip.option.code for chip in page.scope.chips] == [Scope.ERASE]


def test_a_testimony_is_sealed_after_its_number_was_typed_and_can_be_copied(unlocked, go, tmp_path):
    page = go(Place.SEAL, SEALED)
    assert not page.go.isEnabled()
    page.number.line.setText(SEALED)
    page.go.click()
    assert page.notice.happened.text() == f"Only headquarters can open testimony {SEALED} now."
    page.stubs.click()

    gone = unlocked.screen_shown
    assert isinstance(gone, StubsScreen)
    assert len(rows(gone.list)) == 1
    gone.copy.click()
    choose(gone.room.guest, tmp_path)
    assert [file.suffix for file in tmp_path.glob("*.age")] == [".age"]
    assert gone.notice.happened.text() == f"1 sealed file is in {tmp_path}."


def test_a_sealed_file_is_erased_only_after_the_start_of_its_id_was_typed(unlocked, go, ask):
    page = go(Place.SEAL, SEALED)
    page.number.line.setText(SEALED)
    page.go.click()
    record_id = page.record_id
    page.stubs.click()
    unlocked.screen_shown.withdraw.click()
    withdraw = unlocked.screen_shown
    file = next(ask(lambda session: session.vault.folder).glob("sealed/*.age"))

    withdraw.scope.pick(Scope.ERASE)
    assert not withdraw.go.isEnabled()
    assert "the only copy" in withdraw.meaning.text()
    withdraw.number.line.setText("00000000")
    withdraw.go.click()
    still_there = file.exists()
    withdraw.number.line.setText(record_id[:8])
    withdraw.go.click()

    assert (still_there, file.exists()) == (True, False)
    told = f"The withdrawal of testimony {record_id[:8]} is noted."
    assert withdraw.notice.happened.text() == told


def test_a_draft_is_not_sealed_to_headquarters_and_that_is_said_before_anything_is_typed(go):
    page = go(Place.SEAL, DRAFT)

    assert page.notice.happened.text() == "This step does not fit the state of the testimony."
    assert page.number.isHidden()
    assert not page.go.isEnabled()


def test_a_slip_is_given_printed_and_found_again(unlocked, go, tmp_path):
    page = go(Place.RIGHTS, SEALED)
    assert page.slip.text() == ""
    page.give.click()
    number = page.slip.text()
    page.print.click()
    assert page.room.guest.warning.happened.text() == "The PDF can be read by anyone who finds it."
    choose(page.room.guest.chooser, tmp_path)
    assert [file.name for file in tmp_path.glob("*.pdf")] == [f"{number.replace(' ', '-')}.pdf"]

    found = go(Place.FIND_SLIP)
    found.number.setText(number)
    found.go.click()
    assert found.notice.happened.text() == "The testimony is in this vault."
    found.open.click()
    assert isinstance(unlocked.screen_shown, InterviewScreen)


def test_who_comes_with_a_slip_after_the_erasure_can_still_withdraw(unlocked, go, ask):
    record_id = record_of(unlocked, SEALED)
    slip = ask(lambda session: slips.give(session, record_id))
    ask(lambda session: erasures.erase(session, record_id, SEALED, erasures.Why.RETENTION))
    page = go(Place.FIND_SLIP)
    page.number.setText(slip.number.digits)
    page.number.returnPressed.emit()

    assert page.notice.happened.text() == "This testimony was erased."
    assert page.open.isHidden()
    page.withdraw.click()
    withdraw = unlocked.screen_shown
    assert isinstance(withdraw, WithdrawScreen)
    assert [chip.option.code for chip in withdraw.scope.chips] == [Scope.ALL_FUTURE, Scope.ERASE]
    withdraw.scope.pick(Scope.ERASE)
    withdraw.go.click()
    withdraw.findChild(QPushButton, "withdraw-now").click()
    called = f"{record_id[:8]}"
    assert withdraw.notice.happened.text() == f"The withdrawal of testimony {called} is noted."


def test_a_mistyped_number_is_said_and_forgotten_with_the_next_letter(go):
    page = go(Place.FIND_SLIP)
    page.number.setText("4719 3309")
    page.go.click()
    assert page.notice.isVisibleTo(page)

    page.number.setText("4719 330")

    assert not page.notice.isVisibleTo(page)


def test_the_own_data_go_where_the_person_says(go, tmp_path):
    page = go(Place.RIGHTS, SEALED)
    page.copy.click()
    choose(page.room.guest.chooser, tmp_path)

    names = sorted(file.name for file in tmp_path.glob("copy-*"))
    assert names == [f"copy-{page.record_id[:8]}{ending}" for ending in (".json", ".pdf")]
    assert page.notice.happened.text() == f"The copy of their data was saved in {tmp_path}."


def test_a_second_copy_to_the_same_place_is_refused_in_words(go, tmp_path):
    page = go(Place.RIGHTS, SEALED)
    for _ in range(2):
        page.copy.click()
        choose(page.room.guest.chooser, tmp_path)

    assert page.notice.property("tone") == "error"


@pytest.fixture
def due(unlocked, ask, environment):
    """A vault in which one testimony has come to its day."""
    record_id = record_of(unlocked, SEALED)
    today = environment.clock.now().date()
    ask(lambda session: session.vault.reviews.put(record_id, today))
    return record_id


def test_what_is_due_stands_first_and_is_kept_with_a_reason(due, go, ask):
    page = go(Place.REVIEWS)
    assert rows(page.list)[0].endswith("due")
    assert page.chosen == due
    assert not page.keep.isEnabled()
    page.later.pick("12")
    page.reason.pick("proceedings")
    page.keep.click()

    assert page.notice.happened.text() == f"Testimony {SEALED} is kept, and the log says why."
    assert not any(row.endswith("due") for row in rows(page.list))
    last = ask(lambda session: session.vault.audit.entries()[-1])
    assert (last.event, last.record_id, last.detail.split(" ")[1]) == (
        "review_kept",
        due,
        "proceedings",
    )


def test_what_is_not_needed_is_erased_after_its_number_was_typed(due, go):
    page = go(Place.REVIEWS)
    before = page.list.count()
    page.erase.click()
    assert page.list.count() == before
    assert not page.erase.isEnabled()
    page.number.line.setText(SEALED)
    page.erase.click()

    assert page.list.count() == before - 1
    assert page.number.isHidden()
    assert page.notice.happened.text() == f"Testimony {SEALED} is erased from this vault."


def test_what_is_not_due_cannot_be_erased_from_the_list_and_that_is_said(due, go):
    page = go(Place.REVIEWS)
    seen = [(page.erase.isEnabled(), page.not_due.isHidden())]

    page.list.setCurrentRow(1)

    seen.append((page.erase.isEnabled(), page.not_due.isHidden()))
    assert seen == [(True, True), (False, False)]


def test_another_row_takes_the_asked_number_away(due, go):
    page = go(Place.REVIEWS)
    page.erase.click()
    assert not page.number.isHidden()

    page.list.setCurrentRow(1)

    assert page.number.isHidden()


def test_the_period_of_the_vault_is_changed_here(go, ask):
    page = go(Place.REVIEWS)
    assert page.period.codes == ("24",)
    page.period.pick("12")

    assert page.period.codes == ("12",)
    last = ask(lambda session: session.vault.audit.entries()[-1])
    assert (last.event, last.detail) == ("retention_changed", "12")


def test_the_review_leads_to_the_seal(unlocked, due, go):
    page = go(Place.REVIEWS)
    assert isinstance(page, ReviewListScreen)
    page.seal.click()

    assert unlocked.screen_shown.record_id == due


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_speak_the_other_language_after_a_switch(unlocked, due, go, language):
    page = go(Place.REVIEWS)
    unlocked.speak(language)

    assert len(set(rows(page.list))) == page.list.count()
    listed = page.findChild(QListWidget, "reviews")
    assert listed.accessibleName() == unlocked.catalog.t("Testimonies by their day of review")


def test_in_a_damaged_vault_nothing_leaves_and_nothing_is_erased(read_only, tmp_path):
    record_id = record_of(read_only, SEALED)
    read_only.open_record_place(Place.WITHDRAW, record_id)
    page = read_only.screen_shown
    page.scope.pick(Scope.ERASE)
    page.number.line.setText(SEALED)
    page.go.click()

    assert page.notice.property("tone") == "error"
    read_only.open_record_place(Place.RIGHTS, record_id)
    rights = read_only.screen_shown
    rights.copy.click()
    choose(rights.room.guest.chooser, tmp_path)
    assert rights.notice.property("tone") == "error"
    assert list(Path(tmp_path).glob("copy-*")) == []


def test_the_day_a_slip_was_given_is_shown(unlocked, go, ask, environment):
    record_id = record_of(unlocked, SEALED)
    slip = ask(lambda session: slips.give(session, record_id))
    page = go(Place.FIND_SLIP)
    page.number.setText(slip.number.shown)
    page.go.click()

    today: date = environment.clock.now().date()
    assert unlocked.catalog.date_numeric(today) in page.notice.remedy.text()


def test_the_vault_is_still_one_that_can_be_unlocked(unlocked, go, sample_vault, environment):
    page = go(Place.WITHDRAW, SEALED)
    page.scope.pick(Scope.ERASE)
    page.number.line.setText(SEALED)
    page.go.click()
    unlocked.shell.runner.stop()

    session = vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment)
    try:
        assert vaults.is_read_only(session) is False
        assert len(session.vault.records.ids()) == 5
    finally:
        vaults.close(session)


def test_an_export_says_that_it_carries_a_withdrawal(unlocked, go, tmp_path):
    unlocked.open_export()
    tick_finished(unlocked.screen_shown)
    unlocked.screen_shown.go.click()
    choose(unlocked.screen_shown.room.guest, tmp_path)
    page = go(Place.WITHDRAW, SEALED)
    page.scope.pick(Scope.ALL_FUTURE)
    page.go.click()
    page.findChild(QPushButton, "withdraw-now").click()
    assert page.notice.remedy.text() == "From now on every export tells headquarters of it."

    unlocked.open_export()
    export = unlocked.screen_shown
    tick_finished(export)
    export.go.click()
    choose(export.room.guest, tmp_path)

    assert export.withdrawals.happened.text() == "The bundle tells headquarters of 1 withdrawal."
