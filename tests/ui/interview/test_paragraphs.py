"""Paragraphs proposed from the account hold its words, all of them, in their order."""

from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.quote import Quote, Translation
from tests.ui.interview.conftest import REFUGEE
from ui.screens.interview.paragraphs import LONGEST, proposed

SENTENCE = "Это было седьмого января около полуночи, и в квартире были мы с братом. "


def letters(text):
    return "".join(text.split())


def texts(account):
    return [row["text"]["text"] for row in proposed(account)]


def test_a_long_account_is_cut_between_sentences():
    account = Quote("ru", SENTENCE * 9)

    found = texts(account)

    assert len(found) > 1
    assert all(one.endswith("братом.") and len(one) <= LONGEST for one in found)


def test_paragraphs_of_the_account_stay_apart():
    assert ["Пришли ночью.", "Утром отпустили."] == texts(
        Quote("ru", "Пришли ночью.\n\nУтром отпустили.")
    )


def test_abbreviations_and_initials_end_no_sentence():
    account = "Меня везли по ул. Абая. Водитель А. Б. молчал."

    assert [account] == texts(Quote("ru", account))


def test_translations_are_cut_at_the_same_sentences():
    account = Quote("uz", "Kelishdi.\nKetishdi.", (Translation("ru", "Пришли.\nУшли.", "interp1"),))

    assert [
        {
            "number": 1,
            "text": {
                "lang": "uz",
                "text": "Kelishdi.",
                "translations": [{"lang": "ru", "text": "Пришли.", "by": "interp1"}],
            },
            "origin": "verbatim",
        },
        {
            "number": 2,
            "text": {
                "lang": "uz",
                "text": "Ketishdi.",
                "translations": [{"lang": "ru", "text": "Ушли.", "by": "interp1"}],
            },
            "origin": "verbatim",
        },
    ] == list(proposed(account))


def test_a_translation_with_other_sentences_leaves_the_account_whole():
    account = Quote("uz", "Kelishdi.\nKetishdi.", (Translation("ru", "Пришли и ушли.", "interp1"),))

    (row,) = proposed(account)

    assert ("Kelishdi.\nKetishdi.", "Пришли и ушли.") == (
        row["text"]["text"],
        row["text"]["translations"][0]["text"],
    )


@given(st.text("абвАБВ .!?…\n»«1", min_size=1).filter(lambda text: text.strip()))
def test_no_letter_of_the_account_is_lost_or_moved(text):
    assert letters(text) == letters("".join(texts(Quote("ru", text))))


def test_the_button_proposes_and_one_press_takes_it_back(sitting):
    sitting.begins(consents=True, tells="Пришли ночью.\nУтром отпустили.")
    before = sitting.goes_to("statement_paragraphs").answers

    sitting.presses("propose-paragraphs")
    shown = [row["text"]["text"] for row in sitting.answers.rows("statement_paragraphs")]
    sitting.presses("undo")

    assert ["Пришли ночью.", "Утром отпустили."] == shown
    assert before == sitting.answers


def test_nothing_is_proposed_where_paragraphs_stand_already(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("statement_paragraphs")

    assert sitting.page.propose.isHidden()
