"""What adding, removing and moving a row do to the answers. No widgets here."""

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


@dataclass(frozen=True, slots=True)
class Removal:
    """A row that was taken out, and the answers that spoke of it: enough to bring all back."""

    section: str
    index: int
    row: JsonObject
    mentions: tuple[tuple[AnswerPath, Answer, Answer | None], ...]
    without: Answers


def added(section: Section, answers: Answers) -> Answers:
    """The answers with one more row at the end, with its key and its number where rows have one."""
    row: JsonObject = {"id": new_key(section, answers)} if section.has_keys else {}
    if counted := _NUMBERED.get(section.id):
        numbers = [row.get(counted) for row in answers.rows(section.id)]
        row[counted] = max((one for one in numbers if isinstance(one, int)), default=0) + 1
    return answers.with_row(section.id, row)


def new_key(section: Section, answers: Answers) -> str:
    """A key that no row of the section has; numbers go on after the highest."""
    letters = _LETTERS.get(section.id, "r")
    taken = [str(row.get("id", "")) for row in answers.rows(section.id)]
    numbers = [
        int(key.removeprefix(letters))
        for key in taken
        if key.startswith(letters) and key.removeprefix(letters).isdecimal()
    ]
    return f"{letters}{max(numbers, default=0) + 1}"


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
