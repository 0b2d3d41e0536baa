"""What somebody wants to see of the list of testimonies."""

from dataclasses import dataclass, field
from enum import StrEnum

from intake_app.domain.lifecycle import State
from intake_app.domain.marks import Facet


class Order(StrEnum):
    """By what the list is sorted. `created` is for reading it through, oldest last."""

    SAVED = "saved"
    CREATED = "created"
    REFERENCE = "reference"
    NAME = "name"
    INCIDENT = "incident"
    PLACE = "place"
    STATE = "state"
    COMPLETE = "complete"


class Sent(StrEnum):
    """Whether headquarters may have it; `unsent` is ready to go and was never written for them."""

    WRITTEN = "written"
    UNSENT = "unsent"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Only these; a set that is empty narrows nothing. `years` are those of the incident.

    Members of one set are alternatives; each further set narrows on.
    """

    states: frozenset[State] = frozenset()
    facets: tuple[tuple[Facet, frozenset[str]], ...] = ()
    years: frozenset[str] = frozenset()
    sent: frozenset[Sent] = frozenset()

    @property
    def by_columns(self) -> bool:
        """Whether more than the index of words has to be asked."""
        return bool(self.states or self.years or self.sent)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The rows wanted, and their order. `language` is whose alphabet names are sorted by.

    Sorted by the last save, the newest stands first; by anything else, the lowest does.
    """

    words: str = ""
    narrowed: Narrowed = field(default_factory=Narrowed)
    order: Order = Order.SAVED
    language: str = "en"
    turned: bool = False
