"""Check answers: what is missing leads to its question; five facts are counted apart."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from intake_app.domain.answers import AnswerPath
from tests.ui.interview.conftest import REFUGEE, WITNESS
from tests.ui.typing import press, type_text


def links(sitting):
    return [one for one in sitting.page.summary.findChildren(QPushButton) if not one.isHidden()]


def lines(sitting):
    return {line.path: (line.title, line.answer) for line in sitting.page.table.lines.lines}


def is_in_sight(sitting, widget):
    return not widget.visibleRegion().isEmpty()


def test_f7_walks_through_what_is_wrong(sitting, qtbot):
    sitting.begins(consents=True, tells="Пришли ночью.").goes_to("check").goes_to("interview")
    sitting.page.focus_first()

    qtbot.keyClick(sitting.window.focusWidget(), Qt.Key.Key_F7)
    first = sitting.question("interview.end_time").isAncestorOf(sitting.window.focusWidget())
    qtbot.keyClick(sitting.window.focusWidget(), Qt.Key.Key_F7)
    second = sitting.question("interview.mode").isAncestorOf(sitting.window.focusWidget())

    assert (True, True) == (first, second)


def test_nothing_is_red_before_the_check(sitting):
    sitting.begins(consents=True, tells="Пришли ночью.")

    assert "wrong" not in sitting.rail().values()


def test_the_check_names_what_is_missing_and_marks_its_sections(sitting):
    sitting.begins(consents=True, tells="Пришли ночью.").goes_to("check")

    said = [link.accessibleName() for link in links(sitting)]
    assert "Interview: How the interview was held: no answer yet" in said
    assert ("wrong", "wrong") == (sitting.rail()["interview"], sitting.rail()["acts"])


def test_a_line_of_the_summary_leads_to_its_question(sitting, qtbot):
    sitting.begins(consents=True, tells="Пришли ночью.").goes_to("check")
    link = next(one for one in links(sitting) if "How the interview was held" in one.text())

    link.click()
    sitting.turn()

    assert "interview" == sitting.talk.key
    question = sitting.question("interview.mode")
    assert question.isAncestorOf(sitting.window.focusWidget())
    assert "▲" in question._error.text()
    qtbot.waitUntil(lambda: is_in_sight(sitting, question.input.chips.chips[0]))


def test_a_mended_answer_loses_its_mark(sitting):
    sitting.begins(consents=True, tells="Пришли ночью.").goes_to("check")
    sitting.goes_to("interview.mode")

    sitting.picks("interview.mode", "in_person").leaves_the_field()

    assert sitting.question("interview.mode")._error.isHidden()


def test_every_answer_has_its_line_and_a_way_back(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("check")

    shown = lines(sitting)
    asked = {str(path) for path in sitting.answers.paths() if path.field not in ("id", "record_id")}
    assert asked == asked & set(shown)
    assert ("Kind of restraint", "Metal handcuffs") == shown["acts[2].restraint_type"]
    table = sitting.page.table
    row = next(i for i, one in enumerate(table.lines.lines) if one.path == "acts[2].restraint_type")
    table.setFocus()
    table.setCurrentIndex(table.lines.index(row, 0))
    press(Qt.Key.Key_Return)

    assert ("acts", 2) == (sitting.talk.key, sitting.page.form.open_row)


def test_the_five_facts_are_counted_apart(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("check")
    found = list(sitting.answers.paths())
    missing = [p for p in found if "Missing" in type(sitting.answers.get(p)).__name__]

    words = sitting.page.counts.text().split(" · ")

    assert ["Answered", "Does not know", "Declined", "Not asked", "Not applicable"] == [
        word.split(":")[0] for word in words[:5]
    ]
    numbers = [int(word.split(": ")[1]) for word in words]
    assert len(missing) == sum(numbers[1:5])
    made = [p for p in found if p.field in ("id", "record_id")]
    assert len(found) - len(made) == sum(numbers[:5])


def test_a_warning_takes_a_reason_that_is_kept_at_the_read_back(sitting):
    sitting.opens_the_sample(WITNESS).goes_to("interview.record_language")
    language = "kk" if sitting.answers.value("interview.record_language") != "kk" else "ru"
    sitting.answers_question("interview.record_language", language)
    sitting.goes_to("read_back").presses("interview-on")
    assert "draft" == sitting.stored.state.value
    assert "check" == sitting.talk.key

    sitting.page.warnings.lines["r_interpreter"].setFocus()
    type_text("Переводила сама интервьюер")
    sitting.goes_to("read_back").presses("interview-on")

    assert "read_back" == sitting.stored.state.value
    kept = sitting.stored.body.envelope.acknowledged
    assert "Переводила сама интервьюер" == kept["r_interpreter"]


def test_markup_in_an_answer_stays_text(sitting):
    sitting.begins(consents=True, tells="<img src=file:///etc/passwd> <b>жирно</b>")

    sitting.goes_to("check")

    _, answer = lines(sitting)["account.verbatim"]
    assert "<b>жирно</b>" in answer
    assert sitting.answers.get(AnswerPath("account", "verbatim")) is not None
