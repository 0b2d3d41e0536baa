"""How answers are read by a person, in four languages; dates and numbers stay as told."""

import pytest

from intake_app.codebook.display import card_title, person_name, row_name, row_title, spoken_id
from intake_app.codebook.load import load_codebook
from intake_app.codebook.reading import (
    answer_words,
    code_words,
    heading,
    labels,
    missing_words,
    question,
)
from intake_app.domain.answers import AnswerPath, Answers, MissingReason
from intake_app.i18n import LANGUAGES, catalog
from tests.builders.records import ALMATY, DECLINED, MISSING_FRIEND, SAMPLES, sample_answers

BOOK = load_codebook()


def read(path, language, answers=None):
    answers = answers or sample_answers(ALMATY)
    return answer_words(BOOK, answers, AnswerPath.parse(path), catalog(language))


def read_value(field, value, language):
    section, name = field.split(".")
    stored = [{name: value}] if BOOK.section(section).repeat else {name: value}
    row = 0 if BOOK.section(section).repeat else None
    answers = Answers({section: stored})
    return answer_words(BOOK, answers, AnswerPath(section, name, row), catalog(language))


DATES = [
    (
        {"edtf": "2009-09-07/2009-09-08", "as_told": "в понедельник ночью", "night_of": True},
        {
            "en": "the night that began on 7 September 2009 («в понедельник ночью»)",
            "kk": "2009 жылғы 7 қыркүйек күні басталған түн («в понедельник ночью»)",
            "ru": "ночь, начавшаяся 7 сентября 2009 года («в понедельник ночью»)",
            "uk": "ніч, що почалася 7 вересня 2009 року («в понедельник ночью»)",
        },
    ),
    (
        {"edtf": "1976~", "as_told": "а"},
        {
            "en": "the year 1976 (approximately) («а»)",
            "kk": "1976 жыл (шамамен) («а»)",
            "ru": "1976 год (приблизительно) («а»)",
            "uk": "1976 рік (приблизно) («а»)",
        },
    ),
    (
        {"edtf": "2009-09?", "as_told": "а"},
        {
            "en": "September 2009 (not certain) («а»)",
            "kk": "2009 жылғы қыркүйек (нақты емес) («а»)",
            "ru": "сентябрь 2009 года (неточно) («а»)",
            "uk": "вересень 2009 року (неточно) («а»)",
        },
    ),
    (
        {"edtf": "../2020-05", "as_told": "а"},
        {
            "en": "May 2020 or earlier («а»)",
            "kk": "2020 жылғы мамыр немесе одан бұрын («а»)",
            "ru": "май 2020 года или раньше («а»)",
            "uk": "травень 2020 року або раніше («а»)",
        },
    ),
    (
        {"edtf": "2022-24/..", "as_told": "а"},
        {
            "en": "winter of 2022 or later («а»)",
            "kk": "2022 жылдың қысы немесе одан кейін («а»)",
            "ru": "зима 2022 года или позже («а»)",
            "uk": "зима 2022 року або пізніше («а»)",
        },
    ),
    (
        {"edtf": "2022-01-06"},
        {
            "en": "6 January 2022",
            "kk": "2022 жылғы 6 қаңтар",
            "ru": "6 января 2022 года",
            "uk": "6 січня 2022 року",
        },
    ),
]


@pytest.mark.parametrize(("value", "expected"), DATES, ids=lambda part: part.get("edtf", ""))
def test_a_date_is_read_as_exactly_as_it_is_known(value, expected):
    assert expected == {
        language: read_value("remedies.date", value, language) for language in LANGUAGES
    }


