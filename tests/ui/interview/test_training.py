"""Practice that nobody can take for real: begun as such, marked everywhere, never turned back."""

import pytest

from intake_app.commands import erasures, interview
from intake_app.domain.answers import AnswerPath, Said
from intake_app.domain.training import SYNTHETIC
from tests.ui.interview.conftest import REFUGEE
from ui.places import RECORD_PLACES, Place
from ui.training_band import TrainingBand


@pytest.fixture
def practising(sitting):
    about = interview.StartRecord("KZ", "Asia/Almaty", "uz", "ru", "ru", synthetic=True)
    return sitting.opens(interview.start(sitting.session, about).record_id)


def test_the_band_stands_on_every_page_in_words(sitting):
    sitting.opens_the_sample(REFUGEE)

    for stop in sitting.talk.desk.stops:
        sitting.goes_to(stop.key)
        assert sitting.talk.band.isVisible(), stop.key
    assert "TRAINING: invented, not a testimony" == sitting.talk.band.accessibleName()


def test_a_real_testimony_has_no_band(sitting):
    sitting.begins()

    assert not sitting.talk.band.isVisible()


def test_practice_does_not_become_a_testimony_by_one_press(practising):
    practising.goes_to("record")
    question = practising.question(SYNTHETIC).input

    assert not question.chips.isEnabled()
    assert "yes" == practising.answers.value(SYNTHETIC)


def test_what_was_begun_as_real_can_still_be_called_practice(sitting):
    sitting.begins().goes_to("record")

    sitting.picks(SYNTHETIC, "yes")

    assert sitting.talk.band.isVisible()
    assert Said("yes") == sitting.answers.get(AnswerPath("record", "synthetic"))


def test_the_new_testimony_page_begins_practice_only_when_asked(sitting):
    begun = []
    for kind in ("real", "training"):
        sitting.window.open_new_record()
        screen = sitting.screen
        screen.country.pick("UA")
        screen.person.pick("uk")
        if kind == "training":
            screen.kind.pick(kind)
        screen.start.click()
        sitting.turn()
        begun.append(sitting.screen.talk.desk.answers.value(SYNTHETIC))

    assert ["no", "yes"] == begun


def bands(sitting):
    found = sitting.window.screen_shown.findChildren(TrainingBand)
    return [one.isVisible() for one in found]


def test_the_band_stays_in_a_pause(sitting):
    sitting.opens_the_sample(REFUGEE)

    sitting.screen.pace.pause("tired")

    assert not sitting.talk.isVisible()
    assert [True] == bands(sitting)


@pytest.mark.parametrize("place", RECORD_PLACES)
def test_the_band_stands_on_every_page_about_one_record(sitting, practising, place):
    sitting.window.open_record_place(place, practising.record_id)
    sitting.turn()
    marked = bands(sitting)
    sitting.window.open_record_place(place, sitting.begins().record_id)
    sitting.turn()

    assert ([True], [False]) == (marked, bands(sitting))


def test_the_band_stands_over_the_print_and_the_annexes(sitting):
    sitting.opens_the_sample(REFUGEE)
    sitting.talk.files_wanted.emit()
    sitting.turn()
    annexes = bands(sitting)
    sitting.window.open_print(sitting.record_id)
    sitting.turn()

    assert ([True], [True]) == (annexes, bands(sitting))


def test_what_is_gone_is_not_called_practice(sitting):
    record_id = sitting.begins().record_id
    erasures.erase(sitting.session, record_id, erasures.confirmation(sitting.session, record_id))

    sitting.window.open_record_place(Place.WITHDRAW, record_id)
    sitting.turn()

    assert [False] == bands(sitting)
