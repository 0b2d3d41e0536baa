"""Two testimonies, every answer by keys: what was told is in the vault, on paper and at HQ.

The refugee of Almaty told it in Uzbek with Russian translations; for the friend who was taken away
both the window and the talk are Kazakh.
"""

from dataclasses import dataclass
from functools import cache

import pytest

from intake_app.domain.answers import AnswerPath
from intake_app.domain.lifecycle import State
from intake_app.domain.statement_code import statement_code
from tests.builders.paper import stands_on_paper, words_on_paper
from tests.builders.records import ALMATY, MISSING_FRIEND, sample_answers
from tests.builders.statements import letters
from tests.journeys.compare import as_told
from tests.journeys.path import taken
from tests.seed_facts import seed_facts


@dataclass(frozen=True)
class Expected:
    """What the program makes of a testimony, and the languages it is printed in."""

    created_at: str
    reference: str
    paragraphs: tuple[str, str]
    answers: str


JOURNEYS = {
    ALMATY: Expected("2009-09-10T11:05:00+06:00", "KZ-2009-", ("uz", "ru"), answers="ru"),
    MISSING_FRIEND: Expected("2022-01-08T13:10:00+02:00", "UA-2022-", ("kk", "uk"), answers="kk"),
}
FACTS = [fact for fact in seed_facts() if fact.sample in JOURNEYS]
MADE = ("record.record_id", "record.reference", "record.created_at")

of_each = pytest.mark.parametrize("sample", JOURNEYS)


@pytest.fixture(scope="module")
def found_of(qapp, tmp_path_factory):
    """Takes a journey when the first test asks for it, and no second time."""

    @cache
    def found(sample):
        return taken(sample_answers(sample), tmp_path_factory.mktemp("journey"))

    return found


@of_each
def test_the_stored_record_is_what_was_told(found_of, sample):
    stored = found_of(sample).stored.body.answers

    assert as_told(sample_answers(sample), stored, MADE) == stored


@of_each
def test_what_the_program_made_is_its_own(found_of, sample):
    stored, expected = found_of(sample).stored, JOURNEYS[sample]
    answers = stored.body.answers

    assert stored.record_id == answers.value("record.record_id")
    assert expected.created_at == answers.value("record.created_at")
    assert answers.value("record.reference").startswith(expected.reference)
    assert answers.value("record.reference").endswith("-0001")


@of_each
def test_it_is_sealed_with_its_code_on_paper_and_the_vault_is_sound(found_of, sample):
    found = found_of(sample)

    assert State.SEALED is found.stored.state
    assert () == found.report.problems
    assert letters(statement_code(found.stored.body))[:16] in found.paper


@of_each
def test_every_paragraph_stands_on_paper_here_and_at_headquarters(found_of, sample):
    found = found_of(sample)
    for row in sample_answers(sample).rows("statement_paragraphs"):
        quote = row["text"]
        versions = {quote["lang"]: quote["text"]}
        versions |= {one["lang"]: one["text"] for one in quote["translations"]}

        for language in JOURNEYS[sample].paragraphs:
            assert letters(versions[language]) in found.paper
            assert letters(versions[language]) in found.paper_at_hq


@of_each
def test_headquarters_has_the_record_that_is_stored(found_of, sample):
    found = found_of(sample)

    assert found.stored.body.answers == found.at_hq
    assert () == found.quarantined


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_a_fact_of_the_story_goes_all_the_way(found_of, fact):
    found, script = found_of(fact.sample), sample_answers(fact.sample)
    stored = found.stored.body.answers
    for path in fact.found:
        assert None is not script.get(path) == stored.get(path) == found.at_hq.get(path)
    for path in filter(stands_on_paper, fact.found):
        for words in words_on_paper(stored, path, JOURNEYS[fact.sample].answers):
            assert letters(words) in found.paper, path


def test_the_night_over_two_dates_and_the_declined_words_are_as_told(found_of):
    stored = found_of(ALMATY).stored.body.answers

    night = stored.value("incidents[0].date")
    assert ("2009-09-07/2009-09-08", True) == (night["edtf"], night["night_of"])
    assert "declined" == stored.get(AnswerPath("acts", "threat_words", 5)).reason.value


def test_what_was_not_mentioned_is_absent_and_not_no(found_of):
    stored = found_of(MISSING_FRIEND).stored.body.answers
    silent = next(fact for fact in FACTS if fact.id == "000-17")
    answered = {path.field_id for path in stored.paths()}

    assert not answered & set(silent.unsaid)
    assert "unknown" == stored.get(AnswerPath("perpetrators", "armed", 0)).reason.value
