"""The sheet on paper: the digits as they are shown, advice, and a file that says nothing."""

import subprocess
from datetime import date

import pytest

from intake_app.i18n import LANGUAGES, catalog
from intake_app.report.recovery_sheet import FILE_NAME, RecoverySheet, sheet_pdf

CODE = "104379-209143-300751-411257-512996-613701-714747-099330"
SHEET = RecoverySheet(CODE, "D19D 34BB", date(2026, 11, 22))


def run(*command, given):
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout.decode()


def printed(language):
    return run("pdftotext", "-layout", "-", "-", given=sheet_pdf(SHEET, catalog(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_group_stands_beside_its_number_in_order(language):
    words = printed(language).split()
    numbers = [f"{group[:3]} {group[3:]}" for group in CODE.split("-")]

    pairs = " ".join(words)
    places = [pairs.index(f"{at} {group}") for at, group in enumerate(numbers, start=1)]

    assert sorted(places) == places


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_which_vault_and_when_and_what_never_to_do(language):
    words = catalog(language)
    told = " ".join(printed(language).split())

    for sentence in (
        words.t("Recovery sheet"),
        words.t("Vault {vault}, {date}", vault="D19D 34BB", date=words.date_long(SHEET.made_on)),
        words.t("What it is for"),
        words.t("Where to keep it"),
        words.t("What never to do"),
    ):
        assert sentence in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_page_of_a4_whose_file_says_nothing(language):
    about = run("pdfinfo", "-", given=sheet_pdf(SHEET, catalog(language)))
    facts = dict(line.split(":", 1) for line in about.splitlines() if ":" in line)

    told = {name: facts[name].strip() for name in ("Title", "Author", "Creator", "Producer")}
    assert ("1", True) == (facts["Pages"].strip(), "(A4)" in facts["Page size"])
    assert {
        "Title": catalog(language).t("Sheet"),
        "Author": "",
        "Creator": "",
        "Producer": "",
    } == told


def test_its_name_says_nothing():
    assert "sheet.pdf" == FILE_NAME


def test_the_same_sheet_gives_the_same_bytes():
    assert sheet_pdf(SHEET, catalog("kk")) == sheet_pdf(SHEET, catalog("kk"))


def test_the_digits_are_not_shown_by_repr():
    assert "104379" not in repr(SHEET)
