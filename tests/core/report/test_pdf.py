"""Typesetting: letters survive, pages are whole, fonts are ours, bytes repeat."""

import os
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.errors import GlyphMissing
from intake_app.report import page, pdf, sheets
from intake_app.report.blocks import (
    Column,
    Document,
    Fact,
    Facts,
    Heading,
    Labels,
    Note,
    Opening,
    PageFurniture,
    Paragraph,
    Paragraphs,
    SignatureField,
    Signing,
    Subheading,
    Table,
    Words,
)
from tests.builders.statements import (
    CODE,
    a_statement,
    letters,
    pdf_report,
    pdf_text,
    sample,
)

NO_WORDS = Words("")
PRINTABLE = (
    "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяёїєґАӘҒҚЇЄҐЫЭЮЯabcxyzʻ‘’<>&;\"'«»—…№0123456789.,!? "
)


def a_document(*blocks, language="kk", parallel="", synthetic=""):
    """Blocks on sheets that carry nothing else."""
    return Document(
        title="",
        language=language,
        parallel_language=parallel,
        made_at="2022-01-08T15:40:00+02:00",
        opening=Opening(NO_WORDS, NO_WORDS, (), Words(synthetic)),
        furniture=PageFurniture(NO_WORDS, NO_WORDS, NO_WORDS, (), NO_WORDS),
        labels=Labels(Words("қолы"), Words("күні"), Words("орны")),
        blocks=blocks,
    )


def one_column(*texts, language="kk"):
    rows = tuple(Paragraph(number, (text,)) for number, text in enumerate(texts, start=1))
    return Paragraphs((language,), (), rows)


def page_count(made):
    return len(pages(made))


def pages(made):
    return [sheet for sheet in pdf_text(made).split("\f") if sheet]


@given(text=st.text(alphabet=PRINTABLE, min_size=1, max_size=400).filter(str.strip))
@settings(max_examples=40)
def test_testimony_survives_the_pdf_letter_for_letter(text):
    made = pdf.render(a_document(one_column(text)))

    assert letters(f"1.{text}") == letters(pdf_text(made))


@pytest.mark.parametrize("language", ["kk", "ru", "uk", "uz"])
def test_twenty_thousand_letters_cross_pages_without_loss(language):
    text = ("Қорғаушы 5 қаңтарда <b>айтты</b> & «п’ять слів» её o‘n ikkilar atrofida; " * 280)[
        :20_000
    ]
    made = pdf.render(a_document(one_column(text, language=language)))

    assert page_count(made) > 3
    assert letters(f"1.{text}") == letters(pdf_text(made))


def test_two_columns_cross_pages_without_loss_and_repeat_their_head():
    left, right = "Алтыншы қаңтарда түстен кейін " * 400, "kechasi eshikni sindirib kirishdi " * 300
    block = Paragraphs(
        ("kk", "uz"),
        (Words("ҚАЗАҚША"), Words("OZBEKCHA")),
        (Paragraph(1, (left, right)), Paragraph(2, (left, right))),
    )
    made = pdf.render(a_document(block))
    text = pdf_text(made)

    for head in ("ҚАЗАҚША", "OZBEKCHA"):
        assert page_count(made) == text.count(head)
        text = text.replace(head, "")
    assert letters(left * 2) == "".join(re.findall("[\u0400-\u04ff]", text))
    assert letters(right * 2) == "".join(re.findall("[A-Za-z]", text))


def test_a_cell_higher_than_a_page_is_divided():
    text = "Дәуренге «бізбен жүріңіз» деді. " * 500
    made = pdf.render(a_document(Facts((Fact(Words("Сұрақ"), Words(text)),))))

    assert page_count(made) > 2
    assert letters("Сұрақ" + text) == letters(pdf_text(made))


def test_a_table_repeats_its_head_and_keeps_short_rows_whole():
    columns = (Column(Words("Бас"), 60), Column(Words("Екінші"), 107))
    rows = tuple((Words(f"қатар{number}"), Words("сөз " * 60)) for number in range(40))
    made = pdf.render(a_document(Table(columns, rows)))

    for sheet in pages(made):
        assert sheet.count("Екінші") == 1
        assert sheet.rstrip().endswith("сөз")
        assert len(re.findall("сөз", sheet)) % 60 == 0


def test_an_empty_cell_of_a_table_holds_a_dash():
    made = pdf.render(a_document(Table((Column(Words("Бас"), 167),), ((NO_WORDS,),))))

    assert "Бас—" == letters(pdf_text(made))


def test_a_head_never_stands_alone_at_the_foot_of_a_page():
    facts = Facts(
        tuple(Fact(Words("Сұрақ"), Words("жауап " * 40)) for _ in range(3)), Words("Атауы")
    )
    for filling in range(20, 60, 3):
        filler = Facts(tuple(Fact(Words("а"), Words("б" * 40)) for _ in range(filling)))
        blocks = (filler, Heading(Words("БАС"), "I"), Subheading(Words("ІШКІ")), facts)
        (sheet,) = [one for one in pages(pdf.render(a_document(*blocks))) if "БАС" in one]

        assert "жауап" in sheet.partition("БАС")[2]


