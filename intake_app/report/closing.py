"""The last part of a statement: annexes, certificates with their signatures, verification."""

from collections.abc import Iterable

from intake_app.domain.answers import JsonObject
from intake_app.report.blocks import (
    Block,
    Column,
    Fact,
    Heading,
    Note,
    SignatureField,
    Signing,
    Table,
    Verification,
    Words,
)
from intake_app.report.page_code import grouped, payload
from intake_app.report.printable import interviewee
from intake_app.report.reader import Reader
from intake_app.report.request import StatementRequest

_READ = ("interpreted", "read_aloud", "self_read")
# Tuples, because an answer to look for may be an object that says why there is none.
_MARKS = ("thumb", "mark")
_WITNESSED = ("thumbprint", "oral_witnessed")


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


def certificates(reader: Reader) -> list[Block]:
    """Read-back, interpreter, interviewer: each declaration with the signatures under it."""
    blocks: list[Block] = [
        Signing(
            Heading(reader.legal("Read-back and signature of the person")),
            read_back(reader),
            _signers_of_person(reader),
        )
    ]
    blocks += [
        Signing(
            Heading(reader.legal("Certificate of the interpreter")),
            interpreters_words(reader, row),
            (_field(reader, "interpreter", reader.of_row("interpreters", row, "name").main),),
        )
        for row in reader.answers.rows("interpreters")
        if row.get("accepted") != "no"
    ]
    with_lawyer = reader.answers.value("statement.lawyer") is not None
    blocks.append(
        Signing(
            Heading(
                reader.legal("Signatures of the interviewer and the lawyer")
                if with_lawyer
                else reader.legal("Signature of the interviewer")
            ),
            (reader.legal("I wrote this explanation down from the words of the person."),),
            tuple(_signers_of_interview(reader)),
        )
    )
    return blocks


def read_back(reader: Reader) -> tuple[Words, ...]:
    """How the text was given back to the person: chosen by what was done, never assumed."""
    language = reader.at("closing.readback_language")
    was_read = reader.answers.value("closing.readback") in _READ
    if was_read and reader.answers.value("closing.confirmed_true") != "yes":
        return (reader.legal("The person did not confirm this text as correct."),)
    match reader.answers.value("closing.readback"):
        case "read_aloud":
            said = reader.legal(
                "The text was read to me in {language}; it is written correctly from my words.",
                language=language,
            )
        case "self_read":
            said = reader.legal("I have read this text; it is written correctly from my words.")
        case "interpreted":
            said = reader.legal(
                "The interpreter read this text to me in translation (language: {language}); "
                "it is written correctly from my words.",
                language=language,
            )
        case _:
            return (reader.legal("This text has not been read back to the person."),)
    if reader.answers.value("closing.corrections_made") == "yes":
        return said, reader.legal("My corrections are included.")
    return (said,)


def interpreters_words(reader: Reader, row: JsonObject) -> tuple[Words, ...]:
    """What the interpreter declares; no more than the record says."""
    languages = {
        "from": reader.of_row("interpreters", row, "from_language"),
        "to": reader.of_row("interpreters", row, "to_language"),
    }
    read_out = reader.answers.value("closing.readback") == "interpreted"
    if read_out and row.get("related") == "no":
        return (
            reader.legal(
                "I know {from} and {to}. I interpreted the questions, the answers and this text "
                "fully and faithfully and read it back to the person, who said that it was "
                "understood. I have no family or other tie with the person or any party. I will "
                "keep what I heard confidential.",
                **languages,
            ),
        )
    said = [
        reader.legal(
            "I know {from} and {to}. I interpreted the questions and the answers fully and "
            "faithfully.",
            **languages,
        )
    ]
    if read_out:
        said.append(
            reader.legal("I read this text to the person, who said that it was understood.")
        )
    match row.get("related"):
        case "yes":
            said.append(reader.legal("I have a family or other tie with the person or a party."))
        case "no":
            said.append(reader.legal("I have no family or other tie with the person or any party."))
    return (*said, reader.legal("I will keep what I heard confidential."))


def _signers_of_person(reader: Reader) -> tuple[SignatureField, ...]:
    person = interviewee(reader.answers)
    key = str(person.get("id", ""))
    fields = [_field(reader, "declarant", reader.person(key) if key else "")]
    guardian = reader.answers.value("consent.guardian")
    if isinstance(guardian, str):
        fields.append(_field(reader, "guardian", reader.person(guardian)))
    if _needs_witness(reader):
        witnesses = _recorded(reader, "witness")
        fields += [_field(reader, "witness", name) for name in witnesses or ("",)]
    return tuple(fields)


def _needs_witness(reader: Reader) -> bool:
    """A mark or a thumbprint counts before a witness only."""
    marked = any(row.get("kind") in _MARKS for row in reader.answers.rows("signatures"))
    return marked or reader.answers.value("consent.form") in _WITNESSED


def _signers_of_interview(reader: Reader) -> Iterable[SignatureField]:
    for row in reader.answers.rows("interviewers"):
        yield _field(reader, "interviewer", reader.of_row("interviewers", row, "name").main)
    lawyer = reader.answers.value("statement.lawyer")
    if isinstance(lawyer, str):
        yield _field(reader, "lawyer", reader.person(lawyer))


def _recorded(reader: Reader, role: str) -> tuple[str, ...]:
    return tuple(
        reader.of_row("signatures", row, "signer_name").main
        for row in reader.answers.rows("signatures")
        if row.get("signer_role") == role
    )


def _field(reader: Reader, role: str, name: str) -> SignatureField:
    """A place to sign; a refusal, thumbprint or mark that is recorded already is said in it."""
    remark = Words("")
    for row in reader.answers.rows("signatures"):
        if row.get("signer_role") == role and row.get("kind") in ("refused", *_MARKS):
            remark = reader.of_row("signatures", row, "kind")
    return SignatureField(reader.code("signer_role", role), name, remark)


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
