"""The first part of a statement: kind of document, person, how it was taken, consent."""

from collections.abc import Iterable

from intake_app.domain.answers import Answers, JsonObject
from intake_app.domain.consent import Level, decision_for
from intake_app.report.blocks import (
    Block,
    Column,
    Fact,
    Facts,
    Heading,
    Note,
    Opening,
    Prose,
    Subheading,
    Table,
    Words,
)
from intake_app.report.printable import NAME_PARTS, Printable, interviewee
from intake_app.report.reader import Reader

_IDENTITY_SKIPPED = (*NAME_PARTS, "role", "relation_to_interviewee")
_MADE_SKIPPED = ("interviewer_notes",)
# What the understanding text claims, as codes of consent_info.
_CLAIMED = frozenset({"who_we_are", "purpose", "voluntary", "withdraw", "no_benefit"})
_STATEMENT_SKIPPED = ("kind", "addressed_to", "main_language", "parallel_language")
_CONSENT_SHOWN = ("understood", "able_to_consent", "guardian", "form", "given_at")


def title(reader: Reader) -> Words:
    """The kind of document: never a protocol of interrogation, which an NGO cannot make."""
    match reader.answers.value("statement.kind"):
        case "complaint":
            return reader.legal("Complaint")
        case "application":
            return reader.legal("Application")
        case "witness_statement":
            return reader.legal("Written explanation of a witness")
        case _:
            return reader.legal("Explanation")


def opening(reader: Reader, languages: Words, reference: str, *, synthetic: bool) -> Opening:
    """What stands above everything: title, languages, reference, addressee, training mark."""
    lines = [reader.legal("Reference: {ref}", ref=reference)] if reference else []
    if addressee := reader.at("statement.addressed_to").main:
        lines.append(reader.legal("Addressed to: {addressee}", addressee=addressee))
    return Opening(
        title(reader),
        languages,
        tuple(lines),
        reader.legal("Every person and every event in this training record is invented.")
        if synthetic
        else Words(""),
    )


def synthetic_mark(reader: Reader) -> Words:
    """The mark of training data, on every sheet."""
    return reader.legal("SYNTHETIC TRAINING RECORD")


def identity(reader: Reader, printed: Printable) -> list[Block]:
    """Who speaks: under a pseudonym when that was asked for, with nothing that identifies."""
    person = interviewee(reader.answers)
    if not person:
        return []
    key = str(person.get("id", ""))
    name = reader.legal("Pseudonym") if printed.pseudonym else reader.legal("Name")
    facts = (
        Fact(name, Words(reader.person(key))),
        *reader.facts("persons", person, skip=_IDENTITY_SKIPPED),
    )
    blocks: list[Block] = [Heading(reader.legal("The person"))]
    if printed.pseudonym:
        blocks.append(
            Note(reader.legal("The person speaks under a pseudonym; the name is kept apart."))
        )
    if printed.address_withheld:
        blocks.append(
            Note(reader.legal("Addresses and details are withheld at the wish of the person."))
        )
    if printed.latin_names:
        blocks.append(
            Note(reader.legal("A name in a script that cannot be set here is given in Latin."))
        )
    return [*blocks, Facts(facts), *_papers(reader, key)]


def _papers(reader: Reader, key: str) -> list[Block]:
    rows = [row for row in reader.answers.rows("identity_documents") if row.get("person") == key]
    if not rows:
        return []
    shares = {"kind": 48, "issued_by": 38, "issued_on": 32, "expires_on": 28, "seen": 21}
    return [
        Subheading(reader.section("identity_documents")),
        _table(reader, "identity_documents", rows, shares),
    ]


