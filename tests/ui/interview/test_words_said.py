"""A person's word on a paragraph holds for the text it was said of, and for no other."""

import random

import pytest

from intake_app.domain.answers import AnswerPath, Missing, MissingReason, Said
from tests.ui.interview.conftest import WITNESS
from ui.screens.interview.paragraphs import PARAGRAPHS

REFUSED = Missing(MissingReason.DECLINED)
YES = Said("yes")


def word_at(place):
    return AnswerPath(PARAGRAPHS, "confirmed", place)


def text_at(place):
    return AnswerPath(PARAGRAPHS, "text", place)


def text_of(sitting, place=0):
    return sitting.answers.get(text_at(place))


def frozen_texts(sitting, revision):
    kept = sitting.session.vault.records.revision(sitting.record_id, revision)
    return kept.answers.get(text_at(0))


@pytest.fixture
def confirmed(sitting):
    """The witness's statement; the person confirmed every paragraph."""
    return sitting.opens_the_sample(WITNESS).goes_to("read_back")


def longer(sitting, words, place=0):
    """The answers as after a quote was taken behind what stands there."""
    text = text_of(sitting, place).value
    return sitting.answers.with_answer(
        text_at(place), Said({"lang": text["lang"], "text": f"{text['text']} … {words}"})
    )


def takes(sitting, words):
    sitting.talk.editing.replace(longer(sitting, words), lambda _: "Taken")


def test_words_taken_into_a_confirmed_paragraph_unconfirm_it_and_the_old_text_is_kept(confirmed):
    old, before = text_of(confirmed), confirmed.stored.revision

    takes(confirmed, "І пішли.")
    confirmed.goes_to("check")

    assert None is confirmed.stored.body.answers.get(word_at(0))
    assert YES == confirmed.stored.body.answers.get(word_at(1))
    assert old == frozen_texts(confirmed, before + 1)


def test_undo_of_what_was_taken_brings_text_and_word_back(confirmed):
    before = confirmed.answers
    takes(confirmed, "І пішли.")

    confirmed.presses("undo")

    assert before == confirmed.answers


def test_undo_beneath_a_new_word_takes_it_back_and_keeps_what_was_confirmed(confirmed):
    confirmed.talk.editing.on_answer(word_at(0), None)
    old = text_of(confirmed)
    takes(confirmed, "І пішли.")
    confirmed.talk.editing.on_answer(word_at(0), YES)
    heard = text_of(confirmed)
    confirmed.goes_to("check").goes_to("read_back")
    before = confirmed.stored.revision

    confirmed.presses("undo")
    confirmed.goes_to("check")

    stored = confirmed.stored.body.answers
    assert (old, None) == (stored.get(text_at(0)), stored.get(word_at(0)))
    assert heard == frozen_texts(confirmed, before + 1)


def test_a_refused_paragraph_that_is_written_anew_is_asked_about_again(confirmed):
    confirmed.talk.editing.on_answer(word_at(0), REFUSED)
    confirmed.goes_to("statement_paragraphs[0].text")

    confirmed.talk.editing.on_answer(text_at(0), longer(confirmed, "Так.").get(text_at(0)))
    confirmed.goes_to("read_back").presses("interview-on")

    assert None is confirmed.answers.get(word_at(0))
    assert "draft" == confirmed.stored.state.value
    assert "1 paragraph is not confirmed yet." == confirmed.talk.bars.trouble.happened.text()


def test_paragraphs_that_change_places_keep_the_word_that_was_said_of_each(confirmed):
    first, second, *others = confirmed.answers.rows(PARAGRAPHS)
    confirmed.talk.editing.on_answer(word_at(1), REFUSED)

    confirmed.talk.editing.on_rows(
        PARAGRAPHS, confirmed.answers.with_row_moved(PARAGRAPHS, 1, to=0)
    )

    words = [confirmed.answers.get(word_at(place)) for place in range(2)]
    assert ([second["text"], first["text"]], [REFUSED, YES]) == (
        [row["text"] for row in confirmed.answers.rows(PARAGRAPHS)[:2]],
        words,
    )
    assert len(others) + 2 == len(confirmed.answers.rows(PARAGRAPHS))


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edit_and_undo_no_text_has_a_word_that_was_not_said_of_it(confirmed, seed):
    chance, editing = random.Random(seed), confirmed.talk.editing
    said = pairs(confirmed)

    def says():
        place, word = chance.randrange(3), chance.choice([YES, REFUSED, Said("no")])
        editing.on_answer(word_at(place), word)
        row = confirmed.answers.rows(PARAGRAPHS)[place]
        said.append((row["text"], row["confirmed"]))

    def writes():
        place = chance.randrange(3)
        editing.on_answer(text_at(place), longer(confirmed, "Ні.", place).get(text_at(place)))

    acts = (
        says,
        writes,
        lambda: takes(confirmed, "Так."),
        confirmed.talk.bars.undo.button.click,
        confirmed.talk.undoing.undo,
        confirmed.talk.undoing.redo,
    )
    for _ in range(40):
        chance.choice(acts)()
        assert [] == [pair for pair in pairs(confirmed) if pair not in said]


def pairs(sitting):
    rows = sitting.answers.rows(PARAGRAPHS)
    return [(row["text"], row["confirmed"]) for row in rows if row.get("confirmed") is not None]
