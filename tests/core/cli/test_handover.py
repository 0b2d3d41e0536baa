"""`intake record handover|take-on` from outside: words, JSON, exit codes."""

import json
from dataclasses import replace

import pytest

from tests.core.cli.conftest import Intake

THEIRS = "жеті көк қозы далада"
REFERENCE = "UA-2022-0003"


@pytest.fixture
def shared(intake, vault, samples, tmp_path):
    """A vault with a draft and a colleague."""
    added = intake("record", "add", samples["s5"], "--vault", vault)
    assert 0 == added.code, added.err
    words = ("vault", "user", "add", vault, "--name", "И-08", "--new-passphrase-fd", "0")
    added = intake(*words, given=f"{THEIRS}\n")
    assert 0 == added.code, added.err
    return vault


def hands_over(intake, vault, *more, to="И-08", record=REFERENCE):
    words = ("record", "handover", record, "--vault", vault, "--to", to, "--why", "shift")
    return intake(*words, *more)


def listed(intake, vault):
    said = json.loads(intake("record", "list", "--vault", vault, "--json").out)
    return [(row["handed_to"], row["training"]) for row in said["records"]]


def test_a_draft_goes_to_the_colleague_and_is_taken_on_with_its_note(shared, intake):
    note = ("--still-open", "Injuries", "--person", "Tired", "--next-meeting", "Tuesday")

    handed = hands_over(intake, shared, *note, "--json")
    waiting = listed(intake, shared)
    taken = replace(intake, passphrase=THEIRS)(
        "record", "take-on", REFERENCE, "--vault", shared, "--json"
    )

    assert (0, 0) == (handed.code, taken.code), handed.err + taken.err
    told, got = json.loads(handed.out), json.loads(taken.out)
    assert {"record_id", "to", "why", "revision"} == told.keys()
    assert ("И-08", "shift") == (told["to"], told["why"])
    assert {"still_open": "Injuries", "person": "Tired", "next_meeting": "Tuesday"} == got["note"]
    assert ("И-07", told["revision"] + 1) == (got["by"], got["revision"])
    assert [("И-08", True)] == waiting
    assert [("", True)] == listed(intake, shared)


def test_the_list_says_it_in_words(shared, intake):
    hands_over(intake, shared)

    line = intake("record", "list", "--vault", shared).out

    assert "Handed to И-08" in line
    assert "TRAINING: invented, not a testimony" in line


@pytest.mark.parametrize(
    ("to", "record", "code"), [("И-09", REFERENCE, 3), ("И-08", "UA-2022-9999", 3)]
)
def test_who_or_what_is_not_there_is_refused(shared, intake, to, record, code):
    said = hands_over(intake, shared, to=to, record=record)

    assert (code, "") == (said.code, said.out)
    assert said.err
    assert [("", True)] == listed(intake, shared)


def test_a_sealed_testimony_is_refused(shared, intake):
    intake("record", "finish", REFERENCE, "--vault", shared)

    said = hands_over(intake, shared)

    assert 3 == said.code
    assert "does not fit the state" in said.err


def test_a_reason_is_needed(shared, intake):
    said = intake("record", "handover", REFERENCE, "--vault", shared, "--to", "И-08")

    assert 2 == said.code
    assert [("", True)] == listed(intake, shared)


def test_help_names_both_commands():
    said = Intake()("record", "--help").out

    assert "handover" in said
    assert "take-on" in said
