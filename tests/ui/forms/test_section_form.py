"""The page of a section: what is asked, what comes and goes, rows, languages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget

from intake_app.codebook.relevance import relevant_fields, without
from intake_app.domain.answers import AnswerPath, Answers, Missing, MissingReason, Said
from intake_app.i18n import catalog
from tests.ui.answering import answer_by_keys
from tests.ui.typing import ALT, CONTROL, SHIFT, press, press_digit, press_letter_key, type_text
from ui.forms.parts import Part
from ui.forms.topics import TOPICS, Topic, topics

N_KEY = 57


def asked(form):
    return [question.field.name for question in form.questions]


def question(form, name):
    return next(one for one in form.questions if one.field.name == name)


def second_page(form_for, answers):
    form = form_for("consent", Answers(answers))
    assert form.turn(1)
    QApplication.sendPostedEvents()
    return form


def press_button(form, name):
    button = next(one for one in form.findChildren(QAbstractButton, name) if one.isVisibleTo(form))
    button.setFocus()
    press(Qt.Key.Key_Space)


@pytest.fixture
def heard():
    """Everything a form tells, in order."""
    told = []

    def listen(form):
        form.answer_changed.connect(lambda *fact: told.append(("changed", *fact)))
        form.answers_dropped.connect(lambda *fact: told.append(("dropped", *fact)))
        form.rows_changed.connect(lambda *fact: told.append(("rows", *fact)))
        form.row_requested.connect(lambda *fact: told.append(("wanted", *fact)))
        return told

    return listen


def test_a_question_appears_with_the_answer_it_depends_on(form_for, heard):
    form = form_for("consent")
    told = heard(form)
    assert "given_at" not in asked(form)

    answer_by_keys(question(form, "given").input, Said("yes"))

    assert asked(form)[asked(form).index("given") + 1] == "given_at"
    assert told == [("changed", AnswerPath("consent", "given"), Said("yes"))]
    assert form.answers == Answers({"consent": {"given": "yes"}})


def test_a_question_without_an_answer_goes_without_a_word(form_for, heard):
    form = form_for("consent", Answers({"consent": {"given": "yes"}}))
    told = heard(form)

    answer_by_keys(question(form, "given").input, Said("no"))

    assert "given_at" not in asked(form)
    assert told == [("changed", AnswerPath("consent", "given"), Said("no"))]


DEPENDING = {"consent": {"recontact": "yes", "safe_contact": "только днём"}}


def test_before_an_answer_goes_a_person_is_asked(form_for, heard):
    form = second_page(form_for, DEPENDING)
    told = heard(form)

    answer_by_keys(question(form, "recontact").input, Said("no"))

    assert question(form, "recontact").is_asking
    assert (told, form.answers) == ([], Answers(DEPENDING))


def test_an_agreed_loss_is_told_with_its_paths(form_for, heard):
    form = second_page(form_for, DEPENDING)
    told = heard(form)
    answer_by_keys(question(form, "recontact").input, Said("no"))

    press_button(form, "drop")

    lost = (AnswerPath("consent", "safe_contact"),)
    assert told == [("dropped", AnswerPath("consent", "recontact"), Said("no"), lost)]
    assert form.answers == Answers({"consent": {"recontact": "no"}})
    assert "safe_contact" not in asked(form)


def test_a_loss_that_is_not_wanted_brings_the_answer_back(form_for, heard):
    form = second_page(form_for, DEPENDING)
    told = heard(form)
    answer_by_keys(question(form, "recontact").input, Missing(MissingReason.DECLINED))

    press_button(form, "keep")

    assert question(form, "recontact").input.value() == Said("yes")
    assert question(form, "safe_contact").input.value() == Said("только днём")
    assert (told, form.answers) == ([], Answers(DEPENDING))


def test_going_back_by_hand_stops_the_question(form_for):
    form = second_page(form_for, DEPENDING)
    answer_by_keys(question(form, "recontact").input, Said("no"))

    answer_by_keys(question(form, "recontact").input, Said("yes"))

    assert not question(form, "recontact").is_asking


def test_other_sections_count_too(form_for):
    form = form_for("consent", Answers({"protection": {"special_needs": ["minor"]}}))

    assert "guardian" in asked(form)


def test_an_act_asks_only_about_its_own_kind(form_for):
    row = {"id": "a1", "act_type": "restraint"}
    form = form_for("acts", Answers({"acts": [row]}), 0)

    form.body.form.open_topic(1)

    assert asked(form) == [
        "restraint_type",
        "restraint_position",
        "restraint_tight",
        "restraint_removed",
        "resisted",
        "purpose_perceived",
    ]


def test_every_question_of_a_long_section_stands_in_one_topic(book):
    for section in book.sections:
        names = [field.name for field in section.fields]
        listed = [name for topic in TOPICS.get(section.id, ()) for name in topic.fields]
        if listed:
            assert sorted(listed) == sorted(names), section.id
        else:
            assert len(_asked_at_most(book, section, names)) <= 12, section.id


def test_no_page_can_hold_more_than_twelve_questions_whatever_is_answered(book):
    for section in book.sections:
        for topic in TOPICS.get(section.id, ()):
            for code in book.lists["act_type"].ids:
                asked = _asked_at_most(book, section, topic.fields, code)
                assert len(asked) <= 12, (section.id, code)


def _asked_at_most(book, section, names, act=""):
    """The questions a person can see at once: keys are never asked, an act has one type."""
    found = []
    for name in names:
        field = section.field(name)
        by_act = field.relevant and field.relevant.field == "acts.act_type"
        if field.kind != "key" and not (by_act and act and act not in field.relevant.values):
            found.append(name)
    return found


def test_no_page_of_the_samples_holds_more_than_twelve_questions(samples, book):
    for answers in samples.values():
        for section in book.sections:
            for row in answers.rows(section.id) or ({},):
                found = relevant_fields(section, row, answers)
                shown = [field.name for field in found if field.kind != "key"]
                pages = topics(section, [field for field in found if field.kind != "key"])
                for page in pages or (Topic(lambda c: c.t(""), tuple(shown)),):
                    count = len(set(page.fields).intersection(shown))
                    assert 1 <= count <= 12, (section.id, count)


def test_a_row_is_added_by_keys_and_begins_at_its_first_question(form_for, heard):
    form = form_for("incidents", Answers({"incidents": [{"id": "i4", "title": "Рейд"}]}))
    told = heard(form)
    question(form, "title").input.focus_first()

    press_letter_key(N_KEY, CONTROL | SHIFT, "т")
    type_text("Допрос")

    rows = [{"id": "i4", "title": "Рейд"}, {"id": "i5", "title": "Допрос"}]
    assert form.answers == Answers({"incidents": rows})
    assert form.open_row == 1
    assert told[0] == ("rows", Answers({"incidents": [rows[0], {"id": "i5"}]}))


THREE = Answers({"remedies": [{"by_whom": "а"}, {"by_whom": "б"}, {"by_whom": "в"}]})


def test_the_open_row_is_moved_by_keys(form_for):
    form = form_for("remedies", THREE, 1)
    form.focus_first()

    press(Qt.Key.Key_Up, ALT)

    assert [row["by_whom"] for row in form.answers.rows("remedies")] == ["б", "а", "в"]
    assert form.open_row == 0
    press(Qt.Key.Key_Up, ALT)
    assert form.open_row == 0


def test_a_removed_row_can_be_brought_back(form_for, heard):
    form = form_for("remedies", THREE, 1)
    told = heard(form)

    press_button(form, "remedies[1].trash")
    assert [row["by_whom"] for row in form.answers.rows("remedies")] == ["а", "в"]
    press_button(form, "undo")

    assert form.answers == THREE
    assert [kind for kind, _ in told] == ["rows", "rows"]


def test_removing_a_row_takes_its_mentions_along_and_undo_brings_them_back(form_for):
    record = Answers(
        {
            "persons": [{"id": "p1", "surname": "Ким"}, {"id": "p2", "surname": "Ли"}],
            "incidents": [{"id": "i1", "victims": ["p1", "p2"], "told_by": "p2"}],
            "injuries": [{"person": "p2"}],
        }
    )
    form = form_for("persons", record, 0)

    press_button(form, "persons[1].trash")
    assert form.answers == Answers(
        {
            "persons": [{"id": "p1", "surname": "Ким"}],
            "incidents": [{"id": "i1", "victims": ["p1"]}],
            "injuries": [{}],
        }
    )

    press_button(form, "undo")
    assert form.answers == record


def test_a_row_added_after_a_removal_ends_the_way_back_so_that_no_key_stands_twice(form_for):
    record = Answers({"persons": [{"id": "p1"}, {"id": "p2", "surname": "Ли"}]})
    form = form_for("persons", record, 0)

    press_button(form, "persons[1].trash")
    assert form.findChild(QWidget, "undo-bar").isVisible()
    form.add_row()

    assert not form.findChild(QWidget, "undo-bar").isVisible()
    assert [row["id"] for row in form.answers.rows("persons")] == ["p1", "p2"]


def test_a_new_key_is_never_one_that_was_used(form_for):
    form = form_for("persons", Answers({"persons": [{"id": "p7"}]}))

    form.add_row()

    assert form.answers == Answers({"persons": [{"id": "p7"}, {"id": "p8"}]})


def test_only_one_row_is_open(form_for):
    form = form_for("remedies", THREE, 0)

    press_button(form, "remedies[2].title")

    assert form.open_row == 2
    assert [card.form is not None for card in form.body.cards] == [False, False, True]


def test_the_language_changes_around_answer_focus_and_cursor(form_for):
    form = form_for("remedies", Answers({"remedies": [{"by_whom": "адвокат"}]}), 0)
    line = question(form, "by_whom").input.findChild(QLineEdit)
    line.setFocus()
    line.setCursorPosition(3)

    for language, title in (("kk", "Кім"), ("uk", "Ким"), ("ru", "Кем"), ("en", "By whom")):
        form.retranslate(catalog(language))

        assert line.accessibleName() == title
        assert (QApplication.focusWidget(), line.cursorPosition()) == (line, 3)
    type_text("!")
    assert form.answers == Answers({"remedies": [{"by_whom": "адв!окат"}]})


def test_a_question_built_after_the_change_speaks_the_new_language(form_for):
    form = form_for("consent", Answers())
    form.retranslate(catalog("uk"))

    answer_by_keys(question(form, "given").input, Said("yes"))

    labels = [label.text() for label in question(form, "given_at").findChildren(QLabel)]
    assert "Дата й час" in labels


def test_answers_that_changed_elsewhere_are_shown_and_nothing_is_sent(form_for, heard):
    form = second_page(form_for, DEPENDING)
    told = heard(form)

    form.set_answers(without(Answers(DEPENDING), [AnswerPath("consent", "safe_contact")]))

    assert question(form, "safe_contact").input.value() is None
    assert told == []


def test_problems_stand_at_their_questions(form_for):
    form = form_for("remedies", THREE, 1)

    form.show_problems({"remedies[1].by_whom": "Say by whom", "remedies[0].kind": "elsewhere"})

    wrong = {one.field.name: one.input.accessibleDescription() for one in form.questions}
    assert wrong["by_whom"] == "▲ Say by whom"
    assert wrong["kind"] == ""
    form.show_problems({})
    assert question(form, "by_whom").input.accessibleDescription() == ""


def test_a_problem_leads_into_its_row_and_topic(form_for, samples):
    form = form_for("acts", samples["s1"], 0)

    form.go_to(AnswerPath("acts", "threat_channel", 6))

    assert form.open_row == 6
    assert question(form, "threat_channel").isAncestorOf(QApplication.focusWidget())


def test_a_sealed_record_is_shown_and_cannot_be_changed(form_for, samples, heard, book):
    for section in book.sections:
        rows = range(len(samples["s1"].rows(section.id))) if section.repeat else [None]
        for row in list(rows)[:2]:
            form = form_for(section.id, samples["s1"], row)
            told = heard(form)
            told.clear()
            form.set_read_only(read_only=True)
            for widget in form.findChildren(QWidget):
                if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(form):
                    widget.setFocus()
                    poke()

            assert (form.answers, told) == (samples["s1"], []), section.id


def poke():
    """What a cat on the keyboard does."""
    focused = QApplication.focusWidget()
    if focused is None or isinstance(focused, QPushButton):
        return
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Delete):
        press(key)
    press_digit(2)
    type_text("ж")
    if QApplication.focusWidget() is not None:
        QApplication.focusWidget().clearFocus()


def test_pages_opened_later_are_read_only_too(form_for, samples):
    form = form_for("persons", samples["s1"], 0)
    form.set_read_only(read_only=True)

    form.body.form.open_topic(2)
    question(form, "occupation").input.focus_first()
    type_text("ж")
    form.body.open(1)
    form.body.form.go_to("given_name")
    type_text("ж")

    assert form.answers == samples["s1"]


def test_the_line_of_a_card_follows_what_is_written(form_for):
    form = form_for("persons", Answers({"persons": [{"id": "p1"}]}), 0)
    form.go_to(AnswerPath("persons", "surname", 0))

    type_text("Ким")

    assert form.body.cards[0].title.accessibleName() == "P1 · Ким"


def test_rows_that_came_meanwhile_do_not_disturb_a_change_of_language(form_for):
    record = Answers({"persons": [{"id": "p1", "surname": "Ким"}], "injuries": [{}]})
    form = form_for("injuries", record, 0)

    form.set_answers(record.with_row("persons", {"id": "p2", "surname": "Ли"}))
    form.retranslate(catalog("kk"))

    names = [chip.accessibleName() for chip in question(form, "person").input.chips.chips]
    assert names[:2] == ["Ким", "Ли"]


MARKUP = "<b>жирный</b><img src='file:///etc/hostname'> AT&T & co"


def test_markup_is_shown_as_letters_everywhere(form_for, book, samples, qapp):
    from PySide6.QtWidgets import QPlainTextEdit

    record = Answers(
        {
            "persons": [{"id": "p1", "surname": MARKUP}, {"id": "p2", "given_name": MARKUP}],
            "interpreters": [{"id": "interp1", "name": MARKUP}],
            "incidents": [{"id": "i1", "title": MARKUP, "victims": ["p1"]}],
            "account": {"verbatim": {"lang": "ru", "text": MARKUP}},
            "remedies": [{"by_whom": MARKUP}],
        }
    )
    for section, row in (("incidents", 0), ("account", None), ("persons", 0), ("remedies", 0)):
        form = form_for(section, record, row)
        form.show_problems({f"{section}.verbatim": MARKUP, f"{section}[0].title": MARKUP})
        for label in form.findChildren(QLabel):
            assert label.textFormat() == Qt.TextFormat.PlainText, label.text()
        for text in form.findChildren(QPlainTextEdit):
            assert text.toPlainText() in ("", MARKUP)
        for button in form.findChildren(QAbstractButton):
            assert "<" not in button.toolTip()
        form.grab()


def test_every_stop_of_the_keyboard_has_a_name(form_for, samples, book):
    for section in book.sections:
        form = form_for(section.id, samples["s1"], 0 if section.repeat else None)
        for widget in form.findChildren(QWidget):
            stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(form)
            named = widget.accessibleName() or (
                isinstance(widget, QAbstractButton) and widget.text()
            )
            assert named or not stops, (section.id, widget, widget.objectName())


def test_every_input_is_called_by_its_field(form_for, samples):
    form = form_for("consent", samples["s1"])

    for one in form.questions:
        label = one.findChild(QLabel, f"{one.field.id}.label")
        assert one.input.objectName() == one.field.id
        assert label.buddy() is one.input.target()
        assert one.input.accessibleName() == label.text()


def test_the_parts_of_an_answer_are_told_apart(form_for, samples):
    form = form_for("incidents", samples["s1"], 0)

    heard = [
        (part.widget.accessibleName(), part.widget.accessibleDescription())
        for part in question(form, "time").input.findChildren(Part)
    ]

    assert heard == [
        ("From (time)", "Time"),
        ("Until (time)", "Time"),
        ("Time in words", "Time"),
        ("In the person's words", "Time"),
    ]


def test_the_tab_key_goes_down_the_page(form_for, samples):
    form = form_for("incidents", samples["s1"], 0)
    form.focus_first()
    first, heights = QApplication.focusWidget(), []
    while not heights or QApplication.focusWidget() is not first:
        focused = QApplication.focusWidget()
        heights.append(focused.mapTo(form, focused.rect().center()).y())
        press(Qt.Key.Key_Tab)

    down = heights[: heights.index(max(heights)) + 1]
    assert len(down) > 30
    assert sorted(down) == down