def test_a_heading_with_its_note_stands_above_the_table_they_are_about():
    table = Table((Column(Words("Бас"), 167),), ((Words("сурет"),), (Words("хат"),)))
    for filling in range(20, 60):
        filler = Facts(tuple(Fact(Words("а"), Words("б" * 40)) for _ in range(filling)))
        blocks = (filler, Heading(Words("АТАУЫ"), "I"), Note(Words("ескертпе")), table)
        (sheet,) = [one for one in pages(pdf.render(a_document(*blocks))) if "АТАУЫ" in one]

        assert "сурет" in sheet.partition("ескертпе")[2]


@pytest.mark.parametrize("filling", range(0, 60, 7))
def test_a_signature_never_stands_without_its_declaration(filling):
    filler = Facts(tuple(Fact(Words("а"), Words("б" * 40)) for _ in range(filling)))
    fields = (SignatureField(Words("Аудармашы"), "П-03"), SignatureField(Words("Адвокат"), ""))
    signing = Signing(Heading(Words("Қолдар"), "I"), (Words("Дұрыс жазылған."),), fields)
    (sheet,) = [one for one in pages(pdf.render(a_document(filler, signing))) if "Аудармашы" in one]

    assert "Дұрыс жазылған." in sheet
    assert "Қолдар" in sheet
    assert "Адвокат" in sheet


def test_a_character_that_would_vanish_is_refused():
    with pytest.raises(GlyphMissing) as refusal:
        pdf.render(a_document(one_column("Ол 中 деді 😀")))

    assert {"codepoints": ("U+4E2D", "U+1F600"), "paths": ()} == refusal.value.facts


def test_a_long_blank_is_struck_out_and_a_short_one_is_not():
    canvas = sheets.Sheets(None, a_document())
    before = len(canvas._code)
    page.strike_blank(canvas, page.BOTTOM + page.LEAST_BLANK - 1)
    assert before == len(canvas._code)

    page.strike_blank(canvas, page.BOTTOM + 200)
    assert 3 == sum(line.endswith(" l S") for line in canvas._code[before:])


def test_only_our_fonts_are_embedded_and_only_in_part(tmp_path):
    made = statement_bytes()
    rows = pdf_report("pdffonts", made, tmp_path).splitlines()[2:]

    assert rows
    for row in rows:
        name, *_, embedded, subset, has_unicode, _number, _generation = row.split()
        assert re.fullmatch(r"[A-Z]{6}\+Source(Serif4|Sans3)-\w+", name)
        assert ["yes", "yes", "yes"] == [embedded, subset, has_unicode]


def statement_bytes():
    from intake_app.report.statement import statement_pdf

    return statement_pdf(a_statement(sample("s3"), "kk", parallel="uk"))


REBUILD = """
import hashlib, locale, sys
from tests.builders.statements import a_statement, sample
from intake_app.report.statement import statement_pdf
locale.setlocale(locale.LC_ALL, "")
made = statement_pdf(a_statement(sample("s3"), "kk", parallel="uk"))
sys.stdout.write(hashlib.sha256(made).hexdigest())
"""


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Anchorage", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4294967295"},
        {"SOURCE_DATE_EPOCH": "1234567890", "PYTHONHASHSEED": "7"},
    ],
    ids=["far east", "far west", "another epoch"],
)
def test_the_same_bytes_come_out_anywhere(surroundings):
    import hashlib

    environment = {**os.environ, **surroundings}
    rebuilt = subprocess.run(
        [sys.executable, "-c", REBUILD], env=environment, capture_output=True, check=True
    ).stdout.decode()

    assert hashlib.sha256(statement_bytes()).hexdigest() == rebuilt


def test_the_file_names_nobody_and_takes_its_date_from_the_record(tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    said = dict(
        line.split(":", 1)
        for line in pdf_report("pdfinfo", statement_bytes(), tmp_path).splitlines()
    )

    assert "UA-2022-0001" == said["Title"].strip()
    assert "Intake" == said["Producer"].strip() == said["Creator"].strip()
    assert ["", "", ""] == [said[key].strip() for key in ("Author", "Subject", "Keywords")]
    assert "Sat Jan  8 13:40:00 2022 UTC" == said["CreationDate"].strip() == said["ModDate"].strip()


def test_the_language_of_the_text_is_said_to_readers():
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(statement_bytes())) as file:
        assert "kk" == str(file.Root.Lang)


def test_every_sheet_carries_its_number_the_code_and_the_revision():
    sheets_of_it = pages(statement_bytes())
    count = len(sheets_of_it)

    for number, sheet in enumerate(sheets_of_it, start=1):
        assert f"UA-2022-0001 · {count} беттің {number}-беті · қолы" in sheet
        assert f"UA-2022-0001 · с. {number} з {count} · підпис" in sheet
        assert letters(CODE[:16]) in letters(sheet)
        assert "1-редакция / редакція 1" in sheet
    assert letters(CODE) in letters(sheets_of_it[-1])
