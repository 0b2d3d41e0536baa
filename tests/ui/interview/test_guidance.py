"""Advice beside the page: what fits the page stands first and open, and nothing is kept of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake_app.domain.answers import AnswerPath, Said
from intake_app.i18n.guidance import guidance
from ui.screens.interview.sides.guidance_topics import OF_CHAPTER, fitting

STORY = "Около полуночи постучали."


@pytest.fixture
def telling(sitting):
    return sitting.begins(consents=True, tells=STORY)


def open_topics(sitting):
    parts = sitting.talk.side.panel.parts
    return [topic for topic, part in parts.items() if part.head.isChecked()]


def test_the_table_names_every_chapter_and_only_topics_that_are_written(telling):
    chapters = {chapter.id for chapter in telling.talk.desk.book.chapters}
    written = {topic.id for topic in guidance("en")}

    assert chapters == set(OF_CHAPTER)
    assert set() == {topic for named in OF_CHAPTER.values() for topic in named} - written


def test_one_key_shows_how_to_ask_on_this_page(telling, qtbot):
    telling.goes_to("account")

    qtbot.keyClick(telling.talk, Qt.Key.Key_F3)

    panel = telling.talk.side.panel
    assert ["open_questions"] == open_topics(telling)
    assert panel.parts["open_questions"].head is QApplication.focusWidget()
    assert guidance("en")[2].points[0] in panel.parts["open_questions"].lines[0].text()
    assert panel.parts["open_questions"].lines[0].isVisible()
    assert not panel.parts["stop"].lines[0].isVisible()


def test_another_page_brings_other_advice_without_a_key(telling, qtbot):
    telling.goes_to("account")
    qtbot.keyClick(telling.talk, Qt.Key.Key_F3)

    telling.goes_to("incidents")

    assert ["no_leading"] == open_topics(telling)


def test_space_opens_a_topic_and_closes_it(telling, qtbot):
    telling.goes_to("account")
    qtbot.keyClick(telling.talk, Qt.Key.Key_F3)
    head = telling.talk.side.panel.parts["stop"].head

    qtbot.keyClick(head, Qt.Key.Key_Space)
    opened = open_topics(telling)
    qtbot.keyClick(head, Qt.Key.Key_Space)

    assert (["open_questions", "stop"], ["open_questions"]) == (opened, open_topics(telling))


def test_it_is_said_in_the_language_of_the_window_at_once(telling, qtbot):
    qtbot.keyClick(telling.talk, Qt.Key.Key_F3)

    telling.window.speak("uk")

    part = telling.talk.side.panel.parts["stop"]
    assert "Коли зупинитися" == part.head.accessibleName()
    assert guidance("uk")[6].points[0] in part.lines[0].text()


def test_what_was_told_of_a_child_or_of_sexual_violence_comes_first(telling):
    telling.goes_to("account")
    desk = telling.talk.desk
    before = fitting(desk)

    desk.draft.answers = desk.answers.with_answer(
        AnswerPath("protection", "special_needs"), Said(["minor"])
    ).with_row("acts", {"id": "a1", "act_type": "sexual_violence"})

    assert ("open_questions", "silence", "distress") == before
    assert ("minors", "sexual_violence", *before) == fitting(desk)
