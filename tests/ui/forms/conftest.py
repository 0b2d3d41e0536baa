"""Inputs over the real codebook and the six samples."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from intake_app.codebook.load import load_codebook
from intake_app.domain.answers import Answers
from intake_app.domain.clock import Clock
from intake_app.i18n import catalog
from tests.builders.records import samples_by_beginning
from ui.forms.context import FormContext
from ui.forms.registry import make_input
from ui.forms.section_form import SectionForm

CLOCK = Clock(now=lambda: datetime(2026, 3, 1, 9, 5, tzinfo=UTC))


@pytest.fixture(scope="session")
def book():
    return load_codebook()


@pytest.fixture(scope="session")
def samples():
    return samples_by_beginning()


@pytest.fixture
def room(qtbot, qapp):
    """A window that has the keyboard; what is put into it takes the place of what was there."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(760, 900)
    layout = QVBoxLayout(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()

    def put(widget):
        while layout.count():
            layout.takeAt(0).widget().hide()
        layout.addWidget(widget)
        widget.show()
        return widget

    yield put
    window.hide()


@pytest.fixture
def context_for(book):
    """What an input may ask, over answers, in a language."""

    def make(answers=None, language="en"):
        record = Answers() if answers is None else answers
        return FormContext(book, catalog(language), lambda: record, CLOCK)

    return make


@pytest.fixture
def input_for(room, book, context_for):
    """The input of a field, shown, over answers, in a language."""

    def make(field_id, answers=None, language="en"):
        return room(make_input(book.field(field_id), context_for(answers, language)))

    return make


@pytest.fixture
def form_for(room, book, context_for):
    """The page of a section, shown, over answers, in a language."""

    def make(section_id, answers=None, row=None, language="en"):
        record = Answers() if answers is None else answers
        context = context_for(record, language)
        return room(SectionForm(book.section(section_id), row, context, record))

    return make
