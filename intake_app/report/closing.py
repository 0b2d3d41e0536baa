"""The last part of a statement: its annexes and its verification."""

from intake_app.domain.answers import JsonObject
from intake_app.report.blocks import (
    Block,
    Column,
    Fact,
    Heading,
    Note,
    Table,
    Verification,
    Words,
)
from intake_app.report.page_code import grouped, payload
from intake_app.report.reader import Reader
from intake_app.report.request import StatementRequest


def annexes(reader: Reader, kept: frozenset[str]) -> list[Block]:
    """The list of annexes with their digests; it says which files are not with the record."""
    rows = reader.answers.rows("attachments")
    if not rows:
        return []
    absent = [row for row in rows if str(row.get("sha256")) not in kept]
    marked = absent if len(absent) < len(rows) else []
    columns = (
        Column(reader.legal("No."), 10),
        Column(reader.legal("Annex"), 62),
        Column(reader.legal("Obtained"), 38),
        Column(reader.legal("Sheets"), 15),
        Column(Words("SHA-256"), 42),
    )
    cells = tuple(_annex(reader, row, is_marked=row in marked) for row in rows)
    return [
        Heading(reader.section("attachments")),
        Note(_kept_words(reader, absent=len(absent), of=len(rows))),
        Table(columns, cells),
    ]


def _kept_words(reader: Reader, *, absent: int, of: int) -> Words:
    if absent == of:
        return reader.legal(
            "The record holds no bytes of these annexes, only their digests (bytes absent)."
        )
    if absent:
        return reader.legal(
            "The files of these annexes are kept with the record, encrypted, but for those marked "
            "“file absent”. A digest proves that a file is unaltered."
        )
    return reader.legal(
        "The files of these annexes are kept with the record, encrypted. "
        "A digest proves that a file is unaltered."
    )


def _annex(reader: Reader, row: JsonObject, *, is_marked: bool) -> tuple[Words, ...]:
    def told(name: str) -> Words:
        return reader.of_row("attachments", row, name)

    obtained = [words for name in _OBTAINED if (words := told(name)).main]
    mark = [reader.legal("file absent").main] if is_marked else []
    named = [part for name in _NAMED if (part := told(name).main)]
    return (
        told("annex_no"),
        Words("\n".join(named + mark), told("kind").parallel),
        Words(
            "\n".join(part.main for part in obtained),
            "\n".join(part.parallel for part in obtained if part.parallel),
        ),
        told("pages"),
        Words(grouped(told("sha256").main, 8)),
    )


_NAMED = ("title", "kind", "media_type")
_OBTAINED = ("obtained_from", "obtained_at", "original_or_copy")


def verification(reader: Reader, request: StatementRequest) -> list[Block]:
    """The code in full; nothing for a draft, which has none."""
    if not request.code:
        return []
    rows = [
        Fact(reader.legal("Code"), Words(grouped(request.code))),
        Fact(reader.legal("Reference of the record"), Words(request.reference)),
        Fact(reader.legal("Revision"), Words(str(request.revision))),
    ]
    if request.audit_head:
        rows.append(Fact(reader.legal("Head of the audit log"), Words(request.audit_head)))
    explanation = reader.legal(
        "The code ties every sheet to this revision of the record: a change in the record "
        "gives another code. It can be checked in Intake without a network."
    )
    title = reader.legal("Verification of this paper")
    return [Verification(title, tuple(rows), explanation, payload(request.code, request.revision))]
