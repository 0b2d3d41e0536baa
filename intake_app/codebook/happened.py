"""What was told, ticked from the account: the rows it makes and the sections it brings forth.

Nothing is stored besides the answers: what is ticked is read from them. `opened` are the sections
a person opened in this sitting though they hold nothing yet.
"""

from collections.abc import Collection

from intake_app.codebook.reading import code_words
from intake_app.codebook.row_changes import KeysGiven, added, removed
from intake_app.codebook.schema import Codebook, Tick
from intake_app.domain.answers import AnswerPath, Answers, Json, Said
from intake_app.i18n import Catalog

ACTS = "acts"
_ACT_TYPE = "act_type"
_INCIDENT = "incident"
_INCIDENTS = "incidents"
# What ticking writes into a row; a row with no more than that holds nothing that was told.
_BARE = frozenset({"id", _INCIDENT, _ACT_TYPE})


def shown_sections(
    book: Codebook, answers: Answers, opened: Collection[str] = ()
) -> frozenset[str]:
    """The sections that have come up in this record; the others are folded away, never lost."""
    happened = book.happened
    acts = _act_types(answers)
    brought = {section for tick in happened.ticks if tick.act in acts for section in tick.opens}
    up = brought.union(happened.always, opened, happened.with_act if acts else ())
    return frozenset(
        section.id
        for section in book.sections
        if section.chapter not in happened.chapters or section.id in up or answers.rows(section.id)
    )


def is_about_what_happened(book: Codebook, section_id: str) -> bool:
    """Whether a section is coded from the account and may be folded away."""
    return book.section(section_id).chapter in book.happened.chapters


def ticked(book: Codebook, answers: Answers, opened: Collection[str] = ()) -> frozenset[str]:
    """The ids of the ticks that hold now."""
    acts, shown = _act_types(answers), shown_sections(book, answers, opened)
    return frozenset(
        tick.id
        for tick in book.happened.ticks
        if (tick.act in acts if tick.act else tick.part in shown)
    )


def tick_words(book: Codebook, tick: Tick, catalog: Catalog) -> str:
    """What a tick is called."""
    if tick.label:
        return catalog.label(tick.context, tick.label)
    return code_words(book, _ACT_TYPE, tick.act, catalog)


def with_act(book: Codebook, answers: Answers, act: str, given: KeysGiven | None = None) -> Answers:
    """One act of that type; with it the first incident, where there is none.

    The act belongs to the incident if there is only one. Nothing else is guessed: no victims, no
    perpetrators. A row that was added and left empty is used first.
    """
    if not answers.rows(_INCIDENTS):
        answers = added(book.section(_INCIDENTS), answers, given)
    empty = (at for at, row in enumerate(answers.rows(ACTS)) if set(row) <= {"id"})
    place = next(empty, None)
    if place is None:
        answers = added(book.section(ACTS), answers, given)
        place = len(answers.rows(ACTS)) - 1
    answers = answers.with_answer(AnswerPath(ACTS, _ACT_TYPE, place), Said(act))
    incidents = answers.rows(_INCIDENTS)
    if len(incidents) == 1:
        only = Said(incidents[0].get("id"))
        answers = answers.with_answer(AnswerPath(ACTS, _INCIDENT, place), only)
    return answers


def without_act(book: Codebook, answers: Answers, act: str) -> Answers:
    """The answers less all acts of that type, and less every mention of them."""
    rows = [at for at, row in enumerate(answers.rows(ACTS)) if row.get(_ACT_TYPE) == act]
    for at in reversed(rows):
        answers = removed(book, book.section(ACTS), answers, at).without
    return answers


def holds_more_than_ticks(answers: Answers, act: str) -> bool:
    """Whether anything was told about an act of that type."""
    rows = (row for row in answers.rows(ACTS) if row.get(_ACT_TYPE) == act)
    return any(set(row) - _BARE for row in rows)


def _act_types(answers: Answers) -> frozenset[str]:
    found: list[Json] = [row.get(_ACT_TYPE) for row in answers.rows(ACTS)]
    return frozenset(one for one in found if isinstance(one, str))
