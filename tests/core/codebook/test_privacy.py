"""What may be printed, and that an anonymous payload tells nothing about who."""

import json

import pytest
from hypothesis import HealthCheck, given, settings

from intake_app.codebook.kinds import KINDS
from intake_app.codebook.load import load_codebook
from intake_app.codebook.privacy import anonymous_payload, printable_fields
from intake_app.domain.answers import AnswerPath, Answers
from tests.builders.answers import answers_for
from tests.builders.records import ALMATY, SAMPLES, sample_answers

BOOK = load_codebook()
RECORDS = answers_for(BOOK)
TELLING = {"text", "texts", "long_text", "quote", "uuid", "body_marks", "attachment_refs"}


def texts_in(answers):
    for path in answers.paths():
        value = answers.value(str(path))
        yield from KINDS[BOOK.field(path.field_id).kind].texts(value)


def strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings_in(part)


def test_what_must_not_be_printed_is_never_printable():
    everything = {field.id for field in BOOK.fields}
    never = {
        "record.case_group",
        "consent.safe_contact",
        "protection.risk",
        "protection.risk_reasons",
        "protection.referred_to",
        "interview.interviewer_notes",
        "persons.knows_recorded",
        "witnesses.contact_safe",
        "effects.medical_referral",
        "closing.state_after",
    }

    assert not never & {field.id for field in printable_fields(BOOK, everything)}


def test_what_is_optional_is_printed_only_if_it_was_chosen():
    optional = {
        "consent.explained",
        "persons.ethnicity",
        "persons.religion",
        "persons.unhcr_number",
        "identity_documents.number",
    }
    printed = {field.id for field in printable_fields(BOOK)}

    assert not optional & printed
    assert printed | {"persons.religion"} == {
        field.id for field in printable_fields(BOOK, {"persons.religion"})
    }
    assert printed | optional == {field.id for field in printable_fields(BOOK, optional)}
    assert 330 - 17 - 5 - 8 == len(printed)


def test_an_anonymous_record_keeps_codes_counts_countries_and_months():
    payload = anonymous_payload(BOOK, sample_answers(ALMATY))

    assert {"synthetic": "yes"} == payload["record"]
    assert {
        "interview_date": "2009-09",
        "mode": "in_person",
        "place": {"country": "KZ", "place_type": "ngo_office"},
        "private_setting": "yes",
        "interpreter_used": "yes",
        "audio_recorded": "no",
    } == payload["interview"]
    assert {
        "id": "incidents_1",
        "date": {"edtf": "2009-09"},
        "place": {"country": "KZ", "place_type": "home", "basis": "saw"},
        "victims": ["persons_1", "persons_3"],
        "victims_total": {"min": 5, "max": 5},
        "perpetrators_total": {"min": 6, "approx": True},
        "knowledge": ["saw", "heard", "felt"],
    } == payload["incidents"][0]
    assert {"min_minutes": 300, "max_minutes": 420} == payload["acts"][2]["duration"]
    assert {"missing": "unknown"} == payload["interrogations"][0]["recorded_by_them"]


def test_whole_sections_stay_at_home():
    payload = anonymous_payload(BOOK, sample_answers(ALMATY))

    assert not {
        "interviewers",
        "interpreters",
        "attachments",
        "signatures",
        "statement_paragraphs",
        "protection",
        "context",
    } & set(payload)


@pytest.mark.parametrize("name", SAMPLES)
def test_no_word_and_no_name_of_a_sample_is_left(name):
    answers = sample_answers(name)
    left = set(strings_in(anonymous_payload(BOOK, answers)))

    assert set() == left & set(texts_in(answers))


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(RECORDS)
def test_nothing_that_tells_who_is_left_of_any_record(answers):
    payload = anonymous_payload(BOOK, answers)
    for path in Answers(payload).paths():
        field = BOOK.field(path.field_id)
        assert field.kind not in TELLING | {"language", "languages", "clock", "clock_exact"}
        assert field.privacy == "open"
        assert field.print != "never" or field.id == "record.synthetic"
    raw = json.dumps(payload)
    assert not any(key in raw for key in ("as_told", "locality", "address", "night_of", '"text"'))


def test_keys_are_made_anew_because_a_key_may_be_a_name():
    answers = Answers(
        {
            "persons": [{"id": "ermatov_sherali", "role": ["interviewee"], "gender": "male"}],
            "incidents": [{"id": "almaty", "victims": ["ermatov_sherali", "gone"]}],
        }
    )

    assert {
        "persons": [{"id": "persons_1", "role": ["interviewee"], "gender": "male"}],
        "incidents": [{"id": "incidents_1", "victims": ["persons_1"]}],
    } == anonymous_payload(BOOK, answers)


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("2009-09-07", "2009-09"),
        ("2009-09-07/2009-09-08", "2009-09"),
        ("2009-09-30/2009-10-01", "2009-09/2009-10"),
        ("2009-09-07~", "2009-09~"),
        ("../2009-09-07", "../2009-09"),
        ("2009-22?", "2009-22?"),
        ("2009", "2009"),
    ],
)
def test_dates_are_cut_to_the_month(told, left):
    answers = Answers({"remedies": [{"date": {"edtf": told, "as_told": "в понедельник"}}]})

    assert {"remedies": [{"date": {"edtf": left}}]} == anonymous_payload(BOOK, answers)


def test_what_a_person_ticked_goes_as_it_is():
    answers = sample_answers(ALMATY)
    path = AnswerPath("acts", "description", 2)

    payload = anonymous_payload(BOOK, answers, [path])

    assert answers.value("acts[2].description") == payload["acts"][2]["description"]
    assert "description" not in payload["acts"][1]
