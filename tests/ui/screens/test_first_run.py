import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from intake_app.commands import vaults
from intake_app.i18n import LANGUAGES
from tests.ui.typing import press, type_digits, type_text
from ui.exit_codes import LOCKED
from ui.screens.first_run import FirstRunScreen
from ui.screens.records import RecordsScreen
from ui.screens.unlock import Lockable


@pytest.fixture
def first_run(qtbot, window, tmp_path) -> FirstRunScreen:
    window.open_first_run(tmp_path / "vault")
    window.show()
    qtbot.waitUntil(window.screen_shown.who.operator.hasFocus)
    return window.screen_shown


def to_keys(first_run):
    type_text("К-07\n")
    type_text(first_run.wishes.passphrase + "\n")
    first_run.go_on.click()


def to_sheet(first_run, hq_keys):
    to_keys(first_run)
    for key in hq_keys:
        first_run.recipients.add_file(key / "hq.recipient")
    first_run.go_on.click()


def shown_code(first_run):
    return [first_run.findChild(object, f"recovery-shown-{n}").text() for n in range(1, 9)]


def test_a_person_makes_a_vault_from_the_first_page_to_the_list(
    window, first_run, hq_keys, tmp_path, environment
):
    to_sheet(first_run, hq_keys)
    code = shown_code(first_run)
    first_run.go_on.click()
    for group in code:
        type_digits(group)
    press(Qt.Key.Key_Return)

    assert isinstance(window.screen_shown, RecordsScreen)
    assert window.shell.settings.vault == tmp_path / "vault"
    window.shell.runner.stop()
    session = vaults.unlock(tmp_path / "vault", first_run.wishes.passphrase, environment)
    assert vaults.recovery_is_confirmed(session)
    assert session.vault.operator == "К-07"
    assert len(vaults.recipients(session)) == 2
    vaults.close(session)


def test_nothing_goes_on_without_a_name(first_run):
    first_run.go_on.click()

    assert first_run.step is first_run.who
    assert first_run.who.notice.happened.text() == "The name or code is missing."


def test_a_passphrase_typed_otherwise_does_not_go_on(first_run):
    type_text("К-07\n")

    type_text("something else\n")

    assert first_run.step is first_run.passphrase
    assert first_run.passphrase.notice.isVisible()


def test_other_words_can_be_drawn_and_the_words_hidden(first_run):
    type_text("К-07\n")
    first = first_run.wishes.passphrase

    first_run.passphrase.new.again.click()
    drawn = first_run.passphrase.new.drawn.text()
    first_run.passphrase.new.reveal.click()

    assert first != first_run.wishes.passphrase == drawn
    assert set(first_run.passphrase.new.drawn.text()) == {"•", " "}


def test_a_folder_with_something_in_it_is_refused_at_once(first_run, tmp_path):
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "letter.txt").touch()
    to_keys(first_run)

    assert first_run.step is first_run.place
    assert first_run.place.notice.happened.text() == "This folder is not empty."


def test_a_folder_chosen_elsewhere_becomes_the_vault(first_run, tmp_path):
    type_text("К-07\n")
    type_text(first_run.wishes.passphrase + "\n")
    first_run.place.change.click()
    chooser = first_run.place.chooser
    chooser.path.setText(str(tmp_path))
    chooser.path.returnPressed.emit()

    chooser.findChild(object, "chooser-new-name").setText("other")
    chooser.findChild(object, "chooser-new-folder").click()
    chooser.findChild(object, "chooser-choose").click()

    assert first_run.wishes.folder == tmp_path / "other"
    assert first_run.place.shown.text() == str(tmp_path / "other")


def test_one_key_is_not_enough(first_run, hq_keys):
    to_keys(first_run)
    first_run.recipients.add_file(hq_keys[0] / "hq.recipient")

    first_run.go_on.click()

    assert first_run.step is first_run.recipients
    assert first_run.recipients.notice.happened.text() == "1 key file is missing."


def test_the_same_key_twice_counts_once(first_run, hq_keys):
    to_keys(first_run)
    for _ in range(2):
        first_run.recipients.add_file(hq_keys[0] / "hq.recipient")

    assert len(first_run.wishes.recipients) == 1
    assert first_run.recipients.notice.happened.text() == "This key is in the list already."


