"""Certificates of a statement: what each declares, and the signatures under it."""

from collections.abc import Sequence
from datetime import datetime

from intake_app.codebook.signers import (
    Signer,
    signers_of_interview,
    signers_of_person,
    signing_interpreters,
)
from intake_app.domain.answers import JsonObject
from intake_app.domain.attestation import BEFORE_A_WITNESS, Attestation, Way
from intake_app.report.blocks import Block, Heading, SignatureField, Signing, Words
from intake_app.report.reader import Reader

_READ = ("interpreted", "read_aloud", "self_read")
# Tuples, because an answer to look for may be an object that says why there is none.
_SAID_IN_THE_FIELD = ("refused", "thumb", "mark")
_SAID = {Way.THUMB: "thumb", Way.REFUSED: "refused", Way.CANNOT: ""}
"""What stands in the field, by its code in the questionnaire where it has one."""


def certificates(reader: Reader, attested: Sequence[Attestation] = ()) -> list[Block]:
    """Read-back, interpreter, interviewer: each declaration with the signatures under it.

    `attested`: what was signed on the screen, or why it was not; the last of a signer counts.
    """
    places = _Places(reader, attested)
    blocks: list[Block] = [
        Signing(
            Heading(reader.legal("Read-back and signature of the person")),
            read_back(reader),
            places.fields(signers_of_person(reader.answers, is_witnessed=is_witnessed(attested))),
        )
    ]
    blocks += [
        Signing(
            Heading(reader.legal("Certificate of the interpreter")),
            interpreters_words(reader, row),
            places.fields((signer,)),
        )
        for signer, row in signing_interpreters(reader.answers)
    ]
    with_lawyer = reader.answers.value("statement.lawyer") is not None
    blocks.append(
        Signing(
            Heading(
                reader.legal("Signatures of the interviewer and the lawyer")
                if with_lawyer
                else reader.legal("Signature of the interviewer")
            ),
            interviewers_words(reader),
            places.fields(signers_of_interview(reader.answers)),
        )
    )
    return blocks


def is_witnessed(attested: Sequence[Attestation]) -> bool:
    """Whether something that was done instead of a signature calls for a witness."""
    return any(one.role == "declarant" and one.way in BEFORE_A_WITNESS for one in attested)


def interviewers_words(reader: Reader) -> tuple[Words, ...]:
    """What an interviewer declares."""
    return (reader.legal("I wrote this explanation down from the words of the person."),)


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


class _Places:
    """Places to sign, with what was signed already, refused, or put down as a mark."""

    def __init__(self, reader: Reader, attested: Sequence[Attestation]) -> None:
        self._reader = reader
        self._attested = {(one.role, one.number): one for one in attested}

    def fields(self, signers: Sequence[Signer]) -> tuple[SignatureField, ...]:
        """One for each signer."""
        return tuple(self._field(signer) for signer in signers)

    def _field(self, signer: Signer) -> SignatureField:
        role = self._reader.code("signer_role", signer.role)
        remark = self._recorded_remark(signer.role)
        one = self._attested.get((signer.role, signer.number))
        if one is None:
            return SignatureField(role, signer.name, remark)
        return SignatureField(
            role,
            signer.name or one.name,
            self._remark(one) if one.way in _SAID else remark,
            one.drawing if one.way is Way.DRAWN else None,
            self._date(one) if one.way is Way.DRAWN else "",
            self._notes(one),
        )

    def _recorded_remark(self, role: str) -> Words:
        """A refusal, thumbprint or mark that stands among the answers."""
        remark = Words("")
        for row in self._reader.answers.rows("signatures"):
            if row.get("signer_role") == role and row.get("kind") in _SAID_IN_THE_FIELD:
                remark = self._reader.of_row("signatures", row, "kind")
        return remark

    def _remark(self, one: Attestation) -> Words:
        if one.way is Way.CANNOT:
            return self._reader.legal("Cannot sign")
        return self._reader.code("signature_kind", _SAID[one.way])

    def _date(self, one: Attestation) -> str:
        return self._reader.main.date_numeric(datetime.fromisoformat(one.at).date())

    def _notes(self, one: Attestation) -> tuple[Words, ...]:
        """When, by which clock; and the reason of who did not sign, in their words."""
        moment = _moment(self._reader, one.at)
        match one.way:
            case Way.DRAWN:
                said = self._reader.legal(
                    "Drawn on the screen of the laptop, {moment} by its clock, not verified.",
                    moment=moment,
                )
            case Way.REFUSED | Way.CANNOT:
                said = self._reader.legal(
                    "Noted {moment} by the clock of the laptop, not verified.", moment=moment
                )
            case _:
                return ()
        return (said, Words(one.reason)) if one.reason else (said,)


def _moment(reader: Reader, stamp: str) -> Words:
    moment = datetime.fromisoformat(stamp)
    return reader.words(
        lambda catalog: f"{catalog.date_numeric(moment.date())}, {catalog.time(moment)}"
    )
