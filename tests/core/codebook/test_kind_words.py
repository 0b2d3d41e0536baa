"""Each kind of answer has a name that a person understands."""

import re

import pytest

from intake_app.codebook.kind_words import KIND_NAMES
from intake_app.codebook.kinds import KINDS
from intake_app.codebook.load import load_codebook
from intake_app.codebook.problem import Problem
from intake_app.codebook.wording import describe_problem
from intake_app.i18n import LANGUAGES, catalog

BOOK = load_codebook()


def told(kind, language):
    problem = Problem("type", "acts[0].act_type", facts={"kind": kind})
    return describe_problem(problem, BOOK, catalog(language))


def test_every_kind_has_a_name_and_no_name_lies_idle():
    assert set(KINDS) == set(KIND_NAMES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_kinds_have_one_name(language):
    assert len(KINDS) == len({told(kind, language) for kind in KINDS})


@pytest.mark.parametrize("language", ["kk", "ru", "uk"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_not_named_by_its_code(kind, language):
    assert not re.search("[a-zA-Z_]", told(kind, language))


@pytest.mark.parametrize(
    ("kind", "language", "sentence"),
    [
        ("choice", "en", "The answer is not of the kind “one choice from the list”. "),
        ("partial_date", "en", "The answer is not of the kind “full or partial date”. "),
        ("person_refs", "kk", "Жауап «осы жазбадағы адамдар» түріне сай емес. "),
        ("integer", "ru", "Ответ не соответствует типу «целое число». "),
        ("text", "uk", "Відповідь не відповідає типу «один рядок тексту». "),
    ],
)
def test_the_name_stands_in_the_sentence(kind, language, sentence):
    assert told(kind, language).startswith(sentence)
