"""A record's body comes back from storage as it was, and its code covers what was sealed."""

import hashlib
import hmac
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_app.domain.answers import AnswerPath, Answers, Said
from intake_app.domain.record import Body, Envelope
from intake_app.domain.statement_code import statement_code

A_REASON = r"\w"  # every refusal says why, to a programmer

WORDS = st.dictionaries(st.text(), st.text(), max_size=3)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
ROWS = st.dictionaries(TEXT, TEXT | st.integers(0, 9), max_size=3)
ANSWERS = st.builds(Answers, st.dictionaries(TEXT, ROWS, max_size=3))
BODIES = st.builds(
    Body,
    st.text(),
    ANSWERS,
    st.text(),
    st.text(),
    st.builds(Envelope, st.text(), st.text(), st.text(), WORDS, WORDS),
)
SALT = "00112233445566778899aabbccddeeff"


def sealed(answers, salt=SALT):
    return Body("1.0.0", answers, envelope=Envelope(salt=salt))


@given(body=BODIES)
def test_a_body_comes_back_from_its_stored_form(body):
    assert Body.from_json(body.to_json()) == body
    assert Body.from_json(json.loads(json.dumps(body.to_json()))) == body


@pytest.mark.parametrize(
    "stored", [{}, {"data": []}, {"data": {}}, {"data": {}, "envelope": ""}, {"envelope": {}}]
)
def test_something_else_is_no_body(stored):
    with pytest.raises(ValueError, match="not a record body"):
        Body.from_json(stored)


@given(body=BODIES, answers=ANSWERS)
def test_other_answers_leave_the_rest_of_the_body(body, answers):
    changed = body.with_answers(answers)

    assert changed.answers == answers
    assert changed.with_answers(body.answers) == body


def test_the_code_is_an_hmac_over_the_canonical_answers():
    body = sealed(Answers({"record": {"reference": "KZ-2022-K7-0003"}}))
    covered = b'{"record":{"reference":"KZ-2022-K7-0003"}}'

    expected = hmac.new(bytes.fromhex(SALT), covered, hashlib.sha256).hexdigest()
    assert statement_code(body) == expected


@given(answers=ANSWERS)
def test_a_signature_added_later_does_not_change_the_code(answers):
    signed = answers.with_row("signatures", {"signer_role": "declarant"})

    assert statement_code(sealed(signed)) == statement_code(sealed(answers))


@given(answers=ANSWERS, words=TEXT)
def test_any_other_change_changes_the_code(answers, words):
    changed = answers.with_answer(AnswerPath("account", "verbatim"), Said(words))
    again = changed.with_answer(AnswerPath("account", "verbatim"), Said(words + "."))

    assert statement_code(sealed(changed)) != statement_code(sealed(again))


def test_another_salt_gives_another_code():
    answers = Answers({"consent": {"given": "no"}})

    assert statement_code(sealed(answers)) != statement_code(sealed(answers, salt="f" * 32))


@pytest.mark.parametrize("salt", ["", "00", SALT + "00", "not hex at all"])
def test_a_body_without_a_salt_of_its_own_has_no_code(salt):
    with pytest.raises(ValueError, match=A_REASON):
        statement_code(sealed(Answers(), salt=salt))
