"""`intake record unfinished`: a script learns where somebody was half way, never the words."""

import json

import pytest

from intake_app.commands import half_typed, records, vaults
from intake_app.commands.session import environment
from tests.core.cli.conftest import PASSPHRASE

PLACE = "incidents[0].date"


@pytest.fixture
def begun(intake, vault, samples):
    """A record in which a date was half typed at the lock."""
    record = intake("record", "add", samples["s5"], "--vault", vault).out.strip()
    session = vaults.unlock(vault, PASSPHRASE, environment())
    entry = {PLACE: {"boxes": {"day": "7"}, "base": None}}
    half_typed.keep(session, records.find(session, record), entry)
    vaults.close(session)
    return record


def test_the_places_are_listed_without_a_word_of_what_was_typed(intake, vault, begun):
    said = intake("record", "unfinished", begun, "--vault", vault)

    assert (0, [PLACE], "") == (said.code, said.lines, said.err)


def test_what_was_begun_is_discarded_once(intake, vault, begun):
    first, second = (
        json.loads(intake("record", "unfinished", begun, "--vault", vault, *more, "--json").out)
        for more in (("--discard",), ())
    )

    assert {"unfinished": [PLACE], "discarded": True} == first
    assert {"unfinished": [], "discarded": False} == second


def test_a_record_that_is_not_here_is_an_error(intake, vault):
    assert 0 != intake("record", "unfinished", "KZ-1999-0001", "--vault", vault).code
