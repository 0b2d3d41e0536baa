"""What the list can be narrowed by in this vault, and the marks it is found by."""

from dataclasses import dataclass

from intake_app.codebook.schema import Codebook
from intake_app.codebook.summary import search_text
from intake_app.commands.session import Session
from intake_app.domain.edtf import EdtfDate, parse_edtf
from intake_app.domain.lifecycle import State
from intake_app.domain.marks import Facet
from intake_app.errors import RecordDamaged

AT_ONCE = 20
"""So many testimonies are marked between two other tasks: 60 ms."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Only what some testimony here has. Years newest first; names as they were written."""

    book: Codebook
    states: tuple[State, ...]
    facets: dict[Facet, tuple[str, ...]]
    years: tuple[str, ...]


def choices(session: Session) -> Choices:
    """What there is to choose from; about 50 ms at 100,000 testimonies."""
    words = session.vault.index_words
    years = {year for each in words.incident_dates() for year in _years(each)}
    return Choices(
        book=session.book,
        states=tuple(State),
        facets={facet: words.values(facet) for facet in Facet},
        years=tuple(sorted(years, reverse=True)),
    )


def mark_some(session: Session, after: int = 0) -> int | None:
    """Mark testimonies that an older program saved; behind which number to go on, None at the end.

    A testimony that does not verify is left alone, and a damaged vault takes no marks.
    """
    if session.vault.faults:
        return None
    found = session.vault.index_words.unmarked(after, AT_ONCE)
    texts: dict[int, str] = {}
    for number, record_id in found:
        try:
            answers = session.vault.records.get(record_id).body.answers
        except RecordDamaged:
            continue
        texts[number] = search_text(session.book, answers)
    if texts:
        session.vault.index_words.put(texts)
    return found[-1][0] if found else None


def _years(edtf: str) -> set[str]:
    try:
        known: EdtfDate = parse_edtf(edtf)
    except ValueError:
        return set()
    return {f"{point.year:04d}" for point in (known.start, known.end) if point is not None}
