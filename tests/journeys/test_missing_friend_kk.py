"""The friend who was taken away: a Kazakh window, a Kazakh talk, every answer by keys."""

import pytest

from intake_app.domain.answers import AnswerPath
from intake_app.domain.lifecycle import State
from intake_app.domain.statement_code import statement_code
from tests.builders.paper import stands_on_paper, words_on_paper
from tests.builders.records import MISSING_FRIEND, sample_answers
from tests.builders.statements import letters
from tests.journeys.compare import as_told
from tests.journeys.path import taken
from tests.seed_facts import seed_facts

FACTS = [fact for fact in seed_facts() if fact.sample == MISSING_FRIEND]
MADE = ("record.record_id", "record.reference", "record.created_at")


@pytest.fixture(scope="module")
def script():
    return sample_answers(MISSING_FRIEND)


@pytest.fixture(scope="module")
def found(script, qapp, tmp_path_factory):
    return taken(script, tmp_path_factory.mktemp("friend"))


def test_the_stored_record_is_what_was_told(script, found):
    assert as_told(script, found.stored.body.answers, MADE) == found.stored.body.answers


def test_what_the_program_made_is_its_own(found):
    answers = found.stored.body.answers

    assert found.stored.record_id == answers.value("record.record_id")
    assert "2022-01-08T13:10:00+02:00" == answers.value("record.created_at")
    assert answers.value("record.reference").startswith("UA-2022-")
    assert answers.value("record.reference").endswith("-0001")


def test_it_is_sealed_with_its_code_on_paper_and_the_vault_is_sound(found):
    assert State.SEALED is found.stored.state
    assert () == found.report.problems
    assert letters(statement_code(found.stored.body))[:16] in found.paper


@pytest.mark.parametrize("language", ["kk", "uk"])
def test_every_paragraph_stands_on_paper_here_and_at_headquarters(script, found, language):
    for row in script.rows("statement_paragraphs"):
        quote = row["text"]
        versions = {quote["lang"]: quote["text"]}
        versions |= {one["lang"]: one["text"] for one in quote["translations"]}

        assert letters(versions[language]) in found.paper
        assert letters(versions[language]) in found.paper_at_hq


def test_headquarters_has_the_record_that_is_stored(found):
    assert found.stored.body.answers == found.at_hq
    assert () == found.quarantined


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_a_fact_of_the_story_goes_all_the_way(script, found, fact):
    stored = found.stored.body.answers
    for path in fact.found:
        assert None is not script.get(path) == stored.get(path) == found.at_hq.get(path)
    for path in filter(stands_on_paper, fact.found):
        for words in words_on_paper(stored, path, "kk"):
            assert letters(words) in found.paper, path


def test_what_was_not_mentioned_is_absent_and_not_no(found):
    stored = found.stored.body.answers
    silent = next(fact for fact in FACTS if fact.id == "000-17")
    answered = {path.field_id for path in stored.paths()}

    assert not answered & set(silent.unsaid)
    assert "unknown" == stored.get(AnswerPath("perpetrators", "armed", 0)).reason.value
