"""The account stays in sight while it is coded, and a piece of it becomes the quote of an act."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from intake_app.domain.answers import AnswerPath, Answers, Missing, MissingReason, Said
from tests.ui.interview.conftest import REFUGEE
from tests.ui.typing import CONTROL, SHIFT, press, send
from ui.screens.interview.course import WHAT_HAPPENED
from ui.screens.interview.quoted import NotTaken, taken_places, with_piece

STORY = "Около полуночи постучали. Надели наручники и ударили в лицо.\nПотом увезли."
PIECE = "Надели наручники и ударили в лицо."
DESCRIPTION = "acts[0].description"
WORDS = AnswerPath.parse(DESCRIPTION)


@pytest.fixture
def coding(sitting):
    """At the first act, with the account beside it."""
    sitting.begins(consents=True, tells=STORY).goes_to(WHAT_HAPPENED)
    sitting.page.groups["force"].pick("restraint")
    sitting.window.resize(1400, 800)
    sitting.turn()
    return sitting.goes_to("acts[0].victims")


def select(sitting, piece):
    told = sitting.talk.side.panel.told
    cursor = told.textCursor()
    start = told.toPlainText().index(piece)
    cursor.setPosition(start)
    cursor.setPosition(start + len(piece), QTextCursor.MoveMode.KeepAnchor)
    told.setTextCursor(cursor)


def takes(sitting, piece):
    select(sitting, piece)
    sitting.presses("side-account-take")
    return sitting.answers.value(DESCRIPTION)


def test_where_there_is_room_the_account_stands_beside_by_itself(coding):
    assert STORY == coding.talk.side.panel.told.toPlainText()
    assert coding.page.isAncestorOf(QApplication.focusWidget())


def test_it_goes_with_the_coded_parts_and_comes_back_with_them(coding):
    coding.goes_to("closing")
    away = coding.talk.side.isHidden()
    coding.goes_to("incidents")

    assert (True, False) == (away, coding.talk.side.isHidden())


def test_closed_by_a_person_it_stays_closed_for_the_sitting(coding):
    coding.presses("side-close").goes_to("incidents")

    assert coding.talk.side.isHidden()
    coding.talk.side.call("account")
    coding.goes_to("acts")
    assert not coding.talk.side.isHidden()


def test_a_small_window_gives_its_room_to_the_questions(coding):
    coding.window.resize(1280, 800)
    coding.turn()

    assert coding.talk.side.isHidden()


def test_the_key_goes_into_the_account_first_and_then_closes_it(coding, qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F4)
    inside = QApplication.focusWidget() is coding.talk.side.panel.told

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F4)

    assert inside
    assert coding.talk.side.isHidden()


def test_a_selected_piece_becomes_the_quote_in_the_language_of_the_account(coding):
    takes(coding, PIECE)

    assert {"lang": "ru", "text": PIECE} == coding.answers.value(DESCRIPTION)
    coding.leaves_the_field()
    assert {"lang": "ru", "text": PIECE} == coding.stored.body.answers.value(DESCRIPTION)


def test_by_keys_alone_on_a_layout_without_latin_letters(coding, qtbot):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F4)
    press(Qt.Key.Key_Home, CONTROL)
    for _ in range(3):
        press(Qt.Key.Key_Right, CONTROL | SHIFT)

    send(Qt.Key.Key_unknown, CONTROL | SHIFT, scan_code=45, text="Л")
    coding.turn()

    said = coding.answers.value(DESCRIPTION)
    assert STORY.startswith(said["text"])
    assert 3 == len(said["text"].rstrip(".").split())
    assert "acts.description" == _focused(coding)


def _focused(sitting):
    focused = QApplication.focusWidget()
    asked = (one for one in sitting.page.form.questions if one.isAncestorOf(focused))
    return next(asked).field.id


def test_the_panel_says_where_a_piece_would_go(coding):
    panel = coding.talk.side.panel

    assert "Goes to: A1 · Description in the person's words" == panel.hint.text()
    assert not panel.take.isEnabled()
    select(coding, PIECE)
    assert panel.take.isEnabled()


def test_the_question_that_had_the_keyboard_comes_before_the_first(coding):
    coding.talk.editing.on_answer(AnswerPath("acts", "act_type", 0), Said("threat"))
    coding.talk.show_again()
    coding.goes_to("acts[0].threat_words")

    select(coding, PIECE)
    coding.presses("side-account-take")

    assert PIECE == coding.answers.value("acts[0].threat_words")["text"]
    assert None is coding.answers.get(WORDS)


def test_opening_and_closing_a_card_moves_the_place_a_piece_would_go_to(coding):
    hint = coding.talk.side.panel.hint
    coding.presses("add-row")
    cards = coding.page.form.body
    shown = [hint.text()]

    cards.open(0)
    shown.append(hint.text())
    cards.open(1)
    shown.append(hint.text())
    cards.open(None)

    assert [f"Goes to: A{n} · Description in the person's words" for n in (2, 1, 2)] == shown
    assert hint.text().startswith("Select a piece of the account.")


def test_a_second_piece_is_put_behind_the_first(coding):
    takes(coding, "Около полуночи постучали.")

    said = takes(coding, "Потом увезли.")

    assert "Около полуночи постучали. … Потом увезли." == said["text"]


def test_one_press_takes_it_back(coding):
    takes(coding, PIECE)

    coding.presses("undo")

    assert None is coding.answers.get(WORDS)


def test_what_was_taken_is_underlined_in_the_account(coding):
    panel = coding.talk.side.panel
    before = panel.told.extraSelections()

    takes(coding, PIECE)

    marked = [one.cursor.selectedText() for one in panel.told.extraSelections()]
    assert ([], [PIECE]) == (before, marked)
    assert panel.told.extraSelections()[0].format.fontUnderline()
    assert panel.marks.isVisible()


def test_an_answer_that_was_declined_is_not_overwritten_and_it_is_said(coding):
    coding.talk.editing.on_answer(WORDS, Missing(MissingReason.DECLINED))
    coding.page.refresh()

    takes(coding, PIECE)

    assert Missing(MissingReason.DECLINED) == coding.answers.get(WORDS)
    assert (
        "Not taken: A1 · Description in the person's words holds a reason why there is no answer."
        == coding.talk.bars.trouble.happened.text()
    )


def test_a_page_without_words_of_the_person_takes_nothing(coding):
    coding.goes_to(WHAT_HAPPENED)

    select(coding, PIECE)

    assert not coding.talk.side.panel.take.isEnabled()


def test_a_frozen_record_shows_the_account_and_takes_nothing(sitting):
    sitting.opens_the_sample(REFUGEE)
    sitting.talk.desk.is_read_only = True
    sitting.window.resize(1400, 800)
    sitting.goes_to("acts[0].description")
    told = sitting.talk.side.panel.told

    told.selectAll()

    assert not sitting.talk.side.panel.take.isEnabled()


def test_it_speaks_another_language_at_once(coding):
    coding.window.speak("ru")

    assert "Взять как цитату" == coding.talk.side.panel.take.text()


def act(**row):
    told = {"verbatim": {"lang": "ru", "text": STORY}}
    return Answers({"account": told, "acts": [{"id": "a1", **row}]})


def test_words_in_another_language_are_not_mixed(environment):
    answers = act(description={"lang": "kk", "text": "Қол кісендеді"})

    assert NotTaken.LANGUAGE is with_piece(environment.book, answers, WORDS, PIECE)


def test_words_with_a_translation_are_not_changed_under_it(environment):
    quote = {"lang": "ru", "text": "Так", "translations": [{"lang": "kk", "text": "Солай"}]}

    taken = with_piece(environment.book, act(description=quote), WORDS, PIECE)

    assert NotTaken.TRANSLATED is taken


def test_the_same_piece_is_not_put_in_twice(environment):
    answers = act(description={"lang": "ru", "text": PIECE})

    assert answers is with_piece(environment.book, answers, WORDS, PIECE)


def test_what_would_be_too_long_is_refused_whole(environment):
    answers = act(description={"lang": "ru", "text": "а" * 200_000})

    assert NotTaken.TOO_LONG is with_piece(environment.book, answers, WORDS, PIECE)


def test_a_long_text_takes_the_words_without_a_language(environment):
    answers = Answers({**act().to_json(), "incidents": [{"id": "i1"}]})
    path = AnswerPath("incidents", "warning_signs", 0)

    taken = with_piece(environment.book, answers, path, PIECE)

    assert Said(PIECE) == taken.get(path)


def test_pieces_are_found_again_one_by_one_and_short_ones_are_not(environment):
    quote = {"lang": "ru", "text": f"{PIECE} … Потом увезли. … лицо"}

    places = taken_places(environment.book, act(description=quote), STORY)

    assert [PIECE, "Потом увезли."] == [STORY[at : at + length] for at, length in places]


def test_letters_beyond_the_first_plane_move_no_mark(sitting):
    sitting.begins(consents=True, tells="😀 Надели наручники и ударили.")
    sitting.goes_to(WHAT_HAPPENED)
    sitting.page.groups["force"].pick("restraint")
    said = Said({"lang": "ru", "text": "Надели наручники"})
    sitting.talk.editing.on_answer(WORDS, said)

    sitting.talk.side.call("account")

    marks = sitting.talk.side.panel.told.extraSelections()
    assert ["Надели наручники"] == [one.cursor.selectedText() for one in marks]
