"""The whole statement of each sample, read back from its PDF."""

import subprocess
import sys

import pytest

from intake_app.codebook.kinds import KINDS
from intake_app.domain.answers import AnswerPath, Answers, Missing, MissingReason, Said
from intake_app.errors import ConsentMissing, GlyphMissing, LanguageMissing
from intake_app.i18n import catalog
from intake_app.report.statement import statement_pdf
from tests.builders.statements import a_statement, book, letters, pdf_report, pdf_text, sample

# Each sample as it would be printed: headings, parallel headings, columns of paragraphs.
PRINTS = {
    "s1": ("ru", None, ("uz", "ru")),
    "s3": ("kk", "uk", ("kk", "uk")),
    "s4": ("ru", None, ("ru",)),
    "s5": ("uk", None, ("uk",)),
    "s7": ("ru", None, ("ru",)),
}
SINGLE = [("s1", "ru"), ("s3", "kk"), ("s3", "uk"), ("s4", "uk")]
LEAST_SECRET = 5


LAZY = """
import sys
import intake_app.report.statement
import intake_app.report.document
sys.exit("reportlab" in sys.modules or "pyphen" in sys.modules)
"""


def test_the_slow_libraries_wait_for_the_first_print():
    assert 0 == subprocess.run([sys.executable, "-c", LAZY], check=False).returncode


def printed(name, answers=None, **options):
    language, parallel, columns = PRINTS[name]
    request = a_statement(
        answers or sample(name), language, parallel=parallel, columns=columns, **options
    )
    return statement_pdf(request)


def told(answers, path, value):
    return answers.with_answer(AnswerPath.parse(path), Said(value))


def paragraphs(answers, language):
    for row in answers.rows("statement_paragraphs"):
        quote = row["text"]
        versions = [quote, *quote.get("translations", [])]
        yield next(each["text"] for each in versions if each["lang"] == language)


@pytest.mark.parametrize("name", PRINTS)
def test_every_paragraph_stands_in_the_pdf_letter_for_letter(name):
    text = letters(pdf_text(printed(name)))

    for language in PRINTS[name][2]:
        for paragraph in paragraphs(sample(name), language):
            assert letters(paragraph) in text


@pytest.mark.parametrize(("name", "language"), SINGLE)
def test_one_language_alone_holds_every_paragraph(name, language):
    text = letters(pdf_text(statement_pdf(a_statement(sample(name), language))))

    for paragraph in paragraphs(sample(name), language):
        assert letters(paragraph) in text


def printable_texts(answers):
    for path in answers.paths():
        field, answer = book().field(path.field_id), answers.get(path)
        if field.print == "always" and field.privacy != "internal" and isinstance(answer, Said):
            yield from KINDS[field.kind].texts(answer.value)


def secrets(answers):
    """Free text of questions never printed, unless a printed answer says the same."""
    said = letters(" ".join(printable_texts(answers)))
    for path in answers.paths():
        field, answer = book().field(path.field_id), answers.get(path)
        if field.print == "never" and isinstance(answer, Said):
            for text in KINDS[field.kind].texts(answer.value):
                if len(letters(text)) >= LEAST_SECRET and letters(text) not in said:
                    yield letters(text)


def leaked(answers, pdf):
    text = letters(pdf_text(pdf))
    return [secret for secret in secrets(answers) if secret in text]


@pytest.mark.parametrize("name", PRINTS)
def test_nothing_marked_never_is_printed(name):
    assert list(secrets(sample(name)))
    assert [] == leaked(sample(name), printed(name))


def test_a_planted_secret_would_be_found():
    answers = sample("s1")
    secret = answers.value("protection.risk_reasons")
    planted = told(answers, "acts[0].description", {"lang": "ru", "text": f"Вошли. {secret}!"})

    assert [letters(secret)] == leaked(answers, printed("s1", planted))


@pytest.mark.parametrize("name", PRINTS)
def test_risk_referrals_and_contacts_have_no_label_either(name):
    text = letters(pdf_text(printed(name)))
    language = PRINTS[name][0]
    catalog = a_statement(sample(name), language).catalog

    for field_id in ("protection.risk", "protection.referred_to", "consent.safe_contact"):
        field = book().field(field_id)
        assert letters(catalog.label(field.context, field.label)) not in text


def test_a_pseudonym_leaves_the_real_name_nowhere(tmp_path):
    words = "Я, Левченко Оксана Іванівна, бачила Левченкову машину."
    answers = told(sample("s5"), "statement_paragraphs[0].text", {"lang": "uk", "text": words})
    made = printed("s5", answers)
    everywhere = pdf_text(made) + pdf_report("pdfinfo", made, tmp_path)

    for part in ("Левченк", "Оксан", "Іванівн", "1968"):
        assert part not in everywhere
    assert "Свідок О." in everywhere
    assert "[ім’я приховано]" in everywhere


def test_the_withheld_address_is_not_printed():
    text = pdf_text(printed("s1"))

    assert "(скрыто по просьбе)" not in text
    assert "съёмная квартира в одном" not in text
    assert "По просьбе лица адреса и отдельные сведения не печатаются." in text


