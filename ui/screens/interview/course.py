"""The order of the talk: which section stands where, and which are not open yet.

Consent comes before content, and the free account before every coded question (product.md).
"""

from dataclasses import dataclass
from enum import Enum

from intake_app.codebook.relevance import section_is_relevant
from intake_app.codebook.rules import SECTIONS_OF_A_REFUSAL
from intake_app.codebook.schema import Chapter, Codebook
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


def first_open(stops: tuple[Stop, ...], answers: Answers) -> str:
    """Where a record is opened: the first page that holds nothing yet, else the last open one."""
    opened = [stop for stop in stops if stop.lock is None and stop.is_section]
    fresh = next((stop for stop in opened if not answers.rows(stop.key)), None)
    return (fresh or opened[-1]).key


def neighbour(stops: tuple[Stop, ...], key: str, step: int) -> str:
    """The next open page in a direction; the page itself at the end."""
    order = [stop.key for stop in stops if stop.lock is None or stop.key == key]
    place = order.index(key) + step if key in order else 0
    return order[min(max(place, 0), len(order) - 1)]


def _lock_of_content(answers: Answers) -> Lock | None:
    if answers.value(_CONSENT) != "yes":
        return Lock.CONSENT
    return None if answers.get(_ACCOUNT) else Lock.ACCOUNT


def _lock(lock: Lock | None, *, coded: bool) -> Lock | None:
    return None if lock is Lock.ACCOUNT and not coded else lock
