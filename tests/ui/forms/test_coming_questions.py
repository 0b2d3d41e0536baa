"""The first question of a page stands at once and the others follow; the keys need not wait."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from intake_app.domain.answers import AnswerPath, Said
from intake_app.i18n import catalog
from tests.ui.answering import answer_by_keys
from tests.ui.typing import CONTROL, press
from ui.slices import is_whole


@pytest.fixture
def form(form_for, samples):
    """A page of ten questions, most of them in several parts, in the moment it comes up."""
    return form_for("incidents", samples["s1"], 0)


def names(questions):
    return [one.field.name for one in questions]


def in_focus(form):
    focused = QApplication.focusWidget()
    return next((one.field.name for one in form.made if one.isAncestorOf(focused)), None)


def test_the_rest_of_a_page_comes_by_itself_and_in_order(form, qtbot):
    begun = names(form.made)
    assert 1 <= len(begun) < 10

    qtbot.waitUntil(lambda: is_whole(form))

    assert 10 == len(form.made)
    assert begun == names(form.made)[: len(begun)]
    heights = [one.mapTo(form, one.rect().topLeft()).y() for one in form.made]
    assert sorted(heights) == heights


def test_what_comes_later_shows_its_answer(form, samples, qtbot):
    qtbot.waitUntil(lambda: is_whole(form))

    row = samples["s1"].rows("incidents")[0]
    shown = {one.field.name: one.input.value() for one in form.made}
    assert {name: Said(row[name]) for name in shown if name in row} == {
        name: answer for name, answer in shown.items() if answer is not None
    }


def test_tab_reaches_a_question_that_does_not_stand_yet(form):
    form.focus_first()
    first = in_focus(form)
    seen = [first]
    while len(seen) < 3:
        press(Qt.Key.Key_Tab)
        if in_focus(form) != seen[-1]:
            seen.append(in_focus(form))

    assert seen == names(form.made)[:3]
    assert len(form.made) < 10


def test_ctrl_down_reaches_one_that_does_not_stand_yet(form):
    form.focus_first()
    for _ in range(2):
        press(Qt.Key.Key_Down, CONTROL)

    assert in_focus(form) == names(form.made)[2]
    assert len(form.made) < 10


def test_who_is_led_to_a_question_finds_it_with_those_above_it(form):
    form.go_to(AnswerPath("incidents", "place", 0))

    stand = names(form.made)
    assert ("place", "place") == (in_focus(form), stand[-1])
    assert stand == names(form.questions)[: len(stand)]


def test_an_answer_given_meanwhile_stands_and_the_rest_still_comes(form, qtbot):
    before = form.answers.rows("incidents")[0]["title"]
    answer_by_keys(form.made[0].input, Said(" Көше"))

    qtbot.waitUntil(lambda: is_whole(form))

    assert f"{before} Көше" == form.answers.rows("incidents")[0]["title"]
    assert 10 == len(form.made)


def test_what_is_read_only_stays_so_in_what_comes_later(form):
    form.set_read_only(read_only=True)

    assert 10 == len(form.questions)
    written = [*form.findChildren(QLineEdit), *form.findChildren(QPlainTextEdit)]
    assert [] == [one.objectName() for one in written if not one.isReadOnly()]


def test_another_language_reaches_what_comes_later(form):
    form.retranslate(catalog("uk"))

    words = [one.findChild(QLabel, f"{one.field.id}.label").text() for one in form.questions]
    assert words == [catalog("uk").label(one.field.context, one.field.label) for one in form.made]


def test_a_sentence_about_an_answer_waits_for_its_question(form):
    form.show_problems({"incidents[0].knowledge": "Who?"})

    asked = next(one for one in form.questions if one.field.name == "knowledge")
    assert "Who?" in asked.input.accessibleDescription()


def test_the_way_to_the_next_topic_comes_last(form_for, samples, qtbot):
    form = form_for("persons", samples["s1"], 0)
    way = form.findChild(QPushButton, "next-topic")
    assert not way.isVisible()

    qtbot.waitUntil(lambda: is_whole(form))

    assert way.isVisible()
