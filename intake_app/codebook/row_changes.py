"""What adding, removing and moving a row do to the answers. No widgets here."""

from collections.abc import Collection
from dataclasses import dataclass

from intake_app.codebook.kinds import KINDS
from intake_app.codebook.schema import Codebook, Section
from intake_app.domain.answers import Answer, AnswerPath, Answers, JsonObject, Said

# As people number them aloud (A3, P1); a section without a letter here counts rows as r1, r2.
_LETTERS = {
    "persons": "p",
    "incidents": "i",
    "acts": "a",
    "perpetrators": "g",
    "custody": "c",
    "attachments": "x",
    "interviewers": "int",
    "interpreters": "interp",
}


# Rows that are numbered in their order: the next one goes on after the highest number.
_NUMBERED = {"statement_paragraphs": "number", "attachments": "annex_no"}


class KeysGiven:
    """The highest number that rows of each section ever had in one sitting.

    A row that went may come back by an undo, or be spoken of in what is half typed: its key must
    not stand for another row meanwhile.
    """

    def __init__(self, answers: Answers | None = None) -> None:
        self._highest: dict[str, int] = {}
        self._seen = Answers()
        if answers is not None:
            self.note(answers)

    def note(self, answers: Answers) -> None:
        """These rows are there now. Asked at every letter: what did not change is not looked at."""
        for section in answers.sections:
            if answers.section(section) is not self._seen.section(section):
                number = max(self.highest(section), _highest(section, answers))
                self._highest[section] = number
        self._seen = answers

    def highest(self, section: str) -> int:
        """The highest number so far; 0 where no row had one."""
        return self._highest.get(section, 0)


@dataclass(frozen=True, slots=True)
class Removal:
    """A row that was taken out, and the answers that spoke of it: enough to bring all back."""

    section: str
    index: int
    row: JsonObject
    mentions: tuple[tuple[AnswerPath, Answer, Answer | None], ...]
    without: Answers


def added(section: Section, answers: Answers, given: KeysGiven | None = None) -> Answers:
    """The answers with one more row at the end, with its key and its number where rows have one."""
    row: JsonObject = {"id": new_key(section, answers, given)} if section.has_keys else {}
    if counted := _NUMBERED.get(section.id):
        numbers = [row.get(counted) for row in answers.rows(section.id)]
        row[counted] = max((one for one in numbers if isinstance(one, int)), default=0) + 1
    after = answers.with_row(section.id, row)
    if given is not None:
        given.note(after)
    return after


def new_key(section: Section, answers: Answers, given: KeysGiven | None = None) -> str:
    """A key that no row of the section has, or had in this sitting: after the highest."""
    before = 0 if given is None else given.highest(section.id)
    return f"{_letters(section.id)}{max(before, _highest(section.id, answers)) + 1}"


def _letters(section: str) -> str:
    return _LETTERS.get(section, "r")


def _highest(section: str, answers: Answers) -> int:
    letters = _letters(section)
    taken = [str(row.get("id", "")) for row in answers.rows(section)]
    numbers = [key.removeprefix(letters) for key in taken if key.startswith(letters)]
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def without_rows(
    book: Codebook, section: Section, answers: Answers, keys: Collection[str]
) -> Answers:
    """The answers less the rows with these keys, and less every mention of them."""
    rows = [at for at, row in enumerate(answers.rows(section.id)) if row.get("id") in keys]
    for at in reversed(rows):
        answers = removed(book, section, answers, at).without
    return answers


def removed(book: Codebook, section: Section, answers: Answers, index: int) -> Removal:
    """Take a row out, and with it every mention of its key elsewhere."""
    row = answers.rows(section.id)[index]
    key = row.get("id")
    left = answers.without_row(section.id, index)
    mentions = _mentions(book, left, section.id, key) if isinstance(key, str) else ()
    for path, _, after in mentions:
        left = left.with_answer(path, after)
    return Removal(section.id, index, row, mentions, left)


def restored(answers: Answers, removal: Removal) -> Answers:
    """Bring a row back to its place, and the mentions that nobody changed meanwhile."""
    at = min(removal.index, len(answers.rows(removal.section)))
    back = answers
    for path, before, after in removal.mentions:
        if back.get(path) == after and _row_exists(back, path):
            back = back.with_answer(path, before)
    return back.with_row(removal.section, removal.row, at)


def _mentions(
    book: Codebook, answers: Answers, pool: str, key: str
) -> tuple[tuple[AnswerPath, Answer, Answer | None], ...]:
    found: list[tuple[AnswerPath, Answer, Answer | None]] = []
    for path in answers.paths():
        section = book.find_section(path.section)
        field = section.field(path.field) if section else None
        answer = answers.get(path)
        if field is None or not isinstance(answer, Said):
            continue
        references = KINDS[field.kind].references(answer.value, field)
        if any(one.pool == pool and one.key == key for one in references):
            found.append((path, answer, _without_key(answer, key)))
    return tuple(found)


def _without_key(answer: Said, key: str) -> Answer | None:
    value = answer.value
    if isinstance(value, list):
        left = [one for one in value if one != key]
        return Said(left) if left else None
    return None


def _row_exists(answers: Answers, path: AnswerPath) -> bool:
    return path.row is None or path.row < len(answers.rows(path.section))
