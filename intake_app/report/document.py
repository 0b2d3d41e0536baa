"""A record as a statement: the order of its parts, and what every sheet carries."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import Answers
from intake_app.domain.attestation import Attestation
from intake_app.domain.consent import nothing_may_leave
from intake_app.errors import ConsentMissing
from intake_app.i18n import Catalog
from intake_app.report import account, certificates, closing, details, opening
from intake_app.report.blocks import (
    Block,
    Document,
    Heading,
    Labels,
    PageFurniture,
    Signing,
    Words,
)
from intake_app.report.page_code import payload
from intake_app.report.printable import Substitutes, printable, uses_pseudonym
from intake_app.report.reader import Reader
from intake_app.report.request import StatementRequest

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def build(request: StatementRequest) -> Document:
    """The statement as plain blocks.

    Refuses with ConsentMissing when the person refused the interview or withdrew everything,
    with LanguageMissing and GlyphMissing as `statement_pdf` tells.
    """
    _require_consent(request.answers)
    account.require_languages(request.answers, request.paragraph_languages)
    request = _signed_language_first(request)
    printed = printable(request.book, request.answers, _substitutes(request.catalog))
    reader = Reader(request.book, printed.answers, request.catalog, request.parallel)
    synthetic = request.answers.value("record.synthetic") == "yes"
    languages = request.paragraph_languages
    blocks: list[Block] = [
        *opening.identity(reader, printed),
        *opening.how_taken(reader),
        *opening.consent(reader, explained=opening.was_explained(request.answers)),
        *opening.earlier(reader),
        *account.paragraphs(reader, languages),
        *account.acts(reader),
        *closing.annexes(reader, request.annexes_kept),
        *certificates.certificates(reader, _attested(request)),
        *details.annex(reader),
        *closing.verification(reader, request),
    ]
    return Document(
        title=request.reference,
        language=request.catalog.language,
        parallel_language=request.parallel.language if request.parallel else "",
        made_at=_made_at(request.answers),
        opening=opening.opening(
            reader,
            account.language_line(reader, languages),
            request.reference,
            synthetic=synthetic,
        ),
        furniture=_furniture(reader, request, synthetic=synthetic),
        labels=Labels(reader.legal("signature"), reader.legal("date"), reader.legal("place")),
        blocks=_numbered(blocks),
    )


def _require_consent(answers: Answers) -> None:
    """Paper may be made for whatever purpose is left; not once the whole consent is gone."""
    if reason := nothing_may_leave(answers):
        raise ConsentMissing(purpose="case_file", reason=reason)


def _signed_language_first(request: StatementRequest) -> StatementRequest:
    """Headings stand in the order of the columns: the signed language first, if it has words."""
    second = request.parallel
    if second and request.paragraph_languages[0] == second.language:
        return replace(request, catalog=second, parallel=request.catalog)
    return request


def printable_answers(book: Codebook, answers: Answers, words: Catalog) -> Answers:
    """The answers as the paper has them; GlyphMissing."""
    return printable(book, answers, _substitutes(words)).answers


def _substitutes(words: Catalog) -> Substitutes:
    return Substitutes(
        withheld_name=words.legal("[name withheld]"),
        unprintable_name=words.legal("[name in another script]"),
    )


def _attested(request: StatementRequest) -> tuple[Attestation, ...]:
    """What was signed. Under a pseudonym no reason is printed: it may name the person."""
    if not uses_pseudonym(request.answers):
        return request.attested
    return tuple(replace(one, reason="") for one in request.attested)


def _furniture(reader: Reader, request: StatementRequest, *, synthetic: bool) -> PageFurniture:
    title = opening.title(reader)
    second = "interpreter" if request.answers.rows("interpreters") else "interviewer"
    reference = f"{request.reference} · " if request.reference else ""
    return PageFurniture(
        head=Words(reference + title.main, title.parallel),
        confidential=reader.legal("Confidential"),
        page_line=reader.legal(
            "{ref} · page {x} of {y} · initials", ref=request.reference, x="{x}", y="{y}"
        ),
        initials=(
            reader.code("signer_role", "declarant"),
            reader.code("signer_role", second),
        ),
        revision=reader.legal("revision {n}", n=str(request.revision)),
        code=request.code,
        payload=payload(request.code, request.revision) if request.code else "",
        draft="" if request.code else request.catalog.legal("DRAFT"),
        synthetic=opening.synthetic_mark(reader) if synthetic else Words(""),
    )


def _made_at(answers: Answers) -> str:
    """When the interview ended, in its own time zone; the beginning of time if nobody said."""
    day = answers.value("interview.interview_date")
    hour = answers.value("interview.end_time")
    try:
        moment = datetime.fromisoformat(f"{day}T{hour or '00:00'}")
        zone = ZoneInfo(str(answers.value("interview.timezone") or "UTC"))
    except (ValueError, ZoneInfoNotFoundError):
        return datetime(2000, 1, 1, tzinfo=UTC).isoformat()
    return moment.replace(tzinfo=zone).isoformat()


def _numbered(blocks: list[Block]) -> tuple[Block, ...]:
    """The same blocks with Roman numbers at their heads."""
    count = 0
    numbered: list[Block] = []
    for block in blocks:
        match block:
            case Heading():
                count += 1
                numbered.append(replace(block, number=_roman(count)))
            case Signing(heading=Heading() as heading):
                count += 1
                numbered.append(replace(block, heading=replace(heading, number=_roman(count))))
            case _:
                numbered.append(block)
    return tuple(numbered)


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        while number >= value:
            letters += letter
            number -= value
    return letters