@pytest.mark.parametrize(
    ("field", "value", "russian"),
    [
        (
            "acts.time",
            {"from": "23:45", "to": "00:30", "approx": True},
            "примерно 23:45–00:30, с переходом за полночь",
        ),
        ("acts.time", {"from": "07:00", "to": "09:00"}, "07:00–09:00"),
        ("acts.time", {"from": "15:00", "approx": True}, "примерно 15:00"),
        ("acts.time", {"to": "07:00"}, "не позднее 07:00"),
        ("acts.time", {"as_told": "днём", "approx": True}, "«днём»"),
        ("acts.duration", {"min_minutes": 1, "max_minutes": 1}, "1 минута"),
        ("acts.duration", {"min_minutes": 60, "max_minutes": 120}, "1 час – 2 часа"),
        ("acts.duration", {"min_minutes": 300}, "5 часов или дольше"),
        ("acts.duration", {"max_minutes": 90}, "1 ч 30 мин или меньше"),
        ("acts.duration", {"min_minutes": 4320, "max_minutes": 4320}, "3 дня"),
        ("acts.duration", {"min_minutes": 0, "max_minutes": 5}, "0 минут – 5 минут"),
        ("acts.duration", {"as_told": "долго"}, "«долго»"),
        ("perpetrators.count", {"min": 6}, "не менее 6"),
        ("perpetrators.count", {"max": 3}, "не более 3"),
        ("perpetrators.count", {"min": 2, "max": 3, "approx": True}, "примерно 2–3"),
        ("perpetrators.count", {"min": 6, "approx": True}, "примерно 6 или больше"),
        ("perpetrators.count", {"min": 5, "max": 5, "as_told": "нас пятеро"}, "5 («нас пятеро»)"),
        ("attachments.size", 2210034, "2\u00a0210\u00a0034"),
        ("acts.announced", "yes", "Да"),
        ("return_risk.harms", ["torture", "arrest"], None),
        ("persons.citizenship", ["UZ", "KG"], "Узбекистан, Кыргызстан"),
        ("persons.languages", ["uz", "kk"], "узбекский, казахский"),
        (
            "injuries.marks",
            [
                {"view": "head_front", "x": 0.5, "y": 0.4, "note": "нос"},
                {"view": "back", "x": 0, "y": 1},
            ],
            "нос (голова, спереди) («нос»); тело, сзади",
        ),
        ("record.linked_records", ["KZ-2009-0002", "KZ-2009-0003"], "KZ-2009-0002; KZ-2009-0003"),
        ("consent.given_at", "2009-09-10T11:02:00+06:00", "10 сентября 2009 года, 11:02"),
        ("interview.start_time", "11:05", "11:05"),
        ("interview.place", {"as_told": "телефоном", "country": "UA"}, "«телефоном»: Украина"),
        ("interview.place", {"as_told": "дома"}, "«дома»"),
        ("effects.details", {"missing": "declined"}, "Отказ от ответа"),
    ],
)
def test_an_answer_is_read_in_russian(field, value, russian):
    expected = russian or "; ".join(
        code_words(BOOK, "return_harm", code, catalog("ru")) for code in value
    )

    assert expected == read_value(field, value, "ru")


def test_a_quote_is_read_in_its_own_words_first_and_names_each_translator():
    assert (
        "узбекский: «Bolalarim uchun qo‘rqaman.»\nрусский, перевод (П-03): «Боюсь за детей.»"
    ) == read("closing.anything_else", "ru")
    friend = sample_answers(MISSING_FRIEND)
    assert "аударма (A-02)" in read("authority_responses[0].words", "kk", friend)


def test_references_are_read_by_name_and_never_by_key():
    assert "Эрматов Шерали Олимович, Каримжонов Ойбек" == read("acts[4].victims", "ru")
    assert "I1 · Ночной рейд и избиение" == read("acts[0].incident", "ru")
    assert "G1" == read("acts[0].perpetrators", "ru").split(" · ")[0]
    assert (
        "X1 · 1 · Справка травмпункта, рентген (синтетика)"
        == read("injuries[0].evidence", "ru").split(", X2")[0]
    )


def test_a_key_in_a_free_line_is_read_as_the_person_it_names():
    assert "Эрматов Шерали Олимович" == read("attachments[0].obtained_from", "ru")
    assert "интервьюер" == read("attachments[1].obtained_from", "ru")


def test_an_answer_not_reached_reads_as_nothing():
    assert "" == read("persons[1].surname", "ru")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_answer_of_every_sample_can_be_read(name, language):
    answers = sample_answers(name)

    assert [] == [
        path
        for path in answers.paths()
        if not answer_words(BOOK, answers, path, catalog(language)).strip()
    ]


