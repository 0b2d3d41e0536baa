"""Record files: what is read is what was written, and bad files are refused whole."""

import json
import unicodedata
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from intake_app.codebook.interchange import LARGEST_RECORD, Interchange, decode, encode, normalised
from intake_app.codebook.load import load_codebook
from intake_app.codebook.problems import Problem, Severity
from intake_app.domain.answers import Answers
from intake_app.errors import CodebookTooNew, InputRefused, JsonRefused
from tests.builders.answers import answers_for
from tests.builders.records import (
    ALMATY,
    DECLINED,
    REFUSED,
    SAMPLES,
    sample_answers,
    sample_bytes,
    with_section,
    with_value,
)

BOOK = load_codebook()
RECORDS = answers_for(BOOK)


def written(answers, **envelope):
    whole = {
        "codebook": "intake_codebook",
        "codebook_version": "1.0.0",
        "data": answers.to_json(),
        **envelope,
    }
    kept = {name: part for name, part in whole.items() if part is not ...}
    return json.dumps(kept, ensure_ascii=False).encode()


def refusal_of(raw, **more):
    with pytest.raises(InputRefused) as refusal:
        decode(raw, BOOK, **more)
    return refusal.value.facts["problems"]


def told(raw):
    return [(problem.code, problem.path) for problem in refusal_of(raw)]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_goes_in_and_out_unchanged(name):
    raw = sample_bytes(name)

    read = decode(raw, BOOK)

    assert json.loads(raw) == json.loads(encode(read.notice, read.about, BOOK, read.answers))
    assert json.loads(raw)["data"] == read.answers.to_json()
    assert list(json.loads(raw)["data"]) == list(read.answers.to_json())


def test_a_file_says_what_it_is():
    read = decode(sample_bytes(REFUSED), BOOK)
    whole = json.loads(sample_bytes(REFUSED))

    assert read == Interchange(
        notice=whole["notice"],
        about=whole["about"],
        codebook_version="1.0.0",
        answers=sample_answers(REFUSED),
    )


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(RECORDS)
def test_whatever_is_written_is_read_back(answers):
    kept = normalised(BOOK, answers)

    assert kept == decode(encode("", "", BOOK, answers), BOOK).answers
    assert kept == normalised(BOOK, kept)


def test_markup_stays_text():
    markup = '<b>Ермек</b> & <img src="file:///etc/passwd"> {x} %s'
    answers = with_value(sample_answers(ALMATY), "persons[0].surname", markup)

    assert markup == decode(written(answers), BOOK).answers.value("persons[0].surname")


def test_text_is_composed_once_at_the_door():
    apart = unicodedata.normalize("NFD", "Жұмағұлов Қайрат Йосипович")
    answers = with_value(sample_answers(ALMATY), "persons[0].surname", apart)

    assert "Жұмағұлов Қайрат Йосипович" == decode(written(answers), BOOK).answers.value(
        "persons[0].surname"
    )


def test_twenty_thousand_letters_are_taken_and_one_more_is_not():
    longest = with_value(sample_answers(ALMATY), "context.events", "ә" * 20_000)
    longer = with_value(sample_answers(ALMATY), "context.events", "ә" * 20_001)

    assert 20_000 == len(decode(written(longest), BOOK).answers.value("context.events"))
    assert (
        Problem("too_long", "context.events", Severity.ERROR, {"letters": 20_001, "most": 20_000}),
    ) == refusal_of(written(longer))


ENVELOPES = [
    ({"data": ...}, [("lacks_key", "")]),
    ({"codebook": ...}, [("lacks_key", "")]),
    ({"codebook_version": ...}, [("lacks_key", "")]),
    ({"signature": "a"}, [("unknown_key", "")]),
    ({"codebook": "other_codebook"}, [("other_codebook", "codebook")]),
    ({"codebook_version": "1.0"}, [("version_form", "codebook_version")]),
    ({"codebook_version": 1}, [("version_form", "codebook_version")]),
    ({"notice": ["a"]}, [("type", "notice")]),
    ({"about": "a\x07"}, [("type", "about")]),
    ({"data": []}, [("single_expected", "data")]),
    ({"data": None}, [("single_expected", "data")]),
]


