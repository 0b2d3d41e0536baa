"""Scenes of the interview: typing, and the steps from a draft to a sealed testimony."""

from contextlib import suppress

from intake_app.commands import interview
from intake_app.domain.lifecycle import State
from intake_app.errors import IntakeError
from tests.campaign.frame import Tally
from tests.campaign.marks import DONE, TRYING
from tests.campaign.scene_vault import (
    ANSWER,
    VAULT,
    at_work,
    compared_answer,
    draft,
    found_session,
    proved,
    typed,
)
from tests.campaign.scenes import Scene

STEPS = 40
SOME_STEPS = 10
SHORT_STEPS = 3
LONG_STEPS = 120  # enough for the log to be moved into the database on the way
TESTIMONIES = 2


def found_drafts(place, testimonies):
    """A vault with so many drafts that could be read back."""
    session = found_session(place / VAULT)
    for _ in range(testimonies):
        draft(session)
    session.vault.close()


def _typing(place, marks, steps):
    def work(session):
        record_id = session.vault.records.ids()[0]
        answers = session.vault.records.get(record_id).body.answers
        for number in range(1, steps + 1):
            words = typed(answers, number)
            marks.step(ANSWER, number, lambda said=words: interview.save(session, record_id, said))

    at_work(place / VAULT, marks, work)


def _prove_typing(place, told):
    def compare(session):
        return compared_answer(session.vault.records.get(session.vault.records.ids()[0]), told)

    return proved(place / VAULT, compare)


def _hasty_typing(place, marks):
    """Says "saved" inside the transaction: the lie that a kill must find."""

    def work(session):
        record_id = session.vault.records.ids()[0]
        answers = session.vault.records.get(record_id).body.answers
        for number in range(1, SHORT_STEPS + 1):
            with session.vault.transaction():
                interview.save(session, record_id, typed(answers, number))
                marks.say(TRYING, ANSWER, number)
                marks.say(DONE, ANSWER, number)

    at_work(place / VAULT, marks, work)


def _deaf_typing(place, marks):
    """Says "saved" whatever came of it: the lie that a full disk must find."""

    def work(session):
        record_id = session.vault.records.ids()[0]
        answers = session.vault.records.get(record_id).body.answers
        for number in range(1, SHORT_STEPS + 1):
            marks.say(TRYING, ANSWER, number)
            with suppress(IntakeError):
                interview.save(session, record_id, typed(answers, number))
            marks.say(DONE, ANSWER, number)

    at_work(place / VAULT, marks, work)


def _typing_scene(act):
    return Scene("typing and autosave", lambda place: found_drafts(place, 1), act, _prove_typing)


TYPING = _typing_scene(lambda place, marks: _typing(place, marks, STEPS))
SOME_TYPING = _typing_scene(lambda place, marks: _typing(place, marks, SOME_STEPS))
SHORT_TYPING = _typing_scene(lambda place, marks: _typing(place, marks, SHORT_STEPS))
LONG_TYPING = _typing_scene(lambda place, marks: _typing(place, marks, LONG_STEPS))
HASTY = _typing_scene(_hasty_typing)
DEAF = _typing_scene(_deaf_typing)


def _sealing(place, marks):
    def work(session):
        for number, record_id in enumerate(session.vault.records.ids(), 1):
            acts = {
                "read-back": lambda one=record_id: read_back(session, one),
                "seal": lambda one=record_id: interview.seal(session, one),
            }
            for what, act in acts.items():
                if not marks.step(what, number, act):
                    break

    at_work(place / VAULT, marks, work)


def read_back(session, record_id):
    """The person confirms the text; every warning gets a reason."""
    found = interview.check(session, record_id)
    interview.read_back(session, record_id, {problem.code: "so told" for problem in found})


def _prove_sealing(place, told):
    def compare(session):
        tally = Tally(1)
        for number, record_id in enumerate(session.vault.records.ids(), 1):
            state = session.vault.records.get(record_id).state
            if told.was_done("seal", number):
                lost = state is not State.SEALED
            else:
                lost = told.was_done("read-back", number) and state is State.DRAFT
            if lost:
                tally += Tally(lost=1, notes=(f"testimony {number} is a {state.value} again",))
        return tally

    return proved(place / VAULT, compare)


def _sealing_scene(testimonies):
    return Scene(
        "reading back and sealing",
        lambda place: found_drafts(place, testimonies),
        _sealing,
        _prove_sealing,
    )


SEALING = _sealing_scene(TESTIMONIES)
SHORT_SEALING = _sealing_scene(1)
