"""Places where the hidden name may still be read are named, and a pseudonym that gives it away."""

import pytest

from intake_app.domain.answers import AnswerPath, Answers, Said
from intake_app.report.name_mentions import possible_mentions, pseudonym_names_the_person
from tests.builders.statements import book, sample

PATH = "statement_paragraphs[0].text"


def told(answers, **values):
    for path, value in values.items():
        answers = answers.with_answer(AnswerPath.parse(path), Said(value))
    return answers


def saying(text):
    """The person Асанов Серік, other names Шевченко and Лев, with one paragraph of `text`."""
    person = {
        "id": "p1",
        "role": ["interviewee"],
        "surname": "Асанов",
        "given_name": "Серік",
        "patronymic": "Болатұлы",
        "other_names": "Шевченко, Лев",
    }
    return Answers(
        {
            "consent": {"use_pseudonym": "yes", "pseudonym": "Г."},
            "persons": [person],
            "statement_paragraphs": [{"number": 1, "text": {"lang": "ru", "text": text}}],
        }
    )


@pytest.mark.parametrize(
    "text",
    [
        "Пришёл Осанов.",
        "Позвали Аснова.",
        "Это был Серак.",
        "Шивченка увели",
        "Пишите на serikasanov",
        "С-е-р-і-к, сказал я",
        "С е р і к",
        "фамилия моя А.С.А.Н.О.В",
        "наш Се-\nрік пришёл",
        "наш лев пришёл",
        "Касанов пришёл",
        "Асеке келді",
        "Шевчинко",
    ],
)
def test_a_place_where_the_name_may_still_be_read_is_named(text):
    assert (PATH,) == possible_mentions(book(), saying(text))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Александр", "Шурик, беги"),
        ("Олександр", "Сашко казав"),
        ("Наталія", "Наташу увели"),
        ("Yevgeniy", "кричали: Женька"),
        ("Марія", "Марусю мою"),
    ],
)
def test_a_fond_form_of_a_name_is_named(name, text):
    assert (PATH,) == possible_mentions(
        book(), told(saying(text), **{"persons[0].given_name": name})
    )


def test_answers_to_questions_that_the_book_does_not_have_are_passed_over():
    answers = Answers({**saying("Осанов").to_json(), "unheard": {"of": "Осанов"}})

    assert (PATH,) == possible_mentions(book(), answers)


@pytest.mark.parametrize(
    "text",
    [
        "Меня зовут Асанов Серік, Серіктің ағасы.",
        "В октябре пришли двое, сказали — миграционная проверка. Забрали паспорт и телефон.",
        "Потом три раза звонили с незнакомого номера и угрожали сестре.",
        "У жовтні прийшли двоє, забрали паспорт і телефон; расписки не дали.",
        "Қазан айында екі адам келді, паспортымды алып кетті.",
        "С ним были Сергей и Олег. Мы — И. П. и я — ушли.",
    ],
)
def test_a_text_without_the_name_or_with_the_name_covered_is_not_named(text):
    assert () == possible_mentions(book(), saying(text))


def test_every_printed_place_is_looked_at_and_no_other():
    place = {"as_told": "дом Осанова"}
    answers = told(
        saying("Ничего").with_row("incidents", {"id": "i1", "title": "У Осанова", "place": place}),
        **{"protection.risk_reasons": "Осанов"},
    )

    assert ("incidents[0].title", "incidents[0].place") == possible_mentions(book(), answers)


def test_without_a_pseudonym_nothing_is_named():
    answers = told(saying("Осанов"), **{"consent.use_pseudonym": "no"})

    assert () == possible_mentions(book(), answers)
    assert not pseudonym_names_the_person(answers)


def test_an_empty_record_has_no_mentions():
    assert () == possible_mentions(book(), Answers())


@pytest.mark.parametrize("name", ["s1", "s3", "s4", "s5", "s7", "s8"])
def test_the_samples_give_no_false_alarm(name):
    answers = told(sample(name), **{"consent.use_pseudonym": "yes"})

    assert () == possible_mentions(book(), answers)


@pytest.mark.parametrize(
    ("pseudonym", "gives_away"),
    [
        ("Асанов", True),
        ("асанова А.", True),
        ("Серикжан", True),
        ("Свидетель Serik", True),
        ("Осанов", True),
        ("Лев", True),
        ("С.", False),
        ("Свидетель 4", False),
        ("Айгүл", False),
    ],
)
def test_a_pseudonym_that_holds_part_of_the_name_is_seen(pseudonym, gives_away):
    answers = told(saying("Ничего"), **{"consent.pseudonym": pseudonym})

    assert gives_away == pseudonym_names_the_person(answers)
