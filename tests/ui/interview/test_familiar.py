"""While the name is written: perhaps the person has spoken to us before. Never a merge."""

import pytest
from PySide6.QtWidgets import QPushButton

from intake_app.commands import history, interview
from intake_app.domain.answers import AnswerPath, Said
from intake_app.i18n import LANGUAGES, catalog
from tests.ui.interview.conftest import WITNESS
from tests.ui.typing import type_text

HINT = "Perhaps this person has spoken to us before."
WORDS = ("Perhaps this person has spoken to us before.", "Put the hint away", "Back to the hint")


def begun(sitting, *, synthetic):
    about = interview.StartRecord("UA", "Europe/Kyiv", "uk", "uk", "uk", synthetic=synthetic)
    stored = interview.start(sitting.session, about)
    answers = stored.body.answers.with_answer(AnswerPath("consent", "given"), Said("yes"))
    answers = answers.with_row("persons", {"id": "p1", "role": ["interviewee"]})
    interview.save(sitting.session, stored.record_id, answers)
    return sitting.opens(stored.record_id)


@pytest.fixture
def practising(sitting):
    """The samples are training, which is compared with training alone."""
    return begun(sitting, synthetic=True)


def writes(sitting, **name):
    for field, text in name.items():
        sitting.goes_to(f"persons[0].{field}")
        sitting.question(f"persons.{field}").input.focus_first()
        type_text(text)
        sitting.leaves_the_field()
    return sitting


def bar(sitting):
    return sitting.talk.bars.familiar


def buttons(sitting):
    return [one.text() for one in bar(sitting).findChildren(QPushButton) if one.isVisible()]


def test_the_name_as_it_is_written_elsewhere_is_hinted_at_with_the_number(practising):
    writes(practising, surname="Левченко", given_name="Оксана")

    assert bar(practising).isVisible()
    assert HINT == bar(practising).title.text()
    assert f"{WITNESS} (" in bar(practising).detail.text()
    assert "Левченко" not in bar(practising).detail.text()
    assert [f"Look at {WITNESS}", "Put the hint away"] == buttons(practising)


def test_the_keyboard_stays_where_the_person_writes(practising):
    practising.goes_to("persons[0].given_name")
    writes(practising, surname="Левченко", given_name="Оксана")

    assert not bar(practising).isAncestorOf(practising.window.focusWidget() or practising.talk)


def test_the_card_of_the_other_is_shown_without_its_name_and_changes_nothing(practising):
    writes(practising, surname="Левченко", given_name="Оксана")
    before = practising.stored
    logged = history.history(practising.session).total

    practising.presses("familiar-look-0")

    told = bar(practising).detail.text()
    assert f"Testimony {WITNESS}" == bar(practising).title.text()
    assert "Arrest / detention" in told
    assert "Оксана" not in told
    assert (before, logged) == (practising.stored, history.history(practising.session).total)
    practising.presses("familiar-back")
    assert HINT == bar(practising).title.text()


def test_a_hint_that_was_put_away_does_not_come_back(practising):
    writes(practising, surname="Левченко", given_name="Оксана")

    practising.presses("familiar-close")
    writes(practising, patronymic="Іванівна")

    assert not bar(practising).isVisible()


def test_another_name_has_no_hint(practising):
    writes(practising, surname="Оспанова", given_name="Дана")

    assert not bar(practising).isVisible()


def test_the_hint_goes_when_the_name_was_a_slip(practising):
    writes(practising, surname="Левченко", given_name="Оксана")
    answers = practising.answers.with_answer(AnswerPath("persons", "given_name", 0), Said("Роман"))

    practising.talk.editing.replace(answers, lambda _: "")
    practising.leaves_the_field()
    practising.talk._autosave.save_now()

    assert not bar(practising).isVisible()


def test_a_testimony_is_never_compared_with_training(sitting):
    begun(sitting, synthetic=False)

    writes(sitting, surname="Левченко", given_name="Оксана")

    assert not bar(sitting).isVisible()


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_the_hint_speaks_every_language(language):
    assert all(words != catalog(language).t(words) for words in WORDS)
