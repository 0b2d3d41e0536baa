"""A person takes consent back: for some purposes, for all that is to come, or with erasure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from intake_app.domain.answers import Answers, JsonObject
from intake_app.domain.consent import Level
from intake_app.domain.record import Body

DECISIONS = "consent_decisions"


class Scope(StrEnum):
    """How far a withdrawal reaches: the codes of the questionnaire's list withdrawal_scope."""

    THIS_PURPOSE = "this_purpose"
    ALL_FUTURE = "all_future"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a person takes back. `purposes` are codes; empty where the scope covers all of them."""

    scope: Scope
    purposes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.scope is Scope.THIS_PURPOSE) != bool(self.purposes):
            raise ValueError("purposes belong to a withdrawal from some purposes, and to no other")

    @property
    def code(self) -> str:
        """As the log keeps it: the scope, then the purposes; `read` reads it back."""
        return " ".join((self.scope.value, *self.purposes))

    @classmethod
    def read(cls, code: str) -> "Withdrawal":
        """The withdrawal of a `code`. ValueError when it is none."""
        scope, *purposes = code.split(" ")
        return cls(Scope(scope), tuple(purposes))


def with_withdrawal(
    answers: Answers, withdrawal: Withdrawal, at: str, allowed: Sequence[str]
) -> Answers:
    """The answers with one more consent decision for each purpose that is taken back.

    `allowed` are the purposes that a withdrawal from everything is written down for; each row says
    "refused" too, for readers that look at the level alone. Rows before stay as they are.
    """
    for purpose in withdrawal.purposes or allowed:
        row: JsonObject = {
            "purpose": purpose,
            "level": Level.REFUSED.value,
            "decided_at": at,
            "withdrawn": "yes",
            "withdrawn_at": at,
            "withdrawn_scope": withdrawal.scope.value,
        }
        answers = answers.with_row(DECISIONS, row)
    return answers


def only_adds_decisions(before: Body, after: Body) -> bool:
    """Whether `after` is `before` with consent decisions added behind those that were there."""
    old, new = before.answers.rows(DECISIONS), after.answers.rows(DECISIONS)
    if new[: len(old)] != old:
        return False
    return _without_decisions(before) == _without_decisions(after)


def _without_decisions(body: Body) -> JsonObject:
    stored = body.to_json()
    data = stored["data"]
    if isinstance(data, dict):
        stored["data"] = {name: part for name, part in data.items() if name != DECISIONS}
    return stored
