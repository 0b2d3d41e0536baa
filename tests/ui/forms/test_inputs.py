"""Every kind of answer has its input, and every value of the samples goes in by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from intake_app.codebook.kinds import KINDS
from intake_app.domain.answers import AnswerPath, Answers, Missing, MissingReason, Said
from tests.ui.answering import answer_by_keys
from tests.ui.typing import CONTROL, NONE, press
from ui.forms.registry import INPUTS, make_input

MADE = {"key", "uuid"}
SAMPLES = ("s1", "s3", "s4", "s5", "s7", "s8")


def different(answers, book):
    """The paths of a record, each value of a kind once."""
    first = {}
    for path in answers.paths():
        field = book.field(path.field_id)
        if field.kind not in MADE:
            first.setdefault((field.kind, field.codelist, repr(answers.get(path))), path)
    return tuple(first.values())


def test_kinds_and_inputs_are_the_same():
    assert set(KINDS) == set(INPUTS)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_value_of_a_sample_goes_in_by_keys(sample, samples, book, input_for):
    answers = samples[sample]
    for path in different(answers, book):
        entered = input_for(path.field_id, answers)
        answer_by_keys(entered, answers.get(path))

        assert (str(path), answers.get(path)) == (str(path), entered.value())


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_stored_value_comes_back_as_it_was(sample, samples, book, context_for, qapp):
    answers = samples[sample]
    context = context_for(answers, "kk")
    for path in different(answers, book):
        shown = make_input(book.field(path.field_id), context)
        shown.set_value(answers.get(path))

        assert (str(path), answers.get(path)) == (str(path), shown.value())


@pytest.mark.parametrize("reason", MissingReason)
@pytest.mark.parametrize("kind", sorted(set(INPUTS) - MADE))
def test_every_kind_can_say_why_there_is_no_answer(kind, reason, book, samples, input_for):
    field = next(one for one in book.fields if one.kind == kind)
    asked = input_for(field.id, samples["s1"])

    answer_by_keys(asked, Missing(reason))

    assert asked.value() == Missing(reason)


def test_writing_on_takes_the_reason_away_and_keeps_the_words(input_for):
    asked = input_for("persons.surname")
    answer_by_keys(asked, Said("Ахметова"))
    answer_by_keys(asked, Missing(MissingReason.DECLINED))
    assert asked.value() == Missing(MissingReason.DECLINED)

    answer_by_keys(asked, Said(" Б"))

    assert asked.value() == Said("Ахметова Б")


def test_a_person_s_change_is_told_once_and_a_program_s_never(input_for):
    asked = input_for("persons.surname")
    told = []
    asked.changed.connect(lambda: told.append(asked.value()))

    asked.set_value(Said("Ким"))
    assert told == []
    answer_by_keys(asked, Said("а"))

    assert told == [Said("Кима")]


def test_letters_are_stored_composed(input_for):
    asked = input_for("persons.surname")

    answer_by_keys(asked, Said("И\u0306ырысты"))

    assert asked.value() == Said("Йырысты")


def test_an_emptied_input_is_not_reached_yet(input_for, samples):
    for path in (
        AnswerPath("incidents", "place", 0),
        AnswerPath("incidents", "date", 0),
        AnswerPath("acts", "description", 0),
        AnswerPath("acts", "duration", 1),
    ):
        asked = input_for(path.field_id, samples["s1"])
        asked.set_value(samples["s1"].get(path))
        asked.set_value(None)

        assert asked.value() is None


def test_a_reference_without_rows_leads_to_where_they_are_added(input_for):
    asked = input_for("acts.victims", Answers())
    wanted = []
    asked.row_requested.connect(wanted.append)

    asked.findChild(object, "acts.victims.add").click()

    assert wanted == ["persons"]


@pytest.mark.parametrize("field_id", ["interview.start_time", "account.verbatim"])
def test_a_read_only_input_offers_none_of_its_small_buttons(input_for, field_id):
    made = input_for(field_id)
    small = [one for one in made.findChildren(QPushButton) if one.property("role") == "quiet"]
    seen = []

    for read_only in (False, True, True, False):
        made.set_read_only(read_only=read_only)
        seen.append([one.isVisibleTo(made) for one in small])

    assert small
    assert [[True] * len(small), [False] * len(small)] == seen[:2]
    assert [seen[1], seen[0]] == seen[2:]


def test_a_button_hidden_for_another_reason_stays_hidden(input_for):
    made = input_for("account.verbatim")
    small = next(one for one in made.findChildren(QPushButton) if one.property("role") == "quiet")
    small.hide()

    made.set_read_only(read_only=True)
    made.set_read_only(read_only=False)

    assert small.isHidden()


@pytest.mark.parametrize(
    ("keys", "reason"), [("F9", MissingReason.DECLINED), ("Ctrl+F9", MissingReason.UNKNOWN)]
)
@pytest.mark.parametrize("kind", sorted(set(INPUTS) - MADE))
def test_one_key_says_why_there_is_no_answer_and_takes_it_back(
    kind, keys, reason, book, samples, input_for
):
    held = CONTROL if keys.startswith("Ctrl") else NONE
    asked = input_for(next(one for one in book.fields if one.kind == kind).id, samples["s1"])
    asked.focus_first()

    press(Qt.Key.Key_F9, held)

    assert asked.value() == Missing(reason)
    assert asked.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_F9, held)
    assert asked.value() is None


def test_the_key_of_a_reason_stands_in_its_tooltip_and_is_heard(input_for):
    asked = input_for("persons.surname")

    told = [
        (chip.option.code, chip.toolTip().rpartition("\n")[2])
        for chip in asked.chips.chips
        if chip.option.keys
    ]

    assert told == [("unknown", "Ctrl+F9"), ("declined", "F9")]
    assert all(chip.option.keys in chip.accessibleDescription() for chip in asked.chips.chips)


def test_a_key_gives_no_reason_where_nothing_may_be_changed(input_for):
    asked = input_for("persons.surname")
    asked.set_value(Said("Ким"))
    asked.set_read_only(read_only=True)
    asked.focus_first()

    press(Qt.Key.Key_F9)

    assert asked.value() == Said("Ким")


def test_f4_belongs_to_the_page(input_for, samples):
    heard = []

    class Page(QWidget):
        def keyPressEvent(self, event):
            heard.append(event.key())

    for field in ("incidents.date", "acts.act_type", "injuries.description"):
        asked = input_for(field, samples["s1"])
        page = Page(asked.parentWidget())
        asked.parentWidget().layout().addWidget(page)
        asked.setParent(page)
        page.show()
        asked.show()
        asked.focus_first()

        press(Qt.Key.Key_F4)

    assert heard == [Qt.Key.Key_F4] * 3
    assert QApplication.activePopupWidget() is None


def test_people_of_one_name_are_told_apart(input_for):
    people = [{"id": f"p{at}", "surname": "Ким"} for at in (1, 2)] + [{"id": "p3", "surname": "Ли"}]
    asked = input_for("acts.victims", Answers({"persons": people}))

    names = [chip.accessibleName() for chip in asked.chips.chips][:3]

    assert names == ["Ким · P1", "Ким · P2", "Ли"]
