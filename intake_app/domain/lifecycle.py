"""The life of a record: which step may follow which state."""

from enum import StrEnum

from intake_app.errors import StepNotAllowed


class State(StrEnum):
    """The program's own state of a record; what a file claims stays inside its data."""

    DRAFT = "draft"
    READ_BACK = "read_back"
    SEALED = "sealed"
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


STEPS: dict[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.READ_BACK, State.REFUSED, State.WITHDRAWN}),
    State.READ_BACK: frozenset({State.DRAFT, State.SEALED, State.WITHDRAWN}),
    State.SEALED: frozenset({State.SIGNED, State.WITHDRAWN}),
    State.SIGNED: frozenset({State.WITHDRAWN}),
    State.WITHDRAWN: frozenset(),
    State.REFUSED: frozenset({State.DRAFT}),  # a slip of the finger at the consent question
}

EDITABLE = frozenset({State.DRAFT, State.READ_BACK, State.REFUSED})
FROZEN = frozenset({State.SEALED, State.SIGNED, State.WITHDRAWN})

# How a state is written in the codebook's own list `record_status`.
RECORD_STATUS: dict[State, str] = {
    State.DRAFT: "draft",
    State.READ_BACK: "draft",
    State.SEALED: "final",
    State.REFUSED: "final",
    State.SIGNED: "locked",
    State.WITHDRAWN: "withdrawn",
}


def require(state: State, *, to: State) -> None:
    """Refuse with StepNotAllowed when `to` may not follow `state`."""
    if to not in STEPS[state]:
        raise StepNotAllowed(state=state.value, step=to.value)


def require_editable(state: State) -> None:
    """Refuse with StepNotAllowed when answers of a record in this state are frozen."""
    if state not in EDITABLE:
        raise StepNotAllowed(state=state.value, step="edit")
