"""Markup in every text of a testimony stands as typed wherever it is shown, and opens nothing."""

import subprocess
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from intake_app.commands import interview, records, statements, users, vaults
from intake_app.commands.session import Session
from intake_app.domain.answers import AnswerPath, Answers
from intake_app.domain.record import RecordId
from tests.builders.statements import letters
from tests.ui.markup.marked import marked
from tests.ui.markup.probe import rich, shown
from tests.ui.screens.test_every_screen import SCREENS
from tests.ui.typing import type_text
from tests.ui.walk.states import opened, states, turn
from ui.forms.row_cards import RowCards
from ui.main_window import MainWindow
from ui.models.records_model import REFERENCE
from ui.screens.interview import course
from ui.screens.interview.section_page import SectionPage
from ui.slices import make_whole

DRAFT = "KZ-2021-0014"
NUMBERS = "0123456789-"
"""What a number or a code is written with: their lines take in nothing else."""


@dataclass
class Told:
    """An open vault; in the draft every text is markup, and so is the user's name."""

    window: MainWindow
    session: Session
    record_id: RecordId
    answers: Answers
    places: tuple[AnswerPath, ...]


@pytest.fixture
def told(qtbot, window, sample_vault, runner, environment, picture):
    kept = []

    def unlock():
        session = vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment)
        record_id = records.find(session, DRAFT)
        was = records.show(session, record_id).body.answers
        answers, places = marked(was, environment.book, picture.words)
        interview.save(session, record_id, answers)
        users.rename_user(session, users.users(session)[0].slot_id, picture.words)
        kept.append(Told(window, session, record_id, answers, places))
        return session, None

    runner.open(window, unlock, done=lambda _: window.open_records(), failed=pytest.fail)
    window.shell.settings.vault = sample_vault.folder
    window.show()
    qtbot.waitExposed(window)
    yield kept[0]
    assert 0 == picture.times_opened()


def look(window):
    """As a person would: everything is painted. Nothing of it may read markup."""
    make_whole(window)
    QApplication.sendPostedEvents()
    window.grab()
    assert [] == rich(window)


def written(page):
    return [one.toPlainText() for one in page.findChildren(QPlainTextEdit) if one.isVisible()]


def test_the_list_and_its_card_show_markup_as_letters(told, picture):
    told.window.resize(1600, 900)
    screen = told.window.screen_shown
    screen.names.setChecked(False)
    model = screen.model
    lines = range(model.rowCount())
    row = next(one for one in lines if model.index(one, REFERENCE).data() == DRAFT)
    screen.table.setCurrentIndex(model.index(row, 0))
    screen.preview.ask_now()
    look(told.window)

    cells = [str(model.index(row, at).data()) for at in range(model.columnCount())]
    assert any(picture.words in cell for cell in cells), cells
    assert any(picture.words in line for line in screen.preview.lines()), screen.preview.lines()


def written_in(question):
    return [
        one.text() if isinstance(one, QLineEdit) else one.toPlainText()
        for one in question.input.editors()
    ]


def questions(page):
    """The questions that stand on a page now, by their places."""
    if not isinstance(page, SectionPage):
        return {}
    body = page.form.body
    row = body.open_row if isinstance(body, RowCards) else None
    return {AnswerPath(page.section.id, one.field.name, row): one for one in page.form.questions}


def test_every_question_of_the_testimony_shows_it_as_it_was_typed(told, picture):
    talk, met = opened(told.window, told.record_id), set()
    for _ in states(talk):
        turn()
        look(told.window)
        shown_now = questions(talk.page)
        for path in set(told.places).intersection(shown_now):
            assert told.answers.get(path) == shown_now[path].input.value()
            assert picture.words in written_in(shown_now[path]), str(path)
            met.add(path)

    assert set() == set(told.places) - met
    assert told.answers == records.show(told.session, told.record_id).body.answers


def test_check_timeline_account_and_reading_show_it_as_letters(told, picture):
    talk = opened(told.window, told.record_id)
    talk.open(course.CHECK)
    look(told.window)
    assert any(picture.words in line.answer for line in talk.page.table.lines.lines)

    talk.side.call("timeline")
    look(told.window)
    lines = talk.side.panel.list
    spoken = [
        lines.item(row).data(Qt.ItemDataRole.AccessibleTextRole) or ""
        for row in range(lines.count())
    ]
    assert any(picture.words in one for one in spoken), spoken
    talk.side.call("account")
    look(told.window)
    assert picture.words == talk.side.panel.told.toPlainText()

    talk.open(course.READ_BACK)
    look(told.window)
    assert picture.words in list(shown(talk.page))
    talk.page.read_aloud()
    look(told.window)
    assert picture.words in list(shown(talk.page.reading))
    talk.page.reading.correct()
    look(told.window)
    assert picture.words in written(talk.page.reading)


def lines_of(window):
    """Whatever a person can write into on a screen."""
    return [
        one
        for kind in (QLineEdit, QPlainTextEdit)
        for one in window.screen_shown.findChildren(kind)
        if one.isVisible() and one.isEnabled() and not one.isReadOnly()
    ]


def type_into(line, words):
    """What stands there afterwards, and what of the words had room."""
    line.clear()
    line.setFocus(Qt.FocusReason.TabFocusReason)
    type_text(words)
    if isinstance(line, QPlainTextEdit):
        return line.toPlainText(), words
    return line.text(), words[: line.maxLength()]


def test_markup_in_every_line_of_every_screen_is_letters(told, picture):
    written, window = {}, told.window
    for name, show in SCREENS.items():
        window.open_records()
        show(window)
        turn()
        for line in lines_of(window):
            found, wanted = type_into(line, picture.words)
            if found != wanted and not set(found) <= set(NUMBERS):
                written[f"{name}: {line.objectName()}"] = found
        look(window)
        assert 0 == picture.times_opened(), name

    assert {} == written


def test_people_and_history_name_a_user_as_it_was_typed(told, picture):
    SCREENS["people"](told.window)
    look(told.window)
    assert any(picture.words in one for one in shown(told.window.screen_shown))

    SCREENS["history"](told.window)
    look(told.window)
    model = told.window.screen_shown.model
    cells = [
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert any(picture.words in cell for cell in cells)


def test_the_paper_shows_it_as_letters(told, picture, tmp_path):
    wanted = statements.PrintStatement("ru")
    told.window.open_print(told.record_id)
    look(told.window)
    target = tmp_path / "paper.pdf"
    statements.print_to(told.session, told.record_id, wanted, target)

    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(target), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert letters(picture.words) in letters(text)
