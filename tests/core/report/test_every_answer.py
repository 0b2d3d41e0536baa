"""Any record that can be stored can be printed, and every printable answer stands on the paper."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_app.domain.answers import Missing, MissingReason
from intake_app.errors import ConsentMissing
from intake_app.report.document import build
from intake_app.report.statement import statement_pdf
from tests.builders.golden import as_text
from tests.builders.paper import stands_on_paper, words_on_paper
from tests.builders.statements import a_statement, book, letters, pdf_text, sample
from tests.seed_facts import seed_facts

COLUMNS = {"s1": "ru", "s3": "kk", "s4": "ru", "s5": "uk", "s7": "ru"}
PATHS = [(name, path) for name in COLUMNS for path in sample(name).paths()]
# Without these there is no statement at all, or no row to stand in.
NEEDED = {"consent.given", "statement_paragraphs.text"}
CHANGEABLE = [
    (name, path)
    for name, path in PATHS
    if path.field_id not in NEEDED and book().field(path.field_id).kind != "key"
]
FACTS = [fact for fact in seed_facts() if fact.found]


@cache
def paper(name):
    return letters(pdf_text(statement_pdf(a_statement(sample(name), COLUMNS[name]))))


@given(
    changes=st.lists(st.sampled_from(CHANGEABLE), min_size=1, max_size=12),
    reason=st.sampled_from([None, *MissingReason]),
)
@settings(max_examples=100)
def test_a_statement_can_do_without_any_answers(changes, reason):
    name = changes[0][0]
    answers = sample(name)
    for other, path in changes:
        if other == name:
            answers = answers.with_answer(path, Missing(reason) if reason else None)
    wanted = a_statement(answers, "en", columns=(COLUMNS[name],), code="")
    if takes_everything_back(answers):
        with pytest.raises(ConsentMissing):
            build(wanted)
        return
    text = as_text(build(wanted))

    assert "{'" not in text
    assert "None" not in text


def takes_everything_back(answers):
    """A withdrawal from what nobody can name is one from everything: nothing is printed then."""
    return any(
        row.get("withdrawn", "no") != "no"
        and not (
            isinstance(row.get("purpose"), str)
            and row.get("withdrawn_scope", "this_purpose") == "this_purpose"
        )
        for row in answers.rows("consent_decisions")
    )


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_every_fact_of_the_two_stories_stands_on_the_paper(fact):
    name = fact.sample.split("_")[0]
    for path in filter(stands_on_paper, fact.found):
        for words in words_on_paper(sample(name), path, COLUMNS[name]):
            assert letters(words) in paper(name), path


TEXT_ONLY = frozenset({"long_text", "quote", "text"})
# The consent for the media is not printed at all.
MEDIA = ("s4", "consent_decisions[6].conditions")


@pytest.mark.parametrize("name", ["s1", "s3", "s4"])
def test_every_free_text_that_may_be_printed_is(name):
    people = {row["id"] for row in sample(name).rows("persons")}
    for path in filter(stands_on_paper, sample(name).paths()):
        free = book().field(path.field_id).kind in TEXT_ONLY and (name, str(path)) != MEDIA
        for words in words_on_paper(sample(name), path, COLUMNS[name]) if free else ():
            # Whoever was meant by a person's key is printed by name.
            assert words in people or letters(words) in paper(name), path