def how_taken(reader: Reader) -> list[Block]:
    """When, where, in which languages, with whom and by whom the explanation was taken."""
    rows = reader.answers.rows("interview")
    facts = [*(reader.facts("interview", rows[0], skip=_MADE_SKIPPED) if rows else ())]
    mode = reader.at("account.mode")
    if mode.main:
        facts.append(Fact(reader.label(reader.book.field("account.mode")), mode))
    for row in reader.answers.rows("interviewers"):
        told = _in_a_row(reader, "interviewers", row, ("name", "position", "organisation"))
        facts.append(Fact(reader.code("signer_role", "interviewer"), told))
    for row in reader.answers.rows("statement"):
        facts += reader.facts("statement", row, skip=_STATEMENT_SKIPPED)
    blocks: list[Block] = [Heading(reader.legal("How this explanation was taken"))]
    if facts:
        blocks.append(Facts(tuple(facts)))
    for row in reader.answers.rows("interpreters"):
        blocks.append(Subheading(reader.code("signer_role", "interpreter")))
        blocks.append(Facts(reader.facts("interpreters", row)))
    return blocks


def _in_a_row(reader: Reader, section: str, row: JsonObject, names: Iterable[str]) -> Words:
    """Several answers of a row on one line."""
    parts = [words for name in names if (words := reader.of_row(section, row, name)).main]
    parallel = ", ".join(part.parallel or part.main for part in parts)
    main = ", ".join(part.main for part in parts)
    return Words(main, "" if parallel == main else parallel)


def consent(reader: Reader, *, explained: bool) -> list[Block]:
    """What the person was told and agreed to, and for which purposes."""
    row = next(iter(reader.answers.rows("consent")), {})
    skipped = [name for name in row if name not in _CONSENT_SHOWN]
    blocks: list[Block] = [Heading(reader.legal("Consent"))]
    blocks.append(_understanding(reader, explained=explained))
    if facts := reader.facts("consent", row, skip=skipped):
        blocks.append(Facts(facts))
    return [*blocks, *_purposes(reader)]


def was_explained(answers: Answers) -> bool:
    """Whether the record holds all that the understanding text claims; not itself printed."""
    explained = answers.value("consent.explained")
    told = set(explained) if isinstance(explained, list) else set()
    return answers.value("consent.understood") == "yes" and told >= _CLAIMED


def _understanding(reader: Reader, *, explained: bool) -> Block:
    """The person's own sentence, or that the record does not bear it out."""
    if not explained:
        return Note(reader.legal("The record does not say that everything was explained."))
    return Prose(
        reader.legal(
            "I give this explanation of my own will. I was told who takes it, what it may be "
            "used for, that I may refuse to answer any question and may withdraw my consent. "
            "Nothing was promised to me."
        )
    )


def _purposes(reader: Reader) -> list[Block]:
    """The decision in force for each purpose the person agreed to; see r_consent_latest."""
    latest = {str(row.get("purpose")): row for row in reader.answers.rows("consent_decisions")}
    rows = []
    for purpose, row in latest.items():
        level = decision_for(reader.answers, purpose).level
        if level is not Level.REFUSED:
            rows.append(
                (
                    reader.code("consent_purpose", purpose),
                    reader.code("consent_level", level.value),
                    reader.of_row("consent_decisions", row, "conditions"),
                )
            )
    if not rows:
        return []
    columns = [
        Column(reader.legal("Purpose agreed to"), 80),
        Column(reader.label(reader.book.field("consent_decisions.level")), 87),
    ]
    if any(conditions.main for _, _, conditions in rows):
        columns[1:] = [
            Column(columns[1].head, 45),
            Column(reader.label(reader.book.field("consent_decisions.conditions")), 42),
        ]
    return [
        Note(reader.legal("A use that is not named here is not agreed to by this paper.")),
        Table(tuple(columns), tuple(row[: len(columns)] for row in rows)),
    ]


def earlier(reader: Reader) -> list[Block]:
    """To whom the person told this before."""
    rows = reader.answers.rows("prior_statements")
    if not rows:
        return []
    shares = {"to_whom": 55, "when": 42, "form": 45, "copy_available": 25}
    return [
        Heading(reader.section("prior_statements")),
        _table(reader, "prior_statements", rows, shares),
    ]


def _table(
    reader: Reader, section: str, rows: Iterable[JsonObject], shares: dict[str, int]
) -> Table:
    columns = tuple(
        Column(reader.label(reader.book.field(f"{section}.{name}")), share)
        for name, share in shares.items()
    )
    cells = tuple(tuple(reader.of_row(section, row, name) for name in shares) for row in rows)
    return Table(columns, cells)
