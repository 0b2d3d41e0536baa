"""The order of the talk: which section stands where, and which are not open yet.

Consent comes before content, and the free account before every coded question (product.md).
"""

from dataclasses import dataclass
from enum import Enum

from intake_app.codebook.relevance import section_is_relevant
from intake_app.codebook.rules import SECTIONS_OF_A_REFUSAL
from intake_app.codebook.schema import Chapter, Codebook
from intake_app.codebook.summary import open_questions
from intake_app.domain.answers import AnswerPath, Answers

CHECK = "check"
READ_BACK = "read_back"

_CONSENT = "consent.given"
_ACCOUNT_CHAPTER = "account"
_ACCOUNT = AnswerPath("account", "verbatim")


class Lock(Enum):
    """Why a section cannot be opened yet."""

    CONSENT = "consent"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of the talk: a section by its id, or CHECK or READ_BACK."""

    key: str
    chapter: Chapter | None = None
    lock: Lock | None = None

    @property
    def is_section(self) -> bool:
        """Whether it is a section of the questionnaire."""
        return self.chapter is not None


def course(book: Codebook, answers: Answers) -> tuple[Stop, ...]:
    """Every page in the order of the talk. A refusal leaves only what may then be kept."""
    refused = is_refused(answers)
    lock = _lock_of_content(answers)
    stops: list[Stop] = []
    coded = False
    for chapter in book.chapters:
        for section in chapter.sections:
            free = section in SECTIONS_OF_A_REFUSAL
            if not section_is_relevant(book, answers, section) or (refused and not free):
                continue
            stops.append(Stop(section, chapter, None if free else _lock(lock, coded=coded)))
        coded = coded or chapter.id == _ACCOUNT_CHAPTER
    if refused:
        return tuple(stops)
    return (*stops, Stop(CHECK, lock=_lock(lock, coded=True)), Stop(READ_BACK, lock=lock))


def is_refused(answers: Answers) -> bool:
    """Whether the person refused the interview."""
    return answers.value(_CONSENT) == "no"


def first_open(book: Codebook, answers: Answers) -> str:
    """Where a record is opened.

    Before consent where something is still needed, later where the talk has not come yet; when
    everything was begun, at the check.
    """
    stops = [stop for stop in course(book, answers) if stop.lock is None]
    sections = [stop for stop in stops if stop.is_section]
    if answers.value(_CONSENT) is None:
        open_ones = (s for s in sections if open_questions(book, answers, book.section(s.key)))
    else:
        open_ones = (stop for stop in sections if not answers.rows(stop.key))
    found = next(open_ones, None)
    return (found or next((s for s in stops if s.key == CHECK), sections[-1])).key


def stop_before(stops: tuple[Stop, ...], key: str) -> Stop | None:
    """The nearest open page before this one; None at the beginning."""
    before = [stop for stop in stops[: _place(stops, key)] if stop.lock is None]
    return before[-1] if before else None


def stop_after(stops: tuple[Stop, ...], key: str) -> Stop | None:
    """The next open page; where all that follow are locked, the next of those; None at the end."""
    after = stops[_place(stops, key) + 1 :]
    return next((stop for stop in after if stop.lock is None), after[0] if after else None)


def _place(stops: tuple[Stop, ...], key: str) -> int:
    return next((place for place, stop in enumerate(stops) if stop.key == key), 0)


def _lock_of_content(answers: Answers) -> Lock | None:
    if answers.value(_CONSENT) != "yes":
        return Lock.CONSENT
    return None if answers.get(_ACCOUNT) else Lock.ACCOUNT


def _lock(lock: Lock | None, *, coded: bool) -> Lock | None:
    return None if lock is Lock.ACCOUNT and not coded else lock
