"""Practice is told apart wherever testimonies are counted, listed or let go."""

import pytest

from intake_app.commands import exports, health, interview, narrowing, previews, records
from intake_app.domain.answers import AnswerPath, Said
from intake_app.domain.listing import Narrowed, Sent, Wanted
from intake_app.errors import NothingToExport
from intake_app.i18n import LANGUAGES, catalog
from intake_app.store.index_words import IndexWords
from tests.core.commands.sealing_steps import called_real
from tests.core.commands.test_interview import START, a_sample

SYNTHETIC = AnswerPath("record", "synthetic")
UNSENT = Wanted(narrowed=Narrowed(sent=frozenset({Sent.UNSENT})))


def sealed(session, record_id):
    interview.read_back(session, record_id)
    interview.seal(session, record_id)
    return record_id


@pytest.fixture
def practice(session):
    return sealed(session, a_sample(session, "s5"))


@pytest.fixture
def real(session):
    return sealed(session, called_real(session, a_sample(session, "s3")))


def unsent(session):
    line = next(one for one in health.health(session) if one.code == "unsent")
    return line.facts["n"], [row.record_id for row in records.listed(session, UNSENT).rows]


def test_practice_waits_for_no_export(session, practice):
    assert (0, []) == unsent(session)
    assert not previews.preview(session, practice).is_unsent


def test_a_testimony_beside_it_does(session, practice, real):
    assert (1, [real]) == unsent(session)
    assert previews.preview(session, real).is_unsent


def test_the_list_tells_them_apart(session, practice, real):
    told = {row.record_id: row.is_training for row in records.page(session).rows}

    assert {practice: True, real: False} == told


def test_what_is_called_practice_later_is_listed_so_at_once(session):
    record_id = interview.start(session, START).record_id
    before = [row.is_training for row in records.page(session).rows]
    answers = session.vault.records.get(record_id).body.answers

    interview.save(session, record_id, answers.with_answer(SYNTHETIC, Said("yes")))

    assert [False] == before
    assert [True] == [row.is_training for row in records.page(session).rows]


def test_nobody_finds_practice_by_typing_its_mark(session, practice):
    assert () == records.page(session, "\ue000training").rows


def test_practice_of_an_older_program_is_marked_when_the_list_is_open(session, practice):
    words = IndexWords(session.vault.database)
    number = session.vault.database.value("SELECT number FROM records")
    words.put({int(str(number)): "слова без знаков"})
    before = [row.is_training for row in records.page(session).rows]

    narrowing.mark_some(session)

    assert [False] == before
    assert [True] == [row.is_training for row in records.page(session).rows]


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def test_an_export_of_all_leaves_practice_here_and_says_why(session, practice, real, stick):
    written = exports.write(session, stick, "case_file")

    left = {choice.record_id: choice.reason for choice in written.left_out}
    assert ((real,), {practice: "training"}) == (written.records, left)


def test_practice_alone_is_nothing_to_export(session, practice, stick):
    with pytest.raises(NothingToExport):
        exports.write(session, stick, "case_file")

    assert [] == list(stick.iterdir())


def test_practice_goes_when_it_is_asked_for_by_its_number_and_keeps_its_mark(
    session, practice, stick
):
    written = exports.write(session, stick, "case_file", (practice,))

    assert ((practice,), ()) == (written.records, written.left_out)
    assert b'"synthetic":"yes"' in records.interchange(session, practice).replace(b" ", b"")


@pytest.mark.parametrize("language", LANGUAGES)
def test_why_practice_stays_is_said_in_every_language(session, practice, language):
    choice = next(iter(exports.choices(session, "case_file")))
    words = exports.reason_in_words(exports._without_training(choice), catalog(language))

    assert 10 < len(words)
    assert (language == "en") == (words == "It is training: invented, not a testimony.")
