import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from intake_app.codebook.interchange import decode
from intake_app.codebook.privacy import anonymous_payload
from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import JsonObject
from intake_app.domain.canonical import canonical_json
from intake_app.paths import resources
from intake_app.transfer.anonymous import STATE, anonymous_problems
from intake_app.transfer.bundle import ExportedRecord
from intake_app.transfer.quarantine import refusal
from tests.core.transfer.exchange import a_bundle, opened
from tests.core.transfer.strange import with_something_strange

SAMPLES = sorted((resources() / "samples").glob("*.json"))
ID = "0a1b2c3d-0000-4000-8000-000000000001"


def anonymised(book: Codebook, sample: Path) -> JsonObject:
    answers = decode(sample.read_bytes(), book).answers
    return {
        "notice": "",
        "about": "",
        "codebook": book.id,
        "codebook_version": book.version,
        "data": anonymous_payload(book, answers),
    }


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_what_the_allow_list_lets_out_goes_in_at_hq(book: Codebook, sample: Path) -> None:
    payload = anonymised(book, sample)

    assert () == anonymous_problems(payload, book)
    assert refusal(canonical_json(payload), ID, book, is_anonymous=True) is None


def data(payload: JsonObject) -> dict[str, object]:
    found = payload["data"]
    assert isinstance(found, dict)
    return found  # type: ignore[return-value]


def change(section: str, field: str, value: object) -> Callable[[JsonObject], None]:
    def changed(payload: JsonObject) -> None:
        stored = data(payload).setdefault(section, {})
        row = stored[0] if isinstance(stored, list) else stored
        row[field] = value  # type: ignore[index]

    return changed


@pytest.mark.parametrize(
    ("alter", "expected"),
    [
        (change("account", "verbatim", {"lang": "ru", "text": "words"}), "not_anonymous"),
        (change("record", "reference", "KZ-2009-0001"), "not_anonymous"),
        (change("incidents", "id", "anna_petrova"), "not_anonymous"),
        (change("nowhere", "field", "words"), "not_anonymous"),
        (lambda payload: payload.update(notice="Anna"), "not_anonymous"),
        (lambda payload: payload.update(about="Anna"), "not_anonymous"),
        (lambda payload: payload.update(comment="Anna"), "record_expected"),
        (lambda payload: payload.update(data=[]), "other_codebook"),
        (change("interview", "interview_date", "2009-09-10"), "date_form"),
        (change("interview", "interview_date", "Anna"), "date_form"),
        (change("incidents", "knowledge", ["Anna"]), "unknown_code"),
    ],
)
def test_anything_more_is_set_aside(
    book: Codebook, alter: Callable[[JsonObject], None], expected: str
) -> None:
    payload = anonymised(book, SAMPLES[0])
    alter(payload)

    assert [expected] == [code for code, _ in anonymous_problems(payload, book)]


def test_a_record_that_does_not_claim_to_be_anonymous_has_no_use_of_the_rule(
    book: Codebook,
) -> None:
    raw = canonical_json(anonymised(book, SAMPLES[0]))

    refused = refusal(raw, ID, book)

    assert refused is not None
    assert "problems" == refused.reason


def test_the_signed_state_decides_by_which_rule_a_record_is_judged(
    stick: Path, tmp_path: Path, book: Codebook
) -> None:
    raw = canonical_json(anonymised(book, SAMPLES[0]))
    records = (ExportedRecord(ID, STATE, 0, raw), ExportedRecord(ID[:-1] + "2", "sealed", 1, raw))
    folder = a_bundle(stick, records=records, statements={}).folder

    found = opened(folder, tmp_path / "out", book)

    assert ((ID,), [ID[:-1] + "2"]) == (found.records, [one.name for one in found.quarantined])
    assert raw == (tmp_path / "out" / "records" / f"{ID}.json").read_bytes()


@pytest.mark.parametrize("seed", range(3))
def test_whatever_stands_in_an_anonymous_record_it_is_taken_or_set_aside(
    book: Codebook, seed: int
) -> None:
    chance = random.Random(seed)
    record = canonical_json(anonymised(book, SAMPLES[0]))

    for _ in range(60):
        raw = with_something_strange(record, chance)
        if refusal(raw, ID, book, is_anonymous=True) is None:
            assert () == anonymous_problems(json.loads(raw), book)
