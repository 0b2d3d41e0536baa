"""What may stand on paper."""

import pytest

from intake_app.domain.answers import AnswerPath, Answers, Said
from intake_app.errors import GlyphMissing
from intake_app.report.printable import Substitutes, printable
from tests.builders.statements import book, sample

WORDS = Substitutes(withheld_name="[имя скрыто]", unprintable_name="[имя на другой письменности]")


def printed(answers):
    return printable(book(), answers, WORDS).answers


def changed(answers, **values):
    """Answers with `section_0_field` or plain `section.field` paths set."""
    for path, value in values.items():
        answers = answers.with_answer(AnswerPath.parse(path), Said(value))
    return answers


def test_only_what_is_marked_for_print_is_left():
    kept = {path.field_id for path in printed(sample("s1")).paths()}
    barred = {
        field.id
        for field in book().fields
        if field.print != "always" or field.privacy == "internal"
    }

    assert set() == kept & barred
    assert {"protection.risk", "consent.safe_contact", "record.case_group"} <= barred
    assert {"acts.threat_words", "injuries.description", "persons.surname"} <= kept


def test_consent_for_the_media_is_not_printed():
    purposes = [row["purpose"] for row in printed(sample("s3")).rows("consent_decisions")]

    assert "public_report" in purposes
    assert "media" not in purposes


def test_addresses_are_left_out_when_something_is_withheld():
    answers = changed(sample("s1"), **{"consent.withheld": "Адрес"})

    assert "address" not in printed(answers).rows("persons")[0]
    assert all("address" not in row["place"] for row in printed(answers).rows("incidents"))


def test_an_address_is_kept_when_nothing_is_withheld():
    assert "съёмная квартира" == printed(sample("s4")).rows("persons")[0]["address"]["as_told"]


def test_a_pseudonym_stands_for_the_name_and_nothing_identifies():
    result = printable(book(), sample("s5"), WORDS)
    person = result.answers.rows("persons")[0]

    assert "Свідок О." == result.pseudonym == person["given_name"]
    assert "Свідок О." == result.answers.rows("signatures")[0]["signer_name"]
    assert {"surname", "patronymic", "birth_date", "birth_place", "address"} & set(person) == set()


def test_a_pseudonym_that_was_not_chosen_yet_still_hides_the_name():
    answers = sample("s5").with_answer(AnswerPath("consent", "pseudonym"), None)

    assert "N. N." == printed(answers).rows("persons")[0]["given_name"]


def test_the_hidden_name_is_blotted_out_of_every_text():
    text = {
        "lang": "ru",
        "text": "Я, Левченко Оксана Иванівна; с Левченками, ОКСАНОЮ. Левчук и оксана — другие.",
        "translations": [{"lang": "uk", "text": "Я, Оксани ім’я", "by": "translator:Левченко"}],
    }
    answers = changed(sample("s5"), **{"statement_paragraphs[0].text": text})

    assert {
        "lang": "ru",
        "text": (
            "Я, [имя скрыто] [имя скрыто] [имя скрыто]; с [имя скрыто], [имя скрыто]. "
            "Левчук и [имя скрыто] — другие."
        ),
        "translations": [
            {"lang": "uk", "text": "Я, [имя скрыто] ім’я", "by": "translator:[имя скрыто]"}
        ],
    } == printed(answers).rows("statement_paragraphs")[0]["text"]


def test_a_name_in_another_script_gives_way_to_its_latin_form():
    answers = changed(sample("s1"), **{"persons[0].surname": "王", "persons[0].given_name": "小明"})
    result = printable(book(), answers, WORDS)

    assert result.latin_names
    assert "ERMATOV SHERALI" == result.answers.rows("persons")[0]["given_name"]
    assert "surname" not in result.answers.rows("persons")[0]


def test_a_name_in_another_script_without_latin_form_is_said_to_be_one():
    answers = changed(sample("s1"), **{"interpreters[0].name": "王小明"})

    assert WORDS.unprintable_name == printed(answers).rows("interpreters")[0]["name"]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("statement_paragraphs[2].text", {"lang": "ru", "text": "Он сказал 中 и 😀"}),
        ("injuries[0].description", "中 😀"),
        ("incidents[1].place", {"as_told": "😀中"}),
    ],
)
def test_text_that_cannot_be_set_is_refused_with_its_path(path, value):
    with pytest.raises(GlyphMissing) as refusal:
        printed(changed(sample("s1"), **{path: value}))

    assert {"codepoints": ("U+4E2D", "U+1F600"), "paths": (path,)} == refusal.value.facts


def test_text_that_is_never_printed_may_hold_any_sign():
    answers = changed(sample("s1"), **{"protection.risk_reasons": "中 😀"})

    assert printed(answers) == printed(sample("s1"))


def test_an_empty_record_has_nothing_to_print():
    assert Answers() == printed(Answers())
