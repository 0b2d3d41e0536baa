"""Two answers about time that cannot both be right.

Found only where it is certain: what was told as "about", as a month, or as an open interval agrees
with all it may mean. These are hints while the talk goes on; what stops a record is in `rules`.
"""

from collections.abc import Callable, Iterator

from intake_app.codebook.clash import Clash, Contradiction
from intake_app.codebook.clashes_of_custody import (
    held_before_it_happened,
    held_in_two_places,
    lasted_otherwise,
    questioned_outside_custody,
)
from intake_app.codebook.clashes_of_events import acts_in_order, returned_before_it_happened
from intake_app.codebook.clashes_of_people import (
    age_and_birth_date,
    before_birth,
    documents_in_order,
)
from intake_app.codebook.clashes_of_talk import (
    after_the_interview,
    consent_after_the_interview,
    interview_in_order,
    signed_before_the_interview,
    told_before_it_happened,
)
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import Answers

__all__ = ["Clash", "Contradiction", "contradictions"]

Finder = Callable[[Codebook, Answers], Iterator[Contradiction]]

FINDERS: tuple[Finder, ...] = (
    interview_in_order,
    after_the_interview,
    consent_after_the_interview,
    signed_before_the_interview,
    told_before_it_happened,
    age_and_birth_date,
    before_birth,
    documents_in_order,
    acts_in_order,
    returned_before_it_happened,
    held_before_it_happened,
    held_in_two_places,
    lasted_otherwise,
    questioned_outside_custody,
)


def contradictions(book: Codebook, answers: Answers) -> tuple[Contradiction, ...]:
    """All of them, each once."""
    found = (one for finder in FINDERS for one in finder(book, answers))
    return tuple(dict.fromkeys(found))
