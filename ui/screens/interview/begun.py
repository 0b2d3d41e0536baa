"""Where something was begun: a question of a row, which keeps its key wherever the row moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from intake_app.domain.answers import Answer, AnswerPath, Answers, Json, JsonObject, write_answer
from intake_app.domain.record import RecordId
from ui.forms.question import Question
from ui.forms.section_form import SectionForm

if TYPE_CHECKING:
    from intake_app.commands.session import Session

_ROW = "row"


@dataclass(frozen=True, slots=True)
class Place:
    """`key`: that of the row; where rows have none, `row` is its number. Neither: no rows."""

    section: str
    field: str
    key: str = ""
    row: int | None = None

    @classmethod
    def of(cls, form: SectionForm, question: Question) -> Self:
        """The place of a question on the page."""
        field = question.field
        row = form.open_row if form.section.repeat and not form.open_key else None
        return cls(field.section, field.name, form.open_key, row)

    @classmethod
    def at(cls, path: AnswerPath, answers: Answers, key: str = "") -> Self:
        """The place of an answer that stands there now, or of the row with that key."""
        rows = answers.rows(path.section)
        if path.row is not None and path.row < len(rows):
            key = key or str(rows[path.row].get("id", ""))
        return cls(path.section, path.field, key, None if key else path.row)

    def path(self, answers: Answers) -> AnswerPath | None:
        """Where it stands now; None when its row is gone."""
        rows = answers.rows(self.section)
        if self.key:
            found = (at for at, row in enumerate(rows) if row.get("id") == self.key)
            at = next(found, None)
            return None if at is None else AnswerPath(self.section, self.field, at)
        is_gone = self.row is not None and self.row >= len(rows)
        return None if is_gone else AnswerPath(self.section, self.field, self.row)

    def stored(self, answers: Answers) -> Json:
        """The answer that stands there now, as it is written down."""
        path = self.path(answers)
        return written(None if path is None else answers.get(path))


Begun = dict[Place, JsonObject]
Entries = dict[str, JsonObject]


def kept(begun: Begun, answers: Answers) -> Entries:
    """By path, as it is kept beside the testimony; what was begun in a row that went goes too."""
    found: Entries = {}
    for place, entry in begun.items():
        if (path := place.path(answers)) is not None:
            found[str(path)] = {**entry, _ROW: place.key} if place.key else entry
    return found


def read_kept(entries: Mapping[str, JsonObject], answers: Answers) -> Begun:
    """What was kept, each at its place."""
    found: Begun = {}
    for path, entry in entries.items():
        place = Place.at(AnswerPath.parse(path), answers, str(entry.get(_ROW, "")))
        found[place] = {name: value for name, value in entry.items() if name != _ROW}
    return found


def written(answer: Answer | None) -> Json:
    """An answer as it is written down; None for none."""
    return None if answer is None else write_answer(answer)


def load(session: "Session", record_id: RecordId) -> Entries:
    """What is kept of a record."""
    from intake_app.commands import half_typed

    return half_typed.of(session, record_id)


def store(session: "Session", record_id: RecordId, entries: Entries, place: str) -> None:
    """Keep this in the place of what was kept, and where the person is, if they come back."""
    from intake_app.commands import half_typed, returning

    half_typed.keep(session, record_id, entries)
    if place:
        returning.leave_at(session, record_id, place)
