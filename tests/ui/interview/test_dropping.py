"""Nothing vanishes silently: dependants and named rows are asked about, and come back."""

from intake_app.domain.answers import AnswerPath, Answers, Said
from tests.ui.interview.conftest import REFUGEE
from ui.screens.interview.given_up import brought_back

RESTRAINT = AnswerPath("acts", "restraint_type", 2)


def drops_the_restraint(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("acts[2].act_type")
    sitting.answers_question("acts.act_type", "threat")
    return sitting


def test_dependants_are_dropped_only_after_the_person_agreed(sitting):
    before = drops_the_restraint(sitting).stored.body.answers
    assert before.get(RESTRAINT) is not None

    sitting.presses("drop")

    assert None is sitting.stored.body.answers.get(RESTRAINT)
    assert "threat" == sitting.stored.body.answers.value("acts[2].act_type")


def test_what_was_dropped_is_audited_by_its_path_and_not_by_its_words(sitting):
    drops_the_restraint(sitting).presses("drop")

    newest = sitting.session.vault.audit.entries()[-3:]
    dropped = [entry.detail for entry in newest if "answers_dropped" == entry.event]
    gone = ("resisted", "restraint_position", "restraint_removed", "restraint_tight")
    assert [" ".join(f"acts[2].{one}" for one in (*gone, "restraint_type"))] == dropped


def test_dropped_answers_come_back_with_one_press(sitting):
    before = sitting.opens_the_sample(REFUGEE).answers
    drops_the_restraint(sitting).presses("drop").presses("undo").goes_to("context")

    assert before == sitting.stored.body.answers


def test_undo_keeps_what_was_answered_since(sitting):
    before = sitting.opens_the_sample(REFUGEE).answers
    drops_the_restraint(sitting).presses("drop")
    sitting.goes_to("context").answers_question("context.publications", "Одна статья")

    sitting.presses("undo").goes_to("interview")

    published = AnswerPath("context", "publications")
    assert before.with_answer(published, Said("Одна статья")) == sitting.stored.body.answers


def test_keeping_the_answer_changes_nothing(sitting):
    before = sitting.opens_the_sample(REFUGEE).answers
    drops_the_restraint(sitting).presses("keep").goes_to("context")

    assert before == sitting.answers
    assert before == sitting.stored.body.answers


def test_a_row_that_is_named_elsewhere_is_asked_about_with_the_places(sitting):
    before = sitting.opens_the_sample(REFUGEE).goes_to("perpetrators").answers

    sitting.presses("perpetrators[0].trash")

    assert before == sitting.answers
    detail = sitting.talk.bars.question.detail.text()
    assert "Acts, 1: By whom" in detail
    sitting.presses("row-keep")
    assert before == sitting.answers
    assert 2 == len(sitting.page.form.body.cards)


def test_a_named_row_is_deleted_everywhere_when_the_person_agrees(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("perpetrators").presses("perpetrators[0].trash")

    sitting.presses("row-drop").goes_to("context")

    stored = sitting.stored.body.answers
    assert ["g2"] == [row["id"] for row in stored.rows("perpetrators")]
    named = [key for row in stored.rows("acts") for key in row.get("perpetrators", [])]
    assert "g1" not in named


def test_a_new_row_gets_the_next_key(sitting):
    sitting.opens_the_sample(REFUGEE).goes_to("persons").presses("add-row")
    sitting.answers_question("persons.surname", "Х")

    assert ["p1", "p2", "p3", "p4"] == [row["id"] for row in sitting.answers.rows("persons")]


def test_new_paragraphs_are_counted(sitting):
    sitting.begins(consents=True, tells="Пришли.").goes_to("statement_paragraphs")

    sitting.presses("add-row").presses("add-row")

    assert [1, 2] == [row["number"] for row in sitting.answers.rows("statement_paragraphs")]


def test_bringing_back_leaves_later_answers_in_the_same_row():
    before = Answers({"acts": [{"act_type": "restraint", "restraint_type": "rope"}]})
    after = Answers({"acts": [{"act_type": "threat"}]})
    now = Answers({"acts": [{"act_type": "threat", "order": 2}], "effects": {"details": "да"}})

    assert {
        "acts": [{"act_type": "restraint", "restraint_type": "rope", "order": 2}],
        "effects": {"details": "да"},
    } == brought_back(before, after, now).to_json()
