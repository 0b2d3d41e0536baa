"""Every seed fact is reachable: its page comes up, and its question can be answered there."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from intake_app.codebook.load import load_codebook
from intake_app.domain.answers import Said
from tests.seed_facts import seed_facts
from tests.seed_table import KEPT, seed_table, tick_for
from tests.ui.answering import answer_by_keys
from ui.screens.interview.course import WHAT_HAPPENED

BOOK = load_codebook()
FIELDS = [BOOK.field(path) for path in sorted({p for fact in seed_facts() for p in fact.fields})]
SECTIONS = sorted({field.section for field in FIELDS})
EXAMPLES = {"text": "Подвал"}


def test_the_table_of_the_facts_is_that_of_the_program():
    assert KEPT.read_text(encoding="utf-8") == seed_table(), "python -m tests.seed_table"


def brings(sitting, field):
    """Tick what the account told of, so that the question comes up."""
    tick = tick_for(BOOK, field)
    if tick is None:
        return
    sitting.goes_to(WHAT_HAPPENED)
    group = next(one for one in BOOK.happened.groups if tick in one.ticks)
    chips = sitting.page.groups[group.id]
    if tick.id not in chips.codes:
        chips.pick(tick.id)
        sitting.turn()


def opens_a_row(sitting, field):
    """The row that the question is asked of; where there is none, one is added by its button."""
    if not BOOK.section(field.section).repeat:
        return
    rows = sitting.answers.rows(field.section)
    if not rows:
        sitting.presses("add-row")
    wanted = tick_for(BOOK, field) if field.section == "acts" else None
    at = next(
        (at for at, row in enumerate(rows) if wanted and row.get("act_type") == wanted.act), 0
    )
    if sitting.page.form.open_row != at:
        sitting.page.form.body.cards[at].title.click()
        sitting.turn()


def answers_what_it_depends_on(sitting, field):
    """As a person does who then sees the question come."""
    on = field.relevant
    if on is None or on.field == "acts.act_type":
        return
    before = BOOK.field(on.field)
    sitting.page.form.body.go_to(*places(sitting, before))
    asked = sitting.question(on.field)
    if on.answered:
        answer_by_keys(asked.input, Said(EXAMPLES[before.kind]))
    elif on.values[0] not in asked.input.chips.codes:
        asked.input.chips.pick(on.values[0])
    sitting.turn()


def places(sitting, field):
    row = sitting.page.form.open_row
    return (field.name,) if row is None else (row, field.name)


def is_ready(sitting, field):
    """Whether its question stands in sight, in use, under its path, and takes the keyboard."""
    sitting.page.form.body.go_to(*places(sitting, field))
    sitting.turn()
    frame = sitting.window.findChild(QWidget, f"question:{field.id}")
    if frame is None or not frame.isVisible():
        return False
    asked = frame.input
    focused = QApplication.focusWidget()
    has_keyboard = focused is not None and asked.isAncestorOf(focused)
    sitting.page.keep_focus_in_sight()
    is_in_sight = has_keyboard and not focused.visibleRegion().isEmpty()
    return asked.objectName() == field.id and asked.isEnabled() and is_in_sight


@pytest.mark.parametrize("section", SECTIONS)
def test_every_field_of_a_fact_can_be_answered_in_the_window(sitting, section):
    sitting.begins(consents=True, tells="Около полуночи постучали и вошли.")
    wanted = [field for field in FIELDS if field.section == section]

    unreached = []
    for field in wanted:
        brings(sitting, field)
        sitting.goes_to(section)
        opens_a_row(sitting, field)
        answers_what_it_depends_on(sitting, field)
        unreached += [] if is_ready(sitting, field) else [field.id]

    assert [] == unreached


def test_a_question_that_is_not_asked_is_seen_to_be_missing(sitting):
    """The control: without the tick of the act there is no such question."""
    field = BOOK.field("acts.restraint_type")
    sitting.begins(consents=True, tells="Около полуночи постучали и вошли.").goes_to("acts")
    sitting.presses("add-row")

    assert not is_ready(sitting, field)
