"""Consent: the text is read in the person's language, each purpose decided by one digit."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from intake_app.domain.answers import AnswerPath, Said
from intake_app.i18n.read_aloud import consent_text
from tests.ui.interview.conftest import REFUGEE
from tests.ui.typing import press
from ui.forms.inputs.read_aloud import ReadAloudInput
from ui.screens.interview.purposes_page import PurposesPage
from ui.screens.interview.section_page import SectionPage

CODES = list(consent_text("ru"))


@pytest.fixture
def reading(sitting):
    sitting.begins().goes_to("consent")
    assert isinstance(sitting.question("consent.explained").input, ReadAloudInput)
    return sitting


@pytest.fixture
def asked(sitting):
    return sitting.begins(consents=True).goes_to("consent_decisions")


def chips_of(sitting):
    return sitting.question("consent.explained").input.chips


def decisions(sitting):
    rows = sitting.answers.rows("consent_decisions")
    return [(row["purpose"], row["level"]) for row in rows]


def test_the_text_stands_in_the_language_of_the_interview_not_of_the_window(reading):
    shown = [chip.option.label for chip in chips_of(reading).chips[: len(CODES)]]

    assert [f"{n}. {text}" for n, text in enumerate(consent_text("ru").values(), 1)] == shown

    reading.window.speak("uk")

    assert shown == [chip.option.label for chip in chips_of(reading).chips[: len(CODES)]]


def test_space_ticks_a_paragraph_and_goes_to_the_next(reading):
    chips_of(reading).focus_first()

    for _ in range(3):
        press(Qt.Key.Key_Space)

    assert CODES[:3] == reading.answers.value("consent.explained")
    assert chips_of(reading).chips[3] is QApplication.focusWidget()


def test_one_key_says_that_all_was_read(reading):
    chips_of(reading).focus_first()

    press(Qt.Key.Key_A)

    assert CODES == reading.answers.value("consent.explained")


def test_the_mouse_has_a_button_for_it(reading):
    reading.presses("consent-all-read")

    assert CODES == reading.answers.value("consent.explained")


def test_without_a_text_in_the_persons_language_it_stands_in_the_one_of_the_window(sitting):
    sitting.begins()
    answers = sitting.answers.with_answer(AnswerPath("interview", "interview_language"), Said("uz"))
    sitting.talk.desk.draft.answers = answers

    sitting.goes_to("consent")

    assert consent_text("en")["withdraw"] in chips_of(sitting).chips[7].option.label


def test_twelve_digits_decide_twelve_purposes(asked):
    assert isinstance(asked.page, PurposesPage)
    assert asked.page.rows["case_file"].chips[0] is QApplication.focusWidget()

    for digit in (3, 3, 3, 1, 3, 2, 3, 2, 1, 2, 1, 2):
        press(Qt.Key.Key_0 + digit)

    level = {1: "refused", 2: "anonymous", 3: "recipient_only"}
    wanted = [level[n] for n in (3, 3, 3, 1, 3, 2, 3, 2, 1, 2, 1, 2)]
    assert list(zip(asked.page.rows, wanted, strict=True)) == decisions(asked)
    assert "Decided: 12 of 12" == asked.talk.footer.count.text()
    assert asked.page.cards is QApplication.focusWidget()
    asked.talk.finish_typing()
    assert asked.answers == asked.stored.body.answers


def test_a_wrong_digit_is_mended_by_going_up_and_pressing_the_right_one(asked):
    press(Qt.Key.Key_4)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_1)

    assert [("case_file", "refused")] == decisions(asked)


def test_the_same_digit_again_takes_nothing_back(asked):
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_2)

    assert [("case_file", "anonymous")] == decisions(asked)


def test_backspace_takes_back_what_was_just_decided(asked):
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Backspace)

    assert [] == decisions(asked)


def test_each_level_is_named_for_those_who_hear_the_screen(asked):
    spoken = [chip.accessibleName() for chip in asked.page.rows["media"].chips]

    assert [
        "Not permitted",
        "Only without identifying data",
        "Identity known to the recipient only",
        "With name, publicly",
    ] == spoken
    assert {"Media"} == {c.accessibleDescription() for c in asked.page.rows["media"].chips}


def test_conditions_and_later_decisions_are_entries(asked):
    press(Qt.Key.Key_2)

    asked.presses("purposes-as-cards")

    assert isinstance(asked.page, SectionPage)
    assert 1 == len(asked.page.form.body.cards)


def test_a_decision_with_conditions_is_shown_as_an_entry_at_once(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("consent_decisions")
    rows = sitting.answers.rows("consent_decisions")

    is_plain = all(set(row) <= {"purpose", "level", "decided_at"} for row in rows)

    assert isinstance(sitting.page, PurposesPage if is_plain else SectionPage)


def test_in_a_sealed_record_nothing_can_be_decided_by_a_key(sitting):
    sitting.begins(consents=True).goes_to("consent_decisions")
    sitting.talk.desk.is_read_only = True
    sitting.page.refresh()

    sitting.page.decided.emit("media", "named")

    assert [] == decisions(sitting)
    assert not any(chips.isEnabled() for chips in sitting.page.rows.values())


def test_the_words_of_the_levels_stand_beside_the_digits(asked):
    press(Qt.Key.Key_3)

    said = [one.text() for one in asked.page._said.values()]

    assert ["Identity known to the recipient only", *[""] * 11] == said
    assert 1 == len(asked.page.findChildren(QPushButton, "purposes-as-cards"))