@pytest.mark.parametrize(
    ("language", "word"),
    [("kk", "ЖОБА"), ("ru", "ЧЕРНОВИК"), ("uk", "ЧЕРНЕТКА"), ("en", "DRAFT")],
)
def test_a_draft_says_so_on_every_sheet_and_has_no_code(language, word):
    columns = ("uk",)
    request = a_statement(sample("s5"), language, columns=columns, code="")
    text = pdf_text(statement_pdf(request))
    sealed = pdf_text(statement_pdf(a_statement(sample("s5"), language, columns=columns)))
    sheets = [sheet for sheet in text.split("\f") if sheet]

    assert all(word in letters(sheet) for sheet in sheets)
    assert "2d71 1642 b726 b044" not in text
    assert word not in letters(sealed)
    assert "2d71 1642 b726 b044" in sealed


def test_training_data_are_marked_on_every_sheet_and_real_data_are_not():
    real = told(sample("s4"), "record.synthetic", "no")
    marked = [sheet for sheet in pdf_text(printed("s4")).split("\f") if sheet]

    assert all("СИНТЕТИЧЕСКАЯ УЧЕБНАЯ ЗАПИСЬ" in sheet for sheet in marked)
    assert "УЧЕБНАЯ" not in pdf_text(printed("s4", real)).upper()


def test_a_refused_consent_is_not_printed():
    with pytest.raises(ConsentMissing) as refusal:
        statement_pdf(a_statement(sample("s8"), "uk"))

    assert {"purpose": "case_file", "reason": "interview"} == refusal.value.facts


@pytest.mark.parametrize("scope", ["all_future", "erase"])
def test_a_consent_withdrawn_altogether_is_not_printed(scope):
    row = {"purpose": "unhcr", "level": "named", "withdrawn": "yes", "withdrawn_scope": scope}
    answers = sample("s4").with_row("consent_decisions", row)

    with pytest.raises(ConsentMissing) as refusal:
        statement_pdf(a_statement(answers, "ru"))

    assert {"purpose": "case_file", "reason": "withdrawn"} == refusal.value.facts


def test_a_paragraph_that_the_person_refused_is_not_printed_and_its_number_says_why():
    name = next(iter(PRINTS))
    refused = sample(name).with_answer(
        AnswerPath("statement_paragraphs", "confirmed", 1), Missing(MissingReason.DECLINED)
    )
    language = PRINTS[name][2][0]
    first, second, *_ = paragraphs(refused, language)

    text = letters(pdf_text(printed(name, refused)))

    assert (True, False) == (letters(first) in text, letters(second) in text)
    assert letters(second) in letters(pdf_text(printed(name)))
    number = refused.rows("statement_paragraphs")[1]["number"]
    words = catalog(PRINTS[name][0]).legal(
        "Left out because the person refused them: {numbers}", numbers=str(number)
    )
    assert letters(words) in text


def test_a_language_that_paragraphs_lack_is_refused_with_their_numbers():
    text = sample("s4").rows("statement_paragraphs")[1]["text"]
    answers = told(sample("s4"), "statement_paragraphs[1].text", {**text, "translations": []})

    with pytest.raises(LanguageMissing) as refusal:
        statement_pdf(a_statement(answers, "ru", parallel="uk"))

    assert {"language": "uk", "paragraphs": (2,)} == refusal.value.facts


def test_signs_that_would_vanish_are_refused_with_the_paragraph():
    words = {"lang": "ru", "text": "Он написал 中 😀"}

    with pytest.raises(GlyphMissing) as refusal:
        printed("s7", told(sample("s7"), "statement_paragraphs[1].text", words))

    assert {
        "codepoints": ("U+4E2D", "U+1F600"),
        "paths": ("statement_paragraphs[1].text",),
    } == refusal.value.facts


def test_a_name_that_cannot_be_set_never_refuses_a_statement():
    answers = told(told(sample("s1"), "persons[0].surname", "王"), "persons[0].given_name", "小明")
    text = pdf_text(printed("s1", answers))

    assert "ERMATOV SHERALI" in text
    assert "приведено латиницей" in text


def test_markup_in_an_answer_stands_on_paper_as_it_was_typed():
    words = "AT&T & co <b>жирно</b> <img src='file:///etc/passwd'/> &lt;br/> </para>"
    answers = told(sample("s4"), "statement_paragraphs[0].text", {"lang": "ru", "text": words})

    assert letters(words) in letters(pdf_text(printed("s4", answers)))


def test_answers_that_are_missing_stand_with_their_reason():
    path = AnswerPath.parse("acts[1].description")
    answers = sample("s4").with_answer(path, Missing(MissingReason.DECLINED))
    (sheet,) = [
        one
        for one in pdf_text(printed("s4", answers)).split("\f")
        if "Вопросы, оставшиеся без ответа" in one
    ]

    assert "Описание своими словами Отказ от ответа" in sheet
    assert "Имена или прозвища Не знает / не помнит" in sheet


def test_a_body_that_was_only_said_is_never_printed_as_a_fact():
    for name, body in (("s3", "Украина Қауіпсіздік қызметі (СБУ)"), ("s4", "Украины (СБУ)")):
        rows = [
            {**row, "agency": "unknown_body"} for row in sample(name).rows("authority_responses")
        ]
        told_only = Answers({**sample(name).to_json(), "authority_responses": rows})
        text = letters(pdf_text(printed(name, told_only)))
        hedges = {"s3": "(адамныңайтуынша)", "s4": "(сословлица)"}

        assert text.count(letters(body)) > 1
        assert text.count(letters(body)) == text.count(letters(body) + hedges[name])


def test_how_they_introduced_themselves_is_told_as_their_words():
    assert "представились: «Служба безопасности, проверка документов.»" in pdf_text(printed("s4"))
    assert "өздерін таныстырды: орыс тілі: «Мы из СБУ.»" in pdf_text(printed("s3"))
