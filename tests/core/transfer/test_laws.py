"""What holds for every record that a vault can hold."""

from io import BytesIO

from hypothesis import HealthCheck, given, settings

from intake_app.codebook.interchange import decode, encode, normalised
from intake_app.codebook.load import load_codebook
from intake_app.codebook.privacy import anonymous_payload
from intake_app.domain.answers import AnswerPath, Said
from intake_app.domain.canonical import canonical_json
from intake_app.transfer import tar_stream
from intake_app.transfer.anonymous import anonymous_problems
from intake_app.transfer.bundle import ExportedRecord
from intake_app.transfer.quarantine import refusal
from intake_app.transfer.recipients import Recipient
from intake_app.transfer.spool import Spool
from intake_app.transfer.verify import verify
from tests.builders.answers import answers_for
from tests.core.transfer.exchange import DEVICE, RECIPIENTS, members, stream_of

BOOK = load_codebook()
ID = "0a1b2c3d-0000-4000-8000-000000000001"
NAME = f"data/records/{ID}.json"
FOR_US = [Recipient(text).fingerprint for text in RECIPIENTS]


def through_a_bundle(raw):
    """The bytes of a record at the other end."""
    files = members(records=(ExportedRecord(ID, "sealed", 1, raw),), statements={})
    stream = stream_of(list(files.items()))
    spool = Spool(BytesIO(stream), len(stream))
    (entry,) = [e for e in verify(spool, DEVICE.public_text, FOR_US).payload if e.name == NAME]
    return tar_stream.content(spool.file, entry)


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(answers_for(BOOK))
def test_a_record_returns_from_a_bundle_exactly_as_it_went_in(answers):
    own_id = AnswerPath("record", "record_id")
    kept = normalised(BOOK, answers.with_answer(own_id, Said(ID)))

    returned = through_a_bundle(encode("", "", BOOK, kept))

    assert refusal(returned, ID, BOOK) is None
    assert kept == decode(returned, BOOK).answers


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(answers_for(BOOK))
def test_every_anonymous_payload_goes_in_at_hq(answers):
    payload = {
        "notice": "",
        "about": "",
        "codebook": BOOK.id,
        "codebook_version": BOOK.version,
        "data": anonymous_payload(BOOK, answers),
    }

    assert () == anonymous_problems(payload, BOOK)
    assert refusal(canonical_json(payload), ID, BOOK, is_anonymous=True) is None
