"""Every problem has words in every language: what happened, and what to do now."""

import re
from pathlib import Path

import pytest

import intake_app
from intake_app.codebook.load import load_codebook
from intake_app.codebook.problem import Problem
from intake_app.codebook.rules import RULES
from intake_app.codebook.wording import SENTENCES, describe_place, describe_problem
from intake_app.i18n import LANGUAGES, catalog

BOOK = load_codebook()
FACTS = {
    "kind": "text",
    "codepoints": ("U+0007",),
    "letters": 20_001,
    "most": 20_000,
    "least": 1,
    "value": "castle",
    "key": "edtf",
    "field": "acts.act_type",
    "to": "persons",
}


def codes_in_the_program():
    """Codes that any module gives to a problem, as they are written there."""
    written = re.compile(r'\b_?(?:Problem|Flaw|problem)\(\s*"([a-z_]+)"')
    root = Path(intake_app.__file__).parent
    return {
        code
        for file in root.rglob("*.py")
        for code in written.findall(file.read_text(encoding="utf-8"))
    }


def test_every_code_that_the_program_gives_has_words_and_no_words_lie_idle():
    assert codes_in_the_program() | set(RULES) == set(SENTENCES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_problem_says_what_happened_and_what_to_do(code, language):
    told = describe_problem(Problem(code, "acts", facts=FACTS), BOOK, catalog(language))

    assert 2 <= len(re.findall(r"[^.]{5,}?[.]", told)), told
    assert "{" not in told


VARIANTS = [
    ("r_interviewee", {"marked": 0}, {"marked": 2}),
    ("r_consent_first", {"given": "no"}, {"given": ""}),
    ("r_times", {"what": "custody"}, {"what": "interview"}),
    ("r_consent_latest", {"what": "order"}, {"what": "since_when"}),
    ("r_consent_latest", {"what": "since_when"}, {"what": "before_decision"}),
    ("rows_lacking", {"least": 1}, {"least": 2}),
]


@pytest.mark.parametrize(("code", "one", "other"), VARIANTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_different_faults_of_one_rule_are_told_differently(code, one, other, language):
    told = [
        describe_problem(Problem(code, "acts", facts=facts), BOOK, catalog(language))
        for facts in (one, other)
    ]

    assert told[0] != told[1]


def test_facts_stand_in_the_sentence():
    problem = Problem("not_asked_here", "acts[0].restraint_type", facts={"field": "acts.act_type"})

    assert (
        "Another answer (“Type of act”) rules this one out. Remove this answer, or change that one."
    ) == describe_problem(problem, BOOK, catalog("en"))
    assert "20\u00a0001" in describe_problem(
        Problem("too_long", "acts", facts=FACTS), BOOK, catalog("uk")
    )


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("acts[2].restraint_type", "Действия, 3: Средство ограничения"),
        ("acts[2]", "Действия, 3"),
        ("acts", "Действия"),
        ("consent.given", "Информированное согласие: Согласие на этот опрос"),
        ("acts[2].weather", "Действия, 3: weather"),
        ("codebook_version", "codebook_version"),
        ("?", "?"),
        ("", ""),
    ],
)
def test_a_place_is_named_as_a_person_sees_it(path, place):
    told = describe_place(Problem("empty", path), BOOK, catalog("ru"))

    assert place == told
