"""Read back, sealed, and then untouchable."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from intake_app.domain.answers import AnswerPath, Missing, MissingReason, Said
from intake_app.domain.lifecycle import State
from intake_app.domain.statement_code import statement_code
from tests.ui.interview.conftest import REFUGEE, WITNESS


def text_of(card):
    return card._text.text()


def test_paragraphs_stand_in_the_language_they_are_read_in(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("read_back")
    quote = sitting.answers.rows("statement_paragraphs")[1]["text"]

    first = text_of(sitting.page.cards[1])
    sitting.page.language.pick("ru")

    assert quote["text"] == first
    assert quote["translations"][0]["text"] == text_of(sitting.page.cards[1])


def test_a_paragraph_without_a_translation_says_so(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("read_back")
    path = AnswerPath("statement_paragraphs", "text", 0)
    sitting.talk.desk.draft.answers = sitting.answers.with_answer(
        path, Said({"lang": "uz", "text": "Men."})
    )
    sitting.page.refresh()

    sitting.page.language.pick("ru")
    sitting.page.cards[0]._row = sitting.answers.rows("statement_paragraphs")[0]
    sitting.page._say_paragraphs()

    assert "Men." == text_of(sitting.page.cards[0])
    assert sitting.page.cards[0]._lacking.isVisibleTo(sitting.page)


def test_each_paragraph_is_confirmed_by_itself(sitting):
    sitting.opens_the_sample(WITNESS).goes_to("read_back")

    sitting.page.cards[0].chips.pick("no")
    sitting.goes_to("check")

    assert "no" == sitting.stored.body.answers.value("statement_paragraphs[0].confirmed")


def test_an_unconfirmed_paragraph_holds_the_read_back(sitting):
    sitting.opens_the_sample(WITNESS).goes_to("read_back")
    sitting.page.cards[0].chips.pick("no")

    sitting.presses("interview-on")

    assert "1 paragraph is not confirmed yet." == sitting.talk.bars.trouble.happened.text()
    assert State.DRAFT is sitting.stored.state


def test_an_incomplete_record_is_led_to_the_check(sitting):
    sitting.begins(consents=True, tells="Пришли ночью.").goes_to("read_back")

    sitting.presses("interview-on")

    assert "check" == sitting.talk.key
    assert State.DRAFT is sitting.stored.state
    assert sitting.talk.bars.trouble.isVisible()


def test_the_seal_is_asked_about_and_then_shows_its_code(sitting):
    sitting.opens_the_sample(WITNESS).goes_to("read_back").presses("interview-on")
    assert State.READ_BACK is sitting.stored.state

    sitting.presses("interview-on").presses("seal-later")
    assert State.READ_BACK is sitting.stored.state
    sitting.presses("interview-on").presses("seal-now")

    assert State.SEALED is sitting.stored.state
    code = statement_code(sitting.stored.body)
    assert code == sitting.page.seal.code.text().replace(" ", "")
    assert "Sealed" == sitting.window.bar._pill.text()


@pytest.fixture
def sealed(sitting):
    sitting.opens_the_sample(WITNESS).goes_to("read_back")
    return sitting.presses("interview-on").presses("interview-on").presses("seal-now")


def test_after_the_seal_every_page_is_read_only(sealed):
    for stop in sealed.talk.desk.stops:
        sealed.goes_to(stop.key)
        if not stop.is_section:
            continue
        rows = range(len(sealed.answers.rows(stop.key))) if sealed.page.section.repeat else [None]
        for row in rows:
            if row is not None:
                sealed.goes_to(f"{stop.key}[{row}]")
            editors = [
                *sealed.page.form.findChildren(QLineEdit),
                *sealed.page.form.findChildren(QPlainTextEdit),
            ]
            assert [] == [one for one in editors if not one.isReadOnly()], stop.key
            chips = [question.input.chips for question in sealed.page.form.questions]
            assert not any(one.isEnabled() for one in chips if one.chips), stop.key


def test_a_change_forced_on_a_sealed_record_changes_nothing(sealed):
    before = sealed.stored.body

    sealed.goes_to("effects" if "effects" in sealed.answers.sections else "interview")
    sealed.talk.editing.on_answer(
        AnswerPath("interview", "breaks"), Missing(MissingReason.DECLINED)
    )
    sealed.goes_to("check").presses("interview-pause")

    assert before == sealed.stored.body


def test_a_sealed_record_opens_at_its_read_back_with_the_code(sealed):
    record_id, code = sealed.record_id, sealed.page.seal.code.text()
    sealed.window.open_records()

    sealed.opens(record_id)

    assert ("read_back", code) == (sealed.talk.key, sealed.page.seal.code.text())
    assert "Read-only" == sealed.saving()
    assert "Print the statement" == sealed.talk.footer.on_button.text()
