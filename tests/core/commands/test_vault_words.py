"""Every problem of a vault is told in words, in every language, and never as a code."""

import re
from pathlib import Path

import pytest

from intake_app.commands.vault_words import problem_in_words
from intake_app.i18n import LANGUAGES, catalog
from intake_app.store import inspection

ID = "0b6f3c52-8f1d-4b8e-9a53-2f6f0f1f7a01"
PROBLEMS = (
    "header",
    "slots",
    "pages",
    "structure",
    "references",
    "records",
    f"record {ID}",
    "audit",
    "audit 7",
)


def test_these_are_the_codes_that_a_report_gives() -> None:
    written = re.compile(r'(?:yield |problems\.append\()f?"([a-z]+)')
    found = written.findall(Path(inspection.__file__).read_text(encoding="utf-8"))

    assert set(found) == {problem.split()[0] for problem in PROBLEMS}


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
    without_names = [one.replace(ID, "").replace("vault.json", "") for one in said]
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
