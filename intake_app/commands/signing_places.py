"""Who signs a testimony, what they declare, and how far it is: for the page where people sign."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from intake_app.codebook.signers import Signer
from intake_app.commands import signing
from intake_app.commands.session import Session
from intake_app.domain.answers import Answers
from intake_app.domain.attestation import Attestation
from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId, StoredRecord
from intake_app.i18n import LANGUAGES, Catalog, catalog

ROLES = "signer_role"


@dataclass(frozen=True, slots=True)
class Place:
    """One who signs. `declares` is what stands above the name on paper, in its language."""

    signer: Signer = field(repr=False)
    declares: tuple[str, ...] = field(repr=False)
    kept: Attestation | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the signing is. No places before the read-back and after a withdrawal.

    `earlier`: signatures that stood under another text, or were followed by a later one.
    `roles` gives the English name of each role, for the catalogue.
    """

    reference: str
    revision: int
    state: State
    is_read_only: bool
    hides_name: bool
    places: tuple[Place, ...]
    earlier: int
    damaged: int
    roles: Mapping[str, str]


def standing(session: Session, record_id: RecordId, language: str) -> Standing:
    """What is there now; what is declared in `language`, or in English where it has no words."""
    from intake_app.report.printable import uses_pseudonym

    stored = session.vault.records.get(record_id)
    answers = stored.body.answers
    words = catalog(language if language in LANGUAGES else "en")
    kept = signing.listed(session, record_id)
    return Standing(
        reference=str(answers.value("record.reference") or ""),
        revision=stored.revision,
        state=stored.state,
        is_read_only=bool(session.vault.faults),
        hides_name=uses_pseudonym(answers),
        places=_places(session, stored, words) if stored.state in signing.SIGNABLE else (),
        earlier=sum(not one.counts for one in kept),
        damaged=signing.damaged(session, record_id),
        roles={code.id: code.label for code in session.book.lists[ROLES].codes},
    )


def _places(session: Session, stored: StoredRecord, words: Catalog) -> tuple[Place, ...]:
    from intake_app.report.document import printable_answers

    answers = printable_answers(session.book, stored.body.answers, words)
    kept = {(one.role, one.number): one for one in signing.counting(session, stored)}
    return tuple(
        Place(
            signer,
            _declared(session, answers, signer, words),
            kept.get((signer.role, signer.number)),
        )
        for signer in signing.signers_of(session, stored)
    )


def _declared(
    session: Session, answers: Answers, signer: Signer, words: Catalog
) -> tuple[str, ...]:
    """The certificate that the signature stands under; nothing for who only stands by."""
    from intake_app.codebook.signers import signing_interpreters
    from intake_app.report import certificates
    from intake_app.report.reader import Reader

    reader = Reader(session.book, answers, words, None)
    match signer.role:
        case "declarant":
            said = certificates.read_back(reader)
        case "interviewer":
            said = certificates.interviewers_words(reader)
        case "interpreter":
            _, row = signing_interpreters(answers)[signer.number - 1]
            said = certificates.interpreters_words(reader, row)
        case _:
            said = ()
    return tuple(one.main for one in said)
