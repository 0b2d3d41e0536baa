"""Ctrl+Z and Ctrl+Y in the real window: the text first, then the whole form, at its place."""

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from intake_app.domain.answers import AnswerPath, Missing, MissingReason, Said
from intake_app.i18n import catalog
from tests.builders.disks import files_no_longer_than
from tests.ui.interview.conftest import REFUGEE, WITNESS
from tests.ui.typing import CONTROL, SHIFT, press_letter_key, type_text

BREAKS = AnswerPath("interview", "breaks")
MODE = AnswerPath("interview", "mode")
Z_KEY, Y_KEY = 52, 29
"""Where Z and Y stand on the keyboard, whatever the layout writes there."""


def undoes(sitting):
    press_letter_key(Z_KEY, CONTROL, "я")
    sitting.turn()


def redoes(sitting):
    press_letter_key(Y_KEY, CONTROL, "н")
    sitting.turn()


def says(sitting):
    bar = sitting.talk.bars.undo
    return bar.accessibleName() if bar.isVisible() else ""


@pytest.fixture
def at_the_setting(sitting):
    sitting.begins().goes_to("interview")
    return sitting


def test_the_last_answer_is_taken_back_and_said(at_the_setting):
    sitting = at_the_setting
    sitting.picks("interview.mode", "in_person")
    before = sitting.answers.with_answer(MODE, None)

    undoes(sitting)

    assert before == sitting.answers
    assert before == sitting.stored.body.answers
    assert "Undone: Interview: How the interview was held" == says(sitting)
    assert () == sitting.question("interview.mode").input.chips.codes


def test_it_can_be_done_again_with_the_key_and_with_the_button(at_the_setting):
    sitting = at_the_setting
    sitting.picks("interview.mode", "in_person")
    after = sitting.answers

    undoes(sitting)
    redoes(sitting)
    assert after == sitting.stored.body.answers
    assert "Done again: Interview: How the interview was held" == says(sitting)
    undoes(sitting)
    sitting.presses("undo")

    assert after == sitting.stored.body.answers


def test_ctrl_shift_z_does_it_again_too(at_the_setting):
    sitting = at_the_setting
    sitting.picks("interview.mode", "in_person")
    undoes(sitting)

    press_letter_key(Z_KEY, CONTROL | SHIFT, "Я")

    assert Said("in_person") == sitting.answers.get(MODE)


def test_a_text_takes_its_own_steps_back_before_the_form_does(at_the_setting):
    sitting = at_the_setting
    sitting.picks("interview.mode", "in_person")
    sitting.question("interview.breaks").input.focus_first()
    type_text("Один перерыв")

    undoes(sitting)
    assert (None, Said("in_person")) == (sitting.answers.get(BREAKS), sitting.answers.get(MODE))
    undoes(sitting)

    assert None is sitting.answers.get(MODE)
    redoes(sitting)
    redoes(sitting)
    assert (Said("Один перерыв"), Said("in_person")) == (
        sitting.answers.get(BREAKS),
        sitting.answers.get(MODE),
    )


def test_outside_the_text_the_whole_text_of_a_moment_is_one_step(at_the_setting):
    sitting = at_the_setting
    sitting.answers_question("interview.breaks", "Один перерыв")
    sitting.question("interview.mode").input.focus_first()

    undoes(sitting)

    assert None is sitting.answers.get(BREAKS)
    assert sitting.question("interview.breaks").isAncestorOf(sitting.window.focusWidget())


def test_undo_leads_to_the_page_of_the_change(at_the_setting):
    sitting = at_the_setting
    sitting.picks("interview.mode", "in_person").goes_to("consent")
    sitting.page.focus_first()

    undoes(sitting)

    assert "interview" == sitting.talk.key
    assert sitting.question("interview.mode").isAncestorOf(sitting.window.focusWidget())


def test_the_steps_outlast_a_change_of_language(at_the_setting):
    sitting = at_the_setting
    sitting.picks("interview.mode", "in_person")
    sitting.window.speak("uk")
    sitting.turn()

    undoes(sitting)

    assert None is sitting.answers.get(MODE)
    words = catalog("uk")
    section = sitting.talk.desk.book.section("interview")
    assert words.label(section.context, section.label) in says(sitting)


def test_a_person_who_is_named_elsewhere_is_deleted_and_comes_back_everywhere(sitting):
    before = sitting.opens_the_sample(REFUGEE).goes_to("perpetrators").answers
    sitting.presses("perpetrators[0].trash")
    assert 2 == len(sitting.page.form.body.cards)
    assert "row-keep" == sitting.window.focusWidget().objectName()
    sitting.presses("row-drop")
    assert 1 == len(sitting.page.form.body.cards)

    undoes(sitting)

    assert before == sitting.answers
    assert before == sitting.stored.body.answers
    assert "perpetrators" == sitting.talk.key


def test_a_named_person_comes_back_with_one_press_too(sitting):
    before = sitting.opens_the_sample(REFUGEE).goes_to("perpetrators").answers
    sitting.presses("perpetrators[0].trash").presses("row-drop")

    assert says(sitting).startswith("Removed: ")
    sitting.presses("undo")

    assert before == sitting.answers


