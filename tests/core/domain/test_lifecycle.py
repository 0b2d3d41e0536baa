"""Only the steps of the life of a record are allowed."""

import itertools

import pytest

from intake_app.domain import lifecycle
from intake_app.domain.lifecycle import State
from intake_app.errors import StepNotAllowed

ALLOWED = {
    (State.DRAFT, State.READ_BACK),
    (State.DRAFT, State.REFUSED),
    (State.DRAFT, State.WITHDRAWN),
    (State.READ_BACK, State.DRAFT),
    (State.READ_BACK, State.SEALED),
    (State.READ_BACK, State.WITHDRAWN),
    (State.SEALED, State.SIGNED),
    (State.SEALED, State.WITHDRAWN),
    (State.SIGNED, State.WITHDRAWN),
    (State.REFUSED, State.DRAFT),
}
EVERY_STEP = list(itertools.product(State, State))


@pytest.mark.parametrize(("state", "step"), sorted(ALLOWED))
def test_an_allowed_step_is_not_refused(state, step):
    lifecycle.require(state, to=step)


@pytest.mark.parametrize(("state", "step"), [s for s in EVERY_STEP if s not in ALLOWED])
def test_every_other_step_is_refused_with_state_and_step(state, step):
    with pytest.raises(StepNotAllowed) as refused:
        lifecycle.require(state, to=step)

    assert refused.value.facts == {"state": state.value, "step": step.value}


def test_sealing_is_refused_before_read_back():
    with pytest.raises(StepNotAllowed):
        lifecycle.require(State.DRAFT, to=State.SEALED)


def test_every_state_has_its_steps_and_its_mark_in_the_questionnaire():
    assert set(lifecycle.STEPS) == set(State) == set(lifecycle.RECORD_STATUS)
    assert set(lifecycle.RECORD_STATUS.values()) == {"draft", "final", "locked", "withdrawn"}


def test_every_state_is_either_editable_or_frozen():
    assert lifecycle.EDITABLE | lifecycle.FROZEN == set(State)
    assert not lifecycle.EDITABLE & lifecycle.FROZEN


def test_a_frozen_state_never_leads_back_to_an_editable_one():
    for state in lifecycle.FROZEN:
        assert lifecycle.STEPS[state] <= lifecycle.FROZEN


@pytest.mark.parametrize("state", sorted(lifecycle.FROZEN))
def test_answers_are_frozen_from_the_seal_on(state):
    with pytest.raises(StepNotAllowed) as refused:
        lifecycle.require_editable(state)

    assert refused.value.facts == {"state": state.value, "step": "edit"}


@pytest.mark.parametrize("state", sorted(lifecycle.EDITABLE))
def test_answers_can_be_changed_before_the_seal(state):
    lifecycle.require_editable(state)
