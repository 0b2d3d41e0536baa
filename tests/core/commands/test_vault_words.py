"""Every problem of a vault is told in words, in every language, and never as a code."""

import re
from pathlib import Path

import pytest

from intake_app.commands import vault_check
from intake_app.commands.vault_words import (
    doubt_in_words,
    finding_in_words,
    problem_in_words,
)
from intake_app.i18n import LANGUAGES, catalog
from intake_app.store import inspection
from intake_app.store.doubts import Doubt, Kind
from intake_app.store.findings import Finding

ID = "0b6f3c52-8f1d-4b8e-9a53-2f6f0f1f7a01"
PROBLEMS = (
    "header",
    "slots",
    "pages",
    "structure",
    "references",
    "records",
    f"record {ID}",
    f"missing {ID}",
    f"sealed_elsewhere {ID}",
    f"attachment {ID}",
    f"stray_file {ID}",
    f"tombstone {ID}",
    f"sealed_file {ID}",
    f"stray_sealed {ID}.age",
    f"slip {ID}",
    f"review {ID}",
    f"half_typed {ID}",
    "older",
    "contents",
    "keys",
    "rolled_back ABCDEFGHIJ",
    "audit",
    "audit 7",
)


def test_these_are_the_codes_that_a_report_gives() -> None:
    written = re.compile(r'(?:Finding\(|yield )"([a-z_]+)"')
    sources = [*Path(inspection.__file__).parent.glob("*.py"), Path(vault_check.__file__)]
    found = {code for file in sources for code in written.findall(file.read_text("utf-8"))}

    assert found | {kind.value for kind in Kind} == {problem.split()[0] for problem in PROBLEMS}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("problem", PROBLEMS)
def test_a_problem_says_what_happened_and_what_to_do(problem: str, language: str) -> None:
    told = problem_in_words(problem, catalog(language))

    assert len(re.findall(r"[^.]{5,}?[.]", told)) >= 2, told
    assert "{" not in told


@pytest.mark.parametrize("problem", PROBLEMS)
def test_no_language_answers_in_english_or_in_a_code(problem: str) -> None:
    english = problem_in_words(problem, catalog("en"))

    said = [problem_in_words(problem, catalog(language)) for language in ("kk", "ru", "uk")]

    assert english not in said
    assert len(set(said)) == 3
    names = f"{ID}|ABCDEFGHIJ|vault.json|att/|sealed/|[.]age"
    without_names = [re.sub(names, "", one) for one in said]
    assert [] == [one for one in without_names if re.search("[a-zA-Z]", one)]


def test_no_two_problems_are_told_alike() -> None:
    assert len(PROBLEMS) == len({problem_in_words(one, catalog("kk")) for one in PROBLEMS})


def test_what_is_damaged_is_named() -> None:
    english = catalog("en")

    assert (
        f"Testimony {ID} is damaged: it is not what was saved. "
        "Restore it from a backup or an export."
    ) == problem_in_words(f"record {ID}", english)
    assert (
        "The audit log breaks at entry 7. "
        "The vault was changed from outside. Keep a copy and tell headquarters."
    ) == problem_in_words("audit 7", english)


def test_a_problem_without_words_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        problem_in_words("weather", catalog("en"))


def test_a_testimony_is_named_by_its_number_where_that_is_known() -> None:
    found = Finding("record", ID, "UA-2022-K7-0003")

    assert finding_in_words(found, catalog("en")).startswith("Testimony UA-2022-K7-0003 is damaged")


def test_a_broken_log_is_told_with_what_stands_there() -> None:
    found = Finding("audit", "7", at="2022-01-08T09:00:05+00:00", event="exported")

    assert (
        "The audit log breaks at entry 7. "
        "What stands there: 08.01.2022, 09:00, The testimony was exported for headquarters. "
        "The vault was changed from outside. Keep a copy and tell headquarters."
    ) == finding_in_words(found, catalog("en"))


def test_an_event_that_somebody_made_up_is_not_repeated() -> None:
    found = Finding("audit", "7", at="x", event="<b>call me</b>")

    assert problem_in_words("audit 7", catalog("en")) == finding_in_words(found, catalog("en"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_a_doubt_says_what_happened_and_what_to_do(kind: Kind, language: str) -> None:
    told = doubt_in_words(Doubt(kind, "2022-01-08T09:00:05+00:00"), catalog(language))

    assert "08.01.2022, 09:00" in told.happened
    assert told.remedy.endswith(".")
