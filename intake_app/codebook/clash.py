"""A contradiction as a value."""

from dataclasses import dataclass
from enum import StrEnum

from intake_app.domain.answers import AnswerPath


class Clash(StrEnum):
    """What disagrees. Each has its words in `codebook.timeline_words`."""

    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    AFTER_INTERVIEW = "after_interview"
    CONSENT_AFTER_INTERVIEW = "consent_after_interview"
    SIGNED_BEFORE_INTERVIEW = "signed_before_interview"
    TOLD_BEFORE_IT_HAPPENED = "told_before_it_happened"
    AGE = "age"
    BEFORE_BIRTH = "before_birth"
    EXPIRES_BEFORE_ISSUE = "expires_before_issue"
    ORDER_OF_ACTS = "order_of_acts"
    RETURNED_BEFORE_TAKEN = "returned_before_taken"
    HELD_BEFORE_DETAINED = "held_before_detained"
    RELEASED_BEFORE_DETAINED = "released_before_detained"
    RELEASED_BEFORE_INCIDENT = "released_before_incident"
    HELD_IN_TWO_PLACES = "held_in_two_places"
    LASTED_OTHERWISE = "lasted_otherwise"
    QUESTIONED_BEFORE_CUSTODY = "questioned_before_custody"
    QUESTIONED_AFTER_RELEASE = "questioned_after_release"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The answers at `path` and `other` cannot both be right; nobody says which is."""

    clash: Clash
    path: AnswerPath
    other: AnswerPath
