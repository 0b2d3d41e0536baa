"""Markup typed into every field of the questionnaire stands there as typed, and opens nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from intake_app.codebook.load import load_codebook
from intake_app.i18n import catalog
from tests.ui.forms.conftest import (  # noqa: F401 - fixtures
    book,
    context_for,
    input_for,
    room,
)
from tests.ui.markup.probe import rich
from tests.ui.typing import type_text
from ui.widgets.chooser import Chooser

SECTIONS = [section.id for section in load_codebook().sections]
SIGNS = "0123456789:.,-–+ "
"""What a number, a date or a clock is written with; a letter is not taken in there."""


def written_in(editor):
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def editors_of(asked):
    """What is written into by hand; a list that is chosen from takes only what is on it."""
    return [
        one
        for one in asked.editors()
        if not isinstance(one, Chooser) and one.isVisibleTo(asked) and one.isEnabled()
    ]


def is_as_typed(editor, words):
    """Whole or as far as there is room, or not at all: only signs of a number out of it."""
    written = written_in(editor)
    most = editor.maxLength() if isinstance(editor, QLineEdit) else len(words)
    return written == words[:most] or set(written) <= set(SIGNS)


@pytest.mark.parametrize("section", SECTIONS)
def test_markup_in_a_field_is_letters(section, book, input_for, picture):  # noqa: F811 - fixtures
    taken, changed = [], []
    for field in book.section(section).fields:
        if field.kind == "key":
            continue
        asked = input_for(field.id)
        for editor in editors_of(asked):
            editor.clear()
            editor.setFocus(Qt.FocusReason.TabFocusReason)
            type_text(picture.words)
            written = written_in(editor)
            taken += [field.id] if written == picture.words else []
            changed += [] if is_as_typed(editor, picture.words) else [(field.id, written)]
        asked.retranslate(catalog("kk"))
        QApplication.sendPostedEvents()
        asked.grab()
        assert [] == rich(asked)

    assert [] == changed
    assert 0 == picture.times_opened()
    assert taken or not any(field.kind == "text" for field in book.section(section).fields)


def test_a_label_that_reads_markup_opens_the_picture(qtbot, picture):
    """The control: what the tests here look for does happen, and is seen."""
    around = QWidget()
    qtbot.addWidget(around)
    QLabel(picture.words, around)
    around.show()
    around.grab()

    assert picture.times_opened() > 0
    assert [picture.words] == rich(around)
