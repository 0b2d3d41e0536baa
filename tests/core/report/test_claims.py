"""The paper claims what the record says, and keeps what was heard."""

import pytest

from intake_app.domain.answers import AnswerPath, Said
from intake_app.report.statement import statement_pdf
from tests.builders.statements import a_statement, letters, pdf_text, sample

CLAIM = "Мне ничего не обещали."
HONEST = "В записи не указано, что всё было разъяснено."
EVERYTHING = ["who_we_are", "purpose", "voluntary", "no_benefit", "withdraw"]


@pytest.mark.parametrize(
    ("explained", "said"),
    [
        (EVERYTHING, CLAIM),
        (EVERYTHING[:-1], HONEST),
        ([], HONEST),
    ],
)
def test_nobody_says_on_paper_what_was_not_explained(explained, said):
    answers = sample("s4").with_answer(AnswerPath("consent", "explained"), Said(explained))

    text = letters(pdf_text(statement_pdf(a_statement(answers, "ru"))))

    claimed = [letters(sentence) in text for sentence in (CLAIM, HONEST)]
    assert claimed == [said == CLAIM, said == HONEST]


def test_a_line_break_heard_at_the_read_back_stands_on_paper():
    words = {"lang": "ru", "text": "Первая строка <b>.\nВторая строка & конец."}
    answers = sample("s4").with_answer(AnswerPath("statement_paragraphs", "text", 0), Said(words))

    text = pdf_text(statement_pdf(a_statement(answers, "ru")))

    assert "Первая строка <b>.\n" in text.replace("  ", " ").replace(" \n", "\n")
    assert "Вторая строка & конец." in text
