"""The timeline beside the page: what was told in order, and the way to each answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake_app.commands import interview
from intake_app.domain.answers import AnswerPath, Said
from intake_app.i18n import catalog
from tests.ui.interview.conftest import REFUGEE, WITNESS
from ui.screens.interview.sides.timeline import TimelineList
from ui.screens.interview.sides.timeline_delegate import LINE
from ui.screens.interview.sides.timeline_lines import Line, Mark


@pytest.fixture
def beside(sitting, qtbot):
    """The panel beside a sample; its lines are read from what is shown."""

    def called(reference, page="incidents"):
        sitting.opens_the_sample(reference).goes_to(page)
        qtbot.keyClick(sitting.talk, Qt.Key.Key_F6)
        return sitting.talk.side.panel

    return called


def lines(panel):
    return [panel.list.item(row).data(LINE) for row in range(panel.list.count())]


def line_at(panel, path):
    return next(line for line in lines(panel) if line.path == path)


def test_the_key_calls_it_and_the_arrows_walk_in_it(beside):
    panel = beside(WITNESS)

    assert panel.list is QApplication.focusWidget()
    assert "persons[0].birth_date" == panel.list.current_path()


def test_enter_leads_to_the_question(beside, sitting, qtbot):
    panel = beside(WITNESS)
    rows = [line.path for line in lines(panel)]
    panel.list.setCurrentRow(rows.index("missing_persons[0].last_seen_date"))

    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    sitting.turn()

    assert "missing_persons" == sitting.talk.key
    question = sitting.question("missing_persons.last_seen_date")
    assert question.isAncestorOf(QApplication.focusWidget())


def test_enter_on_a_heading_leads_nowhere(beside, sitting, qtbot):
    panel = beside(WITNESS)
    panel.list.setCurrentRow(0)

    qtbot.keyClick(panel.list, Qt.Key.Key_Return)

    assert "incidents" == sitting.talk.key


def test_a_contradiction_stands_at_both_answers_and_goes_when_one_is_mended(beside, sitting):
    panel = beside(WITNESS, "persons")
    flag = "Вік і дата народження не можуть бути правильними одночасно."
    panel.retranslate(catalog("uk"))

    _answer(sitting, AnswerPath("persons", "age", 0), 20)
    flagged = line_at(panel, "persons[0].birth_date")
    _answer(sitting, AnswerPath("persons", "age", 0), 53)

    assert (Mark.CLASH, (flag,)) == (flagged.mark, flagged.flags)
    assert () == line_at(panel, "persons[0].birth_date").flags


def _answer(sitting, path, value):
    sitting.talk.editing.on_answer(path, Said(value))
    sitting.talk.show_progress()


def test_the_clock_of_a_custody_stands_above_everything(beside, sitting):
    panel = beside(REFUGEE)

    shown = lines(panel)

    assert [Mark.HEAD, Mark.NONE, Mark.HEAD] == [line.mark for line in shown[:3]]
    assert "custody[0].from_date" == shown[1].path


def test_every_line_is_read_out_whole(beside):
    panel = beside(REFUGEE)

    spoken = [
        panel.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(panel.list.count())
    ]

    assert [line.spoken for line in lines(panel)] == spoken
    assert [] == [words for words in spoken if not words.strip()]
    assert panel.list.accessibleName()


def test_no_line_is_higher_or_lower_than_its_words_need(beside, sitting):
    panel = beside(REFUGEE)
    before = _heights(panel)

    sitting.talk.side.setFixedWidth(sitting.talk.side.width() // 2)
    sitting.turn()
    narrow = _heights(panel)
    sitting.talk.side.setFixedWidth(sitting.talk.side.width() * 2)
    sitting.turn()

    assert sum(before) < sum(narrow)
    assert before == _heights(panel)


def _heights(panel):
    panel.list.doItemsLayout()
    return [
        panel.list.visualItemRect(panel.list.item(r)).height() for r in range(panel.list.count())
    ]


def test_an_empty_record_says_when_the_talk_began(sitting, qtbot):
    sitting.begins()

    qtbot.keyClick(sitting.talk, Qt.Key.Key_F6)

    assert ["interview.interview_date", "record.created_at"] == sorted(
        line.path for line in lines(sitting.talk.side.panel) if line.path
    )


def test_markup_in_what_was_told_stays_letters(sitting, qtbot):
    sitting.begins(consents=True, tells="Рассказ.")
    row = {"id": "i1", "title": "<b>a</b>", "date": {"edtf": "2009", "as_told": "<img src=x>"}}
    answers = sitting.answers.with_row("incidents", row)
    interview.save(sitting.session, sitting.record_id, answers)
    sitting.opens(sitting.record_id)

    qtbot.keyClick(sitting.talk, Qt.Key.Key_F6)

    told = line_at(sitting.talk.side.panel, "incidents[0].date")
    assert "<img src=x>" in told.title
    assert "I1 · <b>a</b>" == told.text


def test_what_another_testimony_tells_otherwise_stands_at_the_end(beside):
    panel = beside(WITNESS)
    panel.retranslate(catalog("uk"))

    hints = lines(panel)[-2:]

    assert ["incidents[0].place", "incidents[0].victims_total"] == [one.path for one in hints]
    assert ["Тут: 1", "У записі UA-2022-0001: 2"] == [
        hints[1].text,
        hints[1].note,
    ]


def test_a_date_that_was_typed_anew_moves_when_its_field_is_left(sitting, qtbot):
    sitting.opens_the_sample(WITNESS).goes_to("incidents[0].date")
    qtbot.keyClick(sitting.talk, Qt.Key.Key_F6)
    panel = sitting.talk.side.panel
    before = line_at(panel, "incidents[0].date")

    sitting.talk.focus_page()
    sitting.talk.editing.on_answer(AnswerPath("incidents", "date", 0), Said({"edtf": "2022-01-05"}))
    panel.focus_first()

    assert before != line_at(panel, "incidents[0].date")
    assert sitting.answers is panel.desk.answers


def test_earlier_statements_are_told_with_what_is_known_of_them(beside):
    panel = beside(REFUGEE)
    panel.retranslate(catalog("ru"))

    told = [line for line in lines(panel) if line.path == "prior_statements[0].to_whom"]

    assert 1 == len(told)
    assert "8 сентября 2009 года" in told[0].note


def test_it_opens_at_its_beginning_though_the_first_answer_is_higher_than_the_list(qtbot):
    told = TimelineList()
    qtbot.addWidget(told)
    told.resize(300, 90)
    told.show_lines((Line(Mark.HEAD, "Без дати"), Line(Mark.EXACT, "слово " * 60, path="a.b")))

    told.show()
    qtbot.waitExposed(told)

    assert "a.b" == told.current_path()
    assert 0 == told.verticalScrollBar().value() < told.verticalScrollBar().maximum()


def test_it_stays_where_it_was_scrolled_to_when_it_is_said_in_another_language(beside):
    panel = beside(REFUGEE)
    bar = panel.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    middle = bar.value()

    panel.retranslate(panel.catalog)

    assert 0 < middle == bar.value()
