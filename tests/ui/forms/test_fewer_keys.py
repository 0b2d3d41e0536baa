"""What spares keys: a proposed language, the time now, the number first, the last answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake_app.domain.answers import Answers, Missing, MissingReason, Said
from tests.ui.answering import into, leave
from tests.ui.typing import CONTROL, press, press_letter_key, type_digits, type_text

IN_KAZAKH = Answers({"interview": {"interview_language": "kk"}})
SEMICOLON_X11 = 47
OTHER = "other"


def now(text=""):
    press_letter_key(SEMICOLON_X11, CONTROL, text)


def quote_of(form):
    return next(one.input for one in form.questions if one.field.id == "account.verbatim")


def test_words_take_the_language_of_the_interview_without_a_key(form_for):
    asked = quote_of(form_for("account", IN_KAZAKH))
    asked.focus_first()

    type_text("Бәрін көрдім.")

    assert Said({"lang": "kk", "text": "Бәрін көрдім."}) == asked.value()


def test_a_language_that_is_only_proposed_is_no_answer_and_nothing_begun(form_for):
    asked = quote_of(form_for("account", IN_KAZAKH))

    assert "kk" == into(asked, "Language of these words").code
    assert None is asked.value()
    assert "" == asked.unfinished()


def test_letters_of_a_language_that_choose_nothing_are_begun(form_for):
    asked = quote_of(form_for("account", IN_KAZAKH))
    into(asked, "Language of these words")

    type_text("zz")

    assert asked.unfinished()


@pytest.mark.parametrize("written", ["", "ж", ";"])
def test_control_and_the_key_beside_l_write_the_time_now_in_every_layout(input_for, written):
    asked, ended = input_for("interview.end_time"), []
    asked.done.connect(lambda: ended.append(True))
    asked.focus_first()

    now(written)

    assert Said("09:05") == asked.value()
    assert [True] == ended


def test_the_whole_moment_is_written_from_any_of_its_fields(input_for):
    asked = input_for("consent.given_at")
    into(asked, "Year")

    now()

    assert Said("2026-03-01T09:05:00+00:00") == asked.value()


def test_the_key_beside_l_alone_writes_no_time(input_for):
    asked = input_for("interview.end_time")
    asked.focus_first()

    press_letter_key(SEMICOLON_X11, Qt.KeyboardModifier.NoModifier, "ж")

    assert None is asked.value()


def test_a_time_that_is_only_to_be_read_stays(input_for):
    asked = input_for("interview.end_time")
    asked.set_value(Said("08:00"))
    asked.focus_first()
    asked.set_read_only(read_only=True)

    now()

    assert Said("08:00") == asked.value()


def test_a_time_that_stands_there_is_written_anew(input_for):
    asked = input_for("interview.end_time")
    asked.set_value(Said("08:00"))
    asked.focus_first()

    type_digits("1710")

    assert Said("17:10") == asked.value()


def test_an_amount_begins_at_its_number(input_for):
    asked = input_for("incidents.victims_total")
    asked.focus_first()

    type_digits(3)

    assert Said({"min": 3, "max": 3}) == asked.value()


def test_an_amount_told_as_at_least_needs_no_other_field(input_for):
    asked = input_for("incidents.victims_total")
    asked.focus_first()

    type_text("6+")
    leave()

    assert Said({"min": 6}) == asked.value()


def test_end_goes_to_the_last_answer_and_not_to_the_reasons(input_for):
    asked = input_for("persons.relation_to_interviewee")
    asked.focus_first()

    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Space)

    assert Said(OTHER) == asked.value()


def test_home_goes_to_the_first_answer(input_for):
    asked = input_for("interview.mode")
    asked.set_value(Missing(MissingReason.DECLINED))
    asked.focus_first()

    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Space)

    assert Said("in_person") == asked.value()


def test_a_page_begins_at_the_first_question_that_can_be_answered(form_for):
    form = form_for("record", Answers({"record": {"record_id": "", "codebook_version": "1.0.0"}}))

    form.focus_first()

    focused = QApplication.focusWidget()
    first = next(one for one in form.questions if one.isAncestorOf(focused))
    assert not first.input.is_only_read
    assert "record_id" != first.field.name