def test_rows_that_were_added_and_moved_go_back_one_by_one(sitting):
    before = sitting.opens_the_sample(REFUGEE).goes_to("perpetrators").answers
    sitting.presses("add-row")
    added = sitting.answers
    sitting.page.form.body.move_row(0, 1)
    sitting.turn()

    undoes(sitting)
    assert added == sitting.answers
    undoes(sitting)

    assert before == sitting.answers
    assert 2 == len(sitting.page.form.body.cards)


def test_another_kind_of_act_is_asked_about_once_logged_and_undone_with_all_that_went(sitting):
    before = sitting.opens_the_sample(REFUGEE).goes_to("acts[2].act_type").answers
    sitting.answers_question("acts.act_type", "threat").presses("drop")

    undoes(sitting)
    assert before == sitting.stored.body.answers
    redoes(sitting)

    newest = [one.event for one in sitting.session.vault.audit.entries()[-4:]]
    assert 2 == newest.count("answers_dropped")
    assert "threat" == sitting.stored.body.answers.value("acts[2].act_type")
    assert None is sitting.stored.body.answers.value("acts[2].restraint_type")


def test_a_choice_that_waits_for_its_decision_is_what_is_taken_back(sitting):
    before = sitting.opens_the_sample(REFUGEE).goes_to("acts[2].act_type").answers
    sitting.answers_question("acts.act_type", "threat")
    sitting.page.focus_first()

    undoes(sitting)

    assert before == sitting.answers
    assert not sitting.question("acts.act_type").is_asking
    assert before.get(AnswerPath("acts", "act_type", 2)) == (
        sitting.question("acts.act_type").input.value()
    )


def test_beside_a_question_of_the_program_nothing_is_undone(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("perpetrators").presses("add-row")
    before = sitting.answers
    sitting.presses("perpetrators[0].trash")

    undoes(sitting)

    assert before == sitting.answers
    assert "row-keep" == sitting.window.focusWidget().objectName()


def test_at_the_beginning_nothing_happens_and_the_keyboard_stays(sitting):
    sitting.opens_the_sample(WITNESS).goes_to("interview")
    before, focused = sitting.answers, sitting.window.focusWidget()

    undoes(sitting)
    redoes(sitting)

    assert (before, focused, "") == (sitting.answers, sitting.window.focusWidget(), says(sitting))


def test_after_the_read_back_what_was_done_before_is_not_undone_by_a_key(sitting):
    sitting.opens_the_sample(WITNESS).goes_to("interview")
    sitting.answers_question("interview.breaks", "Без перерыва")
    sitting.goes_to("read_back").presses("interview-on")
    before = sitting.answers

    undoes(sitting)

    assert before == sitting.answers
    assert "read_back" == sitting.stored.state.value


def test_undo_on_a_full_disk_stays_on_the_screen_and_is_saved_later(at_the_setting):
    sitting = at_the_setting
    words = "слово " * 100
    sitting.answers_question("interview.breaks", words)
    sitting.question("interview.mode").input.focus_first()

    with files_no_longer_than(20_000):
        undoes(sitting)
        assert sitting.saving().startswith("Not saved")
        assert None is sitting.answers.get(BREAKS)
        assert Said(words) == sitting.stored.body.answers.get(BREAKS)
    sitting.goes_to("consent")

    assert None is sitting.stored.body.answers.get(BREAKS)


def test_a_date_that_was_begun_is_walked_back_box_by_box(sitting):
    sitting.begins().goes_to("consent").goes_to("interview.interview_date")
    before = sitting.answers
    box = sitting.question("interview.interview_date").input.findChild(QLineEdit, "day")
    box.setFocus()
    box.selectAll()
    type_text("3")

    undoes(sitting)

    assert before == sitting.answers
    assert box is sitting.window.focusWidget()


def test_random_steps_in_the_window_go_back_to_the_beginning_and_forth_to_the_end(sitting):
    beginning = sitting.opens_the_sample(REFUGEE).goes_to("interview").answers
    sitting.answers_question("interview.breaks", "Два")
    sitting.goes_to("perpetrators").presses("perpetrators[1].trash")
    if sitting.talk.editing.is_asking:
        sitting.presses("row-drop")
    sitting.goes_to("context").answers_question("context.publications", "Одна статья")
    sitting.goes_to("acts[2].act_type")
    sitting.answers_question("acts.act_type", "threat").presses("drop")
    sitting.goes_to("read_back")
    sitting.talk.editing.on_answer(
        AnswerPath("statement_paragraphs", "confirmed", 0), Missing(MissingReason.DECLINED)
    )
    end = sitting.answers

    steps = 0
    while sitting.talk.editing.past.can_go_back:
        sitting.talk.undoing.undo()
        steps += 1
    assert (beginning, beginning) == (sitting.answers, sitting.stored.body.answers)
    for _ in range(steps):
        sitting.talk.undoing.redo()

    assert (end, end) == (sitting.answers, sitting.stored.body.answers)


def test_what_was_undone_is_named_by_its_question_and_never_by_its_words(at_the_setting):
    sitting = at_the_setting
    sitting.answers_question("interview.breaks", "Тайное слово")

    sitting.talk.undoing.undo()

    shown = [one.text() for one in sitting.talk.bars.undo.findChildren(QLabel)]
    assert not any("Тайное" in one for one in shown)
