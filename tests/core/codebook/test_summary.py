"""The line of the list, the text of the search, and how far a record has come."""

from hypothesis import HealthCheck, given, settings

from intake_app.codebook.load import load_codebook
from intake_app.codebook.summary import (
    Completeness,
    completeness,
    interviewee_name,
    open_questions,
    search_text,
    section_completeness,
    summarise,
)
from intake_app.domain.answers import AnswerPath, Answers
from intake_app.domain.record import Summary
from tests.builders.answers import answers_for
from tests.builders.records import (
    ALMATY,
    DECLINED,
    REFUSED,
    sample_answers,
    with_value,
    without_value,
)

BOOK = load_codebook()
RECORDS = answers_for(BOOK)


def test_the_line_of_a_full_record():
    assert summarise(BOOK, sample_answers(ALMATY)) == Summary(
        reference="KZ-2009-0001",
        name="Эрматов Шерали Олимович",
        incident_date="2009-09-07/2009-09-08",
        place="Алматы",
        answered=466,
        relevant=579,
    )


def test_a_refused_record_has_no_name_date_or_incident():
    line = summarise(BOOK, sample_answers(REFUSED))

    assert ("UA-2022-0009", "", "", "") == (
        line.reference,
        line.name,
        line.incident_date,
        line.place,
    )


def test_without_a_locality_the_words_name_the_place():
    assert "комната, которую я снимала" == summarise(BOOK, sample_answers(DECLINED)).place


def test_a_person_who_declined_a_surname_is_called_by_what_was_told():
    assert "Гульназ" == interviewee_name(sample_answers(DECLINED))
    nameless = without_value(sample_answers(DECLINED), "persons[0].given_name")
    assert "P1" == interviewee_name(nameless)


def test_search_finds_free_text_of_every_kind_and_no_codes():
    text = search_text(BOOK, sample_answers(ALMATY))

    for words in (
        "Эрматов",
        "kamida olti kishi",
        "soat o‘n ikkilar atrofida",
        "квартира, где живёт семья",
        "Адвоката тебе не будет.",
        "спинка носа",
        "говорит медленно",
        "Нота протеста Правительству",
        "KZ-2009-0002",
    ):
        assert words in text
    for code in ("physical_assault", "handcuffs", "recipient_only", "13fcda7f"):
        assert code not in text


def test_a_section_counts_its_rows_and_only_what_is_asked():
    answers = Answers(
        {
            "interview": {"interpreter_used": "no"},
            "legal_documents": [
                {"incident": "i1", "shown": "no"},
                {"shown": "yes", "read": {"missing": "unknown"}},
            ],
        }
    )

    # Eight questions in the first row; two more in the second, because the paper was shown.
    assert Completeness(4, 18) == section_completeness(BOOK, answers, "legal_documents")
    assert Completeness(0, 0) == section_completeness(BOOK, answers, "interpreters")
    assert Completeness(0, 0) == section_completeness(BOOK, answers, "acts")
    assert Completeness(0, 3) == section_completeness(BOOK, answers, "context")


def test_keys_do_not_count_as_questions():
    answers = Answers({"interviewers": [{"id": "int1", "name": "И-07"}]})

    assert Completeness(1, 3) == section_completeness(BOOK, answers, "interviewers")


def test_open_questions_are_the_required_ones_without_an_answer():
    answers = with_value(sample_answers(ALMATY), "closing.readback", "not_done")
    answers = without_value(answers, "acts[2].restraint_type")
    answers = without_value(answers, "acts[4].knowledge")

    assert (
        AnswerPath("acts", "restraint_type", 2),
        AnswerPath("acts", "knowledge", 4),
    ) == open_questions(BOOK, answers, BOOK.section("acts"))
    assert () == open_questions(BOOK, answers, BOOK.section("closing"))
    assert () == open_questions(BOOK, Answers(), BOOK.section("interpreters"))
    assert (AnswerPath("return_risk", "fears"),) == open_questions(
        BOOK, Answers(), BOOK.section("return_risk")
    )


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(RECORDS)
def test_no_more_is_answered_than_was_asked(answers):
    done = completeness(BOOK, answers)

    assert 0 <= done.answered <= done.relevant
    assert (done.answered, done.relevant) == (
        summarise(BOOK, answers).answered,
        summarise(BOOK, answers).relevant,
    )


def test_what_nobody_spoke_of_is_not_counted_as_open():
    untold = completeness(BOOK, Answers())
    hurt = completeness(BOOK, Answers({"effects": {"details": "Не спит"}}))

    effects = section_completeness(BOOK, Answers({"effects": {"details": "Не спит"}}), "effects")
    assert Completeness(1, 3) == effects
    assert (untold.relevant + 3, 1) == (hurt.relevant, hurt.answered)