def test_a_secret_key_is_refused_loudly(first_run, hq_keys):
    to_keys(first_run)

    first_run.recipients.add_file(hq_keys[0] / "hq.key")

    assert first_run.recipients.notice.happened.text().startswith("STOP")
    assert first_run.wishes.recipients == []


def test_a_key_file_dropped_on_the_page_is_read(first_run, hq_keys):
    to_keys(first_run)
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(hq_keys[0] / "hq.recipient"))])

    first_run.recipients.zone.dropEvent(
        QDropEvent(
            QPointF(1, 1),
            Qt.DropAction.CopyAction,
            dragged,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )

    assert len(first_run.wishes.recipients) == 1


def test_a_key_can_be_taken_out_again(first_run, hq_keys):
    to_keys(first_run)
    first_run.recipients.add_file(hq_keys[0] / "hq.recipient")

    first_run.recipients.findChild(object, "remove-key").click()

    assert first_run.wishes.recipients == []


def test_a_mistyped_group_is_named_as_soon_as_it_is_full(first_run, hq_keys):
    to_sheet(first_run, hq_keys)
    code = shown_code(first_run)
    first_run.go_on.click()

    type_digits(code[0])
    type_digits("999999")

    assert first_run.typed_back.notice.happened.text() == (
        "Group 2 of the recovery code is mistyped."
    )
    entry = first_run.typed_back.entry
    assert [None, True] == [group.property("wrong") or None for group in entry.groups[:2]]
    assert first_run.typed_back.findChild(QLabel, "recovery-number-2").text() == "2: mistyped"


def test_digits_after_a_mistyped_group_stand_where_they_were_typed(first_run, hq_keys):
    to_sheet(first_run, hq_keys)
    code = shown_code(first_run)
    first_run.go_on.click()

    typed = [code[0], "999999", *code[2:]]
    for digits in typed:
        type_digits(digits)

    entry = first_run.typed_back.entry
    assert typed == [group.text() for group in entry.groups]
    assert entry.groups[7].hasFocus()
    first_run.go_on.click()
    assert entry.groups[1].hasFocus()
    assert "999999" == entry.groups[1].selectedText()


def test_groups_that_are_typed_again_take_the_place_of_what_stood_there(window, first_run, hq_keys):
    to_sheet(first_run, hq_keys)
    code = shown_code(first_run)
    first_run.go_on.click()
    groups = first_run.typed_back.entry.groups
    for group in groups:
        group.setText("111111")

    first_run.typed_back.entry.focus_first()
    for digits in code:
        type_digits(digits)

    assert code == [group.text() for group in groups]
    press(Qt.Key.Key_Return)
    assert isinstance(window.screen_shown, RecordsScreen)


def test_a_sheet_that_is_incomplete_does_not_confirm(window, first_run, hq_keys):
    to_sheet(first_run, hq_keys)
    code = shown_code(first_run)
    first_run.go_on.click()
    for group in code[:7]:
        type_digits(group)

    first_run.go_on.click()

    assert window.screen_shown is first_run
    assert first_run.typed_back.notice.isVisible()


def test_back_keeps_what_was_settled(first_run):
    type_text("К-07\n")

    first_run.back.click()

    assert first_run.step is first_run.who
    assert first_run.who.operator.text() == "К-07"


def test_the_sheet_has_no_way_back_to_the_making(first_run, hq_keys):
    to_sheet(first_run, hq_keys)

    assert first_run.step is first_run.sheet
    assert not first_run.back.isVisible()


def test_a_vault_that_cannot_be_made_says_why_and_lets_go_back(first_run, hq_keys, tmp_path):
    to_keys(first_run)
    for key in hq_keys:
        first_run.recipients.add_file(key / "hq.recipient")
    (tmp_path / "vault").touch()

    first_run.go_on.click()

    assert first_run.making.notice.isVisible()
    assert first_run.back.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_switches_on_every_page_and_keeps_the_answers(window, first_run, language):
    type_text("К-07")

    first_run.who.chips.findChild(object, f"language-{language}").click()

    assert first_run.who.operator.text() == "К-07"
    assert first_run.go_on.text() == window.catalog.t("Continue")
    assert window.catalog.language == language


def test_a_sheet_left_unconfirmed_is_asked_for_after_the_next_unlock(
    qtbot, window, first_run, hq_keys, tmp_path
):
    to_sheet(first_run, hq_keys)
    code, passphrase = shown_code(first_run), first_run.wishes.passphrase
    window.shell.runner.stop()
    window.open_unlock(Lockable(tmp_path / "vault"))
    type_text(passphrase + "\n")
    qtbot.waitUntil(lambda: isinstance(window.screen_shown, RecordsScreen))
    assert window.screen_shown.unconfirmed.isVisible()

    window.screen_shown.confirm.click()
    for group in code:
        type_digits(group)
    press(Qt.Key.Key_Return)

    assert isinstance(window.screen_shown, RecordsScreen)
    assert not window.screen_shown.unconfirmed.isVisible()


@pytest.mark.parametrize("pages_on", [0, 1])
def test_ending_before_the_sheet_is_typed_back_is_asked_and_covered(
    window, first_run, hq_keys, pages_on
):
    ended = []
    window.ended.connect(ended.append)
    to_sheet(first_run, hq_keys)
    code = shown_code(first_run)
    for _ in range(pages_on):
        first_run.go_on.click()

    window.lock()
    waited = (list(ended), first_run.isVisible(), window.isVisible())
    window.findChild(object, "lock-back").click()
    back = (first_run.isVisible(), shown_code(first_run))
    window.close()
    window.findChild(object, "end-without-sheet").click()

    assert ([], False, True) == waited
    assert (True, code) == back
    assert [0] == ended


def test_a_second_lock_ends_before_the_sheet_is_typed_back(window, first_run, hq_keys):
    ended = []
    window.ended.connect(ended.append)
    to_sheet(first_run, hq_keys)

    window.lock()
    window.lock()

    assert [LOCKED] == ended


def test_before_the_vault_is_made_ending_asks_nothing(window, first_run):
    ended = []
    window.ended.connect(ended.append)
    to_keys(first_run)

    window.lock()

    assert [LOCKED] == ended


def test_a_vault_that_could_not_be_made_is_left_without_a_question(
    window, first_run, hq_keys, tmp_path
):
    ended = []
    window.ended.connect(ended.append)
    to_keys(first_run)
    for key in hq_keys:
        first_run.recipients.add_file(key / "hq.recipient")
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "something").touch()
    first_run.go_on.click()

    window.lock()

    assert first_run.making.notice.happened.text()
    assert [LOCKED] == ended


