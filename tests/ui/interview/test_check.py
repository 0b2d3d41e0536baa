"""Check answers: what is missing leads to its question; five facts are counted apart."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from intake_app.commands import interview
from intake_app.domain.answers import AnswerPath, Missing, MissingReason, Said
from tests.ui.interview.conftest import REFUGEE, WITNESS
from tests.ui.typing import CONTROL, press, type_text


def links(sitting):
    return [one for one in sitting.page.summary.findChildren(QPushButton) if not one.isHidden()]


def lines(sitting):
    return {line.path: (line.title, line.answer) for line in sitting.page.table.lines.lines}


def is_in_sight(sitting, widget):
    return not widget.visibleRegion().isEmpty()


def test_f7_walks_through_what_is_wrong(sitting, qtbot):
    sitting.begins(consents=True, tells="Пришли ночью.").goes_to("check").goes_to("interview")
    sitting.page.focus_first()

    qtbot.keyClick(sitting.window.focusWidget(), Qt.Key.Key_F7)
    first = sitting.question("interview.end_time").isAncestorOf(sitting.window.focusWidget())
    qtbot.keyClick(sitting.window.focusWidget(), Qt.Key.Key_F7)
    second = sitting.question("interview.mode").isAncestorOf(sitting.window.focusWidget())

    assert (True, True) == (first, second)


def test_nothing_is_red_before_the_check(sitting):
    sitting.begins(consents=True, tells="Пришли ночью.")

    assert "wrong" not in sitting.rail().values()


def test_the_check_names_what_is_missing_and_marks_its_sections(sitting):
    sitting.begins(consents=True, tells="Пришли ночью.").goes_to("check")

    said = [link.accessibleName() for link in links(sitting)]
    assert "Interview: How the interview was held: no answer yet" in said
    assert ("wrong", "wrong") == (sitting.rail()["interview"], sitting.rail()["acts"])


def test_a_line_of_the_summary_leads_to_its_question(sitting, qtbot):
    sitting.begins(consents=True, tells="Пришли ночью.").goes_to("check")
    link = next(one for one in links(sitting) if "How the interview was held" in one.text())

    link.click()
    sitting.turn()

    assert "interview" == sitting.talk.key
    question = sitting.question("interview.mode")
    assert question.isAncestorOf(sitting.window.focusWidget())
    assert "▲" in question._error.text()
    qtbot.waitUntil(lambda: is_in_sight(sitting, question.input.chips.chips[0]))


def test_a_mended_answer_loses_its_mark(sitting):
    sitting.begins(consents=True, tells="Пришли ночью.").goes_to("check")
    sitting.goes_to("interview.mode")

    sitting.picks("interview.mode", "in_person").leaves_the_field()

    assert sitting.question("interview.mode")._error.isHidden()


def test_every_answer_has_its_line_and_a_way_back(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("check")

    shown = lines(sitting)
    asked = {str(path) for path in sitting.answers.paths() if path.field not in ("id", "record_id")}
    assert asked == asked & set(shown)
    assert ("Kind of restraint", "Metal handcuffs") == shown["acts[2].restraint_type"]
    table = sitting.page.table
    row = next(i for i, one in enumerate(table.lines.lines) if one.path == "acts[2].restraint_type")
    table.setFocus()
    table.setCurrentIndex(table.lines.index(row, 0))
    press(Qt.Key.Key_Return)

    assert ("acts", 2) == (sitting.talk.key, sitting.page.form.open_row)


def counted(sitting):
    said = [chip.option.label.split(": ") for chip in sitting.page.kinds.chips]
    return {name: int(number) for name, number in said}


def test_six_facts_are_counted_apart(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("check")
    found = list(sitting.answers.paths())
    answers = [sitting.answers.get(path) for path in found]
    missing = [one.reason.value for one in answers if isinstance(one, Missing)]
    made = [path for path in found if path.field in ("id", "record_id")]
    said = len(found) - len(missing) - len(made)

    shown = counted(sitting)

    empty = sum(line.answer == "Not answered" for line in sitting.page.table.lines.lines)
    assert {
        "All": said + len(missing) + empty,
        "Not answered": empty,
        "Does not know": missing.count("unknown"),
        "Declined": missing.count("declined"),
        "Not asked": missing.count("not_asked"),
        "Not applicable": missing.count("not_applicable"),
        "Answered": said,
    } == shown


def test_one_fact_alone_is_shown_with_the_chapter_and_section_it_belongs_to(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("interview")
    path = AnswerPath("acts", "order", 1)
    sitting.talk.desk.draft.answers = sitting.answers.with_answer(
        path, Missing(MissingReason.NOT_ASKED)
    )
    sitting.goes_to("check")

    sitting.page.kinds.focus_first()
    press(Qt.Key.Key_Right)
    for _ in range(3):
        press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)

    shown = [(one.tone.value, one.path) for one in sitting.page.table.lines.lines]
    assert ("reason", str(path)) in shown
    assert {"chapter", "section", "row", "reason"} == {tone for tone, _ in shown}
    place = shown.index(("reason", str(path)))
    assert [("section", "acts"), ("row", "acts[1]")] == shown[place - 2 : place]


def test_a_fact_nobody_gave_says_so_and_all_come_back(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("check")
    every = len(sitting.page.table.lines.lines)
    none = next(name for name, number in counted(sitting).items() if not number)
    chip = next(one for one in sitting.page.kinds.chips if one.option.label.startswith(none))

    chip.click()
    assert (True, False) == (
        sitting.page.none.isVisible(),
        sitting.page.table.isVisible(),
    )
    chip.click()

    assert every == len(sitting.page.table.lines.lines)
    assert ("",) == sitting.page.kinds.codes


def test_the_chosen_fact_outlasts_a_change_of_language(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("check")
    sitting.page.kinds.pick("declined")
    before = [one.path for one in sitting.page.table.lines.lines]

    sitting.window.speak("kk")
    sitting.turn()

    assert ("declined",) == sitting.page.kinds.codes
    assert before == [one.path for one in sitting.page.table.lines.lines]


def test_parts_that_are_folded_away_are_not_counted_as_open(sitting):
    sitting.opens_the_sample(WITNESS).goes_to("check")
    folded = {stop.key for stop in sitting.talk.desk.every_stop if stop.is_folded}

    shown = {one.path for one in sitting.page.table.lines.lines if one.tone.value == "section"}

    assert folded
    assert set() == folded & shown


def test_a_warning_takes_a_reason_that_is_kept_at_the_read_back(sitting):
    sitting.opens_the_sample(WITNESS).goes_to("interview.record_language")
    language = "kk" if sitting.answers.value("interview.record_language") != "kk" else "ru"
    sitting.answers_question("interview.record_language", language)
    sitting.goes_to("read_back").presses("interview-on")
    assert "draft" == sitting.stored.state.value
    assert "check" == sitting.talk.key

    sitting.page.warnings.lines["r_interpreter"].setFocus()
    type_text("Переводила сама интервьюер")
    sitting.goes_to("read_back").presses("interview-on")

    assert "read_back" == sitting.stored.state.value
    kept = sitting.stored.body.envelope.acknowledged
    assert "Переводила сама интервьюер" == kept["r_interpreter"]


def test_a_reason_stands_in_the_draft_as_it_was_typed_and_is_there_after_a_restart(sitting, qtbot):
    sitting.opens_the_sample(WITNESS).goes_to("interview.record_language")
    language = "kk" if sitting.answers.value("interview.record_language") != "kk" else "ru"
    sitting.answers_question("interview.record_language", language)
    sitting.goes_to("check")

    sitting.page.warnings.lines["r_interpreter"].setFocus()
    type_text("Переводила сама")
    saving = sitting.saving()
    qtbot.waitUntil(lambda: sitting.saving().startswith("Saved at "), timeout=4000)
    kept = dict(sitting.stored.body.envelope.acknowledged)
    sitting.opens(sitting.record_id).goes_to("check")

    assert "Saving…" == saving
    assert ("draft", {"r_interpreter": "Переводила сама"}) == (sitting.stored.state.value, kept)
    assert "Переводила сама" == sitting.page.warnings.lines["r_interpreter"].text()


def the_interpreter_s_warning(sitting):
    """The line for its reason, with the keyboard in it: two languages and nobody between them."""
    sitting.opens_the_sample(WITNESS).goes_to("interview.record_language")
    language = "kk" if sitting.answers.value("interview.record_language") != "kk" else "ru"
    sitting.answers_question("interview.record_language", language)
    sitting.goes_to("check")
    line = sitting.page.warnings.lines["r_interpreter"]
    line.setFocus()
    return line


def test_a_reason_that_is_taken_back_by_a_key_is_taken_out_of_the_draft(sitting):
    line = the_interpreter_s_warning(sitting)
    line.insert("Сама")
    sitting.leaves_the_field()
    before = dict(sitting.stored.body.envelope.acknowledged)

    line.setFocus()
    press(Qt.Key.Key_Z, CONTROL)
    sitting.leaves_the_field()

    assert ({"r_interpreter": "Сама"}, "") == (before, line.text())
    assert {} == dict(sitting.stored.body.envelope.acknowledged)


def test_a_warning_names_each_of_its_places_and_leads_there(sitting):
    sitting.opens_the_sample(WITNESS)
    answers = sitting.answers
    for row in (0, 1):
        answers = answers.with_answer(
            AnswerPath("persons", "birth_date", row), Said({"edtf": "2999-01-01"})
        )
    interview.save(sitting.session, sitting.record_id, answers)
    sitting.opens(sitting.record_id).goes_to("check")
    card = sitting.page.warnings
    places = [one for one in card.findChildren(QPushButton) if "birth" in one.accessibleName()]

    assert ["Persons, 1: Date of birth", "Persons, 2: Date of birth"] == [
        one.accessibleName() for one in places
    ]
    places[1].click()
    sitting.turn()
    assert ("persons", 1) == (sitting.talk.key, sitting.page.form.open_row)


def test_hidden_signs_are_left_out_of_a_reason_and_a_long_one_is_refused_whole(sitting):
    line = the_interpreter_s_warning(sitting)

    line.insert("Сама\u202e перевела")
    kept = sitting.talk.desk.reasons["r_interpreter"]
    line.insert("ю" * 600)

    assert ("Сама перевела", "Сама перевела") == (kept, line.text())
    told = [one.text() for one in sitting.page.warnings.findChildren(QLabel, "remark")]
    assert any("too long" in one for one in told)


def test_markup_in_an_answer_stays_text(sitting):
    sitting.begins(consents=True, tells="<img src=file:///etc/passwd> <b>жирно</b>")

    sitting.goes_to("check")

    _, answer = lines(sitting)["account.verbatim"]
    assert "<b>жирно</b>" in answer
    assert sitting.answers.get(AnswerPath("account", "verbatim")) is not None


def seen_of_the_page(sitting):
    """The upper and lower edge of what is seen of the page's column."""
    above = sitting.page.column.mapFrom(sitting.page.viewport(), QPoint(0, 0)).y()
    return above, above + sitting.page.viewport().height()


def line_of_the_keyboard(sitting):
    table = sitting.page.table
    line = table.visualRect(table.currentIndex())
    above = table.viewport().mapTo(sitting.page.column, line.topLeft()).y()
    return above, above + line.height()


def test_the_page_opens_at_its_head_however_long_the_list_is(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("check")

    assert sitting.page.table.hasFocus()
    assert sitting.page.table.height() > 3 * sitting.page.viewport().height()
    assert 0 == sitting.page.verticalScrollBar().value()


def test_the_page_follows_the_line_that_has_the_keyboard(sitting, qtbot):
    sitting.opens_the_sample(REFUGEE).goes_to("check")

    for key in (*[Qt.Key.Key_Down] * 40, *[Qt.Key.Key_Up] * 20, Qt.Key.Key_End, Qt.Key.Key_Home):
        press(key)
        (top, bottom), (above, below) = line_of_the_keyboard(sitting), seen_of_the_page(sitting)
        assert above <= top, key
        assert bottom <= below, key
