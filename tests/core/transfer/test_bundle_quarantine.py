"""A record with a problem is set aside with its bytes and the reason; the others go in."""

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from intake_app.codebook.schema import Codebook
from intake_app.transfer import bag
from intake_app.transfer.bundle import ExportedRecord, Quarantined
from tests.core.transfer.exchange import (
    ALMATY,
    CALLS,
    a_bundle,
    canonical,
    members,
    opened,
    payload_of,
    sample,
    sealed,
    signed,
    stream_of,
)


def record_with(**changes: object) -> bytes:
    return json.dumps(json.loads(sample(ALMATY)) | changes).encode()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (record_with(data={"record": {"colour": "red"}}), "problems"),
        (record_with(codebook_version="99.0.0"), "codebook_too_new"),
    ],
)
def test_a_record_with_a_problem_is_set_aside_and_the_others_go_in(
    stick: Path, out: Path, book: Codebook, raw: bytes, reason: str
) -> None:
    bad = ExportedRecord("bad-record-1", "sealed", 1, raw)
    good = ExportedRecord(CALLS, "sealed", 2, sample(CALLS))

    found = opened(a_bundle(stick, records=(bad, good)).folder, out, book)

    assert ((CALLS,), [("bad-record-1", reason)]) == (
        found.records,
        [(one.name, one.reason) for one in found.quarantined],
    )
    assert canonical(raw) == (out / "quarantine" / "bad-record-1.json").read_bytes()
    why = json.loads((out / "quarantine" / "bad-record-1.reason.json").read_bytes())
    assert reason == why["reason"]
    assert [f"{CALLS}.json"] == [path.name for path in (out / "records").iterdir()]


@pytest.mark.parametrize(
    "raw",
    [
        b'{"codebook": NaN}',
        b'{"data": {}, "data": {}}',
        b'{"notice": "\\ud800"}',
        b"[" * 100 + b"]" * 100,
        b"\xff\xfe{}",
        b"",
    ],
)
def test_a_record_that_is_no_strict_json_is_set_aside_with_its_bytes(
    stick: Path, out: Path, book: Codebook, raw: bytes
) -> None:
    payload = payload_of(members()) | {f"data/records/{ALMATY}.json": raw}

    found = opened(sealed(stick, stream_of(signed(payload, info_of(payload)))), out, book)

    assert (CALLS,) == found.records
    assert [(ALMATY, "json")] == [(one.name, one.reason) for one in found.quarantined]
    assert raw == (out / "quarantine" / f"{ALMATY}.json").read_bytes()


@pytest.mark.parametrize(
    "other_bytes",
    [
        lambda raw: raw + b"\n",
        lambda raw: raw.replace(b'","', b'", "', 1),
        lambda raw: unicodedata.normalize("NFD", raw.decode()).encode(),
    ],
)
def test_a_record_in_another_spelling_of_the_same_content_is_set_aside(
    stick: Path, out: Path, book: Codebook, other_bytes: Callable[[bytes], bytes]
) -> None:
    payload = payload_of(members())
    payload[f"data/records/{ALMATY}.json"] = other_bytes(payload[f"data/records/{ALMATY}.json"])

    found = opened(sealed(stick, stream_of(signed(payload, info_of(payload)))), out, book)

    assert ((CALLS,), (Quarantined(ALMATY, "not_canonical"),)) == (
        found.records,
        found.quarantined,
    )


def info_of(payload: dict[str, bytes]) -> dict[str, bytes]:
    """bag-info that tells the truth about `payload`."""
    octets, files = sum(map(len, payload.values())), len(payload)
    lines = members()[bag.INFO].decode().splitlines(keepends=True)
    oxum = f"Payload-Oxum: {octets}.{files}\n"
    return {bag.INFO: "".join(oxum if "Oxum" in line else line for line in lines).encode()}


def test_the_reason_tells_codes_and_paths_and_no_words(
    stick: Path, out: Path, book: Codebook
) -> None:
    secret = "Құлақ-қайың-7714"
    bad = ExportedRecord("bad-record-1", "sealed", 1, record_with(data={"record": {secret: "x"}}))

    (aside,) = opened(a_bundle(stick, records=(bad,)).folder, out, book).quarantined

    assert isinstance(aside, Quarantined)
    assert secret not in str(aside)
    assert secret.encode() not in (out / "quarantine" / "bad-record-1.reason.json").read_bytes()
