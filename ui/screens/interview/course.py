"""The order of the talk: which section stands where, and which are not open yet.

Consent comes before content, and the free account before every coded question (product.md). The
coded sections appear by what happened; the others stay folded together until they are wanted.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from intake_app.codebook.happened import shown_sections
from intake_app.codebook.relevance import section_is_relevant
from intake_app.codebook.rules import SECTIONS_OF_A_REFUSAL
from intake_app.codebook.schema import Chapter, Codebook
from intake_app.codebook.summary import open_questions
from intake_app.domain.answers import AnswerPath, Answers

WHAT_HAPPENED = "what_happened"
CHECK = "check"
READ_BACK = "read_back"

PAGES = frozenset({WHAT_HAPPENED, CHECK, READ_BACK})
"""The pages that are not sections of the questionnaire."""

_CONSENT = "consent.given"
_ACCOUNT_CHAPTER = "account"
_ACCOUNT = AnswerPath("account", "verbatim")
_TICKED = ("incidents", "acts")


class Lock(Enum):
    """Why a section cannot be opened yet."""

    CONSENT = "consent"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of the talk: a section by its id, or one of PAGES.

    `is_folded`: nothing was told that it asks about; it is not passed on the way, and never lost.
    """

    key: str
    chapter: Chapter | None = None
    lock: Lock | None = None
    is_folded: bool = False

    @property
    def is_section(self) -> bool:
        """Whether it is a section of the questionnaire."""
        return self.key not in PAGES


def course(book: Codebook, answers: Answers, opened: Collection[str] = ()) -> tuple[Stop, ...]:
    """Every page in the order of the talk. A refusal leaves only what may then be kept.

    `opened` are the sections that a person unfolded.
    """
    refused = is_refused(answers)
    lock = _lock_of_content(answers)
    shown = shown_sections(book, answers, opened)
    stops: list[Stop] = []
    coded = ticked = False
    for chapter in book.chapters:
        if not ticked and chapter.id in book.happened.chapters and not refused:
            stops.append(Stop(WHAT_HAPPENED, chapter, _lock(lock, coded=coded)))
            ticked = True
        for section in chapter.sections:
            free = section in SECTIONS_OF_A_REFUSAL
            if not section_is_relevant(book, answers, section) or (refused and not free):
                continue
            own = None if free else _lock(lock, coded=coded)
            stops.append(Stop(section, chapter, own, is_folded=section not in shown))
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
    stops = [one for one in course(book, answers) if one.lock is None and not one.is_folded]
    sections = [stop for stop in stops if stop.is_section]
    if answers.value(_CONSENT) is None:
        open_ones = (s for s in sections if open_questions(book, answers, book.section(s.key)))
    else:
        open_ones = (stop for stop in stops if _is_unbegun(stop, answers))
    found = next(open_ones, None)
    return (found or next((s for s in stops if s.key == CHECK), sections[-1])).key


def _is_unbegun(stop: Stop, answers: Answers) -> bool:
    if stop.key == WHAT_HAPPENED:
        return not any(answers.rows(section) for section in _TICKED)
    return stop.is_section and not answers.rows(stop.key)


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
