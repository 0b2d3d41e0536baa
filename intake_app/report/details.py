"""Everything else that was recorded, question by question: a loop over the questionnaire."""

from collections.abc import Iterator

from intake_app.codebook.schema import Section
from intake_app.domain.answers import AnswerPath, JsonObject, Missing
from intake_app.report.account import group
from intake_app.report.blocks import (
    Block,
    Column,
    Facts,
    Heading,
    NewSheet,
    Prose,
    Subheading,
    Table,
    Words,
)
from intake_app.report.printable import interviewee
from intake_app.report.reader import Reader

# These have parts of the statement to themselves.
ELSEWHERE = frozenset(
    {
        "attachments",
        "consent",
        "consent_decisions",
        "interpreters",
        "interview",
        "interviewers",
        "prior_statements",
        "protection",
        "record",
        "signatures",
        "statement",
        "statement_paragraphs",
    }
)
_SKIPPED = {
    "account": ("mode",),
    "acts": ("incident", "act_type", "victims", "perpetrators", "order", "knowledge"),
    "closing": ("readback", "readback_language", "corrections_made", "confirmed_true"),
    "persons": ("surname", "given_name", "patronymic"),
}


def annex(reader: Reader) -> list[Block]:
    """The structured annex, on sheets of its own: it was not read back, and says so."""
    blocks = [*_details(reader), *_unanswered(reader)]
    if not blocks:
        return []
    return [
        NewSheet(),
        Heading(reader.legal("Structured annex")),
        Prose(
            reader.legal(
                "Recorded by questions after the free account. It is no part of the text that was "
                "read back, and no legal finding."
            )
        ),
        *blocks,
    ]


def _details(reader: Reader) -> list[Block]:
    """Each section that has answers, row by row."""
    blocks: list[Block] = []
    for section in reader.book.sections:
        if section.id not in ELSEWHERE:
            blocks += _section(reader, section)
    return blocks


def _section(reader: Reader, section: Section) -> Iterator[Block]:
    named = False
    for index, row in enumerate(reader.answers.rows(section.id)):
        facts = reader.facts(section.id, row, skip=_SKIPPED.get(section.id, ()))
        title = _row_title(reader, section, index)
        if _belongs_elsewhere(reader, section.id, row) or not (facts or title.main):
            continue
        if not named:
            yield Subheading(reader.section(section.id))
            named = True
        yield Facts(facts, title)


def _belongs_elsewhere(reader: Reader, section: str, row: JsonObject) -> bool:
    """The person who speaks, and their papers, stand under "The person"."""
    person = interviewee(reader.answers)
    if section == "persons":
        return row is person or row == person
    return section == "identity_documents" and row.get("person") == person.get("id")


def _row_title(reader: Reader, section: Section, index: int) -> Words:
    if section.id == "perpetrators":
        return group(reader, index)
    return reader.row_title(section.id, index) if section.repeat else Words("")


def _unanswered(reader: Reader) -> list[Block]:
    """Questions without a value, each with the reason, which is testimony itself."""
    rows = tuple(
        (
            _where(reader, path),
            reader.label(reader.book.field(path.field_id)),
            reader.code("missing_reason", answer.reason.value),
        )
        for path in reader.answers.paths()
        if isinstance(answer := reader.answers.get(path), Missing)
    )
    if not rows:
        return []
    columns = (
        Column(reader.legal("Part"), 62),
        Column(reader.legal("Question"), 60),
        Column(reader.legal("Why there is no answer"), 45),
    )
    return [Heading(reader.legal("Questions without an answer")), Table(columns, rows)]


def _where(reader: Reader, path: AnswerPath) -> Words:
    """A part of the questionnaire and the row in it, as a trail."""
    section = reader.book.section(path.section)
    name = reader.section(section.id)
    if path.row is None or not section.repeat:
        return name
    title = _row_title(reader, section, path.row)
    parallel = f"{name.parallel} › {title.parallel or title.main}" if name.parallel else ""
    return Words(f"{name.main} › {title.main}", parallel)