@pytest.mark.parametrize(("envelope", "expected"), ENVELOPES)
def test_a_wrong_envelope_is_refused(envelope, expected):
    assert expected == told(written(sample_answers(REFUSED), **envelope))


@pytest.mark.parametrize("raw", [b"[]", b"7", b'"record"', b"null"])
def test_json_that_is_no_object_is_no_record(raw):
    assert [("record_expected", "")] == told(raw)


def test_a_later_questionnaire_is_told_as_such():
    with pytest.raises(CodebookTooNew) as refusal:
        decode(written(sample_answers(REFUSED), codebook_version="1.10.0"), BOOK)

    assert {"version": "1.10.0", "known": "1.0.0"} == refusal.value.facts


def test_no_strict_json_is_refused_before_anything_else():
    with pytest.raises(JsonRefused):
        decode(b'{"codebook": "intake_codebook", "codebook": "x"}', BOOK)
    with pytest.raises(JsonRefused):
        decode(b" " * (LARGEST_RECORD + 1), BOOK)


def test_every_problem_of_a_file_is_listed_by_path():
    answers = sample_answers(DECLINED)
    answers = with_section(answers, "weather", {})
    answers = with_value(answers, "interview.interview_date", "2021-11-31")
    answers = with_value(answers, "interview.mode", "dream")
    answers = with_value(answers, "persons[0].given_name", "Гуль\u0000наз")
    answers = with_value(answers, "persons[0].age", "38")
    answers = with_value(answers, "incidents[0].date", {"edtf": "2021-9-7"})
    answers = with_value(answers, "incidents[0].victims", ["p9"])
    answers = with_value(answers, "acts[0].restraint_type", "handcuffs")

    assert [
        ("version_form", "codebook_version"),
        ("no_such_date", "interview.interview_date"),
        ("unknown_code", "interview.mode"),
        ("control_characters", "persons[0].given_name"),
        ("type", "persons[0].age"),
        ("date_form", "incidents[0].date"),
        ("r_refs", "incidents[0].victims"),
        ("not_asked_here", "acts[0].restraint_type"),
        ("unknown_section", "weather"),
    ] == told(written(answers, codebook_version="one"))


def test_no_problem_tells_what_was_testified():
    answers = with_section(sample_answers(DECLINED), "Ермек айтты", {})
    answers = with_value(answers, "persons[0].gender", "құпия сөз")
    answers = with_value(answers, "persons[0].citizenship", ["құпия сөз"])
    answers = with_value(answers, "acts[0].victims", ["құпия сөз"])
    answers = with_value(answers, "acts[0].time", {"құпия сөз": "a"})

    problems = refusal_of(written(answers))

    assert 5 == len(problems)
    assert "құпия" not in repr(problems)
    assert "Ермек" not in repr(problems)


def test_hints_do_not_refuse_a_draft():
    answers = with_value(sample_answers(ALMATY), "interview.end_time", "11:05")

    assert answers == decode(written(answers), BOOK).answers


def test_an_interview_of_tomorrow_is_refused_if_today_is_known():
    raw = written(sample_answers(REFUSED))

    assert (Problem("in_the_future", "interview.interview_date"),) == refusal_of(
        raw, today=date(2022, 1, 10)
    )
    assert isinstance(decode(raw, BOOK, today=date(2022, 1, 11)), Interchange)


def test_consent_refused_with_content_is_refused_whole():
    answers = with_section(sample_answers(REFUSED), "effects", {"details": "a"})

    assert [("r_consent_first", "effects")] == told(written(answers))


def test_an_empty_record_is_a_draft_like_any_other():
    assert Answers() == decode(written(Answers()), BOOK).answers
