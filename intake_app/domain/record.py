"""Records and their revisions, as values."""

from dataclasses import dataclass, field, replace
from typing import NewType

from intake_app.domain.answers import Answers, JsonObject
from intake_app.domain.handover import Handover
from intake_app.domain.lifecycle import State

RecordId = NewType("RecordId", str)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the program keeps beside the answers of a record, never inside its `data`.

    `salt` (hex, 128 bit) and `statement_id` make the printed code; `audit_head` is the chain's
    head at sealing; `wording` is the question text as it was shown (field id -> label).
    `handover` is the last one of a draft; the seal leaves it behind.
    """

    salt: str = ""
    statement_id: str = ""
    audit_head: str = ""
    wording: dict[str, str] = field(default_factory=dict)
    acknowledged: dict[str, str] = field(default_factory=dict)
    handover: Handover | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """One version of a record's content: what the MAC covers and a revision freezes."""

    codebook_version: str
    answers: Answers
    notice: str = ""
    about: str = ""
    envelope: Envelope = field(default_factory=Envelope)

    def with_answers(self, answers: Answers) -> "Body":
        """The same body with other answers."""
        return replace(self, answers=answers)

    def to_json(self) -> JsonObject:
        """The stored form; `from_json` reads it back to an equal value."""
        kept = self.envelope
        return {
            "codebook_version": self.codebook_version,
            "notice": self.notice,
            "about": self.about,
            "data": self.answers.to_json(),
            "envelope": {
                "salt": kept.salt,
                "statement_id": kept.statement_id,
                "audit_head": kept.audit_head,
                "wording": dict(kept.wording),
                "acknowledged": dict(kept.acknowledged),
                **({"handover": kept.handover.to_json()} if kept.handover else {}),
            },
        }

    @classmethod
    def from_json(cls, stored: JsonObject) -> "Body":
        """Read the stored form. ValueError when it is not one."""
        data, kept = stored.get("data"), stored.get("envelope")
        if not isinstance(data, dict) or not isinstance(kept, dict):
            raise ValueError("not a record body")
        return cls(
            codebook_version=str(stored.get("codebook_version", "")),
            notice=str(stored.get("notice", "")),
            about=str(stored.get("about", "")),
            answers=Answers(data),
            envelope=Envelope(
                salt=str(kept.get("salt", "")),
                statement_id=str(kept.get("statement_id", "")),
                audit_head=str(kept.get("audit_head", "")),
                wording=_words(kept.get("wording")),
                acknowledged=_words(kept.get("acknowledged")),
                handover=_handover(kept.get("handover")),
            ),
        )


def _words(stored: object) -> dict[str, str]:
    return {str(k): str(v) for k, v in stored.items()} if isinstance(stored, dict) else {}


def _handover(stored: object) -> Handover | None:
    return Handover.from_json(stored) if isinstance(stored, dict) else None


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the list of testimonies; kept beside the record so that lists come from SQL."""

    reference: str
    name: str
    incident_date: str
    place: str
    answered: int
    relevant: int


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record as the list shows it.

    `handed_to` names who is to go on with a draft; `is_training`: invented, no testimony.
    """

    record_id: RecordId
    state: State
    summary: Summary
    created_at: str
    saved_at: str
    handed_to: str = ""
    is_training: bool = False


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """A record as it stands now: state, the last appended revision's number, current body."""

    record_id: RecordId
    state: State
    revision: int
    body: Body
    created_at: str
    saved_at: str