def at_its_smallest(window):
    window.resize(1024, 640)
    QApplication.sendPostedEvents()
    return window.screen_shown.findChild(QScrollArea).verticalScrollBar()


def in_sight(widget):
    area = widget.window().screen_shown.findChild(QScrollArea)
    here = QRect(widget.mapTo(area.viewport(), QPoint(0, 0)), widget.size())
    return 0 <= here.top() and here.top() < area.viewport().height() - 40


def test_each_step_begins_at_its_top_and_a_short_one_does_not_scroll(
    qtbot, window, first_run, hq_keys
):
    bar = at_its_smallest(window)
    to_sheet(first_run, hq_keys)
    bar.setValue(bar.maximum())
    first_run.go_on.click()
    top = bar.value()
    first_run.back.click()
    first_run.show_page(0)

    assert 0 == top
    qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_a_refusal_and_a_chooser_come_into_sight(qtbot, window, first_run, hq_keys):
    to_keys(first_run)
    for key in hq_keys:
        first_run.recipients.add_file(key / "hq.recipient")
    bar = at_its_smallest(window)
    first_run.recipients.choose.click()
    chooser = first_run.recipients.chooser
    qtbot.waitUntil(lambda: in_sight(chooser))
    bar.setValue(bar.maximum())

    first_run.recipients.add_file(hq_keys[0] / "hq.recipient")

    qtbot.waitUntil(lambda: in_sight(first_run.recipients.notice))