def test_rows_are_known_by_what_they_say():
    answers = sample_answers(ALMATY)
    russian = catalog("ru")

    assert "A3 · Применение наручников / связывание · Эрматов Шерали Олимович" == row_title(
        BOOK, answers, "acts", 2, russian
    )
    assert "Мунира" == row_title(BOOK, answers, "persons", 1, russian)
    assert "P2 · Мунира" == card_title(BOOK, answers, "persons", 1, russian)
    assert "A1 · " == card_title(BOOK, answers, "acts", 0, russian)[:5]
    assert "2 · Dushanba" == row_title(BOOK, answers, "statement_paragraphs", 1, russian)[:12]
    assert "1 · Мунира" == row_title(BOOK, answers, "witnesses", 0, russian)
    assert "2 · Паспорт · Эрматов Шерали Олимович" == row_title(
        BOOK, answers, "identity_documents", 1, russian
    )


def test_a_row_without_answers_is_known_by_its_number():
    answers = Answers({"acts": [{"id": "a1"}], "remedies": [{}], "persons": [{"id": "p1"}]})

    assert ["A1", "1", "P1"] == [
        row_title(BOOK, answers, section, 0, catalog("kk"))
        for section in ("acts", "remedies", "persons")
    ]


def test_a_long_text_is_cut_to_a_line_but_labels_are_whole():
    long = {"number": 1, "text": {"lang": "kk", "text": "сөз " * 60 + "\nтағы"}}
    title = row_title(
        BOOK, Answers({"statement_paragraphs": [long]}), "statement_paragraphs", 0, catalog("kk")
    )

    assert title.startswith("1 · сөз сөз")
    assert title.endswith("…")
    assert len(title) <= 70


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ({"surname": "Жұмағұлов", "given_name": "Асхат"}, "Жұмағұлов Асхат"),
        ({"given_name": "Мунира", "patronymic": "Олимовна"}, "Мунира Олимовна"),
        ({"surname": {"missing": "declined"}, "given_name": "Гульназ"}, "Гульназ"),
        ({"other_names": "«Тощий»"}, "«Тощий»"),
        ({"latin_name": "ERMATOV", "other_names": "а"}, "ERMATOV"),
        ({"gender": "male"}, "P2"),
    ],
)
def test_a_person_is_called_as_far_as_the_name_was_told(row, name):
    answers = Answers({"persons": [{"id": "p1"}, {"id": "p2", **row}]})

    assert name == person_name(answers, "p2")


def test_spoken_names_of_rows_have_a_letter_where_people_speak_of_them():
    answers = sample_answers(ALMATY)

    assert ["A3", "G2", "C1", "X2", "I1", "P3", "", ""] == [
        spoken_id(answers, section, key)
        for section, key in (
            ("acts", "a3"),
            ("perpetrators", "g2"),
            ("custody", "c1"),
            ("attachments", "x2"),
            ("incidents", "i1"),
            ("persons", "p3"),
            ("interviewers", "int1"),
            ("acts", "a99"),
        )
    ]
    assert "" == row_name(BOOK, answers, "acts", "a99", catalog("ru"))


def test_missing_is_four_different_facts_in_every_language():
    for language in LANGUAGES:
        told = {missing_words(BOOK, reason, catalog(language)) for reason in MissingReason}
        assert 4 == len(told)
    assert "Жауап беруден бас тартты" == missing_words(BOOK, MissingReason.DECLINED, catalog("kk"))


def test_questions_and_headings_speak_the_language():
    field, section = BOOK.field("acts.restraint_type"), BOOK.section("acts")

    assert ["Kind of restraint", "Acts", "What happened"] == [
        question(field, catalog("en")),
        heading(section, catalog("en")),
        heading(BOOK.chapters[4], catalog("en")),
    ]
    assert ["Әрекеттер", "Действия", "Дії"] == [
        heading(section, catalog(language)) for language in ("kk", "ru", "uk")
    ]


def test_every_label_has_its_own_stable_id():
    found = [context for context, _ in labels(BOOK)]

    assert 1 + 11 + 32 + 330 + 443 + 19 == len(found) == len(set(found))
    assert {"codebook:title", "section:acts", "field:acts.restraint_type"} <= set(found)
    assert "code:restraint_type.handcuffs" in found


def test_a_declined_name_stays_declined_in_words():
    assert "Отказ от ответа" == read("persons[0].surname", "ru", sample_answers(DECLINED))
