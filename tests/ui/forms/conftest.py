"""Inputs over the real codebook and the six samples."""

import json
from datetime import UTC, datetime

import pytest

from intake_app import paths
from intake_app.codebook.load import load_codebook
from intake_app.domain.answers import Answers
from intake_app.domain.clock import Clock
from intake_app.i18n import catalog
from ui.forms.context import FormContext
from ui.forms.registry import make_input
from ui.forms.section_form import SectionForm

CLOCK = Clock(now=lambda: datetime(2026, 3, 1, 9, 5, tzinfo=UTC))


@pytest.fixture(scope="session")
def book():
    return load_codebook()


@pytest.fixture(scope="session")
def samples() -> dict[str, Answers]:
    """Each sample's answers by the beginning of its name: s1, s3, ..."""
    found = sorted((paths.resources() / "samples").glob("s*.json"))
    return {
        file.name.partition("_")[0]: Answers(json.loads(file.read_text(encoding="utf-8"))["data"])
        for file in found
    }


@pytest.fixture
def shown(qtbot, qapp):
    """Show a widget in a window of its own, with the keyboard."""

    def show(widget):
        qtbot.addWidget(widget)
        widget.resize(760, 900)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show


@pytest.fixture
def input_for(shown, book):
    """The input of a field, over answers, in a language."""

    def make(field_id, answers=None, language="en"):
        record = Answers() if answers is None else answers
        context = FormContext(book, catalog(language), lambda: record, CLOCK)
        return shown(make_input(book.field(field_id), context))

    return make


@pytest.fixture
def form_for(shown, book):
    """The page of a section, over answers, in a language."""

    def make(section_id, answers=None, row=None, language="en"):
        record = Answers() if answers is None else answers
        context = FormContext(book, catalog(language), lambda: record, CLOCK)
        return shown(SectionForm(book.section(section_id), row, context, record))

    return make
