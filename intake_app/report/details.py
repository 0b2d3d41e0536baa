"""Everything else that was recorded, question by question: a loop over the questionnaire."""

from collections.abc import Iterator

from intake_app.codebook.schema import Section
from intake_app.domain.answers import JsonObject, Missing, read_answer
from intake_app.report.account import who_they_were
from intake_app.report.blocks import (
    Block,
    Column,
    Facts,
    Heading,
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
    "perpetrators": ("count", "agency", "self_identified_as"),
    "persons": ("surname", "given_name", "patronymic"),
}


def details(reader: Reader) -> list[Block]:
    """Each section that has answers, row by row."""
    blocks: list[Block] = []
    for section in reader.book.sections:
        if section.id not in ELSEWHERE:
            blocks += _section(reader, section)
    if not blocks:
        return []
    return [
        Heading(reader.legal("Details recorded in the interview")),
        Prose(reader.legal("Recorded by questions after the free account; this is no legal finding.")),
        *blocks,
    ]


def _section(reader: Reader, section: Section) -> Iterator[Block]:
    named = False
    for index, row in enumerate(reader.answers.rows(section.id)):
        facts = reader.facts(section.id, row, skip=_SKIPPED.get(section.id, ()))
        title = _row_title(reader, section, index, row)
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


def _row_title(reader: Reader, section: Section, index: int, row: JsonObject) -> Words:
    if section.id == "perpetrators":
        return who_they_were(reader, row)
    return reader.row_title(section.id, index) if section.repeat else Words("")


def unanswered(reader: Reader) -> list[Block]:
    """Questions without a value, each with the reason, which is testimony itself."""
    rows = []
    for path in reader.answers.paths():
        row = reader.answers.rows(path.section)[path.row or 0]
        answer = read_answer(row[path.field])
        if isinstance(answer, Missing):
            section = reader.section(path.section)
            where = (
                section
                if path.row is None
                else _row_title(reader, reader.book.section(path.section), path.row, row)
            )
            rows.append(
                (
                    where if where.main else section,
                    reader.label(reader.book.field(path.field_id)),
                    reader.code("missing_reason", answer.reason.value),
                )
            )
    if not rows:
        return []
    columns = (
        Column(reader.legal("Part"), 62),
        Column(reader.legal("Question"), 60),
        Column(reader.legal("Why there is no answer"), 45),
    )
    return [Heading(reader.legal("Questions without an answer")), Table(columns, tuple(rows))]
